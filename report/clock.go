package report

import (
	"fmt"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
)

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

// moment writes a moment as Mon 30 Nov 09:30.
func (p *printer) moment(t des.Time) string {
	local := p.Frame.Local(t)
	return p.say.dayName(local) + " " + local.Format("15:04")
}

// interval writes interval i as Mon 30 Nov 09:30–10:00.
func (p *printer) interval(i int) string {
	return p.moment(p.Frame.At(i)) + "–" + p.Frame.Local(p.Frame.At(i+1)).Format("15:04")
}

// period writes the days of the season as 16 Nov – 20 Dec 2026.
func (p *printer) period() string {
	if p.Frame.Count == 0 {
		return ""
	}
	from, to := p.Frame.Local(p.Frame.Start), p.Frame.Local(p.Frame.At(p.Frame.Count)-1)
	text := fmt.Sprintf("%d"+noSpace+"%s", from.Day(), p.say.months[from.Month()-1])
	if from.Year() != to.Year() {
		text += fmt.Sprintf(" %d", from.Year())
	}
	return text + fmt.Sprintf(" – %d"+noSpace+"%s %d", to.Day(), p.say.months[to.Month()-1], to.Year())
}

// span writes from when to when an event lasts; whole days without the clock.
func (p *printer) span(e *sim.Event) string {
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
