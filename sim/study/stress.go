package study

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim"
)

// StressLever is a lever of a season, with the season that comes out when it is pushed.
type StressLever struct {
	sim.Lever
	Push func(x float64) (*sim.Model, error)
}

// Stress finds how far each lever of a season can be pushed until a target breaks: the root of
// the margin by which the target is met, as a function of the lever, of which only samples are
// seen. The method is retrospective approximation (Chen & Schmeiser, "Stochastic root finding
// via retrospective approximation", IIE Transactions 33, 2001; Pasupathy & Kim, "The stochastic
// root-finding problem", ACM TOMACS 21(3), 2011). As luck belongs to customers and people and
// not to a run, a number of replications makes the margin a function that can be looked at
// anywhere; its root is found first in few replications, roughly, and then from there in all
// of them, by linear interpolation in a bracket that is kept, to a tolerance that is a part of
// what is not known anyhow.
//
// The interval of a breaking point is the inversion of the test: every x at which the interval
// of the margin holds 0. It reaches from the root of its lower end, up to which the target is
// surely met, to that of its upper end, from which it is surely missed, and holds the true
// breaking point as often as the interval of the margin holds the true margin.
//
// Experiment.Replications is how often the season is played at each x that the answer for a
// target rests on which may be the first to break; a quarter of that must do for the others.
// When the context is cancelled, Stress returns what is known: levers that were not brought to
// an end are left out, and said. Progress, if not nil, is told after each replication.
func Stress(ctx context.Context, plan *sim.Model, levers Levers, play Play, e sim.Experiment, progress func(lever int, at Progress)) (*sim.Stress, error) {
	if len(plan.Targets) == 0 {
		return nil, errors.New("there is no target that could break")
	}
	s := newStress(ctx, plan, play, e)
	planned, err := s.playPlan()
	if err != nil {
		return nil, err
	}
	if days := planned.Frame.Days; len(days) > 0 {
		s.found.WorstDay = days[WorstDay(planned)].Date
	}
	all, left, err := levers(planned)
	if err != nil {
		return nil, err
	}
	s.found.Left = left
	if s.rough, err = s.sample(plan, roughly(s.e), nil); err != nil {
		return nil, err
	}
	if roughly(s.e) < s.e.Replications {
		s.found.Runs, s.found.Played = s.found.Runs+1, s.found.Played+roughly(s.e)
	}
	for i := range all {
		tell := func(at Progress) {
			if progress != nil {
				progress(i, at)
			}
		}
		if err := s.push(&all[i], tell); err != nil {
			return nil, fmt.Errorf("%s: %w", all[i].Name, err)
		}
	}
	return s.found, nil
}

// Levers are those of a season, of which it is known by now how it goes as planned, and what
// is left out of them.
type Levers func(planned *sim.Result) ([]StressLever, []sim.LeftOut, error)

// push finds how far one lever can be pushed.
func (s *stress) push(lever *StressLever, tell func(Progress)) error {
	p := s.pushing(lever, tell)
	err := p.find()
	s.found.Runs += p.runs
	s.found.Played += p.played
	switch {
	case errors.Is(err, errStopped):
		s.found.Stopped = sim.Interrupted
		s.found.Left = append(s.found.Left, sim.LeftOut{Name: lever.Name, Why: "stopped before it was known"})
		return nil
	case err != nil:
		return err
	}
	s.found.Levers = append(s.found.Levers, p.answer())
	return nil
}

// WorstDay is the day of a result on which most counts against its targets, of what may; where
// none has a budget, that on which customers wait longest. It is an index into Frame.Days.
func WorstDay(r *sim.Result) int {
	harm := make([]float64, len(r.Frame.Days))
	for _, t := range r.Verdict.Targets {
		if t.Budget == nil || t.Budget.Allowed <= 0 {
			continue
		}
		for d, spent := range t.Budget.Spent {
			harm[d] += spent / t.Budget.Allowed
		}
	}
	if worst := largest(harm); worst >= 0 && harm[worst] > 0 {
		return worst
	}
	for _, series := range r.Days {
		if series.Measure == "wait" && series.Scope == (sim.Scope{}) {
			for d := range series.Days {
				harm[d] = series.Days[d].Mean
			}
		}
	}
	return max(largest(harm), 0)
}

