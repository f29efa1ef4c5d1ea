package report

import (
	"fmt"
	"strings"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
)

// dated reports whether the season has dates. A textbook queue has none: its
// times are hours since it began to count.
func (p *printer) dated() bool { return len(p.Frame.Days) > 0 }

// hours is the time since the season began to count.
func (p *printer) hours(t des.Time) float64 { return (t - p.Frame.Start).Seconds() / 3600 }

// wholeHours writes hours to a hundredth, with no more decimals than needed.
func wholeHours(h float64) string {
	return strings.TrimSuffix(strings.TrimRight(rounded(h, 0.01), "0"), ".")
}

// stamp is the place of a moment on the time axis, in milliseconds: the local
// clock as if the place were in UTC, or the time since the beginning.
func (p *printer) stamp(t des.Time) int64 {
	if !p.dated() {
		return int64(t-p.Frame.Start) / 1000
	}
	return clock(p.Frame.Local(t))
}

// clock returns a local time in milliseconds, as if the place were in UTC.
func clock(t time.Time) int64 {
	_, offset := t.Zone()
	return (t.Unix() + int64(offset)) * 1000
}

// dayName writes a date as Mon 30 Nov.
func (w *words) dayName(t time.Time) string {
	return fmt.Sprintf("%s"+noSpace+"%d"+noSpace+"%s", w.days[t.Weekday()], t.Day(), w.months[t.Month()-1])
}

// day writes day i of the frame as Mon 30 Nov.
func (p *printer) day(i int) string { return p.say.dayName(p.dayStart(i)) }

// dayStart returns day i of the frame as local midnight.
func (p *printer) dayStart(i int) time.Time {
	d := p.Frame.Days[i].Date
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// moment writes a moment as Mon 30 Nov 09:30, or as hour 12.5.
func (p *printer) moment(t des.Time) string {
	if !p.dated() {
		return fmt.Sprintf(p.say.hour, wholeHours(p.hours(t)))
	}
	local := p.Frame.Local(t)
	return p.say.dayName(local) + " " + local.Format("15:04")
}

// interval writes interval i as Mon 30 Nov 09:30–10:00.
func (p *printer) interval(i int) string {
	if !p.dated() {
		return p.moment(p.Frame.At(i)) + "–" + wholeHours(p.hours(p.Frame.At(i+1)))
	}
	return p.moment(p.Frame.At(i)) + "–" + p.Frame.Local(p.Frame.At(i+1)).Format("15:04")
}

// period writes the days of the season as 16 Nov – 20 Dec 2026, or how long it
// lasts.
func (p *printer) period() string {
	end := p.Frame.At(p.Frame.Count)
	if p.Frame.Count == 0 {
		return ""
	}
	if !p.dated() {
		return fmt.Sprintf(p.say.hoursLong, wholeHours(p.hours(end)))
	}
	from, to := p.Frame.Local(p.Frame.Start), p.Frame.Local(end-1)
	text := fmt.Sprintf("%d"+noSpace+"%s", from.Day(), p.say.months[from.Month()-1])
	if from.Year() != to.Year() {
		text += fmt.Sprintf(" %d", from.Year())
	}
	return text + fmt.Sprintf(" – %d"+noSpace+"%s %d", to.Day(), p.say.months[to.Month()-1], to.Year())
}

// span writes from when to when an event lasts; whole days without the clock.
func (p *printer) span(e *sim.Event) string {
	if !p.dated() {
		return p.moment(e.From) + " – " + p.moment(e.To)
	}
	from, to := p.Frame.Local(e.From), p.Frame.Local(e.To)
	const clock = "15:04"
	if from.Format(clock) != "00:00" || to.Format(clock) != "00:00" {
		return p.moment(e.From) + " – " + p.moment(e.To)
	}
	first, last := p.say.dayName(from), p.say.dayName(to.Add(-time.Second))
	if first == last {
		return first
	}
	return first + " – " + last
}
