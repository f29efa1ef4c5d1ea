package centre_test

import "testing"

// Ann's team solves nothing and Bob's everything: a calls again an hour later, when
// Bob has been idle longer, and is done.
func TestSolvedByWhom(t *testing.T) {
	s := desk(1)
	s.team(1, 0)
	l := &s.layout
	l.Groups[0].Skills[0].Solves, l.Groups[1].Skills[0].Solves = 1e-9, 1
	l.Queues[0].Resolution.ComesBack, l.Queues[0].Resolution.After = 1, secs(3600)
	s.comes("a", "9:00", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		a.1 phone 10:05: answered 10:05 by Bob, done 10:10
		needs help: Arisen 1, Served 1, Attempts 2
	`)
}
