package study

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/stat"
)

// tally adds one number up over the replications of a made-up study, the plain
// way: by hand from each outcome.
func tally(m *sim.Model, n int, of func(rep *sim.Replication) (num, den float64)) (num, den []float64) {
	f := newFake(m)
	for k := range n {
		rep, _ := f.Play(7, k)
		a, b := of(rep)
		num, den = append(num, a), append(den, b)
	}
	return num, den
}

func sum(values []float64) (total float64) {
	for _, v := range values {
		total += v
	}
	return total
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-6*max(1, math.Abs(b)) }

// cells calls f for each interval that counts of the queues of a channel.
func cells(m *sim.Model, rep *sim.Replication, channel, day int, f func(c centre.Cell, l centre.Level)) {
	for q := range rep.Cells {
		for i := range rep.Cells[q] {
			if m.Layout.Queues[q].Channel == channel && (i/48 == day || day < 0 && i >= 48) {
				f(*rep.Cells[q][i], rep.Levels[q][i])
			}
		}
	}
}

const reps = 30

func reduced(t *testing.T) (*sim.Model, *sim.Result) {
	t.Helper()
	m := season(4, 3, 6)
	r, err := studyOf(m, sim.Experiment{Seed: 7, Replications: reps, Workers: 3}, nil).run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return m, r
}

func value(t *testing.T, r *sim.Result, measure string, scope sim.Scope) sim.Value {
	t.Helper()
	for _, v := range r.Measures {
		if v.Measure == measure && v.Scope == scope {
			return v
		}
	}
	t.Fatalf("no %s%s", measure, scope)
	return sim.Value{}
}

// Ratios are ratios of sums, by the exact sums, and each replication has its
// own.
func TestRatioOfMeans(t *testing.T) {
	m, r := reduced(t)
	num, den := tally(m, reps, func(rep *sim.Replication) (a, b float64) {
		cells(m, rep, 0, -1, func(c centre.Cell, _ centre.Level) {
			a += float64(c.Abandoned)
			b += float64(c.Offered)
		})
		return a, b
	})
	got := value(t, r, "abandonment", sim.Scope{Channel: "phone"})
	if want := stat.Ratio(num, den, 0.95); got.Mean != sum(num)/sum(den) && !near(got.Mean, sum(num)/sum(den)) ||
		got.Low != want.Lo || got.High != want.Hi || got.N != reps {
		t.Errorf("got %+v, want %v and %+v", got.Estimate, sum(num)/sum(den), want)
	}
	for i, each := range got.Each {
		if *each != num[i]/den[i] {
			t.Errorf("replication %d: %v, want %v", i, *each, num[i]/den[i])
		}
	}
	if !slices.IsSorted([]float64{got.P10, got.P50, got.P90}) || got.P10 == got.P90 {
		t.Errorf("spread %v, %v, %v", got.P10, got.P50, got.P90)
	}
}

// A season's service level counts who waits at the end and has missed the
// threshold; a target with a threshold and a formula of its own is counted by
// them.
func TestServiceLevel(t *testing.T) {
	m := season(4, 3, 6)
	setTargets(
		t, m,
		"service_level{channel:phone, within:45s} >= 1%", "service_level{channel:phone, within:45s, formula:F1} >= 1%",
		"service_level{channel:phone, formula:F6} >= 1%", "service_level{channel:phone, within:20s} >= 1%",
	)
	r, err := studyOf(m, sim.Experiment{Seed: 7, Replications: reps}, nil).run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	level := func(within des.Time, formula string) float64 {
		f, _ := sim.FindFormula(formula)
		num, den := tally(m, reps, func(rep *sim.Replication) (float64, float64) {
			var a sim.Answers
			for d := 1; d < 4; d++ {
				w := &rep.Waits[0][d]
				a.AnsweredIn += int64(math.Round(w.Answered.CountAtMost(within)))
				a.AbandonedIn += int64(math.Round(w.Lost.CountAtMost(within)))
			}
			cells(m, rep, 0, -1, func(c centre.Cell, _ centre.Level) {
				a.Answered += int64(c.Answered)
				a.Lost += int64(c.Offered - c.Answered) // all who wait came early enough to have missed 45 s
				a.ShortAbandoned += int64(c.ShortAbandoned)
			})
			return f.Of(a)
		})
		return sum(num) / sum(den)
	}
	for i, want := range []float64{
		level(45*des.Second, "F4"), level(45*des.Second, "F1"), level(20*des.Second, "F6"), level(20*des.Second, "F4"),
	} {
		// By day and answered or abandoned, a count may differ by a rounding.
		if got := r.Verdict.Targets[i].Value.Mean; math.Abs(got-want) > 0.002 {
			t.Errorf("%s: %v, want %v", r.Verdict.Targets[i].Target, got, want)
		}
	}
	if got, want := r.Verdict.Targets[3].Value, value(t, r, "service_level", sim.Scope{Channel: "phone"}).Estimate; got.Mean != want.Mean {
		t.Errorf("with the queues' own threshold %v, without it %v", got.Mean, want.Mean)
	}
}

