package scenarios

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// inWords is a season in brief, for who has not read it yet: what it is, when, who
// answers, what happens on which days, what could be done about it and what it must
// stand up to. Each line is a comment of YAML.
func (l *Loaded) inWords() string {
	m, lines := l.Model, []string{cmp.Or(l.Model.Title, l.Model.Season)}
	days := counted(m)
	if n := len(days); n > 0 {
		first, last := days[0].Date, days[n-1].Date
		from := dayAndMonth(first)
		if first.Year != last.Year {
			from += fmt.Sprint(" ", first.Year)
		}
		lines = append(lines, fmt.Sprintf("%s to %s %d, %d days", from, dayAndMonth(last), last.Year, n))
	}
	lines = append(lines, l.whatAnswers())
	lines = append(lines, under("Who answers:", l.teams())...)
	lines = append(lines, under("What happens:", happens(m, days))...)
	lines = append(lines, under("What has to be done first:", l.projects())...)
	lines = append(lines, under("What could be done about it (--strategy):", l.Strategies)...)
	var targets []string
	for _, t := range l.tree.Get("targets").List() {
		targets = append(targets, t.Text)
	}
	lines = append(lines, under("What it must stand up to:", targets)...)
	var out strings.Builder
	for _, line := range lines {
		out.WriteString("# " + brief(line) + "\n")
	}
	return out.String()
}

// under puts lines under a heading, and nothing under none.
func under(heading string, lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	all := []string{heading}
	for _, line := range lines {
		all = append(all, "- "+line)
	}
	return all
}

// projects lists the projects with their price and their dates.
func (l *Loaded) projects() (projects []string) {
	for i := range l.Model.Projects {
		p := &l.Model.Projects[i]
		line := fmt.Sprintf("%s: %s %s", p.Name, sim.Money.Text(p.Cost), l.Model.Currency)
		if p.Start != p.By {
			line += fmt.Sprintf(", done by %v, so begun by %v", p.By, p.Start)
		}
		projects = append(projects, line)
	}
	return projects
}

// teams lists the teams with their people.
func (l *Loaded) teams() (teams []string) {
	for i := range l.Model.Staff.Teams {
		if t := &l.Model.Staff.Teams[i]; t.Agents > 0 {
			teams = append(teams, fmt.Sprintf("%s: %d", t.Name, t.Agents))
		}
	}
	return teams
}

// whatAnswers names the centre and its channels.
func (l *Loaded) whatAnswers() string {
	var channels []string
	for i := range l.Model.Layout.Channels {
		channels = append(channels, l.Model.Layout.Channels[i].Name)
	}
	all := strings.Join(channels, ", ")
	if l.Model.Centre == "" {
		return all
	}
	return l.Model.Centre + ": " + all
}

// counted returns the days of a season without its warm-up.
func counted(m *sim.Model) (days []calendar.Day) {
	p := &m.Layout.Period
	if m.Calendar == nil {
		return nil
	}
	for _, d := range m.Calendar.Days {
		if p.WarmUp <= d.Start && d.Start < p.Horizon {
			days = append(days, d)
		}
	}
	return days
}

// happens lists what happens in a season, with its days, in their order.
func happens(m *sim.Model, days []calendar.Day) (lines []string) {
	events := slices.Clone(m.Events)
	slices.SortStableFunc(events, func(a, b sim.Event) int { return cmp.Compare(a.From, b.From) })
	on := func(t des.Time) string {
		i := len(days) - 1
		for i > 0 && days[i].Start > t {
			i--
		}
		return dayAndMonth(days[i].Date)
	}
	for _, e := range events {
		if len(days) == 0 || e.To <= days[0].Start {
			continue
		}
		first, last := on(e.From), on(e.To-1)
		if first != last {
			first += " to " + last
		}
		lines = append(lines, fmt.Sprintf("%s: %s (%s)", first, e.Name, e.Kind))
	}
	return lines
}

func dayAndMonth(d calendar.Date) string {
	return fmt.Sprintf("%s %d %s", d.Weekday().String()[:3], d.Day, d.Month.String()[:3])
}
