package centre_test

import "testing"

// Numbers are planned, two people until 16:00 and one after. Ann's shift ends
// at 16:00 with call a in hand, and Bob is idle: he goes, and she stays until
// 18:00 in his place, without overtime.
func TestWhoIsIdleGoes(t *testing.T) {
	s := desk(2)
	s.layout.Groups[0].FirstFreeGoes = true
	s.works("Ann", "8:00", "16:00", "")
	s.works("Bob", "8:30", "18:00", "")
	s.comes("a", "15:58", 0)
	s.comes("b", "16:01", 0)
	s.expect(t, `
		a phone 15:58: answered 15:58 by Ann, done 16:03
		b phone 16:01: answered 16:03 by Ann, done 16:08
		team A: OnDuty 17h30m0s, Busy 10m0s, Contacts 10m0s
	`)
}

// Both are busy at 16:00. Bob is free first, at 16:01, and goes, after a minute
// that is overtime, although a waits; Ann takes it at 16:03 and stays until 18:00.
func TestWhoIsFreeFirstGoes(t *testing.T) {
	s := desk(2)
	s.layout.Groups[0].FirstFreeGoes = true
	s.works("Ann", "8:00", "16:00", "")
	s.works("Bob", "8:30", "18:00", "")
	s.comes("x", "15:40", 0) // Ann, idle longest
	s.comes("y", "15:56", 0) // Bob
	s.comes("z", "15:58", 0) // Ann
	s.comes("a", "16:00:30", 0)
	s.expect(t, `
		x phone 15:40: answered 15:40 by Ann, done 15:45
		y phone 15:56: answered 15:56 by Bob, done 16:01
		z phone 15:58: answered 15:58 by Ann, done 16:03
		a phone 16:00:30: answered 16:03 by Ann, done 16:08
		team A: OnDuty 17h31m0s, Busy 20m0s, Contacts 20m0s, Overtime 1m0s
	`)
}

// Ann changes places twice: at 16:00 Bob goes for her, who has call a, and at 16:20 she
// goes for Cat, who has x. Her next shift, until 17:00 like Bob's, which she had taken
// over, begins at once: two things tell her to go at 17:00. With b in hand her two minutes
// of overtime are two all the same, and Cat's with c are three.
func TestWhoChangesPlacesTwice(t *testing.T) {
	s := desk(3)
	s.layout.Groups[0].FirstFreeGoes = true
	s.works("Ann", "8:00", "16:00", "")
	s.works("Ann", "16:15", "17:00", "")
	s.works("Bob", "8:00", "17:00", "")
	s.works("Cat", "8:00", "16:20", "")
	s.comes("a", "15:58", 0)
	s.comes("x", "16:18", 0)
	s.comes("b", "16:57", 0)
	s.comes("c", "16:58", 0)
	s.expect(t, `
		a phone 15:58: answered 15:58 by Ann, done 16:03
		x phone 16:18: answered 16:18 by Cat, done 16:23
		b phone 16:57: answered 16:57 by Ann, done 17:02
		c phone 16:58: answered 16:58 by Cat, done 17:03
		team A: OnDuty 26h5m0s, Busy 20m0s, Contacts 20m0s, Overtime 5m0s
	`)
}