// The wait of the centre leaves deferred channels out; its quantiles are those
// of all replications' contacts together.
func TestWaits(t *testing.T) {
	m, r := reduced(t)
	num, den := tally(m, reps, func(rep *sim.Replication) (a, b float64) {
		for _, channel := range []int{0, 2} {
			cells(m, rep, channel, -1, func(c centre.Cell, _ centre.Level) {
				a += (c.WaitAnswered + c.WaitAbandoned + c.WaitOther).Seconds()
				b += float64(c.Offered - c.Blocked)
			})
		}
		return a, b
	})
	if got := value(t, r, "wait", sim.Scope{}).Mean; !near(got, sum(num)/sum(den)) {
		t.Errorf("wait %v, want %v", got, sum(num)/sum(den))
	}
	var all stat.Histogram
	each, _ := tally(m, reps, func(rep *sim.Replication) (float64, float64) {
		var one stat.Histogram
		for d := 1; d < 4; d++ {
			one.Merge(&rep.Waits[0][d].Answered)
			one.Merge(&rep.Waits[0][d].Lost)
		}
		all.Merge(&one)
		p90, _ := one.Quantile(0.9)
		return p90.Seconds(), 1
	})
	got := value(t, r, "p90(wait)", sim.Scope{Channel: "phone"})
	if want, _ := all.Quantile(0.9); got.Mean != want.Seconds() || *got.Each[5] != each[5] {
		t.Errorf("p90 %v and %v, want %v and %v", got.Mean, *got.Each[5], want.Seconds(), each[5])
	}
}

// Days are the days of the calendar after the warm-up.
func TestDays(t *testing.T) {
	m, r := reduced(t)
	if len(r.Frame.Days) != 3 || r.Frame.Days[0].Date.Day != 24 || r.Frame.Count != 3*48 || r.Frame.Start != des.Day {
		t.Fatalf("frame %+v", r.Frame)
	}
	num, den := tally(m, reps, func(rep *sim.Replication) (a, b float64) {
		cells(m, rep, 0, 2, func(c centre.Cell, _ centre.Level) { a, b = a+float64(c.Abandoned), b+float64(c.Offered) })
		return a, b
	})
	backlog, _ := tally(m, reps, func(rep *sim.Replication) (a, b float64) {
		for q := range rep.Levels {
			if m.Layout.Queues[q].Channel == 1 {
				a += float64(rep.Levels[q][3*48-1].AtEnd)
			}
		}
		return a, 1
	})
	for _, c := range []struct {
		measure string
		scope   sim.Scope
		want    float64
	}{
		{"abandonment", sim.Scope{Channel: "phone"}, sum(num) / sum(den)},
		{"backlog", sim.Scope{Channel: "email"}, sum(backlog) / reps},
	} {
		i := slices.IndexFunc(r.Days, func(d sim.DaySeries) bool { return d.Measure == c.measure && d.Scope == c.scope })
		if i < 0 {
			t.Fatalf("no days of %s", c.measure)
		}
		if got := r.Days[i].Days[1]; !near(got.Mean, c.want) || got.N != reps {
			t.Errorf("%s on the second day %+v, want %v", c.measure, got, c.want)
		}
	}
}

