package centre

// A single inbox shows an agent all that a customer has written, and suggests
// replies. Without one, somebody sorts the messages of each channel by hand, once
// each: that is a part of the handle time that nothing shortens, and some of it goes
// wrong.

// Suggestions are replies that are offered to agents: how many more contacts they
// do in an hour. New people, whose pace is that of a novice, gain most (Brynjolfsson,
// Li and Raymond 2025, QJE 140(2)).
type Suggestions struct{ Novices, Experts float64 }

// novice is the pace of a new agent, for whom contacts take half as long again.
const novice = 1.5

// quicker returns the factor on the handle time of an agent of the given pace.
func (s *Suggestions) quicker(pace float64) float64 {
	return 1 / (1 + s.Experts + (s.Novices-s.Experts)*fresh(pace))
}

// fresh returns how new somebody of the given pace is: 1 for a novice, 0 for who has
// learnt all.
func fresh(pace float64) float64 { return min(1, max(0, (pace-1)/(novice-1))) }

// merges reports whether a second message goes to where the first one waits, and
// is seen to be about the same.
func (c *Centre) merges(q *queue, second *visit) bool {
	to := c.reasons[second.reason].queues[second.channel]
	if !q.Merges || to == nil || !to.Merges {
		return false
	}
	q.page().Merged++
	return true
}
