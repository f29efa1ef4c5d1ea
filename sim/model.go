// Package sim is the face of the simulator: what goes in (a Model of the
// contact centre and its season), what comes out (a Result), and the table of
// measures between them. Its parts live below it: sim/demand makes customers,
// sim/staff makes duties, sim/centre plays them as events, sim/study does so
// many times.
package sim

import (
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/staff"
)

// Model is a contact centre and the season it goes through, with every default
// filled in. It is never changed by a run.
type Model struct {
	Season      string // name of the season
	Title       string // one line on what it is
	Centre      string // name of the contact centre
	Calendar    *calendar.Calendar
	Layout      centre.Layout
	Demand      demand.Model
	Staff       staff.Plan
	Events      []Event
	Measured    *Measured // what really happened; nil: nobody says
	Targets     []Target
	Projects    []Project
	Assumptions []Assumption
	Changes     []Change
	Loss        Loss
	Currency    string   // of all prices, as in NOK
	Prices      *Prices  // nil: nothing has a price
	Limits      string   // on overtime by the labour rules of the country, as people name them; empty: none
	Warnings    []string // of the plan, which the result repeats: labour rules that it breaks
	Digest      string   // of everything the user wrote
}

// Event is something that happens in the season, for the time axis.
type Event struct {
	Name string   `json:"name"`
	Kind string   `json:"kind"` // campaign, delay, absence, worry, closed, holiday, or cohort for its first day
	From des.Time `json:"from"`
	To   des.Time `json:"to"`
}

// Assumption is a value that the user did not give.
type Assumption struct {
	Path   string `json:"path"`   // where it would be written, as in channels.phone.patience
	Value  string `json:"value"`  // as it would be written
	Source string `json:"source"` // who says so, or "assumption"
}

// Change is what the command line set in place of what the files say.
type Change struct {
	Option string `json:"option"`        // as it was typed
	Was    string `json:"was,omitempty"` // what the files say, where that is a single value
}

// Experiment is how often and how precisely a model is played.
type Experiment struct {
	Seed         uint64
	Skip         int         // replications that are left out before the first
	Replications int         // at most
	Until        []Precision // stop earlier once all are reached; empty: play all
	Decide       bool        // stop earlier once every target is decided
	Ask          []Target    // what they are judged by is answered beside all else: see Result.Answers
	Workers      int         // 0: one for each processor

	// InterruptAfter plays an interrupted experiment again as it was: it ends as
	// one that was interrupted when so many replications were complete. 0: it is
	// not.
	InterruptAfter int
}

// Precision is a half-width that is asked of a measure's confidence interval.
type Precision struct {
	Text      string // as written; empty: as String writes it
	Measure   string
	Scope     Scope
	HalfWidth float64 // in the measure's unit
}
