package centre

import (
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// Layout is a contact centre as the engine plays it: plain values, filled in
// and checked by whoever builds it, never changed by a run. Reasons, channels,
// queues, groups, layers and agents refer to each other by index.
type Layout struct {
	Reasons  []Reason
	Channels []Channel
	Queues   []Queue
	Groups   []Group
	Agents   []int // the group of each agent
	Layers   []selfservice.Layer
	Spells   []Spell   // what is unlike every day for some time
	Segments []Segment // of the customers, each of whom belongs to one; nil: all are alike
	Period   Period
	Playbook []Rule
}

// Period is the stretch of time that is played and how it is cut up for the
// statistics.
type Period struct {
	Horizon  des.Time   // contacts arrive until then
	WarmUp   des.Time   // nothing before counts; a whole number of intervals
	Interval des.Time   // of the statistics, usually 30 minutes
	Days     []des.Time // midnights, first one 0: waits are kept as histograms by day; nil: one for the whole period
	Drain    bool       // play on after the horizon until nobody is left; otherwise stop there
}

// Reason is why customers get in touch.
type Reason struct {
	Name   string
	Mix    []float64 // share that chooses each channel; sums to 1
	Queues []int     // the queue of this reason in each channel, -1 where there is none
}

// Kind is how agents work a channel.
type Kind int

// The kinds of channel.
const (
	Live     Kind = iota // one at a time, the customer waits on the line: phone
	Chat                 // several at once, the customer waits at the screen
	Deferred             // worked between live contacts, nobody waits on the line: e-mail
)

// Channel is a way to reach the centre.
type Channel struct {
	Name       string
	Kind       Kind
	Open       []Window // when people answer, in order; nil: always. Deferred contacts come in at any time and are worked then
	AtClosing  Closing
	WhenClosed WhenClosed
	Advice     Advice
	Lines      int       // contacts that can be in a voice menu, wait or be in service at once; 0: no limit
	Slowdown   []float64 // work time as a multiple of that of a lone contact, with 1, 2, … contacts in hand; its length is the number at once; nil: one at a time
	AtStart    bool      // the slow-down is fixed when a contact is taken; otherwise it follows the contacts in hand
	AnyFree    bool      // of several free agents any one takes a contact, with equal chances, rather than the longest idle; not of chats that are worked several at once
}

// Window is a stretch of time from From up to, not including, To.
type Window struct{ From, To des.Time }

// Closing is what becomes of those who wait when a channel closes.
type Closing int

// The choices at closing time.
const (
	Serve    Closing = iota // they are served; agents stay, and that is overtime
	CallBack                // they are called back when the channel opens again
	TurnAway                // they are sent away, and may try again
)

// WhenClosed is what a customer does who wants a channel that is closed; what
// the shares leave over gives up. Not used by deferred channels, which are
// always open to customers.
type WhenClosed struct {
	Later  float64   // tries the same channel after it opens again
	After  dist.Law  // seconds after opening; nil: at once
	Switch []float64 // by channel: writes or chats instead; nil: nobody
}

// Queue is where contacts of one reason in one channel wait, first come first
// served.
type Queue struct {
	Name        string
	Reason      int
	Channel     int
	Handle      dist.Law // seconds of talk, chat or writing for an agent with factor 1
	WrapUp      dist.Law // seconds of after-call work on top; nil: none
	Sorting     des.Time // by hand, on top: whoever does it, and whatever else makes a contact longer or shorter
	Patience    dist.Law // seconds until the customer leaves the queue; nil: never
	Within      des.Time // threshold of the service level
	Short       des.Time // an abandonment sooner than this is a short one
	WaitingRoom int      // contacts that may wait; -1: no limit
	Routing     []Step   // in order of preference
	Redial      Redial
	Chaser      Chaser
	Resolution  Resolution
	Announces   Announcement
	Silent      Silent // of chats
	Voicemail   Voicemail
	Callback    Callback // of live contacts
	Misrouted   Misrouted
	Merges      bool        // a chaser that comes to such a queue, as the message before it did, is no work of its own
	Suggestions Suggestions // of replies
	PassOn      PassOn
	Passed      bool     // its contacts come from other agents, not from customers
	HandOver    des.Time // of a contact that was passed on warm: how long both agents are on the line
}

// Misrouted are contacts that join another queue than their own at first, by a
// wrong key pressed or a wrong label.
type Misrouted struct {
	Share float64
	To    int // the queue of those who will pass them on
}

// PassOn is when agents find that they cannot solve a contact, and what they do.
type PassOn struct {
	Shares []float64 // by group: of the contacts it answers; nil: none
	To     int       // the queue of those who can
	Takes  dist.Law  // seconds until an agent knows
	Warm   bool      // the agent stays on the line until a colleague answers; only where contacts are worked one at a time
}

// Step is one step of a queue's routing: from After seconds of waiting on,
// agents of these groups may take the contact while the condition holds. Among
// the groups of one step the longest idle agent is taken, or any one
// (Channel.AnyFree).
type Step struct {
	After  des.Time
	When   Condition
	Groups []int
}

// Redial is what customers do who left the queue, found no room, or were turned
// away. They meet voice menus and chatbots again.
type Redial struct {
	Share  float64   // of them who try again, after each failed attempt
	After  dist.Law  // seconds until they do
	Tries  int       // attempts until somebody answers, the first included; 0: no limit
	Switch []float64 // by channel: share of retries made there instead; nil: none

	SamePatience bool // who left the queue waits as long the next time; otherwise each attempt has a patience of its own
}

// Chaser is a second message about the same need while the first is waiting.
type Chaser struct {
	From   des.Time  // age of the message from which customers lose patience with it
	Every  float64   // mean seconds between chasers of one customer from then on; 0: never
	Switch []float64 // by channel: share of chasers made there instead; nil: none
}

// Resolution is whether an answered contact ends the need.
type Resolution struct {
	FirstContact float64   // share of answered contacts that resolve the need; 0 means 1
	ComesBack    float64   // share of the others who get in touch again; the rest let it go
	After        dist.Law  // seconds until they do
	Switch       []float64 // by channel: share of those made there instead; nil: none
}

// Group is a skill group: agents with the same skills. Users write it as a team.
type Group struct {
	Name    string
	Skills  []Skill
	Strain  Strain
	Reserve int    // idle agents that deferred work leaves free for live contacts
	Policy  Policy // which contact a freed agent takes; nil: by rank, then the longest waiting

	FirstFreeGoes bool // when a duty ends, whoever of the group is free first leaves, and not the one whose duty it was; for duties without breaks
}

// Skill is a queue that a group's agents can serve.
type Skill struct {
	Queue  int
	Rank   int     // a freed agent serves the smallest rank first, and the longest waiting contact within a rank
	Factor float64 // on the handle time

	Secondary bool    // contacts taken by it are counted as pooled
	Solves    float64 // share of contacts taken by it that resolve the need; 0: that of the queue
}

// Arrival is a customer with a need.
type Arrival struct {
	At     des.Time
	Reason int
	Key    rng.Key

	Channel int  // 1 + index of the channel it comes in; 0: the customer chooses by the reason's mix
	Back    bool // about an order whose goods were not in stock
}

// Arrivals yields customers in order of time.
type Arrivals interface {
	// Next fills in the next customer, field by field, which is the fastest way to
	// hand over so many; false when no more will come.
	Next(*Arrival) bool
}

// Campaigns are arrivals that can do without what a campaign raises. Nothing is
// stopped of others.
type Campaigns interface {
	// Stop ends a campaign at a moment before which all have come who come, and
	// returns how many orders are not placed because of it. Next goes on from
	// there.
	Stop(campaign int, at des.Time) int64
}

// Duty is one unbroken stretch of work of one agent.
type Duty struct {
	Agent    int
	From, To des.Time
	Break    bool     // a break follows, to be taken whole even when begun late
	Pace     float64  // factor on the agent's handle times
	Overtime bool     // beyond the shift: agreed, and counted as overtime
	Called   bool     // by a rule, and on nobody's roster
	Gone     bool     // ends before the shift does: the agent cannot stay on
	Latest   des.Time // until when the agent can, after the shift; 0: for as long as a rule says
}

// Roster says who works when.
type Roster interface {
	// Day appends to buf the duties that begin on the given day of
	// Period.Days (or in the whole period when that is nil), in any order.
	Day(day int, buf []Duty) []Duty
}

// Reserves is a roster that knows who comes when people are called in. Of another
// roster nobody does.
type Reserves interface {
	// CallIn appends to buf the duties of the people of a group who come when
	// they are called at one moment, until another.
	CallIn(group int, from, to des.Time, buf []Duty) []Duty
}
