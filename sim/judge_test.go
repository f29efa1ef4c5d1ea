package sim

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestJudgeMean(t *testing.T) {
	target := func(text string) Target {
		parsed, err := ParseTarget(text)
		if err != nil {
			t.Fatal(err)
		}
		return parsed
	}
	for _, c := range []struct {
		text          string
		mean, low, hi float64
		n             int
		outcome       string
		more          int
	}{
		{"service_level >= 80%", 0.85, 0.81, 0.89, 100, Pass, 0},
		{"service_level >= 80%", 0.70, 0.66, 0.74, 100, Fail, 0},
		{"service_level >= 80%", 0.82, 0.78, 0.86, 100, Undecided, 293}, // half of the half-width needs 4 times as many, and Student's factor falls
		{"service_level >= 80%", 0.80, 0.76, 0.84, 100, Undecided, 0},   // on its limit: no number would do
		{"service_level >= 80%", 0.84, 0.80, 0.88, 100, Pass, 0},
		{"service_level > 80%", 0.84, 0.80, 0.88, 100, Undecided, 1},
		{"service_level >= 100%", 1, 1, 1, 100, Pass, 0},
		{"abandonment < 5%", 0.04, 0.03, 0.049, 100, Pass, 0},
		{"abandonment < 5%", 0.04, 0.03, 0.05, 100, Undecided, 1},
		{"abandonment <= 5%", 0.04, 0.03, 0.05, 100, Pass, 0},
		{"abandonment < 5%", 0.06, 0.05, 0.07, 100, Fail, 0},
		{"abandonment < 5%", 0, 0, 0, 0, Undecided, 0},                       // no data is never a pass
		{"service_level >= 80%", 0.81, 0.77, 0.85, 100, Undecided, SomeMore}, // a distance of half a standard error is luck
		{"abandonment < 5%", 0.045, 0.03, 0.06, 9, Undecided, SomeMore},
		{"abandonment < 1%", 0.003, 0, 0.011, 20, Undecided, 6}, // cut off at 0: 0.008 to 0.007
		{"abandonment < 5%", 0, 0, 0, 1, Undecided, SomeMore},   // nor is one replication
	} {
		got := target(c.text).Judge(Estimate{Mean: c.mean, Low: c.low, High: c.hi, N: c.n}, nil)
		if got.Outcome != c.outcome || got.More != c.more {
			t.Errorf("%s with %v (%v–%v): %s and %d more, want %s and %d", c.text, c.mean, c.low, c.hi, got.Outcome, got.More, c.outcome, c.more)
		}
	}
}

func TestJudgeProbability(t *testing.T) {
	target, err := ParseTarget("wait < 2m, with probability 90%")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		met, missed, undefined int
		outcome                string
		low, high              float64 // where the binomial tail is 2.5 %, by bisection
	}{
		{200, 0, 0, Pass, 0.9817247, 1},
		{190, 10, 0, Pass, 0.9099725, 0.9757658},
		{184, 16, 0, Undecided, 0.8733351, 0.9535824},
		{160, 40, 0, Fail, 0.7377736, 0.8531055},
		{20, 0, 5, Undecided, 0.8315665, 1},
		{0, 0, 7, Undecided, 0, 0},
		{1, 0, 0, Undecided, 1, 1},
	} {
		got := target.Judge(Estimate{N: c.met + c.missed}, seasons(c.met, c.missed, c.undefined))
		if got.Outcome != c.outcome {
			t.Errorf("%d of %d: %s, want %s", c.met, c.met+c.missed, got.Outcome, c.outcome)
		}
		held := Proportion{Low: c.low, High: c.high}
		if got.Held != nil {
			held = *got.Held
		}
		if math.Abs(held.Low-c.low) > 1e-6 || math.Abs(held.High-c.high) > 1e-6 || (got.Held == nil) != (c.met+c.missed < 2) {
			t.Errorf("%d of %d: %+v, want %v to %v", c.met, c.met+c.missed, got.Held, c.low, c.high)
		}
	}
}

