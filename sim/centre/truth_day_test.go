package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// daysEach is about how many contacts all days of a case have together.
const daysEach = 400_000

// dayOracle plays days that begin empty: one replication is one day of n
// intervals. The last stretch is the whole day.
func dayOracle(id string, l *centre.Layout, n int, perHour []float64, interval, handle float64) *oracle {
	o := &oracle{name: id, layout: l, handle: handle, relaxation: handle, piece: interval, rates: make([][]float64, 1)}
	contacts := 0.0
	for _, rate := range perHour {
		o.rates[0] = append(o.rates[0], rate/3600)
		contacts += rate / 3600 * interval
	}
	o.replications = min(max(150, int(daysEach/contacts)), 2000)
	step := des.Seconds(interval)
	l.Period = centre.Period{Horizon: des.Time(n) * step, Interval: step, Drain: true}
	queues, groups := indices(len(l.Queues)), indices(len(l.Groups))
	for i := range n {
		o.stretches = append(o.stretches, stretch{queues, groups, i, i + 1})
	}
	o.stretches = append(o.stretches, stretch{queues, groups, 0, n})
	return o
}

type dayParams struct {
	Interval float64   `json:"interval_s"`
	PerHour  []float64 `json:"calls_per_hour"`
	Agents   []int     `json:"agents"`
	Handle   float64   `json:"aht_s"`
	Patient  *float64  `json:"patience_mean_s"`
	Within   float64   `json:"T_s"`
	Lines    int       `json:"lines_K"`
}

func (p *dayParams) oracle(id string) *oracle {
	all := people(p.Agents, des.Seconds(p.Interval))
	l := phone(len(all), memoryless(p.Handle), impatience(p.Patient), p.Within)
	l.Channels[0].Lines = p.Lines
	o := dayOracle(id, l, len(p.PerHour), p.PerHour, p.Interval, p.Handle)
	o.duties = func(today) []centre.Duty { return all }
	if p.Patient != nil {
		o.relaxation = relaxImpatient(p.Handle, *p.Patient)
	}
	return o
}

// dayOracles are days on which rates and staffing differ by interval.
func dayOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "day_transient.json") {
		p := params[dayParams](t, c)
		o := p.oracle(c.ID)
		o.compare(t, c, o.dayReader())
		all = append(all, o)
	}
	return all
}

// shiftOracles are days on which groups of people come and go.
func shiftOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "day_shift_groups.json") {
		p := params[struct {
			Periods []struct {
				Length  float64        `json:"length_s"`
				PerHour float64        `json:"calls_per_hour"`
				Groups  map[string]int `json:"groups"`
			} `json:"periods"`
			Handle  float64  `json:"aht_s"`
			Patient *float64 `json:"patience_mean_s"`
		}](t, c)
		var perHour []float64
		var people []centre.Duty
		shifts := map[string][]int{} // duties
		for i, period := range p.Periods {
			from, to := des.Seconds(period.Length)*des.Time(i), des.Seconds(period.Length)*des.Time(i+1)
			if i == len(p.Periods)-1 {
				to = des.Never
			}
			perHour = append(perHour, period.PerHour)
			for name, n := range period.Groups {
				for len(shifts[name]) < n {
					shifts[name] = append(shifts[name], len(people))
					people = append(people, centre.Duty{Agent: len(people), From: from, Pace: 1})
				}
				for _, duty := range shifts[name] {
					people[duty].To = to
				}
			}
		}
		l := phone(len(people), memoryless(p.Handle), impatience(p.Patient), 0)
		o := dayOracle(c.ID, l, len(perHour), perHour, p.Periods[0].Length, p.Handle)
		o.duties = func(today) []centre.Duty { return people }
		o.compare(t, c, o.dayReader())
		all = append(all, o)
	}
	return all
}

// events are when contacts of a day ended, whenever they arrived.
type events struct {
	abandons, completions, busyAtEnd []float64 // by interval; the last is after closing
}

func (o *oracle) watchEvents() *events {
	n := len(o.stretches) - 1
	e := &events{make([]float64, n+1), make([]float64, n+1), make([]float64, n)}
	interval := o.layout.Period.Interval
	o.watch(func() { clear(e.abandons); clear(e.completions); clear(e.busyAtEnd) }, func(entry *centre.Entry) {
		ended := min(int(entry.Ended/interval), n)
		switch entry.Ending {
		case centre.Abandoned:
			e.abandons[ended]++
		case centre.Answered:
			e.completions[ended]++
			for i := int(entry.Answered / interval); i < ended; i++ {
				e.busyAtEnd[i]++
			}
		}
	})
	return e
}

// each returns a measure of something that each day has some of.
func each(of func(c *counts) float64) measure {
	return number(func(c *counts) (float64, float64) { return of(c), 1 })
}

