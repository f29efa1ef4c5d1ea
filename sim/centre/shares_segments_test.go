package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// split is 30 % who would rather chat, are less patient and keener on self-service,
// and 70 % who are as the reason says, and shy of it.
func split() []centre.Segment {
	return []centre.Segment{
		{Share: 0.3, Mix: [][]float64{{0.2, 0.8}}, Patience: 0.7, SelfService: 1.2},
		{Share: 0.7, Patience: 1, SelfService: 0.7},
	}
}

func splitSheet() *sheet {
	s := newSheet(centre.Channel{Name: "phone"}, centre.Channel{Name: "chat", Kind: centre.Chat})
	s.reason("help", 0, 1)
	s.team(1, 0, 1)
	s.layout.Reasons[0].Mix = []float64{0.6, 0.4}
	s.layout.Segments = split()
	return s
}

// 0.3·0.2 + 0.7·0.6 call.
func TestMixOfSegments(t *testing.T) {
	n := manyCustomers(t, splitSheet(), nil)
	isShare(t, "phone", n.Served[0], n.Arisen, 0.48)
}

// A page that half of all read is read by 60 % of the young and 35 % of the others:
// 0.3·0.6 + 0.7·0.35. A notice comes to half of all.
func TestSelfServiceOfSegments(t *testing.T) {
	for kind, share := range map[selfservice.Kind]float64{selfservice.HelpPage: 0.425, selfservice.Notice: 0.5} {
		s := splitSheet()
		s.layer(kind, 0, 1).Reach = 0.5
		n := manyCustomers(t, s, nil)
		isShare(t, kind.String(), n.Resolved[0]+n.Prevented[0], n.Arisen, share)
	}
}

// Nobody answers. Whoever would wait 100 seconds leaves after 70 if impatient, and
// whoever tries again is the same customer as before.
func TestPatienceOfSegments(t *testing.T) {
	s := splitSheet()
	for q := range s.layout.Queues {
		s.layout.Queues[q].Patience = secs(100)
		s.layout.Queues[q].Redial = centre.Redial{Share: 1, Tries: 2, After: secs(60)}
	}
	s.team(1)
	s.layout.Agents, s.duties = s.layout.Agents[1:], nil
	waited := map[uint64]des.Time{}
	c := centre.New(&s.layout)
	c.Record(func(e centre.Entry) {
		wait := e.Ended - e.Arrived
		if before, again := waited[uint64(e.Parent)]; again && wait != before && e.Ending == centre.Abandoned {
			t.Errorf("waits %v, and %v the next time", before, wait)
		}
		waited[uint64(e.Contact)] = wait
	})
	if _, err := c.Play(&stream{gap: 10 * des.Second, reasons: 1}, s); err != nil {
		t.Fatal(err)
	}
	short, all := int64(0), int64(0)
	for _, wait := range waited {
		switch wait {
		case 70 * des.Second:
			short++
			all++
		case 100 * des.Second:
			all++
		}
	}
	isShare(t, "impatient", short, all, 0.3)
}
