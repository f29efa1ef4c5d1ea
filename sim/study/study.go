// Package study plays a model many times, on all processors, and reduces what
// it saw to a [sim.Result] as it goes: memory grows with the length of the
// season and, slowly, with the number of replications, never with the number
// of contacts.
//
// The same model, seed and number of replications give the same result to the
// last bit, for any number of workers and in whatever order they finish:
// counts and sums of times are integers and add up in any order; what is not,
// is kept by replication and reduced in the order of replications.
package study

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"github.com/rushproof/rushproof/sim"
)

// Progress is how far a study has come.
type Progress struct {
	Done     int            // complete replications
	Asked    int            // at most
	Contacts int64          // offered in them, those before the season included
	Known    []sim.Estimate // of each measure in Experiment.Until, when they were last looked at
	Said     string         // what a study of many runs knows by now
}

// Run plays the replications of an experiment. Progress, if not nil, is told
// after each of them, from one goroutine at a time.
//
// When the context is cancelled, Run stops within a fraction of a second and
// returns what the first k replications show, k being those that were complete
// without a gap: the same result as that of an experiment of k. Without any
// complete replication it returns the context's error. Experiment.InterruptAfter
// k gives that result again, to the last byte.
//
// An experiment with Until is looked at after fixed numbers of replications,
// each at least a quarter more than the one before, so that where it stops
// depends on the luck of the seed alone.
func Run(ctx context.Context, m *sim.Model, e sim.Experiment, progress func(Progress)) (*sim.Result, error) {
	if err := check(m, e); err != nil {
		return nil, err
	}
	s := newStudy(m, e, progress)
	s.newPlayer = func() plays { return sim.NewPlayer(m) }
	return s.run(ctx)
}

func check(m *sim.Model, e sim.Experiment) error {
	if e.Replications < 1 {
		return fmt.Errorf("%d replications: write at least 1", e.Replications)
	}
	if e.InterruptAfter < 0 {
		return fmt.Errorf("interrupted after %d replications: write at least 1, or 0 for not at all", e.InterruptAfter)
	}
	if e.Workers < 0 {
		return fmt.Errorf("%d workers: write at least 1, or 0 for one for each processor", e.Workers)
	}
	var faults []error
	for _, u := range e.Until {
		faults = append(faults, m.CheckPrecision(u))
	}
	for _, t := range slices.Concat(m.Targets, e.Ask) {
		faults = append(faults, m.Check(t))
	}
	return errors.Join(faults...)
}

// study is a run under way.
type study struct {
	*plan
	experiment sim.Experiment
	newPlayer  func() plays
	turns      *turns
	workers    []*worker
	records    []*record // by replication
	progress   func(Progress)
	known      []sim.Estimate
	decision   *decision // nil: it is not to decide
	total      *books
	offered    []int64      // by queue, of the season
	demands    [][]demanded // by channel and interval
}

func newStudy(m *sim.Model, e sim.Experiment, progress func(Progress)) *study {
	s := &study{plan: newPlan(m, e), experiment: e, turns: newTurns(), progress: progress}
	if e.Decide {
		s.decision = &decision{decided: make([]*sim.TargetResult, len(m.Targets))}
	}
	workers := e.Workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	for range min(workers, e.Replications) {
		s.workers = append(s.workers, &worker{study: s, sheet: newSheet(s.plan), books: newBooks(s.plan)})
	}
	return s
}

// run plays batch after batch until the result is precise enough or all
// replications have been played.
func (s *study) run(ctx context.Context) (*sim.Result, error) {
	defer whenCancelled(ctx, s.turns.stop)()
	ended, last := "", s.last()
	for played := 0; played < last && ended == "" && ctx.Err() == nil; {
		look := s.nextLook(played)
		played = min(look, last)
		if err := s.playTo(played); err != nil {
			return nil, err
		}
		if enough := s.enough(); len(s.records) == look {
			ended = enough
		}
	}
	s.disband()
	debug.FreeOSMemory() // what they held is the larger part of all memory: the result is built in its place
	return s.result(ctx, ended)
}

