package sim

import "github.com/rushproof/rushproof/sim/des"

// GameDay is what comes of mishaps that are injected into a season, each by itself, on the
// luck of the season as it is. Written as JSON it is what its report is drawn from.
type GameDay struct {
	Format       int        `json:"format"`   // 1
	Compared     string     `json:"compared"` // mishaps: by which a reader tells it from a Result
	Version      string     `json:"version"`
	Season       string     `json:"season"`
	Title        string     `json:"title,omitempty"`
	Centre       string     `json:"centre"`
	Seed         uint64     `json:"seed"`
	Replications int        `json:"replications"` // of each
	Frame        Frame      `json:"frame"`
	AsPlanned    Verdict    `json:"as_planned"`
	Needs        float64    `json:"needs"` // of a season as planned, mean
	Injected     []Injected `json:"injected"`
	Warnings     []string   `json:"warnings,omitempty"`
}

// Injected is what comes of one mishap.
type Injected struct {
	Name     string     `json:"name"` // as typed
	Sentence string     `json:"sentence"`
	Events   []string   `json:"events"` // in the language of a season's file
	From     des.Time   `json:"from"`   // while it lasts
	To       des.Time   `json:"to"`
	Verdict  Verdict    `json:"verdict"`
	Fails    []string   `json:"fails,omitempty"` // targets that are met without it and missed with it
	Open     []string   `json:"open,omitempty"`  // targets that are met without it and undecided with it
	Recovery []Recovery `json:"recovery"`        // by channel

	NeedsLost Estimate `json:"needs_lost"`         // more than without it: customers who are never served
	Waited    Estimate `json:"hours_waited"`       // longer than without it, of all on the line
	Playbook  *Helped  `json:"playbook,omitempty"` // nil: the season has none
}

// Recovery is how long a channel feels a mishap.
type Recovery struct {
	Channel  string    `json:"channel"`
	Hours    float64   `json:"hours"`           // in which it is clearly worse off than without: see study.GameDay
	Worst    *float64  `json:"worst,omitempty"` // by how much at worst: seconds of wait, messages of backlog where it is deferred
	Messages bool      `json:"messages,omitempty"`
	Normal   *des.Time `json:"normal,omitempty"` // back to normal for good; nil: not before the season ends, or it never was otherwise
}

// Helped is what the playbook saves in a mishap: what is lost without it, less what is lost
// with it.
type Helped struct {
	NeedsLost Estimate `json:"needs_lost"`
	Waited    Estimate `json:"hours_waited"`
}
