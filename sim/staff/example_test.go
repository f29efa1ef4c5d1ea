package staff_test

import (
	"fmt"
	"time"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/staff"
)

// Four people share an early and a late shift. On this Monday agent 1 is away,
// agent 2 has a meeting at 9:30, and agent 3 one that goes on after the break.
func Example() {
	weekdays := [7]bool{time.Monday: true, time.Tuesday: true, time.Wednesday: true, time.Thursday: true, time.Friday: true}
	plan := &staff.Plan{
		Calendar: &calendar.Calendar{Days: []calendar.Day{
			{Date: calendar.Date{Year: 2026, Month: time.November, Day: 23}, Weekday: time.Monday},
		}},
		Teams: []staff.Team{{
			Name: "order desk", Agents: 4, To: -1,
			Shifts: []staff.Shift{
				{Name: "early", Days: weekdays, From: 8 * des.Hour, To: 16 * des.Hour, Breaks: []staff.Break{{At: 12 * des.Hour, Length: des.Hour / 2}}},
				{Name: "late", Days: weekdays, From: 12 * des.Hour, To: 20 * des.Hour, Breaks: []staff.Break{{At: 16 * des.Hour, Length: des.Hour / 2}}},
			},
			Shrinkage: staff.Shrinkage{Leave: 0.125, Meetings: 0.05},
			Sickness:  staff.Sickness{Share: 0.125},
		}},
	}
	seed, replication := uint64(1), 7
	roster := plan.Roster(rng.New(seed, replication))
	for _, d := range roster.Day(0, nil) {
		fmt.Printf("agent %d from %v to %v, break: %v\n", d.Agent, d.From, d.To, d.Break)
	}
	// Output:
	// agent 0 from 8h0m0s to 12h0m0s, break: true
	// agent 0 from 12h30m0s to 16h0m0s, break: false
	// agent 2 from 8h0m0s to 9h30m0s, break: false
	// agent 2 from 10h30m0s to 12h0m0s, break: true
	// agent 2 from 12h30m0s to 16h0m0s, break: false
	// agent 3 from 12h0m0s to 15h15m0s, break: false
	// agent 3 from 16h45m0s to 20h0m0s, break: false
}
