package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// logRow is one contact as the log tells it. The tags name the columns, of
// both CSV and Parquet.
type logRow struct {
	Need          string     `parquet:"need"`    // the first of the contacts about the same thing
	Contact       string     `parquet:"contact"` // the same in every strategy; a customer who came back to it has a number after it
	Parent        string     `parquet:"parent"`  // the line before; empty for the first
	Try           int32      `parquet:"try"`
	Repeat        bool       `parquet:"repeat"` // counts as a repeat contact
	Customer      string     `parquet:"customer"`
	Order         string     `parquet:"order"` // empty when the need is about none
	Reason        string     `parquet:"reason,dict"`
	Channel       string     `parquet:"channel,dict"`
	SelfService   string     `parquet:"self_service,dict"` // what it met before a person
	Queue         string     `parquet:"queue,dict"`        // empty when it never came to people
	Outcome       string     `parquet:"outcome,dict"`
	NeedEnds      string     `parquet:"need_ends,dict"` // what became of the need; empty when it did not end with this line
	AroseLocal    string     `parquet:"arose_local"`    // the need, before any contact
	ArrivedLocal  string     `parquet:"arrived_local"`
	AnsweredLocal string     `parquet:"answered_local"`
	EndedLocal    string     `parquet:"ended_local"`
	Arose         time.Time  `parquet:"arose_utc,timestamp(microsecond)"`
	Arrived       time.Time  `parquet:"arrived_utc,timestamp(microsecond)"`
	Answered      *time.Time `parquet:"answered_utc,optional,timestamp(microsecond)"`
	Ended         time.Time  `parquet:"ended_utc,timestamp(microsecond)"`
	Wait          *float64   `parquet:"wait_s,optional"`   // in the queue
	Handle        *float64   `parquet:"handle_s,optional"` // talk and after-call work; empty when it was still in hand at the end
	Agent         *int32     `parquet:"agent,optional"`
	AgentName     string     `parquet:"agent_name,dict"`
	Team          string     `parquet:"team,dict"`
}

// logbook collects what the engine tells of one replication.
type logbook struct {
	model  *sim.Model
	people *people
	frame  sim.Frame
	lines  []logLine
	steps  map[rng.Key][]string // of self-service since the contact's last line
	latest map[rng.Key]int      // line of each contact
	parent map[rng.Key]rng.Key
}

// logLine is a contact, or a step of self-service with which one ended.
type logLine struct {
	centre.Entry
	steps    string // of self-service
	needEnds string
}

func newLogbook(model *sim.Model, seed uint64) *logbook {
	b := &logbook{
		model: model, people: newPeople(seed),
		frame: sim.Frame{Zone: "UTC"},
		steps: map[rng.Key][]string{}, latest: map[rng.Key]int{}, parent: map[rng.Key]rng.Key{},
	}
	if c := model.Calendar; c != nil {
		b.frame.Zone, b.frame.Unix, b.frame.Days = c.Zone, c.Unix, c.Days
	}
	return b
}

// note takes an entry of the engine. Steps of self-service come before the
// contact that they belong to.
func (b *logbook) note(e centre.Entry) {
	b.parent[e.Contact] = e.Parent
	if e.Layer >= 0 {
		step := b.model.Layout.Layers[e.Layer].Name + ": " + e.Ending.String()
		b.steps[e.Contact] = append(b.steps[e.Contact], step)
		if e.Ending == centre.LayerHandedOver {
			return
		}
	}
	b.latest[e.Contact] = len(b.lines)
	b.lines = append(b.lines, logLine{Entry: e, steps: strings.Join(b.steps[e.Contact], ", then ")})
	delete(b.steps, e.Contact)
}

// noteNeed takes the end of a need: it ended with the contact's latest line or,
// if the customer was still to come, with that of the contact before.
func (b *logbook) noteNeed(contact, parent rng.Key, end centre.NeedEnd) {
	line, came := b.latest[contact]
	if !came {
		line = b.latest[parent]
	}
	b.lines[line].needEnds = end.String()
}