// The series and tables are means over replications of the interval's counts.
func TestSeries(t *testing.T) {
	m, r := reduced(t)
	const i = 70 // of the frame: 11:00 on the second day
	at := 48 + i
	mean := func(of func(rep *sim.Replication) float64) float64 {
		num, _ := tally(m, reps, func(rep *sim.Replication) (float64, float64) { return of(rep), 1 })
		return sum(num) / reps
	}
	email, table, team := r.Intervals[1], r.Queues[3], r.Teams[2]
	for _, c := range []struct {
		name string
		got  float64
		want float64
	}{
		{"offered", table.Offered[i], mean(func(rep *sim.Replication) float64 { return float64(rep.Cells[3][at].Offered) })},
		{"handle time", table.HandleTime[i], mean(func(rep *sim.Replication) float64 { return rep.Cells[3][at].Handle.Seconds() })},
		{"wait", table.WaitTime[i], mean(func(rep *sim.Replication) float64 {
			return (rep.Cells[3][at].WaitAnswered + rep.Cells[3][at].WaitAbandoned).Seconds()
		})},
		{"other", table.Other[i], mean(func(rep *sim.Replication) float64 {
			return float64(rep.Cells[3][at].Blocked + rep.Cells[3][at].Waiting)
		})},
		{"backlog", email.Backlog[i], mean(func(rep *sim.Replication) float64 {
			return float64(rep.Levels[1][at].AtEnd + rep.Levels[4][at].AtEnd)
		})},
		{"oldest", email.Oldest[i], mean(func(rep *sim.Replication) float64 {
			return max(rep.Levels[1][at].Oldest, rep.Levels[4][at].Oldest).Seconds() / 3600
		})},
		{"waiting", email.Waiting[i], mean(func(rep *sim.Replication) float64 {
			return float64(rep.Levels[1][at].Area+rep.Levels[4][at].Area) / float64(30*des.Minute)
		})},
		{"present", team.Present[i], mean(func(rep *sim.Replication) float64 { return float64(rep.Staff[2][at].OnDuty) / float64(30*des.Minute) })},
		{"scheduled", team.Scheduled[i], mean(func(rep *sim.Replication) float64 { return float64(rep.Scheduled[2][at]) / float64(30*des.Minute) })},
		{"arisen", r.Needs[1].Arisen, mean(func(rep *sim.Replication) float64 { return float64(rep.Needs[1][0].Arisen) })},
		{"given up at a closed door", r.Needs[1].LastTry.Closed, mean(func(rep *sim.Replication) float64 { return float64(rep.Needs[1][0].LastTry.Closed) })},
		{"given up in the queue", r.Needs[1].LastTry.Abandoned, mean(func(rep *sim.Replication) float64 { return float64(rep.Needs[1][0].LastTry.Abandoned) })},
		{"unsolved", r.Needs[1].Unsolved, mean(func(rep *sim.Replication) float64 { return float64(rep.Needs[1][0].Unsolved) })},
		{"prevented", r.Needs[1].Prevented["notices"], mean(func(rep *sim.Replication) float64 { return float64(rep.Needs[1][0].Prevented[0]) })},
		{"served", r.Needs[1].Served["phone"], mean(func(rep *sim.Replication) float64 { return float64(rep.Needs[1][0].Served[0]) })},
		{"came back", r.Layers[1].CameBack, mean(func(rep *sim.Replication) float64 {
			return float64(rep.Layers[1][0].CameBack + rep.Layers[1][1].CameBack + rep.Layers[1][2].CameBack)
		})},
		{"left", r.Layers[1].Left, mean(func(rep *sim.Replication) float64 {
			return float64(rep.Layers[1][0].Left + rep.Layers[1][1].Left + rep.Layers[1][2].Left)
		})},
		{"given up in self-service", r.Needs[1].LastTry.Left, 7},
		{"time", *r.Layers[1].Seconds, 60},
		{"claimed", *r.Layers[1].Claimed, 4.0 / 9},
		{"net", *r.Layers[1].Reasons[1].Net, 2.0 / 9},
		{"refused", r.Layers[1].Reasons[0].Refused, 2},
		{"elsewhere", r.Layers[1].Elsewhere, 3},
		{"back in the first channel", r.Layers[1].CameBackIn["phone"], mean(func(rep *sim.Replication) float64 { return float64(rep.Backs[1][0]) })},
		{"spared", r.Layers[1].Work.Spared, 3 * r.Layers[1].CameBack},
		{"returned", r.Layers[1].Work.Returned, 2 * r.Layers[1].CameBack},
		{"added", r.Layers[1].Work.Added, r.Layers[1].CameBack / 2},
		{"net of what returned and was added", r.Layers[1].Work.Net, r.Layers[1].CameBack / 2},
		{"work of those handed over", r.Layers[1].Work.Left, 2.5 * r.Layers[1].CameBack},
		{"seconds of those met", *r.Layers[1].Work.Met, 5. / 4 * 3600},
		{"seconds of those handed over", *r.Layers[1].Reasons[1].Work.HandedOver, 2.5 * 3600},
		{"longer", *r.Layers[1].Reasons[1].Work.Longer, 1},
		{"ordered", r.Parcels.Ordered[1], mean(func(rep *sim.Replication) float64 { return float64(rep.Parcels[2].Ordered) })},
	} {
		if !near(c.got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
	phone := r.Intervals[0]
	if phone.Open[i] != true || phone.Open[48] != false || phone.Backlog != nil || !email.Open[48] {
		t.Errorf("open %v and %v, backlog %v", phone.Open[i], phone.Open[48], phone.Backlog)
	}
	if phone.Wait[48] != nil || phone.WaitP10[48] != nil {
		t.Error("a wait at midnight, when nobody came")
	}
	if !(*phone.WaitP10[i] < *phone.Wait[i] && *phone.Wait[i] < *phone.WaitP90[i]) {
		t.Errorf("wait %v, from %v to %v", *phone.Wait[i], *phone.WaitP10[i], *phone.WaitP90[i])
	}
}

// The worst intervals are those of the longest mean wait of each live channel,
// when they are open.
func TestWorst(t *testing.T) {
	_, r := reduced(t)
	if len(r.Worst) != worstShown || r.Worst[0].Channel == r.Worst[worstShown/2].Channel {
		t.Fatalf("%+v", r.Worst)
	}
	last, channel := math.Inf(1), ""
	for _, w := range r.Worst {
		i := slices.IndexFunc(r.Intervals, func(v sim.Interval) bool { return v.Channel == w.Channel })
		if v := r.Intervals[i]; w.Channel == "email" || !v.Open[w.Interval] || !near(w.Wait.Mean, *v.Wait[w.Interval]) {
			t.Errorf("%+v is not %v", w, *v.Wait[w.Interval])
		}
		if w.Wait.Mean > last*(1+1e-6) && w.Channel == channel || w.Wait.N != reps || w.Wait.Low >= w.Wait.High {
			t.Errorf("out of order, or without an interval: %+v", w)
		}
		checkStaff(t, w)
		last, channel = w.Wait.Mean, w.Channel
	}
}

// checkStaff checks who is there and required where no team answers two
// channels.
func checkStaff(t *testing.T, w sim.Worst) {
	t.Helper()
	if w.Required < 1 || w.Present <= 0 || w.Shared != w.Required {
		t.Errorf("%v agents required, %v with shared channels, %v present", w.Required, w.Shared, w.Present)
	}
}

// The channel that fails comes first, though it be messages; a pass names none.
func TestWorstOfVerdict(t *testing.T) {
	for text, want := range map[string]string{
		"service_level{channel:email} >= 99%": "email email email phone phone phone chat chat chat",
		"wait{channel:chat} < 1s":             "chat chat chat chat chat phone phone phone phone phone",
		"wait{channel:email} < 100h":          "phone phone phone phone phone chat chat chat chat chat",
		"wait < 1s":                           "phone phone phone phone phone chat chat chat chat chat",
	} {
		m := season(4, 3, 6)
		target, err := sim.ParseTarget(text)
		if err != nil {
			t.Fatal(err)
		}
		m.Targets = []sim.Target{target}
		r, err := studyOf(m, sim.Experiment{Seed: 7, Replications: reps}, nil).run(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range r.Worst {
			got = append(got, w.Channel)
			if w.Channel == "email" && (w.Required != 0 || w.Present <= 0) {
				t.Errorf("%s: %+v", text, w)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// Messages that come while nobody is at work, or their channel is closed, are in no
// interval that could have been better.
func TestWorstIsAtWork(t *testing.T) {
	m := season(4, 3, 6)
	target, err := sim.ParseTarget("service_level{channel:email} >= 99%")
	if err != nil {
		t.Fatal(err)
	}
	m.Targets = []sim.Target{target}
	m.Layout.Channels[1].Open = []centre.Window{{From: 30 * des.Hour, To: 40 * des.Hour}}
	r, err := studyOf(m, sim.Experiment{Seed: 7, Replications: reps}, nil).run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	worst := 0.0
	for i, wait := range r.Intervals[1].Wait {
		if r.Intervals[1].Open[i] {
			worst = max(worst, *wait)
		}
	}
	if first := r.Worst[0]; first.Channel != "email" || !near(first.Wait.Mean, worst) || first.Present < 1 {
		t.Errorf("%+v, and the worst while it is open is %v", first, worst)
	}
	closed := func(w sim.Worst) bool { return w.Channel == "email" && !r.Intervals[1].Open[w.Interval] }
	if i := slices.IndexFunc(r.Worst, closed); i >= 0 {
		t.Errorf("closed: %+v", r.Worst[i])
	}
	m.Layout.Groups[1].Skills = nil // who answers them
	if r, err = studyOf(m, sim.Experiment{Seed: 7, Replications: reps}, nil).run(context.Background()); err != nil {
		t.Fatal(err)
	}
	if i := slices.IndexFunc(r.Worst, func(w sim.Worst) bool { return w.Channel == "email" }); i >= 0 {
		t.Errorf("nobody is at work: %+v", r.Worst[i])
	}
}

// Few contacts make no worst interval, unless the channel never has more.
func TestWorstHasContacts(t *testing.T) {
	_, r := reduced(t)
	for _, w := range r.Worst {
		i := slices.IndexFunc(r.Intervals, func(v sim.Interval) bool { return v.Channel == w.Channel })
		open, offered := 0.0, 0.0
		for k, n := range r.Intervals[i].Offered {
			if r.Intervals[i].Open[k] {
				open, offered = open+1, offered+n
			}
		}
		if w.Offered < min(5, offered/open) || w.Offered < 1 {
			t.Errorf("%v came, of %v in the mean interval: %+v", w.Offered, offered/open, w)
		}
	}
}

// What agents answer besides belongs to what is required of them: here the
// chat's team answers the phone too, while that is open, and messages.
func TestRequiredShared(t *testing.T) {
	m := season(4, 3, 6)
	l := &m.Layout
	l.Groups[2].Skills = append(l.Groups[2].Skills, l.Groups[0].Skills[0], l.Groups[1].Skills[0])
	r, err := studyOf(m, sim.Experiment{Seed: 7, Replications: reps}, nil).run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	both := 0
	for _, w := range r.Worst {
		phone, chat := r.Intervals[0].Required[w.Interval], r.Intervals[2].Required[w.Interval]
		if w.Shared != phone+chat {
			t.Errorf("%+v: the phone requires %v, and the chat %v", w, phone, chat)
		}
		if phone > 0 && chat > 0 {
			both++
		}
	}
	if both == 0 {
		t.Error("no interval has both open: the test shows nothing")
	}
}

// On every day: the worst day of each replication counts.
func TestEveryDay(t *testing.T) {
	m := season(4, 3, 6)
	target, err := sim.ParseTarget("abandonment{channel:phone} < 17% on every day, with probability 10%")
	if err != nil {
		t.Fatal(err)
	}
	m.Targets = []sim.Target{target}
	r, err := studyOf(m, sim.Experiment{Seed: 7, Replications: reps}, nil).run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	met := 0
	worst, _ := tally(m, reps, func(rep *sim.Replication) (float64, float64) {
		worst := 0.0
		for day := 1; day < 4; day++ {
			a, b := 0.0, 0.0
			cells(m, rep, 0, day, func(c centre.Cell, _ centre.Level) { a, b = a+float64(c.Abandoned), b+float64(c.Offered) })
			worst = max(worst, a/b)
		}
		if worst < 0.17 {
			met++
		}
		return worst, 1
	})
	got := r.Verdict.Targets[0]
	if !near(got.Value.Mean, sum(worst)/reps) || got.Held == nil || got.Held.Share != float64(met)/reps {
		t.Errorf("%+v and %+v, want %v and %d of %d", got.Value, got.Held, sum(worst)/reps, met, reps)
	}
	if met == 0 || met == reps {
		t.Errorf("%d of %d meet the target: the test shows nothing", met, reps)
	}
}
