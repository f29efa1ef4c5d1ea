package centre_test

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Four agents, one of them in a team of his own, and a call every 10 minutes
// that takes 5, so that all four are free each time. Any of them takes it, each
// with chance 1/4 and whoever took the one before: of n calls n/4 go to each
// agent, and n/4 to the one who took the one before, with a standard deviation
// of √(n·3/16). The longest idle would take turns: none twice in a row.
func TestAnyFree(t *testing.T) {
	const n = 20_000
	s := newSheet(centre.Channel{Name: "phone", AnyFree: true})
	s.reason("help", 0)
	s.team(3, 0)
	s.team(1, 0)
	s.layout.Queues[0].Routing = []centre.Step{{Groups: []int{0, 1}}}
	s.layout.Queues[0].Handle = secs(300)
	s.layout.Period = centre.Period{Horizon: n * 10 * des.Minute, Interval: des.Day}
	for _, anyFree := range []bool{true, false} {
		s.layout.Channels[0].AnyFree = anyFree
		c := centre.New(&s.layout)
		var taken [4]int
		again, before := 0, int32(-1)
		c.Record(func(e centre.Entry) {
			agent := int32(e.Agent)
			taken[agent]++
			if agent == before {
				again++
			}
			before = agent
		})
		if _, err := c.Play(&stream{gap: 10 * des.Minute, reasons: 1}, always{4, n * 10 * des.Minute}); err != nil {
			t.Fatal(err)
		}
		limit := 4 * math.Sqrt(n*3./16)
		fair := math.Abs(float64(again)-n/4) < limit
		for _, calls := range taken {
			fair = fair && math.Abs(float64(calls)-n/4) < limit
		}
		if fair != anyFree {
			t.Errorf("any free agent %v: calls of each %v, twice in a row %d, want %d ± %.0f each", anyFree, taken, again, n/4, limit)
		}
	}
}

// always is so many agents who work until a moment.
type always struct {
	agents int
	until  des.Time
}

func (a always) Day(_ int, buf []centre.Duty) []centre.Duty {
	for agent := range a.agents {
		buf = append(buf, centre.Duty{Agent: agent, To: a.until, Pace: 1})
	}
	return buf
}
