package configs

import (
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // so that time zones are known on every machine

	"github.com/rushproof/rushproof/configs/holidays"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

var zoneShape = scalar("a time zone", "Europe/Oslo", ignore(zone))

// zone returns the time zone of a name. Local is refused, because it differs
// from machine to machine.
func zone(name string) (*time.Location, error) {
	loc, err := time.LoadLocation(name)
	if err != nil || name == "" || strings.EqualFold(name, "local") {
		return nil, fmt.Errorf("%s is not a time zone; write one such as Europe/Oslo, Europe/Stockholm or UTC", unit.Quote(name))
	}
	return loc, nil
}

// zones are the clocks of the countries whose holidays are known.
var zones = map[string]string{
	"NO": "Europe/Oslo", "SE": "Europe/Stockholm", "DK": "Europe/Copenhagen", "FI": "Europe/Helsinki",
}

// NewCalendar returns the local days from first to last, with the public
// holidays of the country and the days on which the clock is changed.
func NewCalendar(country, zoneName string, first, last calendar.Date) (*calendar.Calendar, error) {
	loc, err := zone(zoneName)
	if err != nil {
		return nil, err
	}
	midnight := func(d calendar.Date) time.Time { return begin(d, loc) }
	c := &calendar.Calendar{Zone: zoneName, Unix: midnight(first).Unix()}
	public := map[calendar.Date]string{}
	for year := first.Year; year <= last.Year; year++ {
		for _, h := range holidays.Of(country, year) {
			if h.Kind == holidays.Public {
				public[h.Date] = h.Name
			}
		}
	}
	for d := first; !last.Before(d); d = d.Add(1) {
		start := midnight(d)
		c.Days = append(c.Days, calendar.Day{
			Date: d, Weekday: d.Weekday(), Holiday: public[d],
			Start: des.Time(start.Unix()-c.Unix) * des.Second,
			Jump:  jump(start, midnight(d.Add(1))),
		})
	}
	return c, nil
}

// begin returns the first moment of a date. Where the clock is put on at
// midnight that is one o'clock.
func begin(d calendar.Date, loc *time.Location) time.Time {
	t := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, loc)
	if t.Day() != d.Day {
		_, t = t.ZoneBounds()
	}
	return t
}

// jump finds the change of the clock within a day.
func jump(start, next time.Time) calendar.Jump {
	short := 24*time.Hour - next.Sub(start)
	if short == 0 {
		return calendar.Jump{}
	}
	_, change := start.ZoneBounds()
	if start.Hour() > 0 || start.Minute() > 0 {
		change = start
	}
	return calendar.Jump{At: micro(change.Sub(start)), By: micro(short)}
}

func micro(d time.Duration) des.Time { return des.Time(d / time.Microsecond) }
