package centre

import "github.com/rushproof/rushproof/sim/des"

// book is where the contacts that are offered in one interval are counted.
type book struct {
	Cell
	waits *DayWaits // nil during the warm-up
	today *today    // nil when nobody asks for it
	used  bool
}

// noContacts is the cell of every queue and interval in which nothing happened.
var noContacts Cell

// page returns the queue's book of this interval, for something to be counted in.
func (q *queue) page() *book {
	q.now.used = true
	return q.now
}

// openBooks begins the books of an interval. One in which nothing was counted is
// used again: most queues have nights, and many a queue is seldom asked.
func (c *Centre) openBooks() {
	at := int(c.interval)
	for i := range c.layout.Queues {
		q, cells := &c.queues[i], c.out.Cells[i]
		if q.now == nil || q.now.used {
			q.now = c.shelf.take()
		} else {
			cells[at-1] = &noContacts
		}
		cells[at] = &q.now.Cell
		if des.Time(at)*c.layout.Period.Interval >= c.warmUp {
			q.now.waits = &c.out.Waits[q.Channel][c.dayOf[at]]
		}
		if q.days != nil {
			q.now.today = &q.days[c.todayOf(at)]
		}
		if q.callbacks != nil {
			q.callbacks.now = q.now
		}
	}
}

// shelf is where the books are that replications use, one after the other. They
// stay where they are when it grows.
type shelf struct {
	rows [][]book
	used int // books
}

const shelfRow = 64

// take returns an empty book.
func (s *shelf) take() *book {
	row, place := s.used/shelfRow, s.used%shelfRow
	if row == len(s.rows) {
		s.rows = append(s.rows, make([]book, shelfRow))
	}
	s.used++
	b := &s.rows[row][place]
	*b = book{}
	return b
}
