package sim

import (
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// Result is what an experiment found. Written as JSON it is the stream between
// verbs: whatever is printed, drawn or compared is read from it, and nothing
// is computed again.
type Result struct {
	Format       int    `json:"format"` // 1
	Version      string `json:"version"`
	Season       string `json:"season"`
	Title        string `json:"title,omitempty"`
	Centre       string `json:"centre"`
	Digest       string `json:"digest"` // of the inputs
	Seed         uint64 `json:"seed"`
	Replications int    `json:"replications"`       // complete ones, all that the figures rest on
	Asked        int    `json:"asked"`              // what was asked for
	Currency     string `json:"currency,omitempty"` // of what has a price
	Stopped      string `json:"stopped"`            // why it ended: all played, precise enough, interrupted

	Frame       Frame        `json:"frame"`
	Measures    []Value      `json:"measures"`          // over the season, by measure and scope; without those that were never defined
	Answers     []Value      `json:"answers,omitempty"` // to Experiment.Ask, in its order, with N 0 where undefined
	Days        []DaySeries  `json:"days"`              // by measure and scope, a value a day
	Intervals   []Interval   `json:"intervals"`         // by channel, a row of values an interval
	Queues      []QueueTable `json:"queues"`            // by queue, interval counts, mean over replications
	Teams       []TeamSeries `json:"teams"`
	Needs       []NeedFlow   `json:"needs"` // by reason
	Layers      []LayerFlow  `json:"layers,omitempty"`
	Playbook    []RuleUse    `json:"playbook,omitempty"`
	Parcels     *Parcels     `json:"parcels,omitempty"`
	Measured    *Backtest    `json:"measured,omitempty"`
	Worst       []Worst      `json:"worst"`
	Beyond      *Estimate    `json:"beyond_limits,omitempty"` // people who work more overtime than the labour rules allow; nil where there are none
	Verdict     Verdict      `json:"verdict"`
	Events      []Event      `json:"events,omitempty"`
	Projects    []Project    `json:"projects,omitempty"`
	Assumptions []Assumption `json:"assumptions,omitempty"`
	Changes     []Change     `json:"changes,omitempty"`
	Warnings    []string     `json:"warnings,omitempty"`
}

// Find returns the value of a measure in a scope over the season, and its place in
// Measures; nil and -1 where it was never defined.
func (r *Result) Find(measure string, s Scope) (*Value, int) {
	for i := range r.Measures {
		if v := &r.Measures[i]; v.Measure == measure && v.Scope == s {
			return v, i
		}
	}
	return nil, -1
}

// mean is what a measure came to in a scope, 0 where it was never defined.
func (r *Result) mean(measure string, s Scope) float64 {
	if v, _ := r.Find(measure, s); v != nil {
		return v.Mean
	}
	return 0
}

// Reasons why an experiment ended.
const (
	AllPlayed     = "all played"
	PreciseEnough = "precise enough"
	AllDecided    = "all targets decided"
	Told          = "told apart well enough" // of a ranking: given up, or the best
	Interrupted   = "interrupted"
	NoValue       = "nothing to be precise about" // of a comparison: what was asked for has no value in it or in the base
)

// Frame is the time axis of a result: only what counts, without the warm-up.
type Frame struct {
	Zone     string         `json:"zone"`
	Unix     int64          `json:"unix"` // start of the engine's time, seconds since 1970 UTC
	Start    des.Time       `json:"start"`
	Interval des.Time       `json:"interval"`
	Count    int            `json:"count"` // intervals
	Days     []calendar.Day `json:"days,omitempty"`
	DayOf    []int          `json:"day_of"` // by interval: index into Days; nil without days
}

// Scope says what part of the centre a value is about. At most one name is
// set; none means the whole centre.
type Scope struct {
	Channel string `json:"channel,omitempty"`
	Queue   string `json:"queue,omitempty"`
	Reason  string `json:"reason,omitempty"`
	Team    string `json:"team,omitempty"`
	Segment string `json:"segment,omitempty"`
}

// Estimate is a number with how well it is known, and how far it may differ
// from season to season. What is undefined (no contact was offered) has N 0
// and no other field set, and is null in JSON. With one replication there is
// no interval: Low and High equal Mean, and are null in JSON.
type Estimate struct {
	Mean     float64  `json:"mean"`
	Low      float64  `json:"low"` // confidence interval of the mean, 95 %
	High     float64  `json:"high"`
	P10      float64  `json:"p10"` // one season in ten is below; 0, and null in JSON, with less than FewSeasons
	P50      float64  `json:"p50"`
	P90      float64  `json:"p90"` // one season in ten is above; as P10
	N        int      `json:"n"`   // replications in which it was defined
	Warnings []string `json:"warnings,omitempty"`
}

// Value is one measure in one scope over the whole season.
type Value struct {
	Measure string `json:"measure"`
	Scope   Scope  `json:"scope"`
	Estimate
	Each []*float64 `json:"each"`         // by replication, nil where undefined
	Of   []float64  `json:"of,omitempty"` // of a ratio of means, by replication: what it is divided by; 0 where undefined
}

// DaySeries is one measure in one scope, day by day.
type DaySeries struct {
	Measure string     `json:"measure"`
	Scope   Scope      `json:"scope"`
	Days    []Estimate `json:"days"`
}

// Interval holds the series of one channel over all intervals. Waits are in
// seconds; a nil entry means that no contact arrived in any replication. The
// spread is that of the first thousand replications, if there are more.
type Interval struct {
	Channel    string     `json:"channel"`
	Within     float64    `json:"within"`   // threshold of the service level, in seconds; of the busiest queue where they differ
	Offered    []float64  `json:"offered"`  // mean
	Wait       []*float64 `json:"wait"`     // mean wait of contacts arriving in the interval
	WaitP10    []*float64 `json:"wait_p10"` // over replications, of the interval's mean wait
	WaitP90    []*float64 `json:"wait_p90"`
	Waiting    []float64  `json:"waiting"`           // mean queue length
	Backlog    []float64  `json:"backlog,omitempty"` // deferred channels: waiting at the end of the interval, mean
	BacklogP10 []float64  `json:"backlog_p10,omitempty"`
	BacklogP90 []float64  `json:"backlog_p90,omitempty"`
	Oldest     []float64  `json:"oldest,omitempty"`  // hours, mean
	Pending    int        `json:"pending,omitempty"` // deferred channels: the last intervals, so many, are of days whose contacts in part still wait when the season ends; their waits are known only until then
	Open       []bool     `json:"open"`              // people answer at some time in the interval
	Required   []float64  `json:"required"`          // agents that Erlang A asks for to meet the target
	Shared     []float64  `json:"required_shared"`   // the same, with the other channels added whose customers hold on and that agents of this one answer too
	Able       []float64  `json:"able"`              // agents on duty who can serve a contact of the channel, on average over its contacts
}

// QueueTable holds the interval counts of one queue as planners know them,
// means over replications.
type QueueTable struct {
	Queue       string    `json:"queue"`
	Reason      string    `json:"reason"`
	Channel     string    `json:"channel"`
	Within      float64   `json:"within"` // threshold of its service level, in seconds
	Offered     []float64 `json:"offered"`
	Answered    []float64 `json:"answered"`
	AnsweredIn  []float64 `json:"answered_in_sl"`
	Abandoned   []float64 `json:"abandoned"`
	AbandonedIn []float64 `json:"abandoned_in_sl"`
	LevelIn     []float64 `json:"sl_answered"` // answered within the threshold, of those that the service level counts
	LevelOf     []float64 `json:"sl_counted"`  // what the service level (F4) is counted over
	HandleTime  []float64 `json:"handle_s"`    // total seconds
	WaitTime    []float64 `json:"wait_s"`      // total seconds, answered and abandoned
	Other       []float64 `json:"other"`       // blocked, turned away, to call-back, still waiting
}

// TeamSeries is one team's people over the intervals.
type TeamSeries struct {
	Team      string    `json:"team"`
	Present   []float64 `json:"present"`   // mean agents on duty
	Busy      []float64 `json:"busy"`      // mean agents with a contact in hand
	Scheduled []float64 `json:"scheduled"` // rostered, before absence
}

// NeedFlow is where the needs of one reason went, means over replications.
type NeedFlow struct {
	Reason    string             `json:"reason"`
	Arisen    float64            `json:"arisen"`
	Prevented map[string]float64 `json:"prevented,omitempty"` // by layer
	Resolved  map[string]float64 `json:"resolved,omitempty"`  // by layer
	Served    map[string]float64 `json:"served,omitempty"`    // by channel
	Unsolved  float64            `json:"unsolved"`            // answered, not solved, and let go
	GivenUp   float64            `json:"given_up"`
	LastTry   LastTry            `json:"last_try"` // of those given up
	Open      float64            `json:"open"`
	Attempts  float64            `json:"attempts"`
}

// LastTry says how the last attempts of those who gave up ended. They add up to
// NeedFlow.GivenUp.
type LastTry struct {
	Abandoned   float64 `json:"abandoned,omitempty"`    // left the queue
	Blocked     float64 `json:"blocked,omitempty"`      // found no line or no place to wait
	TurnedAway  float64 `json:"turned_away,omitempty"`  // waited, and was sent away at closing time
	Closed      float64 `json:"closed,omitempty"`       // found the channel closed
	NotReached  float64 `json:"not_reached,omitempty"`  // was to be called back, and did not answer
	LeftMessage float64 `json:"left_message,omitempty"` // left a message that nobody answers
	Left        float64 `json:"left,omitempty"`         // left self-service that did not help, without a word
}

// LayerFlow is what one layer of self-service did, for all and for each of the
// reasons that it can help with.
type LayerFlow struct {
	Layer string `json:"layer"`
	Kind  string `json:"kind"`
	LayerUse
	CameBackIn map[string]float64 `json:"came_back_in,omitempty"` // by channel: where those came who came back
	Reasons    []ReasonUse        `json:"reasons"`
}

// ReasonUse is what a layer did for one reason.
type ReasonUse struct {
	Reason string `json:"reason"`
	LayerUse
}

// LayerUse is how a layer was used, means over replications. Who tries again is
// counted again.
type LayerUse struct {
	Offered    float64  `json:"offered"` // came past it with a question that it can help with
	Refused    float64  `json:"refused"` // wanted to use it: it was down, full, or past its rate
	Used       float64  `json:"used"`
	Resolved   float64  `json:"resolved"` // or seemed to be
	CameBack   float64  `json:"came_back"`
	Elsewhere  float64  `json:"elsewhere"` // of those who came back, in another channel
	HandedOver float64  `json:"handed_over"`
	Left       float64  `json:"left"`    // not helped, and gone without a word
	Seconds    *float64 `json:"mean_s"`  // spent in it by each
	Claimed    *float64 `json:"claimed"` // share of those offered that was not handed over: what dashboards call deflection
	Net        *float64 `json:"net"`     // share of those offered that it helped for good

	Work *LayerWork `json:"work,omitempty"` // nil when nobody used it
}

// LayerWork is what a layer does to the work of people, in person-hours, as if they
// answered whoever comes to them and were all of usual skill: means over replications.
type LayerWork struct {
	Spared   float64 `json:"spared"`   // of those it helped, or seemed to
	Returned float64 `json:"returned"` // of those who came back, for the attempt in which they do
	Added    float64 `json:"added"`    // because those handed over take longer than without it
	Net      float64 `json:"net"`      // spared, less what returned and was added
	Left     float64 `json:"left"`     // of those handed over

	Met        *float64 `json:"met_s"`         // handle time of all who used it, but for those who left, had they come to people instead
	HandedOver *float64 `json:"handed_over_s"` // handle time of those handed over; nil when nobody was
	Longer     *float64 `json:"longer"`        // by how much that is longer, as a share
}

// RuleUse is what one rule of the playbook did in a season.
type RuleUse struct {
	Rule  string   `json:"rule"`
	Ever  Estimate `json:"ever"`            // share of seasons in which it fired
	First *Moments `json:"first,omitempty"` // when it did for the first time, of those seasons
	Fired Estimate `json:"fired"`           // times
	Hours Estimate `json:"hours"`           // for which it acted
	Cost  Estimate `json:"cost"`            // by its price

	// What only some actions bring; nil for the others.
	Work  *Estimate `json:"work,omitempty"`  // person-hours of those who were called in or stayed on
	Heard *Estimate `json:"heard,omitempty"` // customers who followed its message
	Lost  *Estimate `json:"lost,omitempty"`  // orders that are not placed because it stopped a campaign
}

// Moments is how a moment of a season differs from season to season, in the
// time of the frame.
type Moments struct {
	N    int      `json:"n"` // seasons in which there is such a moment
	Mean des.Time `json:"mean"`
	P10  des.Time `json:"p10,omitempty"` // 0 with fewer seasons than FewSeasons, as P90
	P50  des.Time `json:"p50"`
	P90  des.Time `json:"p90,omitempty"`
}

// Parcels is what happened to parcels day by day, means over replications.
type Parcels struct {
	Ordered   []float64  `json:"ordered"`
	Shipped   []float64  `json:"shipped"`
	Delivered []float64  `json:"delivered"`
	Late      []float64  `json:"late"`
	Backlog   []float64  `json:"backlog"`
	OnTime    []*float64 `json:"on_time"` // share of the day's deliveries

	OnShelf    []float64 `json:"on_shelf,omitempty"` // at pick-up points at midnight, as the next
	Held       []float64 `json:"held,omitempty"`     // waiting for room there
	Redirected []float64 `json:"redirected,omitempty"`

	BackOrders []float64 `json:"back_orders,omitempty"` // of those ordered, where a notice is sent to them
}

// Worst is one of the worst intervals of the season.
type Worst struct {
	Channel  string   `json:"channel"`
	Interval int      `json:"interval"`
	Wait     Estimate `json:"wait"` // seconds
	Offered  float64  `json:"offered"`
	Present  float64  `json:"present"`         // agents on duty who can serve a contact of the channel, on average over its contacts
	Required float64  `json:"required"`        // agents that Erlang A asks for to meet the target, if this channel's contacts were all there was to do; 0: there is no telling
	Shared   float64  `json:"required_shared"` // the same, with the other channels added whose customers hold on and that agents of this one answer too
}

// Verdict is the answer in one sentence, with the targets it rests on.
type Verdict struct {
	Outcome  string         `json:"outcome"` // pass, fail, undecided, or none when there are no targets
	Sentence string         `json:"sentence"`
	Why      string         `json:"why,omitempty"` // when and by what the target is missed that decided it, and which reason fares worst
	Targets  []TargetResult `json:"targets,omitempty"`
}

// TargetResult is how one target came out.
type TargetResult struct {
	Target  string      `json:"target"`  // as written
	Outcome string      `json:"outcome"` // pass, fail or undecided
	Value   Estimate    `json:"value"`   // over the season or its window; on the worst day where it must hold on every day; see Target.Judge where it counts intervals
	Unit    string      `json:"unit"`
	Held    *Proportion `json:"held,omitempty"` // the share of seasons in which it held; nil with less than two
	More    int         `json:"more,omitempty"` // undecided: about so many more replications would settle it; -1: more may, and there is no saying how many
	Note    string      `json:"note,omitempty"` // why nothing could be decided

	DecidedAfter int `json:"decided_after,omitempty"` // replications, of an experiment that was to decide

	Worst  *WorstMoment `json:"worst,omitempty"`
	Budget *Budget      `json:"budget,omitempty"` // nil where nothing is counted, or there are no days
}

// WorstMoment is when a target fares worst: an interval, where it is known by the interval,
// or a day.
type WorstMoment struct {
	Interval *int      `json:"interval,omitempty"` // of the frame
	Missed   float64   `json:"missed,omitempty"`   // then: the share of contacts, or of seasons where intervals are counted, that counts against it
	Day      *int      `json:"day,omitempty"`
	Value    *Estimate `json:"value,omitempty"` // on that day
}

// Budget is how much may count against a target in the season before it is missed, and on
// which days it does; means over replications.
type Budget struct {
	Of      string    `json:"of"`      // what is counted
	All     float64   `json:"all"`     // in the season
	Allowed float64   `json:"allowed"` // of those, to count against it
	Spent   []float64 `json:"spent"`   // by day
	Left    []float64 `json:"left"`    // after each day, of those allowed; below 0: the target is missed by then
}

// Burn fills in what is left after each day.
func (b *Budget) Burn() {
	left := b.Allowed
	for _, spent := range b.Spent {
		left -= spent
		b.Left = append(b.Left, left)
	}
}

// What a budget is of.
const (
	OfIntervals = "intervals"
	OfContacts  = "contacts"
)

// Proportion is the share of seasons that met a target, with the exact
// interval of Clopper and Pearson at 95 %.
type Proportion struct {
	Share float64 `json:"share"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Of    int     `json:"of"` // seasons
}