// whenCancelled calls stop when the context is cancelled, until what is returned is
// called, which waits for a stop that is under way.
func whenCancelled(ctx context.Context, stop func()) (release func()) {
	ended := make(chan struct{})
	cancel := context.AfterFunc(ctx, func() {
		stop()
		close(ended)
	})
	return func() {
		if !cancel() {
			<-ended
		}
	}
}

// playTo plays the replications up to the given number and adds them up.
func (s *study) playTo(end int) error {
	s.play(end)
	if s.turns.fault != nil {
		return s.turns.fault
	}
	s.sumUp()
	return nil
}

// pause lets go of the players until the workers play again: they are the larger part of
// the memory of a study, and others may play in between.
func (s *study) pause() {
	for _, w := range s.workers {
		w.players = nil
	}
	s.turns.release()
}

// disband lets the workers go, when nothing is left to play.
func (s *study) disband() {
	s.workers = nil
	s.turns.release()
}

// last returns how many replications are played at most.
func (s *study) last() int {
	if cut := s.experiment.InterruptAfter; cut > 0 {
		return min(cut, s.experiment.Replications)
	}
	return s.experiment.Replications
}

// nextLook returns the number of replications after which the precision is
// looked at next.
func (s *study) nextLook(played int) int {
	if len(s.experiment.Until) == 0 && s.decision == nil {
		return s.experiment.Replications
	}
	return min(lookAfter(played), s.experiment.Replications)
}

// lookStep is the number of replications of which those after which a precision is
// looked at are multiples.
const lookStep = 20

// lookAfter returns when to look next: once a quarter more have been played.
func lookAfter(played int) int {
	return max((played*5/4+lookStep-1)/lookStep*lookStep, lookStep)
}

// play plays the replications up to the given number.
func (s *study) play(end int) {
	s.records = append(s.records, make([]*record, end-len(s.records))...)
	s.turns.end = end
	var all sync.WaitGroup
	for _, w := range s.workers {
		all.Go(w.work)
	}
	all.Wait()
	for _, w := range s.workers {
		w.enter(s.turns.first)
	}
}

// sumUp adds up the books of all workers, in those of the first, and forgets what
// came after a gap.
func (s *study) sumUp() {
	s.records = s.records[:s.turns.first]
	s.total = s.workers[0].books // who plays on goes on with them
	for _, w := range s.workers[1:] {
		if w.books != nil {
			s.total.add(w.books)
			w.books = nil
		}
	}
	s.demands = make([][]demanded, len(s.layout.Channels))
	s.offered = make([]int64, len(s.layout.Queues))
	for q := range s.offered {
		for i := range s.total.queues[q] {
			s.offered[q] += s.total.queues[q][i].offered
		}
	}
}

// enough says why there is no need to play on; empty: there is.
func (s *study) enough() string {
	switch {
	case s.decision != nil && s.look():
		return sim.AllDecided
	case s.decision == nil && s.preciseEnough():
		return sim.PreciseEnough
	}
	return ""
}

// preciseEnough reports whether every interval is as narrow as was asked.
func (s *study) preciseEnough() bool {
	s.known = s.known[:0:0]
	for _, q := range s.until {
		s.known = append(s.known, s.estimateSeason(q))
	}
	if len(s.known) == 0 {
		return false
	}
	for i, e := range s.known {
		if e.N < 2 || e.HalfWidth() > s.experiment.Until[i].HalfWidth {
			return false
		}
	}
	return true
}

// tell reports how far the study has come.
func (s *study) tell(done int, contacts int64) {
	if s.progress != nil {
		s.progress(Progress{Done: done, Asked: s.experiment.Replications, Contacts: contacts, Known: s.known})
	}
}
