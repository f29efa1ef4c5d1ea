package study

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/erlang"
)

// When a figure of an interval is told as a reason why Erlang's formulas differ from what was
// simulated.
const (
	tellingPart = 0.10 // of the contacts, or of the work
	farApart    = 2    // times the mean: what one season in ten is above
	nearPart    = 0.20 // of the longer wait, under which both are said to agree
	nearSeconds = 5
)

// BesideErlang works out what Erlang C and Erlang A say of the intervals of a window with the
// same contacts, handle times, patience and people, beside the waits that are simulated; of a
// whole season for its worst intervals. Why they differ follows from the figures of each.
func BesideErlang(ctx context.Context, m *sim.Model, e sim.Experiment, w sim.Window) ([]sim.ErlangRow, error) {
	if len(m.Layout.Period.Days) == 0 {
		return nil, nil
	}
	e.Ask = nil
	if p := newPlan(m, e); w != (sim.Window{}) {
		e.Ask = p.askRepeats(w)
	}
	if err := check(m, e); err != nil {
		return nil, err
	}
	s := newStudy(m, e, nil)
	s.newPlayer = func() plays { return sim.NewPlayer(m) }
	r, err := s.run(ctx)
	if err != nil || r.Stopped == sim.Interrupted {
		return nil, err
	}
	if w == (sim.Window{}) {
		return s.besideWorst(r), nil
	}
	var rows []sim.ErlangRow
	from, to := s.window(w)
	for k := range e.Ask {
		c, i := s.channel(e.Ask[k].Scope.Channel), from+k%(to-from)
		if s.open(c, i) && s.mean(s.channelSum(c, i).offered) >= 1 {
			rows = append(rows, s.beside(c, i, &r.Answers[k]))
		}
	}
	return rows, nil
}

// askRepeats asks for the repeats in each interval of a window, channel by channel.
func (p *plan) askRepeats(w sim.Window) (asks []sim.Target) {
	from, to := p.window(w)
	for c := range p.layout.Channels {
		for i := from; i < to && p.live(c); i++ {
			asks = append(asks, repeatsOf(p, c, i))
		}
	}
	return asks
}

// besideWorst are the worst intervals of a season.
func (s *study) besideWorst(r *sim.Result) (rows []sim.ErlangRow) {
	for _, at := range r.Worst {
		if c := s.channel(at.Channel); s.live(c) {
			rows = append(rows, s.beside(c, at.Interval, nil))
		}
	}
	return rows
}

// channel is the number of a channel.
func (p *plan) channel(name string) int {
	return slices.IndexFunc(p.layout.Channels, func(ch centre.Channel) bool { return ch.Name == name })
}

// live reports whether customers of a channel hold on.
func (p *plan) live(channel int) bool { return p.layout.Channels[channel].Kind != centre.Deferred }

// repeatsOf asks for the share of those in an interval who have tried before.
func repeatsOf(p *plan, channel, i int) sim.Target {
	day := p.frame.Days[p.frame.DayOf[i]]
	return sim.Target{
		Measure: "repeats", Scope: sim.Scope{Channel: p.layout.Channels[channel].Name}, Op: "<", Value: 1,
		Window: sim.Window{Day: day.Date, One: true, Clock: day.Clock(p.frame.At(i))},
	}
}

// beside is one interval of a channel as it was simulated, and as the formulas have it.
func (s *study) beside(channel, i int, repeats *sim.Value) sim.ErlangRow {
	sum := s.channelSum(channel, i)
	wait, clock := s.intervalWait(channel, i), s.frame.Local(s.frame.At(i))
	row := sim.ErlangRow{
		Channel: s.layout.Channels[channel].Name, Interval: i,
		Day: s.frame.Days[s.frame.DayOf[i]].Date.String(), Clock: fmt.Sprintf("%02d:%02d", clock.Hour(), clock.Minute()),
		Offered: s.mean(sum.offered), Agents: s.present(channel, i), AtOnce: max(len(s.layout.Channels[channel].Slowdown), 1),
	}
	if sum.queued > 0 {
		row.Wait = s.seconds(sum.allWait) / s.mean(sum.queued)
	}
	if sum.handled > 0 {
		row.Handle = s.seconds(sum.handle) / s.mean(sum.handled)
	}
	row.Load = row.Offered * row.Handle / s.intervalLength(i).Seconds()
	q := erlang.Queue{
		Agents: int(math.Round(row.Agents * float64(row.AtOnce))), Rate: row.Offered / s.intervalLength(i).Seconds(),
		HandleTime: row.Handle, Patience: s.patience(channel, i),
	}
	row.A = meanWait(q)
	q.Patience = math.Inf(1)
	row.C = meanWait(q)
	s.differs(&row, channel, i, repeats, &wait)
	return row
}

// meanWait is the mean wait by the formula, in seconds; nil where it has no answer.
func meanWait(q erlang.Queue) *float64 {
	steady, err := q.Solve()
	if err != nil {
		return nil
	}
	return &steady.MeanWait
}

// differs finds out why the formulas differ from what was simulated, if they do.
func (s *study) differs(row *sim.ErlangRow, channel, i int, repeats *sim.Value, wait *sim.Estimate) {
	if row.Load >= math.Round(row.Agents*float64(row.AtOnce)) { // as the formulas count them
		row.Reasons = append(row.Reasons, sim.Overload)
	}
	if row.A != nil && math.Abs(*row.A-row.Wait) <= max(nearSeconds, nearPart*max(*row.A, row.Wait)) {
		row.Agrees = true
		return
	}
	if repeats != nil && repeats.N > 0 {
		row.Repeats = repeats.Mean
	}
	if i > 0 {
		row.Before = s.mean(s.channelSum(channel, i-1).atEnd)
	}
	row.Live, row.Written = s.elsewhere(channel, i)
	for _, reason := range []struct {
		name string
		is   bool
	}{
		{sim.Redialling, row.Repeats >= tellingPart},
		{sim.CarryOver, row.Before >= tellingPart*row.Offered},
		{sim.SharedPeople, row.Live >= tellingPart},
		{sim.WrittenWork, row.Written >= tellingPart},
		{sim.SeasonsDiffer, wait.N >= sim.FewSeasons && wait.P90 >= farApart*wait.Mean && wait.Mean > 0},
	} {
		if reason.is {
			row.Reasons = append(row.Reasons, reason.name)
		}
	}
}

// elsewhere is how much of the work of those who answer a channel in an interval is in other
// channels whose customers hold on, and how much in writing.
func (s *study) elsewhere(channel, i int) (live, written float64) {
	busy := int64(0)
	for g := range s.layout.Groups {
		if s.skilled(&s.layout.Groups[g], channel) {
			busy += s.total.teams[g][i].busy
		}
	}
	if busy == 0 {
		return 0, 0
	}
	handle := func(c int) float64 {
		return float64(s.channelSum(c, i).handle) / float64(max(len(s.layout.Channels[c].Slowdown), 1)) / float64(busy)
	}
	left := max(1-handle(channel), 0)
	for _, c := range s.sharing[channel] {
		live += handle(c)
	}
	live = min(live, left)
	return live, left - live
}
