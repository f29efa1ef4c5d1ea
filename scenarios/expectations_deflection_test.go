package scenarios_test

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

// A chatbot that keeps a fifth of the contacts away spares much less than a fifth of the
// work: by how much is known exactly, cause by cause, and together.
func TestChatbotPromise(t *testing.T) {
	t.Parallel()
	before, promised := playPromise(t, "before the bot"), playPromise(t, "")
	all := []season{}
	for _, c := range []struct {
		strategy       string
		contacts, work float64 // fewer than before the bot, as the README says
	}{
		{"", 0.20, 0.20},
		{"easy ones first", 0.20, 0.13},
		{"some come back", 0.155, 0.155},
		{"handed over harder", 0.20, 0.17},
		{"bot as it is", 0.155, 0.048},
		{"bot that knows its limits", 0.153, 0.094},
	} {
		s := playPromise(t, c.strategy)
		all = append(all, s)
		exact := leftBy(t, c.strategy)
		for measure, x := range map[string][2]float64{"offered": {exact.contacts, c.contacts}, "work": {exact.work, c.work}} {
			if math.Abs(1-x[0]-x[1]) > 0.0006 {
				t.Errorf("%q: %s falls by %.4f, not by %v", c.strategy, measure, 1-x[0], x[1])
			}
			if z := s.off(before, measure, x[0]); !(z <= 4) {
				t.Errorf("%q: %s is not %.4f of that before the bot: z = %.1f", c.strategy, measure, x[0], z)
			}
			if z := s.off(before, measure, x[0]+0.01); z <= 4 {
				t.Errorf("%q: %s: a point would not be noticed: z = %.1f", c.strategy, measure, z)
			}
		}
	}
	more := func(s season) float64 { return s.against(promised, "work", sim.Scope{}).Mean }
	easy, back, harder, is := more(all[1]), more(all[2]), more(all[3]), more(all[4])
	expect(t, []expectation{
		{"of what the promise lacks, the easy ones first", easy / is, 0.44, 0.49},
		{"of what the promise lacks, coming back", back / is, 0.27, 0.32},
		{"of what the promise lacks, handing over harder", harder / is, 0.18, 0.22},
		{"what the three make of each other", 1 - (easy+back+harder)/is, 0.03, 0.07},
	})
	outcomes(t, promised, map[string]string{"chat": sim.Pass})
	outcomes(t, all[4], map[string]string{"chat": sim.Fail})
	outcomes(t, playPromise(t, "bot as it is, five more people"), map[string]string{"chat": sim.Pass})
}

func playPromise(t *testing.T, strategy string) season {
	return playSeason(t, "chatbot-promise", 20, scenarios.Options{Strategy: strategy})
}

// off is how many standard errors a measure lies from a share of that of other seasons
// of the same luck.
func (s season) off(other season, measure string, share float64) float64 {
	theirs, sum, squares := other.each(measure, sim.Scope{}), 0.0, 0.0
	n := float64(len(theirs))
	for i, x := range s.each(measure, sim.Scope{}) {
		d := x - share*theirs[i]
		sum, squares = sum+d, squares+d*d
	}
	return math.Abs(sum/n) / math.Sqrt((squares/n-sum/n*sum/n)/(n-1))
}

// reached is what reaches people, as shares of what there is without a bot.
type reached struct{ contacts, work float64 }

// leftBy works out what reaches people. A chat that the bot hands over, with the
// probability 1 − p, is a contact, and a share p·b of the chats comes back, a part s of
// them by phone and the others to the bot again. So of a chat come y contacts and the
// work w of W, where a question takes 1 on average and the shortest p of them L(p),
//
//	y = 1 − p + p·b·(s + (1 − s)·y)
//	w = h·(1 − c·L(p) − (1 − c)·p) + p·b·(s + (1 − s)·w)
//
// for a part c of those helped that is helped because the question is short, and hand-overs
// that are harder by the factor h. Of a lognormal law L(p) = Φ(Φ⁻¹(p) − σ).
func leftBy(t *testing.T, strategy string) reached {
	t.Helper()
	loaded, err := scenarios.Open("chatbot-promise", scenarios.Options{Strategy: strategy})
	if err != nil {
		t.Fatal(err)
	}
	layout := &loaded.Model.Layout
	law, bot, chats := layout.Queues[0].Handle, &layout.Layers[0], layout.Reasons[0].Mix[0]
	sigma := math.Sqrt(math.Log1p(law.Variance() / (law.Mean() * law.Mean())))
	p := bot.Resolves[0]
	shortest := math.Erfc(math.Erfcinv(2*p)+sigma/math.Sqrt2) / 2
	phone := bot.Switch[1]
	handedOver := bot.Harder * (1 - bot.EasyFirst*shortest - (1-bot.EasyFirst)*p)
	back := p * bot.ComesBack
	of := func(first float64) float64 { return 1 - chats + chats*(first+back*phone)/(1-back*(1-phone)) }
	return reached{contacts: of(1 - p), work: of(handedOver)}
}
