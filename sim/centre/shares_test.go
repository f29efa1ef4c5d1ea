package centre_test

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Shares of customers come out as they were put in, within four standard errors.
// A customer comes every ten seconds for two days, Ann takes no time for them.

func manyCustomers(t *testing.T, s *sheet, record func(centre.Entry)) *centre.NeedCount {
	t.Helper()
	for q := range s.layout.Queues {
		s.layout.Queues[q].Handle = secs(0)
	}
	s.works("Ann", "0:00", "+23:59", "")
	c := centre.New(&s.layout)
	c.Record(record)
	out, err := c.Play(&stream{gap: 10 * des.Second, reasons: 1}, s)
	if err != nil {
		t.Fatal(err)
	}
	return needsOf(out, 0)
}

// isShare fails the test when k of n are not the given share.
func isShare(t *testing.T, what string, k, n int64, share float64) {
	t.Helper()
	got, se := float64(k)/float64(n), math.Sqrt(share*(1-share)/float64(n))
	if math.Abs(got-share) > 4*se {
		t.Errorf("%s: %d of %d are %.4f, not %.4f ± %.4f", what, k, n, got, share, 4*se)
	}
}

func TestSharesOfChannels(t *testing.T) {
	s := newSheet(centre.Channel{Name: "phone"}, centre.Channel{Name: "chat", Kind: centre.Chat}, centre.Channel{Name: "e-mail", Kind: centre.Deferred})
	s.reason("help", 0, 1, 2)
	s.team(1, 0, 1, 2)
	mix := []float64{0.5, 0.3, 0.2}
	s.layout.Reasons[0].Mix = mix
	n := manyCustomers(t, s, nil)
	for ch, share := range mix {
		isShare(t, s.layout.Channels[ch].Name, n.Served[ch], n.Arisen, share)
	}
}

// Each answer solves 75 %, and leaves 15 % who come back and 10 % who do not: of
// all who asked, 10/85 are never helped, and 15 % ask a second time.
func TestSharesOfTheUnsolved(t *testing.T) {
	s := desk(1)
	s.layout.Queues[0].Resolution = centre.Resolution{FirstContact: 0.75, ComesBack: 0.6, After: secs(1)}
	first, second := int64(0), int64(0)
	known := map[uint64]bool{}
	n := manyCustomers(t, s, func(e centre.Entry) {
		switch {
		case e.Parent == 0:
			first++
			known[uint64(e.Contact)] = true
		case known[uint64(e.Parent)]:
			second++
		}
	})
	isShare(t, "solved", n.Served[0], n.Arisen, 75./85)
	isShare(t, "unsolved", n.Unsolved, n.Arisen, 10./85)
	isShare(t, "came back", second, first, 0.15)
}

// The phone never opens: 30 % mean to try later, 30 % go to the chat, and the
// rest let it be.
func TestSharesOfTheClosed(t *testing.T) {
	s := newSheet(
		centre.Channel{Name: "phone", Open: []centre.Window{}, WhenClosed: centre.WhenClosed{Later: 0.3, Switch: []float64{0, 0.3}}},
		centre.Channel{Name: "chat", Kind: centre.Chat},
	)
	s.reason("help", 0, 1)
	s.team(1, 1)
	n := manyCustomers(t, s, nil)
	isShare(t, "later", n.Open, n.Arisen, 0.3)
	isShare(t, "chat", n.Served[1], n.Arisen, 0.3)
	isShare(t, "given up", n.GivenUp, n.Arisen, 0.4)
}

// Half of the customers are young: one in five of them calls, and all of the old. A
// spell brings twice as many chats. Then of 0.5·(0.2 + 2·0.8) + 0.5 = 1.4 as many
// customers, 0.9/1.4 are young and 0.8/1.4 chat: as many calls as ever.
func TestSharesOfPulledSegments(t *testing.T) {
	s := newSheet(centre.Channel{Name: "phone"}, centre.Channel{Name: "chat", Kind: centre.Chat})
	s.reason("help", 0, 1)
	s.team(1, 0, 1)
	s.layout.Reasons[0].Mix = []float64{0.6, 0.4}
	s.layout.Segments = []centre.Segment{
		{Name: "young", Share: 0.5, Mix: [][]float64{{0.2, 0.8}}, Patience: 1, SelfService: 1},
		{Name: "old", Share: 0.5, Mix: [][]float64{{1, 0}}, Patience: 1, SelfService: 1},
	}
	s.layout.Spells = []centre.Spell{{Window: centre.Window{To: s.layout.Period.Horizon}, Pull: []float64{1, 2}}}
	young := int64(0)
	n := manyCustomers(t, s, func(e centre.Entry) {
		if e.Segment == 0 {
			young++
		}
	})
	isShare(t, "chats", n.Served[1], n.Arisen, 0.8/1.4)
	isShare(t, "young customers", young, n.Arisen, 0.9/1.4)
}