// largest is the index of the largest value; -1 where there is none.
func largest(values []float64) int {
	at := -1
	for i, v := range values {
		if at < 0 || v > values[at] {
			at = i
		}
	}
	return at
}

// stress is a study of levers under way.
type stress struct {
	ctx   context.Context
	model *sim.Model
	play  Play
	e     sim.Experiment
	plan  []sim.Margin // by target, in all replications
	rough []sim.Margin // the same, in a part of them
	found *sim.Stress
}

func newStress(ctx context.Context, plan *sim.Model, play Play, e sim.Experiment) *stress {
	e.Decide, e.Until, e.InterruptAfter, e.Ask = false, nil, 0, nil
	return &stress{ctx: ctx, model: plan, play: play, e: e, found: &sim.Stress{
		Format: 1, Compared: "levers", Season: plan.Season, Title: plan.Title, Centre: plan.Centre, Digest: plan.Digest,
		Seed: e.Seed, Replications: e.Replications, Confidence: sim.StressConfidence, Stopped: sim.AllPlayed, Changes: plan.Changes,
	}}
}

// playPlan plays the season with nothing pushed.
func (s *stress) playPlan() (*sim.Result, error) {
	r, err := s.play(s.ctx, s.model, s.e, nil)
	if s.ctx.Err() != nil {
		return nil, s.ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	for _, t := range r.Verdict.Targets {
		t.Worst, t.Budget = nil, nil // of days, which a study of levers does not show
		s.found.Plan = append(s.found.Plan, t)
	}
	s.plan = s.margins(r)
	s.found.Runs, s.found.Played = 1, r.Replications
	return r, nil
}

// margins are by how much a result meets each target.
func (s *stress) margins(r *sim.Result) (all []sim.Margin) {
	for i, t := range s.model.Targets {
		all = append(all, t.Margin(&r.Verdict.Targets[i], sim.StressConfidence))
	}
	return all
}

// sample plays a model so many times.
func (s *stress) sample(m *sim.Model, replications int, progress func(Progress)) ([]sim.Margin, error) {
	e := s.e
	e.Replications = replications
	r, err := s.play(s.ctx, m, e, progress)
	switch {
	case s.ctx.Err() != nil:
		return nil, errStopped
	case err != nil:
		return nil, err
	}
	return s.margins(r), nil
}

// roughly is a part of the replications, to see where to look.
func roughly(e sim.Experiment) int { return min(max(e.Replications/4, sim.FewSeasons), e.Replications) }

// pushing is one lever under way.
type pushing struct {
	*stress
	lever       *StressLever
	tell        func(Progress)
	rough, fine []sim.StressPoint // by x
	close       []bool            // by target: it may be the one that breaks first
	runs        int
	played      int // replications
}

func (s *stress) pushing(lever *StressLever, tell func(Progress)) *pushing {
	return &pushing{
		stress: s, lever: lever, tell: tell, close: make([]bool, len(s.plan)),
		rough: []sim.StressPoint{{Margins: s.rough}}, fine: []sim.StressPoint{{Margins: s.plan}},
	}
}

// usualRuns is how many runs in full one target takes on a lever, about.
const usualRuns = 4

// StressAsked is about how many replications a lever takes, for those who watch.
func StressAsked(targets int, e sim.Experiment) int {
	return (len(scan)+usualRuns*(targets-1))*roughly(e) + 2*usualRuns*e.Replications
}

// look plays the season with the lever pushed to about x, unless that is known.
func (p *pushing) look(x float64, points *[]sim.StressPoint, replications int) error {
	x = p.onGrid(x)
	at, known := slices.BinarySearchFunc(*points, x, func(q sim.StressPoint, x float64) int { return cmp.Compare(q.X, x) })
	if known {
		return nil
	}
	m, err := p.lever.Push(x)
	if err != nil {
		return fmt.Errorf("%s: %w", p.lever.Text(x), err)
	}
	before, asked := p.played, StressAsked(len(p.plan), p.e)
	margins, err := p.sample(m, replications, func(now Progress) {
		now.Done, now.Asked = min(before+now.Done, asked), asked
		now.Said = p.said()
		p.tell(now)
	})
	if err != nil {
		return err
	}
	p.runs++
	p.played += replications
	*points = slices.Insert(*points, at, sim.StressPoint{X: x, Margins: margins})
	return nil
}

// onGrid rounds to the finest that is looked at, within the range.
func (p *pushing) onGrid(x float64) float64 {
	steps := math.Round(x / p.lever.Step)
	x = math.Round(steps*p.lever.Step*1e9) / 1e9 // without the digits that rounding adds
	return min(max(x, p.lever.Least), p.lever.Most)
}

// scan are the parts of the range that are looked at first.
var scan = []float64{1.0 / 16, 1.0 / 8, 1.0 / 4, 1.0 / 2, 1}

// find finds out where the targets break.
func (p *pushing) find() error {
	if err := p.scanUp(); err != nil {
		return err
	}
	if err := p.scanDown(); err != nil {
		return err
	}
	p.choose()
	for _, c := range []curve{meanCurve, lowCurve, highCurve} {
		for target := range p.plan {
			if err := p.refine(target, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// scanUp pushes the lever until all targets are missed.
func (p *pushing) scanUp() error {
	for _, part := range scan {
		if err := p.look(part*p.lever.Most, &p.rough, roughly(p.e)); err != nil {
			return err
		}
		last := p.rough[len(p.rough)-1]
		if !slices.ContainsFunc(last.Margins, func(m sim.Margin) bool { return m.Outcome() != sim.Fail }) {
			return nil
		}
	}
	return nil
}

// scanDown takes the lever back until all targets are met that are not surely met as planned.
func (p *pushing) scanDown() error {
	for _, part := range scan {
		first := p.rough[0]
		if first.X == 0 {
			first = p.fine[0]
		}
		if p.lever.Least >= 0 || !slices.ContainsFunc(first.Margins, func(m sim.Margin) bool { return m.N > 1 && m.Low < 0 }) {
			return nil
		}
		if err := p.look(part*p.lever.Least, &p.rough, roughly(p.e)); err != nil {
			return err
		}
	}
	return nil
}

// answer is what was found.
func (p *pushing) answer() sim.StressedLever {
	a := sim.StressedLever{Lever: p.lever.Lever, First: -1, Points: p.fine, Runs: p.runs, Played: p.played}
	first := math.Inf(1)
	for i := range p.plan {
		b := p.breaking(i)
		a.Breaks = append(a.Breaks, b)
		at := math.Inf(1)
		switch {
		case b.Broken || b.NoData:
		case b.At != nil:
			at = *b.At
		case p.plan[i].Mean < 0:
			at = math.Inf(-1)
		}
		if at < first {
			a.First, first = i, at
		}
	}
	return a
}

// breaking is where a target breaks.
func (p *pushing) breaking(target int) sim.Break {
	_, replications := p.seen(target)
	b := sim.Break{
		Target: p.found.Plan[target].Target, Replications: replications, NoData: p.plan[target].N < 2, Broken: p.broken(target),
		At: p.root(target, meanCurve), Low: p.root(target, lowCurve), High: p.root(target, highCurve),
	}
	points, _ := p.seen(target)
	zero := slices.IndexFunc(*points, func(q sim.StressPoint) bool { return q.X == 0 })
	switch m := &(*points)[zero].Margins[target]; {
	case m.N < 2:
	case b.Low == nil && m.Low >= 0:
		b.Low = &p.lever.Most
	case b.High == nil && m.High < 0:
		b.High = &p.lever.Least
	}
	return b
}

// broken reports whether a target is surely missed with nothing pushed.
func (p *pushing) broken(target int) bool { return p.plan[target].Outcome() == sim.Fail }

// said is what is known by now of the target that breaks first.
func (p *pushing) said() string {
	a := p.answer()
	b := a.Break()
	if b == nil || b.At == nil {
		return ""
	}
	text := "breaks at " + p.lever.Text(*b.At)
	if b.Low != nil && b.High != nil {
		text += fmt.Sprintf(" (%s to %s)", p.lever.Text(*b.Low), p.lever.Text(*b.High))
	}
	return text
}
