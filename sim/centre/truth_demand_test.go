package centre_test

import (
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// customers arrive in Poisson streams, one for each reason, whose rates hold
// for a piece of time each. Those who are inside at the start come first.
type customers struct {
	rates  [][]float64 // by reason and piece: customers a second
	total  []float64   // by piece
	length float64     // seconds of a piece
	inside int         // still to come at time 0
	at     float64     // seconds
	piece  int         // in which at lies
	luck   rng.Key
	stream rng.Stream
	came   uint64
}

func (o *oracle) arrivals(luck rng.Key, day today, factor float64) *customers {
	a := &customers{rates: o.rates, length: o.piece, inside: day.inside, luck: luck, stream: luck.Stream()}
	a.total = make([]float64, len(o.rates[0]))
	for _, rates := range o.rates {
		for i, rate := range rates {
			a.total[i] += rate * factor * day.busyness
		}
	}
	return a
}

// Next walks through the pieces until a unit exponential is used up.
func (a *customers) Next(next *centre.Arrival) bool {
	if a.inside > 0 {
		a.inside--
		*next = a.arrival()
		return true
	}
	left := a.stream.Exp()
	for a.piece < len(a.total) {
		rate, end := a.total[a.piece], float64(a.piece+1)*a.length
		if used := (end - a.at) * rate; used < left {
			left -= used
			a.at, a.piece = end, a.piece+1
			continue
		}
		a.at += left / rate
		*next = a.arrival()
		return true
	}
	return false
}

func (a *customers) arrival() centre.Arrival {
	a.came++
	key := a.luck.With(a.came)
	return centre.Arrival{At: des.Seconds(a.at), Reason: a.reason(key.Name("reason")), Key: key}
}

// reason returns whose stream the customer comes from, in proportion to the
// rates.
func (a *customers) reason(luck rng.Key) int {
	last := len(a.rates) - 1
	if last == 0 {
		return 0
	}
	sum := 0.0
	for i := range a.rates {
		sum += a.rates[i][a.piece]
	}
	u := luck.Float64() * sum
	for i := range last {
		if u -= a.rates[i][a.piece]; u < 0 {
			return i
		}
	}
	return last
}

// duties are all that anybody works, known from the first day on.
type duties []centre.Duty

// Day appends the duties.
func (d duties) Day(day int, buf []centre.Duty) []centre.Duty {
	if day > 0 {
		return buf
	}
	return append(buf, d...)
}

func (o *oracle) roster(day today) duties {
	if o.duties != nil {
		return o.duties(day)
	}
	return everybody(day)
}

// everybody who is present today works from the beginning on and stays.
func everybody(day today) []centre.Duty {
	all := make([]centre.Duty, day.present)
	for i := range all {
		all[i] = centre.Duty{Agent: i, To: des.Never, Pace: 1}
	}
	return all
}

// people returns the duties of people of whom the given number is on duty in
// each interval, the last ones until everybody is served. When the number
// falls, those leave for good who came last; when it rises, others come.
func people(onDuty []int, interval des.Time) []centre.Duty {
	var all []centre.Duty
	var here []int // duties of those who are
	for i, n := range onDuty {
		now := des.Time(i) * interval
		for len(here) > n {
			last := len(here) - 1
			all[here[last]].To = now
			here = here[:last]
		}
		for len(here) < n {
			here = append(here, len(all))
			all = append(all, centre.Duty{Agent: len(all), From: now, To: des.Never, Pace: 1})
		}
	}
	return all
}
