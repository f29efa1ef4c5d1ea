package staff

import (
	"fmt"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim/rng"
)

// blackWeek is a plan of the size of a retailer's peak season: five teams of
// twelve, seven weeks, everything that can keep people away.
func blackWeek() *Plan {
	p := &Plan{
		Calendar: run(monday, 49, nil),
		Waves:    []Wave{{First: 10, Peak: 25, Last: 45, Factor: 2}},
	}
	late := office()
	late.From, late.To = 12*hour, 20*hour
	late.Breaks = []Break{{At: 15 * hour, Length: 30 * minute}, {At: 18 * hour, Length: 15 * minute}}
	late.Days[time.Saturday] = true
	for i := range 5 {
		t := team(fmt.Sprint("team ", i), 12)
		t.Shifts = append(t.Shifts, late)
		t.Shrinkage = Shrinkage{Leave: 0.11, Training: 0.04, Meetings: 0.03, Other: 0.03}
		t.Sickness = Sickness{Share: 0.065, Spell: illnesses["exponential"], Shared: 0.1}
		p.Teams = append(p.Teams, t)
	}
	return p
}

// A season's duties in one replication: a small part of its 50 ms.
func BenchmarkSeason(b *testing.B) {
	p := blackWeek()
	var buf []Duty
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r := p.Roster(rng.New(1, i))
		for day := range p.Calendar.Days {
			buf = r.Day(day, buf[:0])
		}
	}
}

func BenchmarkRoster(b *testing.B) {
	p := blackWeek()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p.Roster(rng.New(1, i))
	}
}

// Days are filled in without allocating once the buffers have grown.
func TestDayDoesNotAllocate(t *testing.T) {
	r := blackWeek().Roster(1)
	var buf []Duty
	season := func() {
		for day := range r.days {
			buf = r.Day(day, buf[:0])
			buf = r.Scheduled(day, buf[:0])
		}
	}
	season()
	if n := testing.AllocsPerRun(10, season); n > 0 {
		t.Errorf("%v allocations a season", n)
	}
}
