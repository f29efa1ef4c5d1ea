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

// meter shows how far studies have come that are played side by side: bars on a
// terminal, a line every few seconds elsewhere. It is told once a replication, never
// more often, and of each study from one goroutine at a time.
type meter interface {
	show(which int, at study.Progress)
	close() // takes the bars away; nothing is shown after it
}

// mostBars is how many studies have a bar of their own; more would fill the screen.
const mostBars = 16

// newMeter returns the meter that fits where stderr goes. Known says what has been found
// out by now.
func (p *program) newMeter(names []string, asked int, known func(at study.Progress) string) meter {
	switch {
	case p.settings.logLevel < logInfo:
		return silence{}
	case p.terminal && len(names) <= mostBars:
		return newBars(p.env, names, asked, known)
	default:
		return &lines{names: names, asked: asked, known: known, now: p.now, say: p.say, next: p.now().Add(linesEvery)}
	}
}

// pace says how fast a study goes, and how well is known by now what it is to find out.
func (p *program) pace(until []sim.Precision) func(at study.Progress) string {
	started := p.now()
	return func(at study.Progress) string {
		var parts []string
		if seconds := p.now().Sub(started).Seconds(); at.Contacts > 0 && seconds > 0 {
			parts = append(parts, sim.Count.Text(float64(at.Contacts)/seconds)+" contacts/s")
		}
		for i, e := range at.Known {
			if m, ok := sim.FindMeasure(until[i].Measure); ok && e.N > 1 {
				parts = append(parts, fmt.Sprintf("%s%s ± %s", m.Key, until[i].Scope, m.Unit.Text(e.HalfWidth())))
			}
		}
		return strings.Join(parts, ", ")
	}
}

// apart says how far a strategy lies from the base by now.
func apart(until []sim.Precision) func(at study.Progress) string {
	return func(at study.Progress) string {
		var parts []string
		for i, e := range at.Known {
			if m, ok := sim.FindMeasure(until[i].Measure); ok && e.N > 1 {
				sign := "+"
				if e.Mean < 0 {
					sign = "−"
				}
				parts = append(parts, fmt.Sprintf("%s%s %s%s ± %s", m.Key, until[i].Scope, sign, m.Unit.Apart(math.Abs(e.Mean)), m.Unit.Apart(e.HalfWidth())))
			}
		}
		return strings.Join(parts, ", ")
	}
}

// silence is the meter for those who want to hear of errors only.
type silence struct{}

func (silence) show(int, study.Progress) {}
func (silence) close()                   {}

// lines is the meter for logs, where a line is never drawn over.
type lines struct {
	names []string
	asked int
	known func(at study.Progress) string
	now   func() time.Time
	say   func(level logLevel, format string, values ...any)
	next  time.Time // when the next line is due
}

const linesEvery = 5 * time.Second

func (l *lines) show(which int, at study.Progress) {
	if l.now().Before(l.next) {
		return
	}
	l.next = l.now().Add(linesEvery)
	text := fmt.Sprintf("%d of %d replications", at.Done, l.asked)
	if len(l.names) > 1 {
		text = fmt.Sprintf("%s: %d of at most %d replications", l.names[which], at.Done, l.asked)
	}
	if known := l.known(at); known != "" {
		text += ", " + known
	}
	l.say(logInfo, "%s", text)
}

func (*lines) close() {}

// bars is the meter for terminals. They are taken away when the studies end, so that
// only the results stay on the screen.
type bars struct {
	progress *mpb.Progress
	bars     []*mpb.Bar
	latest   []atomic.Pointer[study.Progress]
}

func newBars(e *env, names []string, asked int, known func(at study.Progress) string) *bars {
	b := &bars{latest: make([]atomic.Pointer[study.Progress], len(names))}
	// Without the context of Ctrl-C, which would leave the bars on the screen:
	// close takes them away, and then Wait does not hang.
	b.progress = mpb.New(mpb.WithOutput(e.stderr), mpb.WithWidth(min(e.width, 110)))
	for i, name := range names {
		found := func(decor.Statistics) string {
			if at := b.latest[i].Load(); at != nil {
				return " " + known(*at)
			}
			return ""
		}
		after := []decor.Decorator{decor.Any(found, decor.WCSyncSpaceR)}
		if len(names) == 1 { // of several, nobody knows how often each is played
			after = append(after, decor.Name(", left "), decor.AverageETA(decor.ET_STYLE_GO))
		}
		bar := b.progress.AddBar(0, // one that is full would stay on the screen
			mpb.PrependDecorators(decor.Name(printable(name), decor.WCSyncSpaceR), decor.CountersNoUnit("%d of %d", decor.WCSyncSpace)),
			mpb.AppendDecorators(after...),
		)
		bar.SetTotal(int64(asked), false)
		b.bars = append(b.bars, bar)
	}
	return b
}

func (b *bars) show(which int, at study.Progress) {
	b.latest[which].Store(&at)
	b.bars[which].SetCurrent(int64(at.Done))
}

func (b *bars) close() {
	for _, bar := range b.bars {
		bar.Abort(true)
	}
	b.progress.Wait()
}

// wipeCtrlC takes away the two signs by which a terminal shows Ctrl-C, which
// would shift the bar that is drawn over them.
func (p *program) wipeCtrlC() {
	if p.terminal {
		fmt.Fprint(p.stderr, "\r\x1b[K")
	}
}
