package study

import (
	"context"
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// setTargets gives a season targets, which must be sound.
func setTargets(t *testing.T, m *sim.Model, texts ...string) {
	t.Helper()
	for _, text := range texts {
		target, err := sim.ParseTarget(text)
		if err == nil {
			err = m.Check(target)
		}
		if err != nil {
			t.Fatal(err)
		}
		m.Targets = append(m.Targets, target)
	}
}

// abandonedByInterval is the share that left the telephone by interval of the frame, counted
// by hand; not a number where nobody came.
func abandonedByInterval(m *sim.Model, rep *sim.Replication) (shares []float64) {
	for i := 48; i < 4*48; i++ {
		abandoned, offered := 0.0, 0.0
		for q := range rep.Cells {
			if m.Layout.Queues[q].Channel == 0 {
				abandoned += float64(rep.Cells[q][i].Abandoned)
				offered += float64(rep.Cells[q][i].Offered)
			}
		}
		shares = append(shares, abandoned/offered)
	}
	return shares
}

// missedShare and longestRow are what targets that count intervals are judged by.
func missedShare(shares []float64, limit float64) (num, den float64) {
	known := 0.0
	for _, s := range shares {
		if s >= limit {
			num++
		}
		if !math.IsNaN(s) {
			known++
		}
	}
	return num / known, 1
}

func longestRow(shares []float64, limit float64) (longest, _ float64) {
	row := 0.0
	for _, s := range shares {
		if row++; !(s >= limit) {
			row = 0
		}
		longest = max(longest, row)
	}
	return longest, 1
}

// Targets that count intervals, and those about one day or one interval, are judged by what
// one finds by hand.
func TestTargetsByInterval(t *testing.T) {
	const limit = 0.25
	for text, by := range map[string]func(shares []float64) (num, den float64){
		"abandonment{channel:phone} < 25% in at least 90% of intervals":                 func(s []float64) (float64, float64) { return missedShare(s, limit) },
		"abandonment{channel:phone} >= 25% in at most 10% of intervals":                 func(s []float64) (float64, float64) { return missedShare(s, limit) },
		"abandonment{channel:phone, day:2026-11-25} < 25% in at least 90% of intervals": func(s []float64) (float64, float64) { return missedShare(s[48:96], limit) },
		"abandonment{channel:phone} < 25% for 2 intervals":                              func(s []float64) (float64, float64) { return longestRow(s, limit) },
	} {
		m := season(4, 3, 6)
		setTargets(t, m, text)
		r, err := studyOf(m, sim.Experiment{Seed: 7, Replications: reps, Workers: 2}, nil).run(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		want, _ := tally(m, reps, func(rep *sim.Replication) (float64, float64) { return by(abandonedByInterval(m, rep)) })
		got := r.Verdict.Targets[0]
		if mean := sum(want) / reps; !near(got.Value.Mean, mean) || mean == 0 || m.Targets[0].Part > 0 && mean == 1 {
			t.Errorf("%s: %v, want %v", text, got.Value.Mean, mean)
		}
	}
}

// windowed plays a season with targets about a day or an interval.
func windowed(t *testing.T) (*sim.Model, *sim.Result) {
	t.Helper()
	m := season(4, 3, 6)
	setTargets(t, m,
		"abandonment{channel:phone, day:2026-11-25} < 1%",
		"p90(wait{channel:phone, day:2026-11-25}) < 1s",
		"service_level{channel:phone, within:60s, day:2026-11-25} > 99%",
		"abandonment{channel:phone, interval:2026-11-25 09:30} < 1%",
	)
	r, err := studyOf(m, sim.Experiment{Seed: 7, Replications: reps}, nil).run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return m, r
}

// A target about a day is judged by that day of the season's tables.
func TestTargetsOfADay(t *testing.T) {
	_, r := windowed(t)
	for i, measure := range []string{"abandonment", "p90(wait)"} {
		for _, d := range r.Days {
			if d.Measure == measure && d.Scope == (sim.Scope{Channel: "phone"}) && !near(d.Days[1].Mean, r.Verdict.Targets[i].Value.Mean) {
				t.Errorf("%s: %v on the day, and %v by the target", measure, d.Days[1].Mean, r.Verdict.Targets[i].Value.Mean)
			}
		}
	}
	if v := r.Verdict.Targets[2].Value; v.N == 0 || v.Mean <= 0 || v.Mean >= 1 {
		t.Errorf("service level of the day: %+v", v)
	}
}

// A target about an interval is judged by what one finds there by hand.
func TestTargetOfAnInterval(t *testing.T) {
	m, r := windowed(t)
	num, den := tally(m, reps, func(rep *sim.Replication) (a, b float64) {
		i := 2*48 + 19
		for q := range rep.Cells {
			if m.Layout.Queues[q].Channel == 0 {
				a, b = a+float64(rep.Cells[q][i].Abandoned), b+float64(rep.Cells[q][i].Offered)
			}
		}
		return a, b
	})
	if v := r.Verdict.Targets[3].Value; !near(v.Mean, sum(num)/sum(den)) {
		t.Errorf("the interval from 9:30: %v, want %v", v.Mean, sum(num)/sum(den))
	}
}

// What is spent of a budget is what misses the target.
func TestBudgetAddsUp(t *testing.T) {
	m := season(4, 3, 6)
	setTargets(t, m,
		"service_level{channel:phone} >= 80%",
		"service_level{channel:phone, within:60s} >= 80%",
		"abandonment{channel:phone} < 5%",
		"abandonment{channel:phone} < 25% in at least 90% of intervals",
	)
	r, err := studyOf(m, sim.Experiment{Seed: 7, Replications: reps}, nil).run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for i, allowed := range []float64{0.2, 0.2, 0.05, 0.1} {
		b, v := r.Verdict.Targets[i].Budget, r.Verdict.Targets[i].Value.Mean
		if m.Targets[i].AtLeast() {
			v = 1 - v
		}
		share := sum(b.Spent) / b.All
		if math.Abs(share-v) > 1e-6 && m.Targets[i].Over == sim.Whole || math.Abs(share-v) > 0.02 {
			t.Errorf("%s: %v of %v are spent, and %v miss it", m.Targets[i].Text, sum(b.Spent), b.All, v)
		}
		if !near(b.Allowed, allowed*b.All) || len(b.Spent) != 3 || sum(b.Spent) == 0 {
			t.Errorf("%s: %v allowed of %v, %d days", m.Targets[i].Text, b.Allowed, b.All, len(b.Spent))
		}
	}
}

// What is asked beside all else is answered as a target would be.
func TestAsk(t *testing.T) {
	m := season(4, 3, 6)
	setTargets(t, m,
		"abandonment{channel:phone, day:2026-11-25} < 1%",
		"abandonment{channel:phone} < 17% on every day",
		"abandonment{channel:phone} < 25% in at least 90% of intervals",
	)
	r, err := studyOf(m, sim.Experiment{Seed: 7, Replications: reps, Ask: m.Targets}, nil).run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range r.Answers {
		if judged := r.Verdict.Targets[i].Value; !near(v.Mean, judged.Mean) || len(v.Each) != reps || v.N != judged.N {
			t.Errorf("%s: %+v is answered, %+v judged", m.Targets[i].Text, v.Estimate, judged)
		}
	}
}
