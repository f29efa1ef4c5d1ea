package demand

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"

	"gonum.org/v1/gonum/mathext"

	"github.com/rushproof/rushproof/sim/des"
)

// busyCase is a case of testdata/busyness.json: counts in the intervals of
// independent days under a gamma factor of the day.
type busyCase struct {
	ID     string
	Params struct {
		Means []float64 `json:"interval_means"`
		Shape float64   `json:"gamma_shape"`
	}
	Exact struct {
		DayMean      float64            `json:"day_mean"`
		DayVar       float64            `json:"day_var"`
		Quantiles    map[string]float64 `json:"day_quantiles"`
		Mean         []float64          `json:"interval_mean"`
		Var          []float64          `json:"interval_var"`
		CovFirstLast float64            `json:"cov_first_last"`
	}
}

// rates lays the intervals into the first hours of a day, one day after the
// other.
func (c *busyCase) rates() Rates {
	hours := make([]float64, 24)
	copy(hours, c.Params.Means)
	return Rates{Interval: des.Hour, Expected: hours, Cyclic: true}
}

// flowCounts counts the needs of a flow by day and interval.
func (c *busyCase) flowCounts(days int) [][]float64 {
	m := &Model{
		Calendar: plainDays(days),
		Reasons: []Reason{{Name: "advice", Causes: []Cause{Flow{
			Rates: c.rates(), Busyness: Busyness{Day: 1 / math.Sqrt(c.Params.Shape)},
		}}}},
	}
	counts := make([][]float64, days)
	for day := range counts {
		counts[day] = make([]float64, len(c.Params.Means))
	}
	s := New(m, replication(3))
	for n, ok := s.Next(); ok; n, ok = s.Next() {
		counts[n.At/des.Day][n.At%des.Day/des.Hour]++
	}
	return counts
}

// orderCounts counts orders instead.
func (c *busyCase) orderCounts(days int) [][]float64 {
	s := New(&Model{Calendar: plainDays(days), Orders: &Orders{
		Rates: c.rates(), Busyness: Busyness{Day: 1 / math.Sqrt(c.Params.Shape)},
	}}, replication(3))
	counts := make([][]float64, days)
	for day := range counts {
		counts[day] = make([]float64, len(c.Params.Means))
	}
	for i := range s.buyers.orders.cohorts {
		k := &s.buyers.orders.cohorts[i]
		counts[k.day][(k.start-des.Time(k.day)*des.Day)/des.Hour] += float64(k.total())
	}
	return counts
}

// mean returns the mean of f over the days and its standard error.
func mean(counts [][]float64, f func([]float64) float64) (m, se float64) {
	sum, squares, n := 0.0, 0.0, float64(len(counts))
	for _, day := range counts {
		x := f(day)
		sum += x
		squares += x * x
	}
	m = sum / n
	return m, math.Sqrt((squares/n - m*m) / (n - 1))
}

func total(day []float64) float64 {
	sum := 0.0
	for _, x := range day {
		sum += x
	}
	return sum
}

// worst returns the largest z of all moments and quantiles of the case.
func (c *busyCase) worst(counts [][]float64) (worst float64, what string) {
	check := func(name string, want float64, f func([]float64) float64) {
		m, se := mean(counts, f)
		if z := math.Abs(m-want) / se; z > worst {
			worst, what = z, fmt.Sprintf("%s is %.4f ± %.4f, want %.4f", name, m, se, want)
		}
	}
	e := &c.Exact
	check("day mean", e.DayMean, total)
	check("day variance", e.DayVar, func(d []float64) float64 { return math.Pow(total(d)-e.DayMean, 2) })
	for i := range e.Mean {
		check(fmt.Sprint("mean of interval ", i), e.Mean[i], func(d []float64) float64 { return d[i] })
		check(fmt.Sprint("variance of interval ", i), e.Var[i], func(d []float64) float64 { return math.Pow(d[i]-e.Mean[i], 2) })
	}
	last := len(e.Mean) - 1
	check("covariance of first and last", e.CovFirstLast, func(d []float64) float64 { return (d[0] - e.Mean[0]) * (d[last] - e.Mean[last]) })
	for text, q := range e.Quantiles {
		p, _ := strconv.ParseFloat(text, 64)
		below, upTo := 0.0, 0.0
		for _, day := range counts {
			if total(day) < q {
				below++
			}
			if total(day) <= q {
				upTo++
			}
		}
		n := float64(len(counts))
		se := math.Sqrt(p * (1 - p) / n)
		if z := max(below/n-p, p-upTo/n) / se; z > worst {
			worst, what = z, fmt.Sprintf("quantile %s: %v of the days are below %v, %v up to it", text, below/n, q, upTo/n)
		}
	}
	return worst, what
}