// need returns the first contact about what a contact is about.
func (b *logbook) need(contact rng.Key) rng.Key {
	for {
		parent := b.parent[contact]
		if parent == 0 {
			return contact
		}
		contact = parent
	}
}

// aboutOrder tells whether customers have that reason because they ordered.
func (b *logbook) aboutOrder(reason int) bool {
	return slices.ContainsFunc(b.model.Demand.Reasons[reason].Causes, func(c demand.Cause) bool {
		_, independent := c.(demand.Flow)
		return !independent
	})
}

// rows returns the log in the order in which contacts arrived. It can be asked
// for once.
func (b *logbook) rows() []logRow {
	slices.SortStableFunc(b.lines, func(x, y logLine) int {
		return cmp.Or(cmp.Compare(x.Arrived, y.Arrived), cmp.Compare(x.Contact, y.Contact))
	})
	var rows []logRow
	came := map[rng.Key]int{}
	for i := range b.lines {
		e := &b.lines[i]
		came[e.Contact]++
		if e.Arrived < b.model.Layout.Period.WarmUp {
			continue
		}
		r := b.row(e)
		r.Contact = lineText(e.Contact, came[e.Contact])
		switch {
		case came[e.Contact] > 1:
			r.Parent = lineText(e.Contact, came[e.Contact]-1)
		case e.Parent != 0:
			r.Parent = lineText(e.Parent, came[e.Parent])
		}
		rows = append(rows, r)
	}
	return rows
}

// lineText names the n-th line of a contact: there is another when the customer
// found the channel closed, or was sent to call-back.
func lineText(contact rng.Key, n int) string {
	if n < 2 {
		return "c" + keyText(contact)
	}
	return fmt.Sprintf("c%s-%d", keyText(contact), n)
}

func (b *logbook) row(e *logLine) logRow {
	l := &b.model.Layout
	need := b.need(e.Contact)
	r := logRow{
		Need: "n" + keyText(need), Try: int32(e.Try), Repeat: e.Again,
		Customer: b.people.name(uint64(need)),
		Reason:   l.Reasons[e.Reason].Name, Channel: l.Channels[e.Channel].Name,
		SelfService: e.steps, Outcome: e.Ending.String(), NeedEnds: e.needEnds,
	}
	if b.aboutOrder(e.Reason) {
		r.Order = b.people.order(uint64(need))
	}
	r.AroseLocal, r.Arose = b.times(e.Arose)
	r.ArrivedLocal, r.Arrived = b.times(e.Arrived)
	r.EndedLocal, r.Ended = b.times(e.Ended)
	if e.Layer >= 0 || e.Ending == centre.FoundClosed || e.Ending == centre.Advised {
		return r
	}
	r.Queue = l.Queues[e.Queue].Name
	end := e.Ended
	if e.Answered != des.Never {
		end = e.Answered
		var answered time.Time
		r.AnsweredLocal, answered = b.times(e.Answered)
		r.Answered = &answered
		if e.Handle > 0 { // otherwise it was in hand when the season ended
			r.Handle = seconds(e.Handle)
		}
	}
	r.Wait = seconds(end - e.Arrived)
	if e.Agent >= 0 {
		agent := int32(e.Agent) + 1
		r.Agent = &agent
		r.AgentName = b.people.name(^uint64(e.Agent))
		r.Team = l.Groups[l.Agents[e.Agent]].Name
	}
	return r
}

// times returns a moment on the wall clock, and in UTC.
func (b *logbook) times(t des.Time) (string, time.Time) {
	local := b.frame.Local(t)
	return local.Format("2006-01-02 15:04:05"), local.UTC()
}

func seconds(t des.Time) *float64 {
	s := t.Seconds()
	return &s
}

// keyText writes a key. A letter goes before it, or a spreadsheet would take
// 12e4567890123456 for a number.
func keyText(k rng.Key) string { return fmt.Sprintf("%016x", uint64(k)) }
