package main

import (
	"fmt"
	"math"
	"strings"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// contestMeter shows how far each strategy of a comparison has come, and how far it
// lies from the base by now.
type contestMeter interface {
	show(strategy int, at study.Progress)
	close()
}

// mostBars is how many strategies have a bar of their own; more would fill the screen.
const mostBars = 16

// newContestMeter returns the meter that fits where stderr goes.
func (p *program) newContestMeter(names []string, e sim.Experiment) contestMeter {
	until := e.Until
	if len(until) == 0 {
		until = []sim.Precision{{Measure: study.Headline}}
	}
	switch {
	case p.settings.logLevel < logInfo:
		return contestSilence{}
	case p.terminal && len(names) <= mostBars:
		return newBars(p.env, names, e.Replications, until)
	default:
		return &contestLines{names: names, asked: e.Replications, until: until, now: p.now, say: p.say, next: p.now().Add(linesEvery)}
	}
}

// apart says how far a strategy lies from the base by now.
func apart(until []sim.Precision, known []sim.Estimate) string {
	var parts []string
	for i, e := range known {
		if m, ok := sim.FindMeasure(until[i].Measure); ok && e.N > 1 {
			sign := "+"
			if e.Mean < 0 {
				sign = "−"
			}
			parts = append(parts, fmt.Sprintf("%s%s %s%s ± %s", m.Key, until[i].Scope, sign, m.Unit.Apart(math.Abs(e.Mean)), m.Unit.Apart((e.High-e.Low)/2)))
		}
	}
	return strings.Join(parts, ", ")
}

// contestSilence is for those who want to hear of errors only.
type contestSilence struct{}

func (contestSilence) show(int, study.Progress) {}
func (contestSilence) close()                   {}

// contestLines is for logs, where a line is never drawn over.
type contestLines struct {
	names []string
	asked int
	until []sim.Precision
	now   func() time.Time
	say   func(level logLevel, format string, values ...any)
	next  time.Time
}

func (l *contestLines) show(strategy int, at study.Progress) {
	if l.now().Before(l.next) {
		return
	}
	l.next = l.now().Add(linesEvery)
	text := fmt.Sprintf("%s: %d of at most %d replications", l.names[strategy], at.Done, l.asked)
	if known := apart(l.until, at.Known); known != "" {
		text += ", " + known
	}
	l.say(logInfo, "%s", text)
}

func (*contestLines) close() {}

// bars are for terminals, one for each strategy. They are taken away when the
// comparison ends, so that only the results stay on the screen.
type bars struct {
	until    []sim.Precision
	progress *mpb.Progress
	bars     []*mpb.Bar
	known    []atomic.Pointer[string]
}

func newBars(e *env, names []string, asked int, until []sim.Precision) *bars {
	b := &bars{until: until, known: make([]atomic.Pointer[string], len(names))}
	b.progress = mpb.New(mpb.WithOutput(e.stderr), mpb.WithWidth(min(e.width, 110)))
	for i, name := range names {
		b.bars = append(b.bars, b.progress.AddBar(int64(asked),
			mpb.PrependDecorators(decor.Name(printable(name), decor.WCSyncSpaceR), decor.CountersNoUnit("%d of %d", decor.WCSyncSpace)),
			mpb.AppendDecorators(decor.Any(func(decor.Statistics) string {
				if known := b.known[i].Load(); known != nil {
					return *known
				}
				return ""
			}, decor.WCSyncSpaceR)),
		))
	}
	return b
}

func (b *bars) show(strategy int, at study.Progress) {
	if known := apart(b.until, at.Known); known != "" {
		b.known[strategy].Store(&known)
	}
	b.bars[strategy].SetCurrent(int64(at.Done))
}

func (b *bars) close() {
	for _, bar := range b.bars {
		bar.Abort(true)
	}
	b.progress.Wait()
}