func TestTruthBusyness(t *testing.T) {
	const days = 8000
	for _, c := range readCases[busyCase](t, "busyness.json") {
		if z, what := c.worst(c.flowCounts(days)); z > 4 {
			t.Errorf("%s, flow: z = %.1f: %s", c.ID, z, what)
		}
		if z, what := c.worst(c.orderCounts(days)); z > 4 {
			t.Errorf("%s, orders: z = %.1f: %s", c.ID, z, what)
		}
		c.Params.Shape *= 1.3
		if z, _ := c.worst(c.flowCounts(days)); z < 4 {
			t.Errorf("%s: a coefficient of variation that is 12 %% too low goes unseen, z = %.1f", c.ID, z)
		}
	}
}

// The factors of half-hours: gamma in the margins, correlated within a day and
// not across midnight.
func TestHalfHours(t *testing.T) {
	const cv, follow, days, slots = 0.4, 0.6, 4000, 48
	var tables margins
	m := newMood(Busyness{Interval: cv, Correlation: follow}, &tables)
	m.begin(replication(7), replication(8))
	var one, two, three [][]float64 // factors of first, second and third half-hours
	var normal [][]float64          // pairs of normal numbers in a row
	var midnight [][]float64        // pairs across midnight
	before := 0.0
	for day := range days {
		f := []float64{}
		for slot := range slots {
			f = append(f, m.factor(day, slot))
			if slot > 0 {
				normal = append(normal, []float64{before, m.z})
			} else if day > 0 {
				midnight = append(midnight, []float64{before, m.z})
			}
			before = m.z
		}
		one, two, three = append(one, f[:1]), append(two, f[20:21]), append(three, f[47:])
	}
	for name, x := range map[string]struct {
		sample [][]float64
		want   float64
		f      func([]float64) float64
	}{
		"mean of the first":          {one, 1, total},
		"mean of the 21st":           {two, 1, total},
		"mean of the last":           {three, 1, total},
		"variance of the first":      {one, cv * cv, func(x []float64) float64 { return (x[0] - 1) * (x[0] - 1) }},
		"variance of the last":       {three, cv * cv, func(x []float64) float64 { return (x[0] - 1) * (x[0] - 1) }},
		"correlation":                {normal, follow, func(x []float64) float64 { return x[0] * x[1] }},
		"correlation over midnight":  {midnight, 0, func(x []float64) float64 { return x[0] * x[1] }},
		"variance of normal numbers": {normal, 1, func(x []float64) float64 { return x[1] * x[1] }},
	} {
		got, se := mean(x.sample, x.f)
		if z := math.Abs(got-x.want) / se; z > 4 && name != "variance of normal numbers" || z > 6 { // pairs overlap
			t.Errorf("%s: %.4f ± %.4f, want %v", name, got, se, x.want)
		}
	}
	shape := 1 / (cv * cv)
	for name, sample := range map[string][][]float64{"first": one, "21st": two, "last": three} {
		if d := distance(sample, func(x float64) float64 { return mathext.GammaIncReg(shape, x*shape) }); d > 2/math.Sqrt(days) {
			t.Errorf("the %s half-hour is not gamma: distance %.4f", name, d)
		}
	}
}

