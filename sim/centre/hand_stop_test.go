package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// Two calls wait from 9:02 on, which shows at 9:03, and ten minutes later the sale is
// stopped: e, who would call at that very moment, and g do not, and the others do, f
// among them, who is nobody's customer yet. The rule has done its work: two wait again
// at 9:18 and nothing is stopped twice. The other sale begins only at ten, and so long
// nobody thinks of stopping it; on the next day it is over.
func TestRuleStopsACampaign(t *testing.T) {
	s := desk(1)
	stop := func(from, to string) centre.Action {
		return centre.Action{Stop: &centre.Stop{From: at(from), To: at(to)}}
	}
	s.layout.Playbook = []centre.Rule{
		{Name: "stop", When: many, After: 10 * des.Minute, Lasts: des.Minute, Do: stop("8:00", "12:00")},
		{Name: "later", When: many, Do: stop("10:00", "12:00")},
	}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.comes("d", "9:12", 0)
	s.comes("e", "9:13", 0)
	s.comes("f", "9:14", 0)
	s.comes("h", "9:17", 0)
	s.comes("g", "10:00", 0)
	s.sale = map[rng.Key]bool{keyOf("b"): true, keyOf("d"): true, keyOf("e"): true, keyOf("g"): true}
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		c phone 9:02: answered 9:10 by Ann, done 9:15
		d phone 9:12: answered 9:15 by Ann, done 9:20
		f phone 9:14: answered 9:20 by Ann, done 9:25
		h phone 9:17: answered 9:25 by Ann, done 9:30
		needs help: Arisen 6, Served 6, Attempts 6
		rule stop: Fired 1, First 9h3m0s, Acted 1m0s, Lost 2
		rule later: nothing
	`)
}

// Two calls wait at 9:03: the sale is stopped, and for ten minutes whoever calls hears
// that an hour later is better, as e does. The sale is over, and all the same k hears it
// when g and h wait at 9:18. s would have come with the sale.
func TestRuleStopsACampaignAndMore(t *testing.T) {
	s := desk(1)
	s.layout.Playbook = []centre.Rule{{
		Name: "stop", When: many, Lasts: 10 * des.Minute,
		Do: centre.Action{
			Stop:    &centre.Stop{From: at("8:00"), To: at("9:15"), Besides: true},
			Message: &centre.Message{Channel: 0, Later: 1, After: des.Hour},
		},
	}}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.comes("c", "9:02", 0)
	s.comes("e", "9:04", 0)
	s.comes("f", "9:16", 0)
	s.comes("g", "9:16:20", 0)
	s.comes("h", "9:16:40", 0)
	s.comes("k", "9:19", 0)
	s.comes("s", "9:20", 0)
	s.sale = map[rng.Key]bool{keyOf("s"): true}
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:01: answered 9:05 by Ann, done 9:10
		c phone 9:02: answered 9:10 by Ann, done 9:15
		f phone 9:16: answered 9:16 by Ann, done 9:21
		g phone 9:16:20: answered 9:21 by Ann, done 9:26
		h phone 9:16:40: answered 9:26 by Ann, done 9:31
		e phone 10:04: answered 10:04 by Ann, done 10:09
		k phone 10:19: answered 10:19 by Ann, done 10:24
		needs help: Arisen 8, Served 8, Attempts 8
		rule stop: Fired 2, First 9h3m0s, Acted 20m0s, Heard 2, Lost 1
	`)
}
