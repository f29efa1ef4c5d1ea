package sim

import (
	"time"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// At returns the moment at which interval i begins; At(Count) is the end.
func (f Frame) At(i int) des.Time { return f.Start + des.Time(i)*f.Interval }

// Local returns moment t as local time, with its offset from UTC. A frame
// without days is in UTC.
func (f Frame) Local(t des.Time) time.Time {
	c := calendar.Calendar{Zone: f.Zone, Unix: f.Unix, Days: f.Days}
	utc := c.UTC(t)
	if len(f.Days) == 0 {
		return utc
	}
	offset := c.Local(t).Sub(utc)
	return utc.In(time.FixedZone("", int(offset/time.Second)))
}