// distance is that of Kolmogorov and Smirnov; it exceeds 2/√n in one sample of
// 1500.
func distance(sample [][]float64, cdf func(float64) float64) float64 {
	x := slices.Concat(sample...)
	slices.Sort(x)
	worst, n := 0.0, float64(len(x))
	for i := range x {
		p := cdf(x[i])
		worst = max(worst, p-float64(i)/n, float64(i+1)/n-p)
	}
	return worst
}

// A margin agrees with the gamma law between its entries too.
func TestMargin(t *testing.T) {
	for _, cv := range []float64{0.02, 0.1, 0.5, 1, 1.5} {
		m, shape := newMargin(cv), 1/(cv*cv)
		for z := -5.0; z < 5; z += 0.0137 {
			want := mathext.GammaIncRegInv(shape, normBelow(z)) / shape
			if got := m.at(z); math.Abs(got-want) > 1e-4*max(want, 1) {
				t.Fatalf("cv %v: at(%v) = %v, want %v", cv, z, got, want)
			}
		}
		if m.at(-99) != m[0] || !(m.at(99) > m.at(7.9)) || math.IsInf(m.at(99), 1) {
			t.Errorf("cv %v: the ends are %v and %v", cv, m.at(-99), m.at(99))
		}
	}
}

// A day may vary more than others: the factor of the second has twice the coefficient
// of variation of the first, by the same luck, and that of the third is 1. One that is
// 5 % off is seen.
func TestBusynessByDay(t *testing.T) {
	const replications = 20000
	cv := [3]float64{0.1, 0.2, 0}
	var tables margins
	m := newMood(Busyness{Daily: cv[:], Day: 0.5}, &tables)
	var squares [3][][]float64
	for i := range replications {
		m.begin(replication(i), replication(i))
		for day := range cv {
			x := m.factor(day, 0) - 1
			squares[day] = append(squares[day], []float64{x * x})
		}
	}
	for day, want := range cv {
		got, se := mean(squares[day], total)
		if math.Abs(got-want*want) > 4*se || want > 0 && math.Abs(got-want*want*1.05*1.05) < 4*se {
			t.Errorf("day %d: variance %v ± %v, want %v", day, got, se, want*want)
		}
	}
}

// Flows share the luck of a name, and one factor may hold for everything.
func TestBusynessShared(t *testing.T) {
	model := func(b1, b2 Busyness) *Model {
		r := Rates{Interval: des.Hour, Expected: []float64{1e3}, Cyclic: true}
		return &Model{Calendar: plainDays(40), Reasons: []Reason{
			{Name: "one", Causes: []Cause{Flow{Rates: r, Busyness: b1}}},
			{Name: "two", Causes: []Cause{Flow{Rates: r, Busyness: b2}}},
		}}
	}
	counts := func(m *Model) [2][40]float64 {
		var c [2][40]float64
		for _, n := range all(New(m, replication(0))) {
			c[n.Reason][n.At/des.Day]++
		}
		return c
	}
	shared := counts(model(Busyness{Name: "x", Day: 0.5}, Busyness{Name: "x", Day: 0.5}))
	own := counts(model(Busyness{Day: 0.5}, Busyness{Day: 0.5}))
	whole := counts(model(Busyness{Day: 0.5, Whole: true, Interval: 0.001}, Busyness{Day: 0.5}))
	near := 0
	for day := range 40 {
		// 24 000 are expected; the Poisson noise of a difference is 220.
		if math.Abs(shared[0][day]-shared[1][day]) > 4*math.Sqrt(shared[0][day]+shared[1][day]) {
			t.Errorf("day %d: %v and %v with shared busyness", day, shared[0][day], shared[1][day])
		}
		if math.Abs(own[0][day]-own[1][day]) < 1000 {
			near++
		}
		if math.Abs(whole[0][day]-whole[0][0]) > 4*math.Sqrt(whole[0][day]+whole[0][0]) {
			t.Errorf("day %d: %v, and %v on day 0, with one factor for all", day, whole[0][day], whole[0][0])
		}
	}
	if near > 12 {
		t.Errorf("flows with busyness of their own agree on %d of 40 days", near)
	}
}

