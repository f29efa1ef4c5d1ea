package study

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/stat"
)

// Mishap is one that is injected into a season.
type Mishap struct {
	sim.Injected            // what is known of it before it is played
	Model        *sim.Model // of the season with it
	Unaided      *sim.Model // the same without the playbook; nil: there is none
}

// A channel is clearly worse off in an interval when customers who hold the line wait longer
// than without the mishap by so much, or messages pile up so much higher, and by a tenth.
const (
	worseWait    = 10.0 // seconds
	worseBacklog = 3.0  // messages
	worseShare   = 0.10
)

// felt is how long a mishap may be felt after its end: late parcels lead to questions for
// days.
const felt = 5 * des.Day

// GameDay plays a season as it is, and with each of the mishaps by itself, on the same luck.
// Progress, if not nil, is told after each replication of which part it was: the season as
// planned, and then each mishap.
//
// A channel is back to normal after the last interval in which it is clearly worse off: as
// the luck is the same, it is exactly as without the mishap once nothing of it is left.
//
// When the context is cancelled, GameDay returns what is there.
func GameDay(ctx context.Context, play Play, base *sim.Model, mishaps []Mishap, e sim.Experiment, progress func(part int, at Progress)) (*sim.GameDay, error) {
	g := &gameDay{play: play, experiment: e, progress: progress}
	var err error
	if g.planned, err = g.part(ctx, base, 0); err != nil {
		return nil, err
	}
	day := &sim.GameDay{
		Format: 1, Compared: "mishaps", Version: g.planned.Version, Season: g.planned.Season, Title: g.planned.Title, Centre: g.planned.Centre,
		Seed: e.Seed, Replications: g.planned.Replications, Frame: g.planned.Frame, AsPlanned: g.planned.Verdict,
	}
	if v, _ := g.planned.Find("needs", sim.Scope{}); v != nil {
		day.Needs = v.Mean
	}
	for i := range mishaps {
		in, err := g.inject(ctx, &mishaps[i], i+1)
		if err != nil && ctx.Err() != nil {
			day.Warnings = append(day.Warnings, "stopped before every mishap was played")
			break
		}
		if err != nil {
			return nil, err
		}
		if left := day.Frame.At(day.Frame.Count) - in.To; left < felt {
			day.Warnings = append(day.Warnings, fmt.Sprintf("%s: the season ends so soon after it that not all that comes of it is counted", in.Name))
		}
		day.Injected = append(day.Injected, *in)
	}
	return day, nil
}

// gameDay is a game day under way.
type gameDay struct {
	play       Play
	experiment sim.Experiment
	progress   func(part int, at Progress)
	planned    *sim.Result
}

// part plays one of its seasons.
func (g *gameDay) part(ctx context.Context, m *sim.Model, number int) (*sim.Result, error) {
	return g.play(ctx, m, g.experiment, func(at Progress) {
		if g.progress != nil {
			g.progress(number, at)
		}
	})
}

// inject plays a mishap, and again without the playbook, and says what comes of it.
func (g *gameDay) inject(ctx context.Context, m *Mishap, number int) (*sim.Injected, error) {
	with, err := g.part(ctx, m.Model, number)
	if err != nil {
		return nil, err
	}
	in := m.Injected
	in.Verdict = with.Verdict
	in.Fails, in.Open = fails(&g.planned.Verdict, &with.Verdict)
	in.NeedsLost, in.Waited = lost(g.planned, with), waited(g.planned, with)
	in.Recovery = recoveries(g.planned, with, in.From)
	if m.Unaided != nil {
		without, err := g.part(ctx, m.Unaided, number)
		if err != nil {
			return nil, err
		}
		in.Playbook = &sim.Helped{NeedsLost: lost(with, without), Waited: waited(with, without)}
	}
	return &in, nil
}

