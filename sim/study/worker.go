package study

import (
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
)

// worker plays replications and enters them in books of its own. It has two
// players: while what one has played waits for its turn to be entered, the
// other plays on.
type worker struct {
	*study
	sheet   *sheet
	books   *books
	players []*player
}

// plays is what a worker needs of sim.Player. What Play returns is valid until
// the next Play; Interrupt may come from another goroutine.
type plays interface {
	Play(seed uint64, replication int) (*sim.Replication, error)
	Interrupt()
}

// player is one that plays, or holds a replication until it can be entered.
type player struct {
	plays
	holds       *sim.Replication
	replication int
}

const playersPerWorker = 2

// work plays until nothing is left to play.
func (w *worker) work() {
	for {
		p := w.idle()
		if p == nil {
			return
		}
		replication, ok := w.turns.take()
		if !ok {
			return
		}
		r, err := w.play(p, replication)
		if errors.Is(err, centre.ErrInterrupted) {
			return
		}
		if err != nil {
			w.turns.fail(replication, err)
			return
		}
		w.records[replication] = r
		w.turns.finish(replication, r.contacts, w.tell)
		w.enter(w.turns.before())
	}
}

// idle returns a player that holds nothing, once there is one; nil if the
// study stopped first.
func (w *worker) idle() *player {
	w.enter(w.turns.before())
	for _, p := range w.players {
		if p.holds == nil {
			return p
		}
	}
	if len(w.players) < playersPerWorker {
		p := &player{plays: w.newPlayer()}
		w.turns.enlist(p)
		w.players = append(w.players, p)
		return p
	}
	if !w.turns.await(min(w.players[0].replication, w.players[1].replication)) {
		return nil
	}
	return w.idle()
}

// enter enters what is held of the replications before the given one.
func (w *worker) enter(before int) {
	for _, p := range w.players {
		if p.holds != nil && p.replication < before {
			if w.books == nil { // summed up
				w.books = newBooks(w.plan)
			}
			w.books.enter(p.holds)
			p.holds = nil
		}
	}
}

// play plays a replication and reads it. Whatever goes wrong in it names it.
func (w *worker) play(p *player, replication int) (r *record, err error) {
	luck := w.experiment.Skip + replication
	defer func() {
		if cause := recover(); cause != nil {
			err = &PanicError{w.experiment.Seed, luck, cause, debug.Stack()}
		}
	}()
	rep, err := p.Play(w.experiment.Seed, luck)
	if err != nil {
		return nil, fmt.Errorf("seed %d, replication %d: %w", w.experiment.Seed, luck, err)
	}
	w.sheet.add(rep)
	if err := w.sheet.overflow(); err != nil {
		return nil, fmt.Errorf("seed %d, replication %d: %w", w.experiment.Seed, luck, err)
	}
	r = w.sheet.read(replication)
	p.holds, p.replication = rep, replication
	return r, nil
}

// PanicError is a fault of the simulator itself: the replication that shows it
// and where it happened.
type PanicError struct {
	Seed        uint64
	Replication int
	Cause       any
	Stack       []byte
}

func (e *PanicError) Error() string {
	return fmt.Sprintf("seed %d, replication %d: the simulator broke: %v", e.Seed, e.Replication, e.Cause)
}
