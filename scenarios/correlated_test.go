package scenarios_test

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mathext"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// Two queues that are busy together, each with 400 contacts in a half-hour, on
// average: the first two of the day and the last.
const together = `
from: 2026-11-23
to: 2026-11-23
timezone: UTC
warm_up: 0s
busyness: {day: 20%, half_hour: 8%, correlation: 60%, shared_as: shopping, shared: 60%}
channels: {phone: {hours: open, redial: none, first_contact: none}}
reasons: {orders: {rate: RATES}, returns: {rate: RATES}}
teams: {desk: {agents: 9, shifts: {day: {hours: 08:00-16:00}}}}
`

// Counts vary and hang together as the YAML says: over days, the variance of a
// half-hour by its mean, the covariance of a half-hour with the next and with
// the last of the day, and that of two queues. With F the factor of the day and G that
// of the half-hour, gamma by rank of normal numbers of correlation r, it is
//
//	λ²·(E[F F']·E[G G'] - 1), and λ more for a half-hour with itself,
//
// where E[G G'] = Σ rᵏ·aₖ² over Hermite's coefficients of the quantile function
// (Mehler). With any of the four figures 5 percentage points, or one twentieth, off
// some of it is seen to be wrong.
func TestCountsAreCorrelated(t *testing.T) {
	t.Parallel()
	const lambda, days = 400.0, 40000
	pairs := func(day, half, follow, shared float64) (want [4]float64) {
		f, g := hermite(day), hermite(half)
		with := func(rDay, rHalf float64) float64 { return lambda * lambda * (mehler(f, rDay)*mehler(g, rHalf) - 1) }
		return [4]float64{lambda + with(1, 1), with(1, follow), with(1, math.Pow(follow, 47)), with(shared, shared)}
	}
	want := pairs(0.2, 0.08, 0.6, 0.6)
	rates := "{every: 30m, rates: [800/h, 800/h, " + strings.Repeat("0/h, ", 45) + "800/h]}"
	file := filepath.Join(t.TempDir(), "together.yaml")
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(together, "RATES", rates)), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := scenarios.Open(file, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var sum, square [4]float64
	s := demand.New(&l.Model.Demand, rng.New(1, 0))
	for i := range days {
		s.Reset(rng.New(1, i))
		for k, x := range products(s, lambda) {
			sum[k] += x
			square[k] += x * x
		}
	}
	names := [4]string{"variance of a half-hour", "covariance with the next", "covariance with the last of the day", "covariance of two queues"}
	var got, se [4]float64
	for k := range got {
		got[k] = sum[k] / days
		se[k] = math.Sqrt((square[k]/days - got[k]*got[k]) / days)
		if math.Abs(got[k]-want[k]) > 4*se[k] {
			t.Errorf("%s: %.0f ± %.0f, want %.0f", names[k], got[k], se[k], want[k])
		}
	}
	for name, wrong := range map[string][4]float64{
		"busyness of the day 5 % off":       pairs(0.21, 0.08, 0.6, 0.6),
		"of the half-hour an eighth off":    pairs(0.2, 0.09, 0.6, 0.6),
		"without autocorrelation":           pairs(0.2, 0.08, 0, 0.6),
		"queues 5 points less correlated":   pairs(0.2, 0.08, 0.6, 0.55),
		"queues that are busy on their own": pairs(0.2, 0.08, 0.6, 0),
	} {
		seen := false
		for k := range got {
			seen = seen || math.Abs(got[k]-wrong[k]) > 4*se[k]
		}
		if !seen {
			t.Errorf("%s goes unseen: %v ± %v, and %v", name, got, se, wrong)
		}
	}
}

// products plays a day up to nine and multiplies how far its counts are from their
// mean: of the first half-hour with itself, with the next, with the last of the day,
// and with the other queue's.
func products(s *demand.Stream, lambda float64) [4]float64 {
	var counts [2][48]float64
	for n, ok := s.Next(); ok; n, ok = s.Next() {
		counts[n.Reason][n.At/(30*des.Minute)]++
	}
	first := counts[0][0] - lambda
	return [4]float64{first * first, first * (counts[0][1] - lambda), first * (counts[0][47] - lambda), first * (counts[1][0] - lambda)}
}

// hermite returns the coefficients of a gamma factor of mean 1 as a function of a
// normal number.
func hermite(cv float64) (a []float64) {
	shape := 1 / (cv * cv)
	const step = 0.01
	a = make([]float64, 8)
	for z := -8.0; z <= 8; z += step {
		u := math.Erfc(-z/math.Sqrt2) / 2
		g := mathext.GammaIncRegInv(shape, u) / shape
		weight := math.Exp(-z*z/2) / math.Sqrt(2*math.Pi) * step
		before, h := 0.0, 1.0 // normalised Hermite polynomials
		for k := range a {
			a[k] += g * h * weight
			before, h = h, (z*h-math.Sqrt(float64(k))*before)/math.Sqrt(float64(k+1))
		}
	}
	return a
}

// mehler is the mean of the product of two factors whose normal numbers have a
// correlation.
func mehler(a []float64, correlation float64) (mean float64) {
	for k := range a {
		mean += math.Pow(correlation, float64(k)) * a[k] * a[k]
	}
	return mean
}
