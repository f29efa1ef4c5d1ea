package centre

import (
	"sort"

	"github.com/rushproof/rushproof/sim/des"
)

// Advice asks customers who come at a busy time to come at a better one: on the
// voice menu, on the page with the telephone number, in the letter that makes
// them call. It moves contacts and removes none.
type Advice struct {
	Busy    []Window // when it is given, in order
	Better  []Window // when it asks them to come, in order
	Follows float64  // share of first attempts that do so, at any moment of the next better time with equal chances
}

// advised reports whether a customer who reaches for a channel comes at a better
// time instead. Only the first attempt can be moved; who has already tried in
// vain has heard enough.
func (c *Centre) advised(k *contact) bool {
	v := &k.v
	a := &c.layout.Channels[v.channel].Advice
	if a.Follows == 0 || v.cause&repeats != 0 || v.direct || v.moved || !within(a.Busy, c.now) || v.key.With(luckAdvised).Float64() >= a.Follows {
		return false
	}
	i := firstAfter(a.Better, c.now)
	if i == len(a.Better) {
		return false
	}
	q := c.reasons[v.reason].queues[v.channel]
	q.page().Advised++
	c.recordAdvised(v, q)
	c.comeBack(*v, a.Better[i].From+c.momentOf(a.Better[i], v), 0)
	c.dismiss(k)
	return true
}

// momentOf returns how long after its beginning a customer comes in a window.
func (c *Centre) momentOf(w Window, v *visit) des.Time {
	return des.Time(v.key.With(luckAdvisedAfter).Float64() * float64(w.To-w.From))
}

// within reports whether a moment lies in one of the windows.
func within(windows []Window, t des.Time) bool {
	i := firstAfter(windows, t)
	return i > 0 && t < windows[i-1].To
}

// firstAfter returns the first of the windows that begins after a moment, and
// their number when none does.
func firstAfter(windows []Window, t des.Time) int {
	return sort.Search(len(windows), func(i int) bool { return windows[i].From > t })
}