func eachSeconds(of func(c *counts) des.Time) measure {
	return queueing(func(c *counts) (float64, float64) { return of(c).Seconds(), 1 })
}

// dayFigures are figures of a day or an interval, for those who arrive in it.
var dayFigures = map[string]measure{
	"served_total":            each(func(c *counts) float64 { return float64(c.Answered) }),
	"served_within_T":         each(func(c *counts) float64 { return float64(c.AnsweredIn) }),
	"abandon_within_T":        each(func(c *counts) float64 { return float64(c.AbandonedIn) }),
	"abandons":                each(func(c *counts) float64 { return float64(c.Abandoned) }),
	"expected_blocked":        each(func(c *counts) float64 { return float64(c.Blocked) }),
	"expected_number_waiting": each(func(c *counts) float64 { return float64(c.Waited) }),
	"queue_at_end":            each(func(c *counts) float64 { return c.atEnd }),

	"total_wait":                eachSeconds(func(c *counts) des.Time { return c.WaitAnswered + c.WaitAbandoned }),
	"total_wait_of_served":      eachSeconds(func(c *counts) des.Time { return c.WaitAnswered }),
	"busy_seconds_before_close": work(func(c *counts) (float64, float64) { return c.busy, 1 }),
	"agent_seconds_scheduled":   work(func(c *counts) (float64, float64) { return c.onDuty - c.overtime, 1 }),
	"mean_busy_after_shift_end": work(func(c *counts) (float64, float64) { return c.overtime, c.seconds }),

	"p_empty_queue_at_end": {share: true, of: func(c *counts) (float64, float64) {
		if c.atEnd > 0 {
			return 0, 1
		}
		return 1, 1
	}},
}

// daySynonyms are other names of the same figures. Nobody balks: who has no
// patience is counted as abandoning at once.
var daySynonyms = map[string]string{
	"abandons_of_cohort":            "abandons",
	"abandons_total":                "abandons",
	"asa_day_s":                     "mean_wait_served",
	"cohort_abandon_within_T":       "abandon_within_T",
	"cohort_abandons":               "abandons",
	"cohort_served_within_T":        "served_within_T",
	"cohort_total_wait_of_served_s": "total_wait_of_served",
	"cohort_total_wait_s":           "total_wait",
	"expected_balked":               "expected_blocked",
	"mean_wait_all_day_s":           "mean_wait_all",
	"mean_wait_of_arrivals_s":       "mean_wait_all",
	"p_abandon_day":                 "p_abandon",
	"p_abandon_of_arrivals":         "p_abandon",
	"queue_at_close":                "queue_at_end",
	"sl_answered_day":               "sl_answered",
	"sl_ex_short_abandon_day":       "sl_ex_short_abandon",
	"sl_offered_day":                "sl_offered",
	"total_wait_of_served_s":        "total_wait_of_served",
	"total_wait_s":                  "total_wait",
}

// byDay sets the measure of a figure by its name.
func (f *figure) byDay(name string) bool {
	if other, ok := daySynonyms[name]; ok {
		name = other
	}
	if m, ok := dayFigures[name]; ok {
		f.measure = m
		return true
	}
	return f.byName(name)
}

// dayReader reads figures of intervals and of the day.
func (o *oracle) dayReader() reader {
	n := len(o.stretches) - 1
	seen := o.watchEvents()
	return func(f *figure, path []string, _ map[string]float64) bool {
		name, i := path[len(path)-1], n
		if path[0] != "day" {
			i = index(path[1])
		}
		if o.name == "day-lunch-closure-ghost" && name == "mean_busy_after_shift_end" && i >= 3 {
			return true // ghosts who are still busy when staff come back are staff again
		}
		f.stretch = i
		events := map[string][]float64{
			"abandons_in_interval":     seen.abandons[i : i+1],
			"completions_in_interval":  seen.completions[i : i+1],
			"abandons_before_close":    seen.abandons[:n],
			"completions_before_close": seen.completions[:n],
			"abandons_after_close":     seen.abandons[n:],
		}
		if of, ok := events[name]; ok {
			f.measure = each(func(*counts) float64 { return total(of) })
			return true
		}
		switch name {
		case "mean_busy":
			f.exact /= float64(len(o.layout.Agents))
			return f.byName("occupancy")
		case "busy_at_end", "busy_at_close":
			f.exact /= float64(len(o.layout.Agents))
			f.share, f.of = true, func(c *counts) (float64, float64) { return seen.busyAtEnd[min(i, n-1)], c.agents }
		default:
			return f.byDay(name)
		}
		return true
	}
}

func total(of []float64) float64 {
	sum := 0.0
	for _, x := range of {
		sum += x
	}
	return sum
}
