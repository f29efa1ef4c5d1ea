package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
)

// Mail is read from 1:00 to 2:00, a minute each, by one person who is there all
// day. What came at 0:10 and 0:20 is taken up at 1:00 and 1:01; what came at
// 1:59 is taken at once, and finished; what came at 2:30 is never read.
func TestMailIsReadInItsHours(t *testing.T) {
	l := &centre.Layout{
		Reasons:  []centre.Reason{{Name: "question", Mix: []float64{1}, Queues: []int{0}}},
		Channels: []centre.Channel{{Name: "email", Kind: centre.Deferred, Open: []centre.Window{{From: des.Hour, To: 2 * des.Hour}}}},
		Queues: []centre.Queue{{
			Name: "question", Handle: dist.Must(dist.NewFixed(60)), WaitingRoom: -1, Routing: []centre.Step{{Groups: []int{0}}},
		}},
		Groups: []centre.Group{{Name: "desk", Skills: []centre.Skill{{Queue: 0, Factor: 1}}}},
		Agents: []int{0},
		Period: centre.Period{Horizon: 4 * des.Hour, Interval: des.Hour},
	}
	var mail []centre.Arrival
	for i, at := range []des.Time{10 * des.Minute, 20 * des.Minute, 119 * des.Minute, 150 * des.Minute} {
		mail = append(mail, centre.Arrival{At: at, Key: rng.New(1, i)})
	}
	w := &world{layout: l, arrivals: mail, duties: [][]centre.Duty{{{Agent: 0, To: des.Never, Pace: 1}}}}
	c := centre.New(l)
	var taken []des.Time
	c.Record(func(e centre.Entry) {
		if e.Ending == centre.Answered {
			taken = append(taken, e.Answered)
		}
	})
	out, err := w.play(c)
	if err != nil {
		t.Fatal(err)
	}
	want := []des.Time{des.Hour, 61 * des.Minute, 119 * des.Minute}
	if len(taken) != len(want) {
		t.Fatalf("taken at %v, want %v", taken, want)
	}
	for i := range want {
		if taken[i] != want[i] {
			t.Errorf("mail %d taken at %v, want %v", i, taken[i], want[i])
		}
	}
	if n := out.Cells[0][2].Waiting; n != 1 {
		t.Errorf("%d still wait, want the one of 2:30", n)
	}
}