// Stretches follow each other without a gap, end at midnights and half-hours
// where busyness does, and share out what is expected of their interval.
func TestStretches(t *testing.T) {
	const little = 1e-6 // so little busyness that sums are as without
	for _, interval := range []des.Time{7 * des.Minute, des.Hour, 7 * des.Hour, 36 * des.Hour, 24 * 9 * des.Hour} {
		for _, b := range []Busyness{{}, {Day: little}, {Day: little, Interval: little}} {
			var tables margins
			r := Rates{Interval: interval, Expected: []float64{5, 0, 9}, Cyclic: true}
			w := newWalk(r, b, &tables, newMidnights(plainDays(9)), math.MaxInt64)
			w.begin(replication(0), replication(0))
			got := map[des.Time]float64{}
			for _, s := range stretches(t, &w) {
				got[s.start/interval] += s.events
			}
			for i := des.Time(0); i*interval < 9*des.Day; i++ {
				want := r.Expected[i%3] * float64(min(interval, 9*des.Day-i*interval)) / float64(interval)
				if math.Abs(got[i]-want) > 1e-4 {
					t.Errorf("%v, %+v: %v events in interval %d, want %v", interval, b, got[i], i, want)
				}
			}
		}
	}
}

// stretches lists those of a walk, and fails the test if one overlaps another
// or does not end where it should.
func stretches(t testing.TB, w *walk) []stretch {
	var list []stretch
	next := des.Time(0)
	for s, ok := w.next(); ok; s, ok = w.next() {
		last, ends := s.start+s.length-1, []des.Time{w.rates.Interval}
		if w.mood.days != nil {
			ends = append(ends, des.Day)
		}
		if w.mood.slots != nil {
			ends = append(ends, halfHour)
		}
		for _, end := range ends {
			if last/end != s.start/end {
				t.Fatalf("%v: a stretch from %v to %v", end, s.start, last)
			}
		}
		if s.start < next || s.start > next && s.start%w.rates.Interval != 0 {
			t.Fatalf("a stretch from %v on, the last one until %v", s.start, next)
		}
		list, next = append(list, s), last+1
	}
	return list
}

// A forecast that is wrong by up to 15 % is wrong by one factor for orders and
// flows alike: with many expected their ratio to that is the same, its mean is
// 1 and its variance that of a triangle, 0.15²/6. A bias that is 5 % off is
// seen, and without one nothing changes.
func TestForecastBias(t *testing.T) {
	const replications, expected = 4000, 1e6
	variance := func(bias float64) (v, se float64) {
		m := &Model{
			Calendar: plainDays(1), Orders: &Orders{Rates: Rates{Interval: 86400e6, Expected: []float64{expected}}},
			Bias: bias,
		}
		s := New(m, replication(0))
		var squares [][]float64
		for i := range replications {
			s.Reset(replication(i))
			x := float64(s.buyers.orders.cohorts[0].total())/expected - 1
			squares = append(squares, []float64{x * x})
		}
		return mean(squares, total)
	}
	v, se := variance(0.15)
	if want := 0.15*0.15/6 + 1/expected; math.Abs(v-want) > 4*se {
		t.Errorf("variance %v ± %v, want %v", v, se, want)
	}
	if v, se := variance(0); math.Abs(v-1/expected) > 4*se {
		t.Errorf("variance %v without bias, want that of a Poisson number", v)
	}
	if v, se := variance(0.15 * 1.05); math.Abs(v-0.15*0.15/6) < 4*se {
		t.Error("a bias that is 5 % off goes unseen")
	}
	m := flowModel(Rates{Interval: 86400e6, Expected: []float64{10000}})
	m.Bias = 0.15
	flow, orders := New(m, replication(7)), forecastBias(0.15, replication(7))
	if n := float64(len(all(flow))); math.Abs(n-10000*orders) > 4*100 {
		t.Errorf("%v come, want %v", n, 10000*orders)
	}
}
