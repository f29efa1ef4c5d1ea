package configs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/staff"
)

// unstaffed looks for hours in which a channel is open and nobody who could
// answer is on duty, breaks and absence aside: one warning for each channel,
// at its place.
func unstaffed(root *tree.Node, m *sim.Model, log *tree.Log) {
	for c, entry := range root.Get("channels").Entries() {
		if m.Layout.Channels[c].Kind == centre.Deferred {
			continue // mail can wait
		}
		if gaps := gaps(m, c); gaps != "" {
			log.Add(entry.Pos, fmt.Sprintf("%s is open while nobody who serves it is on duty: %s", entry.Key, gaps), cmp.Or(overnight(entry.Value.Get("hours")), "add a shift, or close earlier"))
		}
	}
}

// overnight says what hours of several days mean that pass midnight, as in
// fri-mon: 17:00-09:00, and what to write for each of the two things that may
// have been meant instead; "" when there are none.
func overnight(hours *tree.Node) string {
	for _, entry := range hours.Entries() {
		first, last, several := strings.Cut(entry.Key, "-")
		from, err1 := unit.Weekday(first)
		to, err2 := unit.Weekday(last)
		span, err3 := unit.Range(read(entry.Value, same))
		if !several || err1 != nil || err2 != nil || err3 != nil || span.To <= des.Day {
			continue
		}
		opens, closes := clockText(span.From), clockText(span.To)
		all := []string{strings.TrimSpace(first) + ": " + opens + "-24:00"}
		if between := daysBetween(from, to); between != "" {
			all = append(all, between+": open")
		}
		all = append(all, strings.TrimSpace(last)+": 00:00-"+closes)
		return fmt.Sprintf("%s: %s opens at %s on each of its days and closes at %s on the next; write %s-%s if the times changed places, or {%s} if it is open all along",
			entry.Key, entry.Value.Text, opens, closes, closes, opens, strings.Join(all, ", "))
	}
	return ""
}

// daysBetween names the days after one and before another, "" for none.
func daysBetween(from, to time.Weekday) string {
	next, last := (from+1)%7, (to+6)%7
	switch short := func(d time.Weekday) string { return strings.ToLower(d.String()[:3]) }; {
	case next == to:
		return ""
	case next == last:
		return short(next)
	default:
		return short(next) + "-" + short(last)
	}
}

// The day is looked at by the quarter of an hour.
const (
	slotLength = des.Hour / 4
	slots      = 96
)

// gaps lists the stretches of a typical week in which a channel is open and
// unstaffed.
func gaps(m *sim.Model, channel int) string {
	open, staffed := openHours(m, channel), [7][slots]bool{}
	for g := range m.Staff.Teams {
		if m.Staff.Teams[g].OnCall == nil && serves(m, g, channel) {
			cover(&staffed, m.Staff.Teams[g].Shifts)
		}
	}
	byHours := map[string][]string{}
	var hours []string
	for _, day := range week {
		for _, s := range stretches(open[day], staffed[day]) {
			if byHours[s] == nil {
				hours = append(hours, s)
			}
			byHours[s] = append(byHours[s], strings.ToLower(day.String()[:3]))
		}
	}
	var all []string
	for _, s := range hours {
		all = append(all, strings.Join(byHours[s], ", ")+" "+s)
	}
	if gapsOnHolidays(m, channel) {
		all = append(all, "public holidays")
	}
	return strings.Join(all, "; ")
}

// openHours returns when a channel is ever open, by day of the week, public
// holidays aside.
func openHours(m *sim.Model, channel int) (open [7][slots]bool) {
	for i, d := range m.Calendar.Days {
		if d.Holiday != "" || d.Start < m.Layout.Period.WarmUp {
			continue
		}
		for slot := range slots {
			at := m.Calendar.At(i, des.Time(slot)*slotLength)
			if isOpen(m.Layout.Channels[channel].Open, at) {
				open[d.Weekday][slot] = true
			}
		}
	}
	return open
}

// gapsOnHolidays reports whether a channel is open and unstaffed on some public
// holiday.
func gapsOnHolidays(m *sim.Model, channel int) bool {
	staffed := [7][slots]bool{}
	for g := range m.Staff.Teams {
		if team := &m.Staff.Teams[g]; team.OnHoliday && team.OnCall == nil && serves(m, g, channel) {
			cover(&staffed, team.Shifts)
		}
	}
	for i, d := range m.Calendar.Days {
		for slot := 0; slot < slots && d.Holiday != "" && d.Start >= m.Layout.Period.WarmUp; slot++ {
			if !staffed[d.Weekday][slot] && isOpen(m.Layout.Channels[channel].Open, m.Calendar.At(i, des.Time(slot)*slotLength)) {
				return true
			}
		}
	}
	return false
}

// week is the days in the order in which people name them.
var week = [7]time.Weekday{1, 2, 3, 4, 5, 6, 0}

func isOpen(windows []centre.Window, at des.Time) bool {
	return windows == nil || slices.ContainsFunc(windows, func(w centre.Window) bool { return w.From <= at && at < w.To })
}

// serves reports whether a team serves a queue of the channel.
func serves(m *sim.Model, group, channel int) bool {
	return slices.ContainsFunc(m.Layout.Groups[group].Skills, func(s centre.Skill) bool {
		return m.Layout.Queues[s.Queue].Channel == channel
	})
}

// cover marks the quarters of an hour of the week in which somebody works; of
// days that are worked in turns, it is always somebody's.
func cover(week *[7][slots]bool, shifts []staff.Shift) {
	for _, s := range shifts {
		if s.Rota != nil {
			cover(week, []staff.Shift{s.Rota.Shift})
		}
		for day, on := range s.Days {
			for at := s.From; on && at < s.To; at += slotLength {
				week[(day+int(at/des.Day))%7][at%des.Day/slotLength] = true
			}
		}
	}
}

// stretches lists when a day is open and unstaffed.
func stretches(open, staffed [slots]bool) (all []string) {
	for from := 0; from < slots; from++ {
		if !open[from] || staffed[from] {
			continue
		}
		to := from
		for to < slots && open[to] && !staffed[to] {
			to++
		}
		all = append(all, clockText(des.Time(from)*slotLength)+"-"+endText(des.Time(to)*slotLength))
		from = to
	}
	return all
}

func endText(t des.Time) string {
	if t == des.Day {
		return "24:00"
	}
	return clockText(t)
}
