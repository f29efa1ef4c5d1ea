package configs

import (
	"fmt"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/staff"
)

// forEver is when those go home who are on duty in the last interval of a
// textbook queue: after all are served.
const forEver = 3653 * des.Day

// textbookTeam gives the people of a team duties without dates: all the time,
// or so many in each interval.
func (b *builder) textbookTeam(entry tree.Field, t staff.Team) staff.Team {
	for _, key := range []string{"shifts", "hired", "until", "on_holidays", "induction", "ramp", "no_shows", "cohorts", "on_call"} {
		if n := entry.Value.Get(key); n != nil {
			b.log.Add(n.Pos, fmt.Sprintf("teams.%s: a textbook queue has no %s", entry.Key, key), "leave it out, or write from: and to: in place of horizon:")
		}
	}
	n := entry.Value.Get("agents")
	if n == nil || n.Kind != tree.Mapping {
		if t.Agents > 0 {
			t.Shifts = []staff.Shift{always(0, forEver, t.Agents)}
		}
		return t
	}
	every := read(n.Get("every"), durationOf)
	items := n.Get("on_duty")
	if items == nil || every == 0 {
		return t
	}
	var counts []int
	for _, item := range items.Items {
		counts = append(counts, read(item, countOf))
	}
	t.Shifts = people(counts, every)
	for _, s := range t.Shifts {
		t.Agents += s.Agents
	}
	return t
}

func always(from, to des.Time, agents int) staff.Shift {
	return staff.Shift{
		Name: fmt.Sprintf("%v-%v", from, to), Days: [7]bool{true, true, true, true, true, true, true},
		From: from, To: to, Agents: agents,
	}
}

// people turns numbers on duty into fixed people: a rise brings fresh ones,
// and at a drop those who came last leave for good. Those of the last interval
// stay.
func people(counts []int, every des.Time) []staff.Shift {
	type arrived struct {
		at     int
		people int
	}
	var present []arrived
	var shifts []staff.Shift
	on := 0
	for i, want := range append(counts, 0) {
		at := every * des.Time(i)
		if i == len(counts) {
			at = forEver
		}
		for on > want {
			last := &present[len(present)-1]
			leave := min(last.people, on-want)
			shifts = append(shifts, always(every*des.Time(last.at), at, leave))
			on -= leave
			if last.people -= leave; last.people == 0 {
				present = present[:len(present)-1]
			}
		}
		if want > on {
			present = append(present, arrived{i, want - on})
			on = want
		}
	}
	return shifts
}
