package centre

import "github.com/rushproof/rushproof/sim/des"

// Sign is what a rule looks at: a figure of a channel or a group, on one side of
// a limit.
type Sign struct {
	Of    Figure
	Where int  // the channel, or the group
	Below bool // than the limit; otherwise above it
	Limit float64
	Least int64 // contacts that have come today before a share of them is read
}

// Figure is what can be read off a wallboard.
type Figure int

// The figures. Those of a channel are not read while it is closed, nor those of
// a group while nobody of it is there.
const (
	ExpectedWait   Figure = iota // seconds, for the next customer of the queue in which it is longest, of those in which somebody waits
	LongestInLine                // seconds that the first in line has waited
	NumberWaiting                // without those who are to be called back: a wallboard shows them apart
	LevelToday                   // share answered in time, of those who came today
	AbandonedToday               // share who left, of those who came today
	BusyNow                      // share of the group's people on duty with a contact in hand
)

// shows reports whether a sign shows.
func (c *Centre) shows(s *Sign) bool {
	value, known := 0.0, false
	if s.Of == BusyNow {
		g := &c.groups[s.Where]
		value, known = float64(g.busy.size)/float64(max(g.present.size, 1)), g.present.size > 0
	} else if ch := &c.channels[s.Where]; ch.open {
		value, known = c.figure(s, ch)
	}
	if s.Below {
		return known && value < s.Limit
	}
	return known && value > s.Limit
}

// figure reads a figure of a channel, if it is known.
func (c *Centre) figure(s *Sign, ch *channel) (value float64, known bool) {
	switch s.Of {
	case NumberWaiting:
		return float64(ch.waiting), true
	case LevelToday:
		sum := c.today(ch)
		return sum.level(), sum.offered >= s.Least
	case AbandonedToday:
		sum := c.today(ch)
		return sum.left(), sum.offered >= s.Least
	}
	if ch.waiting == 0 {
		return 0, true
	}
	longest := des.Time(0)
	for i := range c.queues {
		q := &c.queues[i]
		switch {
		case q.channel != ch || q.calls || q.waiting.size == 0:
		case s.Of == ExpectedWait:
			longest = max(longest, q.outlook())
		default:
			longest = max(longest, c.now-q.oldest())
		}
	}
	return longest.Seconds(), true
}

// today adds up what became of those who came to a channel today.
func (c *Centre) today(ch *channel) (sum today) {
	for i := range c.layout.Queues {
		if q := &c.queues[i]; q.channel == ch {
			sum.add(q.now.today)
		}
	}
	return sum
}
