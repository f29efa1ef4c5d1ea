package main

import (
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// meter shows how far a study has come: a bar on a terminal, a line every few
// seconds elsewhere. It is told once a replication, never more often.
type meter interface {
	show(at study.Progress)
	close() // takes the bar away; nothing is shown after it
}

// newMeter returns the meter that fits where stderr goes.
func (p *program) newMeter(season string, e sim.Experiment) meter {
	g := gauge{started: p.now(), now: p.now, until: e.Until}
	switch {
	case p.settings.logLevel < logInfo:
		return silence{}
	case p.terminal:
		return newBar(p.env, season, e.Replications, g)
	default:
		return &lines{gauge: g, say: p.say, next: g.started.Add(linesEvery)}
	}
}

// gauge says how fast a study goes, and how well is known by now what it is to
// find out.
type gauge struct {
	started time.Time
	now     func() time.Time
	until   []sim.Precision
}

func (g *gauge) text(at study.Progress) string {
	var parts []string
	if seconds := g.now().Sub(g.started).Seconds(); at.Contacts > 0 && seconds > 0 {
		parts = append(parts, sim.Count.Text(float64(at.Contacts)/seconds)+" contacts/s")
	}
	for i, e := range at.Known {
		if m, ok := sim.FindMeasure(g.until[i].Measure); ok && e.N > 1 {
			parts = append(parts, fmt.Sprintf("%s%s ± %s", m.Key, g.until[i].Scope, m.Unit.Text((e.High-e.Low)/2)))
		}
	}
	return strings.Join(parts, ", ")
}

// silence is the meter for those who want to hear of errors only.
type silence struct{}

func (silence) show(study.Progress) {}
func (silence) close()              {}

// lines is the meter for logs, where a line is never drawn over.
type lines struct {
	gauge
	say  func(level logLevel, format string, values ...any)
	next time.Time // when the next line is due
}

const linesEvery = 5 * time.Second

func (l *lines) show(at study.Progress) {
	if l.now().Before(l.next) {
		return
	}
	l.next = l.now().Add(linesEvery)
	l.say(logInfo, "%d of %d replications, %s", at.Done, at.Asked, l.text(at))
}

func (*lines) close() {}

// bar is the meter for terminals. It is taken away when the study ends, so
// that only the results stay on the screen.
type bar struct {
	gauge
	progress *mpb.Progress
	bar      *mpb.Bar
	latest   atomic.Pointer[study.Progress]
}

func newBar(e *env, season string, asked int, g gauge) *bar {
	b := &bar{gauge: g}
	b.latest.Store(&study.Progress{})
	// Without the context of Ctrl-C, which would leave the bar on the screen:
	// close takes it away, and then Wait does not hang.
	b.progress = mpb.New(mpb.WithOutput(e.stderr), mpb.WithWidth(min(e.width, 110)))
	b.bar = b.progress.AddBar(int64(asked),
		mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Name(printable(season)+" "), decor.CountersNoUnit("%d of %d ")),
		mpb.AppendDecorators(
			decor.Any(func(decor.Statistics) string { return " " + b.text(*b.latest.Load()) + ", left " }),
			decor.AverageETA(decor.ET_STYLE_GO),
		),
	)
	return b
}

func (b *bar) show(at study.Progress) {
	b.latest.Store(&at)
	b.bar.SetCurrent(int64(at.Done))
}

func (b *bar) close() {
	b.bar.Abort(true)
	b.progress.Wait()
}

// wipeCtrlC takes away the two signs by which a terminal shows Ctrl-C, which
// would shift the bar that is drawn over them.
func (p *program) wipeCtrlC() {
	if p.terminal {
		fmt.Fprint(p.stderr, "\r\x1b[K")
	}
}
