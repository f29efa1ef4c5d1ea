package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// helped lets a last team of one help with the first queue while its next
// customer has to expect more than so many minutes.
func helped(s *sheet, minutes int64) *sheet {
	s.team(1)
	last := len(s.layout.Groups) - 1
	s.layout.Groups[last].Skills = []centre.Skill{{Queue: 0, Factor: 1}}
	s.layout.Queues[0].Routing = append(s.layout.Queues[0].Routing, centre.Step{
		When: centre.Condition{Of: centre.Expected, Over: minutes * int64(des.Minute)}, Groups: []int{last},
	})
	return s
}

// Behind b the next customer would wait ten minutes, for b's five and their own,
// which is not too long; behind c it would be fifteen. So Bob takes b, who came
// first. When he is free again, d is alone.
func TestHelpWhileAWaitIsExpected(t *testing.T) {
	s := helped(desk(1), 10)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.comes("d", "9:06", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:02 by Bob, done 9:07
		c phone 9:02: answered 9:05 by Ann, done 9:10
		d phone 9:06: answered 9:10 by Ann, done 9:15
	`)
}

// With two on duty the next customer behind b has to expect five minutes. At 9:05
// Bob goes home, and with Ann alone it is ten: Cat, who is idle, takes b.
func TestHelpWhenStaffLeave(t *testing.T) {
	s := helped(desk(2), 8)
	s.layout.Queues[0].Handle = byMean{byCustomer(map[string]float64{"a": 1200, "z": 300, "b": 300}), 300}
	s.works("Ann", "8:00", "18:00", "")
	s.works("Bob", "8:00", "9:05", "")
	s.works("Cat", "8:00", "18:00", "")
	s.comes("a", "9:00", 0)
	s.comes("z", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.expect(t, `
		z phone 9:00: answered 9:00 by Bob, done 9:05
		b phone 9:01: answered 9:05 by Cat, done 9:10
		a phone 9:00: answered 9:00 by Ann, done 9:20
	`)
}

// Ann takes who comes on the first line before anybody else. Behind b the next
// customer has to expect ten minutes, and fifteen as soon as v waits on that line:
// Bob takes b.
func TestHelpWhenOthersComeFirst(t *testing.T) {
	s := newSheet(centre.Channel{Name: "phone"}, centre.Channel{Name: "first line"})
	s.reason("help", 0)
	s.reason("urgent", 1)
	s.team(1, 0, 1)
	s.layout.Groups[0].Skills[0].Rank = 1
	helped(s, 10)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("v", "9:03", 1)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:03 by Bob, done 9:08
		v first line 9:03: answered 9:05 by Ann, done 9:10
	`)
}

// From 9:03 on handling takes twice as long: the next customer behind b has to
// expect twenty minutes in place of ten.
func TestHelpWhenHandlingGrowsLonger(t *testing.T) {
	s := helped(desk(1), 10)
	s.layout.Spells = []centre.Spell{{Window: centre.Window{From: at("9:03"), To: at("18:00")}, Handle: []float64{2}}}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:03 by Bob, done 9:13
	`)
}