// So many more are enough if they go on as before, and none fewer; what needs
// four times as many or more is a guess.
func TestMoreForProbability(t *testing.T) {
	for _, c := range []struct{ probability, met, missed, more int }{
		{95, 17, 3, 20}, // 34 of 40 reach up to 94.3 %
		{95, 20, 0, 52}, // 0.95ⁿ is below 2.5 % from 72 on
		{90, 20, 0, 16}, // 0.9ⁿ, from 36 on
		{95, 9, 0, SomeMore},
		{95, 3, 0, SomeMore},
		{95, 50, 2, SomeMore},
		{90, 18, 2, 0}, // exactly as many as were asked for
	} {
		target, err := ParseTarget(fmt.Sprintf("wait < 2m, with probability %d%%", c.probability))
		if err != nil {
			t.Fatal(err)
		}
		n := c.met + c.missed
		got := target.Judge(Estimate{N: n}, seasons(c.met, c.missed, 0))
		if got.Outcome != Undecided || got.More != c.more {
			t.Errorf("%d of %d at %d %%: %s, %d more, want %d", c.met, n, c.probability, got.Outcome, got.More, c.more)
		}
		for all := n + 1; c.more > 0 && all <= n+c.more; all++ {
			met := c.met * all / n
			if share := float64(c.met) / float64(n); share < target.Probability {
				met = (c.met*all + n - 1) / n
			}
			again := target.Judge(Estimate{N: all}, seasons(met, all-met, 0))
			if decided := again.Outcome != Undecided; decided != (all == n+c.more) {
				t.Errorf("%d of %d at %d %%: %s", met, all, c.probability, again.Outcome)
			}
		}
	}
}

// seasons returns values of which so many meet a limit of 2 m, miss it, or are
// undefined.
func seasons(met, missed, undefined int) []*float64 {
	var each []*float64
	for range met {
		each = append(each, new(float64))
	}
	for range missed {
		late := 120.0
		each = append(each, &late)
	}
	return append(each, make([]*float64, undefined)...)
}

func TestWorstOutcome(t *testing.T) {
	of := func(outcomes ...string) (results []TargetResult) {
		for _, o := range outcomes {
			results = append(results, TargetResult{Outcome: o})
		}
		return results
	}
	for want, results := range map[string][]TargetResult{
		None:      nil,
		Pass:      of(Pass, Pass),
		Undecided: of(Pass, Undecided, Pass),
		Fail:      of(Undecided, Fail, Pass),
	} {
		if got := WorstOutcome(results); got != want {
			t.Errorf("%v: %s, want %s", results, got, want)
		}
	}
}

// What is undefined is null, never 0, and everything comes back.
func TestResultJSON(t *testing.T) {
	one := 1.5
	for _, c := range []struct {
		value Value
		want  string
	}{
		{
			Value{"wait", Scope{Channel: "phone"}, Estimate{2, 1, 3, 1, 2, 3, 10, []string{"few"}}, []*float64{&one, nil}, []float64{4, 0}},
			`{"measure":"wait","scope":{"channel":"phone"},"mean":2,"low":1,"high":3,"p10":1,"p50":2,"p90":3,"n":10,"warnings":["few"],"each":[1.5,null],"of":[4,0]}`,
		},
		{
			Value{"wait", Scope{}, Estimate{Mean: 2, Low: 2, High: 2, P50: 2, N: 1}, []*float64{&one}, nil},
			`{"measure":"wait","scope":{},"mean":2,"low":null,"high":null,"p10":null,"p50":2,"p90":null,"n":1,"each":[1.5]}`,
		},
		{
			Value{"wait", Scope{}, Estimate{}, []*float64{nil}, nil},
			`{"measure":"wait","scope":{},"mean":null,"low":null,"high":null,"p10":null,"p50":null,"p90":null,"n":0,"each":[null]}`,
		},
	} {
		data, err := json.Marshal(c.value)
		if err != nil || string(data) != c.want {
			t.Errorf("got  %s, %v\nwant %s", data, err, c.want)
		}
		var back Value
		if err := json.Unmarshal(data, &back); err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff(c.value, back); diff != "" {
			t.Error(diff)
		}
	}
	data, err := json.Marshal(DaySeries{"wait", Scope{}, []Estimate{{}, {Mean: 0, N: 2}}})
	if want := `{"measure":"wait","scope":{},"days":[null,{"mean":0,"low":0,"high":0,"p10":null,"p50":0,"p90":null,"n":2}]}`; err != nil || string(data) != want {
		t.Errorf("got  %s, %v\nwant %s", data, err, want)
	}
}
