package study

import "sync"

// turns hands out replications in order and knows which are finished. A
// replication is entered in the books once all before it are finished, so that
// an interrupted study rests on the first k replications and equals a study of
// k: nothing depends on who was quicker.
type turns struct {
	mu       sync.Mutex
	moved    sync.Cond
	next     int          // to be handed out
	end      int          // not to be handed out
	first    int          // not finished
	finished map[int]bool // of those after first
	players  []plays      // to be interrupted
	stopped  bool
	fault    error // of the lowest replication that failed
	faulty   int
	done     int // finished, in whatever order
	contacts int64
}

func newTurns() *turns {
	t := &turns{finished: map[int]bool{}}
	t.moved.L = &t.mu
	return t
}

// take returns the next replication to play; false when there is none.
func (t *turns) take() (int, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.stopped || t.next >= t.end {
		return 0, false
	}
	t.next++
	return t.next - 1, true
}

// finish notes that a replication is finished.
func (t *turns) finish(replication int, contacts int64, tell func(done int, contacts int64)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.finished[replication] = true
	for t.finished[t.first] {
		delete(t.finished, t.first)
		t.first++
	}
	t.done++
	t.contacts += contacts
	tell(t.done, t.contacts)
	t.moved.Broadcast()
}

// before returns the first replication that is not finished.
func (t *turns) before() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.first
}

// await waits until all replications up to the given one are finished; false
// if the study stopped first.
func (t *turns) await(replication int) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	for t.first <= replication && !t.stopped {
		t.moved.Wait()
	}
	return t.first > replication
}

// enlist makes a player one that stop interrupts.
func (t *turns) enlist(p plays) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.players = append(t.players, p)
	if t.stopped {
		p.Interrupt()
	}
}

// release forgets the players, when nobody plays any more.
func (t *turns) release() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.players = nil
}

// stop hands out no more, and interrupts what is under way.
func (t *turns) stop() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.halt()
}

func (t *turns) halt() {
	t.stopped = true
	for _, p := range t.players {
		p.Interrupt()
	}
	t.moved.Broadcast()
}

// fail stops the study because of a replication that could not be played.
func (t *turns) fail(replication int, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.fault == nil || replication < t.faulty {
		t.fault, t.faulty = err, replication
	}
	t.halt()
}
