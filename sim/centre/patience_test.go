package centre_test

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// Nobody answers, and everybody calls three times. With the same patience each
// attempt of a customer lasts as long as the first; otherwise the three are
// independent, and of 1 000 customers hardly one waits alike twice.
func TestSamePatience(t *testing.T) {
	for _, same := range []bool{true, false} {
		s := desk(1) // who never comes to work
		q := &s.layout.Queues[0]
		q.Patience, q.Redial = memoryless(60), centre.Redial{Share: 1, After: secs(1200), Tries: 3, SamePatience: same}
		for i := range 1000 {
			s.customers = append(s.customers, centre.Arrival{At: des.Time(i+1) * des.Second, Key: rng.New(1, i)})
		}
		waits := map[rng.Key][]float64{} // by the last attempt so far
		c := centre.New(&s.layout)
		alike := 0
		c.Record(func(e centre.Entry) {
			own := append(waits[e.Parent], (e.Ended - e.Arrived).Seconds())
			waits[e.Contact] = own
			if len(own) == 3 && math.Abs(own[0]-own[1]) < 1e-4*own[0] && math.Abs(own[0]-own[2]) < 1e-4*own[0] {
				alike++
			}
		})
		if _, err := c.Play(&replay{s.customers}, s); err != nil {
			t.Fatal(err)
		}
		if want := map[bool]int{true: 1000, false: 0}[same]; alike != want {
			t.Errorf("the same patience %v: %d of 1000 wait alike three times, want %d", same, alike, want)
		}
	}
}
