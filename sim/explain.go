package sim

// Explanation says why a season, or one day or interval of it, is bad: how much of the time
// lost there, and of each target that is missed, every cause has brought. What causes bring
// together is divided fairly among them: by the Shapley value.
type Explanation struct {
	Format    int    `json:"format"`    // 1
	Explained string `json:"explained"` // season, day or interval: by which a reader tells it from a Result
	Version   string `json:"version"`
	Season    string `json:"season"`
	Title     string `json:"title,omitempty"`
	Centre    string `json:"centre"`
	Digest    string `json:"digest"` // of the inputs
	Seed      uint64 `json:"seed"`

	Day          string      `json:"day,omitempty"`    // as in 2026-11-30; empty: the whole season
	Clock        string      `json:"clock,omitempty"`  // when the interval begins, as in 10:00; empty: the whole day
	Replications int         `json:"replications"`     // in which shares are known
	Asked        int         `json:"asked"`            // what was asked for
	Stopped      string      `json:"stopped"`          // why it ended: all played, precise enough, interrupted
	Exact        bool        `json:"exact"`            // all sets of causes were played; otherwise orders of them were drawn
	Orders       int         `json:"orders,omitempty"` // of the causes, that were drawn
	Sets         int         `json:"sets"`             // of causes, that were played at least in part
	Seasons      int         `json:"seasons"`          // played in all
	Groups       int         `json:"groups,omitempty"` // of replications that had orders of their own
	Warnings     []string    `json:"warnings,omitempty"`
	Causes       []Cause     `json:"causes"`
	None         []NoCause   `json:"none,omitempty"`   // what was looked for and is no cause here
	Harms        []Harm      `json:"harms"`            // lost minutes first, then the targets that are missed
	Met          []string    `json:"met,omitempty"`    // targets that are met there
	Erlang       []ErlangRow `json:"erlang,omitempty"` // its intervals by formula; of a season the worst
	Changes      []Change    `json:"changes,omitempty"`
}

// What an explanation is about.
const (
	ExplainedSeason   = "season"
	ExplainedDay      = "day"
	ExplainedInterval = "interval"
)

// Cause is something that can make a season bad.
type Cause struct {
	Name string `json:"name"`
	Away string `json:"away"` // what is different without it
}

// NoCause is one that a season does not have, or that changes nothing in it, and why.
type NoCause struct {
	Name string `json:"name"`
	Why  string `json:"why"`
}

// Harm is something bad, divided among the causes. Whole less Rest is the sum of the shares.
type Harm struct {
	Target string  `json:"target,omitempty"` // that is missed; empty: lost minutes
	Unit   string  `json:"unit"`             // of what follows
	Whole  Part    `json:"whole"`            // with everything as it is: minutes lost, or by how much the target is missed
	Rest   Part    `json:"rest"`             // with every cause away: what more people would have to take away
	Shares []Part  `json:"shares"`           // by cause
	Value  float64 `json:"value"`            // of the target's measure, with everything as it is
}

// Minutes is the unit of lost time.
const Minutes Unit = "min"

// Part is a mean with its confidence interval; of one season there is none, and Low and High
// equal Mean.
type Part struct {
	Mean float64 `json:"mean"`
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Half is half of the confidence interval.
func (p Part) Half() float64 { return (p.High - p.Low) / 2 }

// Waited are the minutes that customers waited in each replication, from an answer about the
// mean wait: the contacts of those who left count as much as those who were answered.
func Waited(wait *Value) []float64 {
	all := make([]float64, len(wait.Each))
	for i, x := range wait.Each {
		if x != nil {
			all[i] = *x * wait.Of[i] / 60
		}
	}
	return all
}

// Short is by how much each replication misses the target, from the answer to it: below 0
// where it is met. A share or a mean of contacts is weighed by them, so that the mean over
// replications, divided by that of the weights, is how far the season's value is from the
// limit. Where nothing is known nothing is missed.
func (t Target) Short(v *Value) (short, weight []float64) {
	t = t.judged()
	short, weight = make([]float64, len(v.Each)), make([]float64, len(v.Each))
	for i, x := range v.Each {
		if x == nil {
			continue
		}
		weight[i] = 1
		if len(v.Of) == len(v.Each) {
			weight[i] = v.Of[i]
		}
		if short[i] = (*x - t.Value) * weight[i]; t.AtLeast() {
			short[i] = -short[i]
		}
	}
	return short, weight
}

// During is the target about a part of the season: a day, or an interval of it. It is false
// where the measure is not known for that, or the target is about another part.
func (t Target) During(w Window) (Target, bool) {
	m, ok := FindMeasure(t.Key())
	switch {
	case w == (Window{}) || t.Window == w:
		return t, true
	case !ok || t.Window != (Window{}) || t.Scope.Kind() == ofSegment || t.Over.ByInterval():
		return t, false
	case w.One && !m.ByInterval() || !m.Daily:
		return t, false
	}
	t.Text, t.Window, t.Over, t.Probability = "", w, Whole, 0
	return t, true
}

// Unit is that of the value by which the target is judged.
func (t Target) Unit() Unit { return t.unit() }

// ErlangRow is one interval of a channel as it was simulated, and as Erlang's formulas have
// it with the same contacts, handle times, patience and people: means over replications.
type ErlangRow struct {
	Channel  string   `json:"channel"`
	Interval int      `json:"interval"` // of the frame
	Day      string   `json:"day"`
	Clock    string   `json:"clock"`
	Offered  float64  `json:"offered"`
	Handle   float64  `json:"handle_s"`
	Agents   float64  `json:"agents"`  // on duty who can serve a contact of the channel
	AtOnce   int      `json:"at_once"` // contacts that one works at once; the formulas know them as so many places
	Load     float64  `json:"erlang"`
	Wait     float64  `json:"wait_s"`   // mean wait of all who came, simulated
	C        *float64 `json:"erlang_c"` // the same in seconds by Erlang C; nil: it has no answer
	A        *float64 `json:"erlang_a"` // by Erlang A

	Agrees  bool     `json:"agrees,omitempty"`  // Erlang A and the simulation do
	Reasons []string `json:"reasons,omitempty"` // why they do not, or why Erlang C has no answer

	Repeats float64 `json:"repeats,omitempty"` // share of the contacts that have tried before
	Before  float64 `json:"before,omitempty"`  // waiting when the interval begins
	Live    float64 `json:"live,omitempty"`    // share of the work of the same people in other channels whose customers hold on
	Written float64 `json:"written,omitempty"` // and in writing
}

// Why Erlang's formulas differ from a simulation.
const (
	Overload      = "overload"       // more is offered than the people can carry
	Redialling    = "redials"        // many come who have tried before
	CarryOver     = "carry-over"     // many wait already when the interval begins
	SharedPeople  = "shared people"  // they answer other channels, too
	WrittenWork   = "written work"   // they answer messages between contacts
	SeasonsDiffer = "seasons differ" // a few bad seasons make the mean, and formulas know only a mean season
)