// fails lists the targets that are missed because of a mishap, and those that are met without
// it and undecided with it.
func fails(before, after *sim.Verdict) (missed, open []string) {
	for i, t := range after.Targets {
		switch was := before.Targets[i].Outcome; {
		case t.Outcome == sim.Fail && was != sim.Fail:
			missed = append(missed, t.Target)
		case t.Outcome == sim.Undecided && was == sim.Pass:
			open = append(open, t.Target)
		}
	}
	return missed, open
}

// lost is how many more needs are never served.
func lost(base, of *sim.Result) sim.Estimate {
	count := func(r *sim.Result) (all []float64) {
		v, _ := r.Find("needs_unserved", sim.Scope{})
		if v == nil {
			return nil
		}
		for i, share := range v.Each {
			if all = append(all, math.NaN()); share != nil {
				all[i] = math.Round(*share * v.Of[i]) // needs are whole
			}
		}
		return all
	}
	return gap(count(base), count(of))
}

// waited is how many hours longer customers wait.
func waited(base, of *sim.Result) sim.Estimate {
	hours := func(r *sim.Result) (all []float64) {
		v, _ := r.Find("waited", sim.Scope{})
		if v == nil {
			return nil
		}
		for _, x := range v.Each {
			if all = append(all, math.NaN()); x != nil {
				all[len(all)-1] = *x
			}
		}
		return all
	}
	return gap(hours(base), hours(of))
}

// gap estimates how much more there is in one list of values than in another, replication by
// replication.
func gap(base, of []float64) sim.Estimate {
	each := minus(of, base)
	return withSpread(stat.Mean(each, sim.Confidence), each)
}

// recoveries says how long each channel feels a mishap.
func recoveries(base, of *sim.Result, from des.Time) (all []sim.Recovery) {
	for i := range of.Intervals {
		k := slices.IndexFunc(base.Intervals, func(v sim.Interval) bool { return v.Channel == of.Intervals[i].Channel })
		if k >= 0 {
			all = append(all, recovery(&base.Intervals[k], &of.Intervals[i], &of.Frame, from))
		}
	}
	return all
}

func recovery(base, of *sim.Interval, f *sim.Frame, from des.Time) sim.Recovery {
	r := sim.Recovery{Channel: of.Channel, Messages: len(of.Backlog) > 0}
	last, worst := -1, 0.0
	for i := range f.Count {
		was, is, least := level(base.Wait, i), level(of.Wait, i), worseWait
		if r.Messages {
			was, is, least = base.Backlog[i], of.Backlog[i], worseBacklog
		}
		more := is - was
		if f.At(i+1) <= from || !(more > least && more > worseShare*was) {
			continue
		}
		last = i
		worst = max(worst, more)
		r.Hours += f.Interval.Seconds() / 3600
	}
	if last >= 0 {
		r.Worst = &worst
	}
	if normal := f.At(last + 1); last >= 0 && last+1 < f.Count {
		r.Normal = &normal
	}
	return r
}

func level(series []*float64, i int) float64 {
	if series[i] == nil {
		return 0
	}
	return *series[i]
}

// Busiest are the days of a season on which most contacts are offered that nobody can put
// off (of all contacts, where there are no others), and on which most orders are placed; a
// day is zero where there is none.
func Busiest(r *sim.Result) (contacts, orders calendar.Date) {
	live, written := make([]float64, len(r.Frame.Days)), make([]float64, len(r.Frame.Days))
	for i := range r.Intervals {
		v, sums := &r.Intervals[i], live
		if len(v.Backlog) > 0 {
			sums = written
		}
		for k, n := range v.Offered {
			if k < len(r.Frame.DayOf) {
				sums[r.Frame.DayOf[k]] += n
			}
		}
	}
	most := func(sums []float64) (day calendar.Date) {
		if len(sums) == len(r.Frame.Days) && len(sums) > 0 && slices.Max(sums) > 0 {
			day = r.Frame.Days[slices.Index(sums, slices.Max(sums))].Date
		}
		return day
	}
	if contacts = most(live); contacts == (calendar.Date{}) {
		contacts = most(written)
	}
	if r.Parcels != nil {
		orders = most(r.Parcels.Ordered)
	}
	return contacts, orders
}
