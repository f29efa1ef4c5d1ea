// Package selfservice is what a customer meets before a person: a notice that
// makes the question needless, a help page, a voice menu, a chatbot. Each
// layer tells the truth: how many used it, whom it helped, whom it handed
// over, and who only seemed helped and comes back.
package selfservice

import (
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
)

// Kind says where in a customer's path a layer stands.
type Kind int

// The kinds of layer, in the order in which a customer meets them.
const (
	Notice    Kind = iota // sent before the customer asks; prevents the contact
	HelpPage              // read before a channel is chosen
	VoiceMenu             // answers on the phone before the queue
	Chatbot               // answers in chat before the queue
)

// String names the kind.
func (k Kind) String() string {
	return [...]string{"notice", "help page", "voice menu", "chatbot"}[k]
}

// Layer is one offer of self-service. It is open round the clock, but for its
// outages.
type Layer struct {
	Name      string
	Kind      Kind
	Channels  []bool    // by channel: where a voice menu or chatbot answers; ignored for the others
	Reach     float64   // share of customers who get the notice or use the layer
	Placement []float64 // by reason: share of those who come past it where the question arises; nil: all
	Resolves  []float64 // by reason: share of those reached whom it helps, or seems to
	EasyFirst float64   // share of those it helps that it helps because no question is shorter; the others are any
	Takes     dist.Law  // seconds spent in it by those it helps, who go on only then; nil: no time
	HandOver  dist.Law  // seconds spent in it by those it hands over; nil: as Takes
	ComesBack float64   // share of those it seems to help who were not helped and come back
	BackAfter dist.Law  // seconds until they do
	Switch    []float64 // by channel: share of those who come back that does so there instead; nil: none
	GivesUp   float64   // share of those it does not help who leave without a word, for good
	Harder    float64   // factor on the handle time of a question it hands over, until a person answers it; 1: none
	Adoption  Adoption
	Limits    Limits
	Outages   []Outage // in order of time

	BackOrders bool // a notice: for those only whose goods were not in stock when they ordered, and who are told when these come
}

// Beforehand reports whether customers meet the layer before they choose a
// channel.
func (l *Layer) Beforehand() bool { return l.Kind == Notice || l.Kind == HelpPage }

// Purposes of the luck a layer uses. Never renumber: results would change.
const (
	purposeReach uint64 = iota
	purposeResolve
	purposeBack
	purposeTakes
	purposeDelay
	purposeLeave
	purposeEasy
)

// Step is what a layer did for one customer.
type Step struct {
	Offered  bool     // it can help with the question
	Used     bool     // the customer met it
	Resolved bool     // it helped, or seemed to
	False    bool     // it only seemed to: the customer comes back after BackIn
	Left     bool     // it did not help, and the customer left without a word
	ByRank   bool     // whom it helps went by how long the question is: the shortest were helped
	Takes    des.Time // time spent in it
	BackIn   des.Time
}

// Meet plays the layer for a customer with the given reason and luck who comes past it
// at a moment, and fills in the step. The rank is the share of all questions of the kind
// that are shorter than the customer's, negative when nobody knows. The same customer has
// the same luck whatever the layer's shares, so raising a share helps more customers and
// harms none. Any stream will do: it is set to the luck of each draw, and comes from
// outside so that a draw allocates nothing.
func (l *Layer) Meet(reason int, at des.Time, keen, rank float64, luck rng.Key, stream *rng.Stream, s *Step) {
	*s = Step{}
	if s.Offered = l.Resolves[reason] > 0; !s.Offered {
		return
	}
	if luck.With(purposeReach).Float64() >= keen*l.reach(reason, at) {
		return
	}
	chance := luck.With(purposeResolve).Float64()
	if l.EasyFirst > 0 && luck.With(purposeEasy).Float64() < l.EasyFirst {
		s.ByRank = true
		if rank >= 0 {
			chance = rank
		}
	}
	s.Used, s.Resolved = true, chance < l.Resolves[reason]
	s.Left = !s.Resolved && l.GivesUp > 0 && luck.With(purposeLeave).Float64() < l.GivesUp
	takes := l.Takes
	if !s.Resolved && l.HandOver != nil {
		takes = l.HandOver
	}
	s.Takes = draw(takes, luck.With(purposeTakes), stream)
	if s.Resolved && luck.With(purposeBack).Float64() < l.ComesBack {
		s.False = true
		s.BackIn = draw(l.BackAfter, luck.With(purposeDelay), stream)
	}
}

// reach returns the share of customers with a reason who use the layer at a
// moment.
func (l *Layer) reach(reason int, at des.Time) float64 {
	share := l.Reach * l.Adoption.at(at)
	if l.Placement != nil {
		share *= l.Placement[reason]
	}
	return share
}

func draw(law dist.Law, luck rng.Key, stream *rng.Stream) des.Time {
	if law == nil {
		return 0
	}
	*stream = luck.Stream()
	return des.Seconds(law.Sample(stream))
}
