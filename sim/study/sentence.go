package study

import (
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
)

// sentence says in plain English what the targets came to: the first one that
// decided it, and what customers feel.
func (s *study) sentence(v sim.Verdict, r *sim.Result) string {
	first := decisive(v)
	var felt string
	if len(v.Targets) > 0 {
		felt = s.felt(s.model.Targets[first].Scope.Channel, r)
	} else {
		felt = s.felt("", r)
	}
	switch v.Outcome {
	case sim.Pass:
		return "Ready: " + met(len(v.Targets)) + andThen(felt) + "."
	case sim.Fail:
		missed := 0
		for _, t := range v.Targets {
			if t.Outcome == sim.Fail {
				missed++
			}
		}
		text := "Not ready: " + before(felt) + s.against(first, v.Targets[first])
		if missed > 1 {
			text += fmt.Sprintf("; %d of %d targets are missed", missed, len(v.Targets))
		}
		return text + "."
	case sim.Undecided:
		return "Undecided: " + s.against(first, v.Targets[first]) + unsettled(v.Targets[first]) + "."
	}
	if felt == "" {
		return "No targets were set."
	}
	return "No targets were set; " + felt + "."
}

func counted(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf(many, n)
}

func met(targets int) string {
	if targets == 2 {
		return "both targets are met"
	}
	return counted(targets, "the target is met", "all %d targets are met")
}

func andThen(felt string) string {
	if felt == "" {
		return ""
	}
	return "; " + felt
}

func before(felt string) string {
	if felt == "" {
		return ""
	}
	return felt + "; "
}

// unsettled says what would decide an undecided target.
func unsettled(t sim.TargetResult) string {
	switch {
	case t.Value.N == 0:
		return ""
	case t.Note != "":
		return "; " + t.Note
	case t.More < 0:
		return "; more replications may settle it"
	case t.More > 0:
		return fmt.Sprintf("; about %s would settle it", counted(t.More, "one more replication", "%d more replications"))
	default:
		return "; it lies too close to the limit for any number of replications"
	}
}

// against sets a target beside what was found.
func (s *study) against(i int, t sim.TargetResult) string {
	target := s.model.Targets[i]
	m, _ := sim.FindMeasure(target.Key())
	what := lowerFirst(m.Name)
	if name := target.Scope.Name(); name != "" {
		what += " of " + name
	}
	what += s.withinWords(target) + s.onDay(target.Window)
	limit := m.Unit.Text(target.Value)
	switch {
	case t.Value.N == 0:
		return fmt.Sprintf("nothing is known about %s: %s", what, t.Note)
	case target.Probability > 0 && t.Held != nil:
		return fmt.Sprintf("%s is %s %s%s in %s of seasons (%s to %s), and %s was asked for", what, worded(target.Op), limit, overWords(target),
			sim.Share.Text(t.Held.Share), sim.Share.Text(t.Held.Low), sim.Share.Text(t.Held.High), sim.Share.Text(target.Probability))
	}
	switch target.Over {
	case sim.AtLeast:
		return fmt.Sprintf("%s misses %s in %s of intervals, and %s was allowed", what, limit, sim.Share.Estimated(t.Value), sim.Share.Text(1-target.Part))
	case sim.AtMost:
		return fmt.Sprintf("%s is %s %s in %s of intervals, and %s was allowed", what, worded(target.Op), limit, sim.Share.Estimated(t.Value), sim.Share.Text(target.Part))
	case sim.InARow:
		return fmt.Sprintf("%s misses %s in %s intervals in a row, and %d are too many", what, limit, sim.Count.Estimated(t.Value), target.Row)
	}
	kind := "a limit"
	if target.AtLeast() {
		kind = "a target"
	}
	when := ""
	if target.Over == sim.Daily {
		when = " on the worst day"
	}
	return fmt.Sprintf("%s%s is %s against %s of %s", what, when, m.Unit.Estimated(t.Value), kind, limit)
}

// overWords says over what a target with a probability holds.
func overWords(t sim.Target) string {
	switch {
	case t.Over == sim.Daily:
		return " on every day"
	case t.Over == sim.AtLeast && t.Part == 1:
		return " in every interval"
	case t.Over == sim.AtLeast:
		return " in at least " + sim.Share.Text(t.Part) + " of intervals"
	case t.Over == sim.AtMost:
		return " in at most " + sim.Share.Text(t.Part) + " of intervals"
	case t.Over == sim.InARow:
		return fmt.Sprintf(" but for less than %d intervals in a row", t.Row)
	}
	return ""
}

// onDay names the day or the interval that a target is about.
func (s *study) onDay(w sim.Window) string {
	if w == (sim.Window{}) {
		return ""
	}
	from, _ := s.window(w)
	at := s.frame.Local(s.frame.At(from))
	if w.One {
		return at.Format(" on Monday 2 January from 15:04")
	}
	return at.Format(" on Monday 2 January")
}

// withinWords names the threshold of a target's service level: its own, or that
// of the queues.
func (s *study) withinWords(t sim.Target) string {
	within := t.Within
	if m, _ := sim.FindMeasure(t.Key()); within == 0 && slices.Contains(m.Options, "within") {
		for _, q := range s.plan.scopes[s.plan.find(t.Scope)].queues {
			switch of := s.layout.Queues[q].Within; within {
			case 0, of:
				within = of
			default:
				return " within each queue's threshold"
			}
		}
	}
	if within == 0 {
		return ""
	}
	return " within " + sim.Seconds.Text(within.Seconds())
}

// worded says a comparison in words.
func worded(op string) string {
	return map[string]string{">=": "at least", ">": "above", "<=": "at most", "<": "below"}[op]
}

// felt says how long customers of a channel wait on average, on its worst day
// where there are days. Without a channel it takes the one in which they wait
// longest, of those in which they wait on the line.
func (s *study) felt(channel string, r *sim.Result) string {
	text, longest := "", -1.0
	for c := range s.layout.Channels {
		ch := &s.layout.Channels[c]
		if channel != "" && ch.Name != channel || channel == "" && ch.Kind == centre.Deferred {
			continue
		}
		wait, when := s.worstWait(ch.Name, r)
		if wait != nil && wait.Mean > longest {
			text, longest = fmt.Sprintf("%s customers wait on average %s%s", ch.Name, sim.Seconds.Estimated(*wait), when), wait.Mean
		}
	}
	return text
}

// worstWait returns the mean wait on a channel's worst day and when that is; of
// the whole season where there are no days, nil where nobody came.
func (s *study) worstWait(channel string, r *sim.Result) (wait *sim.Estimate, when string) {
	scope := sim.Scope{Channel: channel}
	for _, series := range r.Days {
		if series.Measure == "wait" && series.Scope == scope {
			if d := worstDay(series.Days); d >= 0 {
				return &series.Days[d], " on the worst day, " + longDate(s.frame.Days[d])
			}
		}
	}
	if v, _ := r.Find("wait", scope); v != nil && v.N > 0 {
		return &v.Estimate, ""
	}
	return nil, ""
}

// worstDay returns the day with the greatest mean, -1 where nothing is known.
func worstDay(days []sim.Estimate) int {
	worst := -1
	for d := range days {
		if days[d].N > 0 && (worst < 0 || days[d].Mean > days[worst].Mean) {
			worst = d
		}
	}
	return worst
}

// longDate writes a day as in Monday 30 November.
func longDate(d calendar.Day) string {
	return fmt.Sprintf("%s %d %s", d.Weekday, d.Date.Day, d.Date.Month)
}

// lowerFirst writes a name as it stands within a sentence.
func lowerFirst(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(first)) + name[size:]
}
