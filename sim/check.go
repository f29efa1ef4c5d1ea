package sim

import (
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim/des"
)

// Check makes sure that a target can be read off a run of the model: that its
// names exist and its threshold is kept.
func (m *Model) Check(t Target) error {
	if err := m.checkScope(t.Text, t.Text, t.Scope); err != nil {
		return err
	}
	if err := m.checkWindow(&t); err != nil {
		return err
	}
	kind, name := t.Scope.kind()
	whole := kind == ofCentre || kind == ofChannel
	single := t.Over.ByInterval() || t.Window.One
	if t.Within == 0 || whole && !single || m.keeps(t.Scope, t.Within) {
		return nil
	}
	if whole {
		return textError(t.Text, max(strings.Index(t.Text, "within"), 0),
			"single intervals are not counted by a threshold of "+Seconds.write(t.Within.Seconds()),
			"leave out within:, or write answer_within at the channel")
	}
	return textError(t.Text, max(strings.Index(t.Text, "within"), 0),
		kind+" "+quoted(name)+" is not counted by a threshold of "+Seconds.write(t.Within.Seconds()),
		"leave out within:, or ask for a channel instead")
}

// CheckPrecision makes sure that a precision can be read off a run of the
// model.
func (m *Model) CheckPrecision(p Precision) error {
	text := p.String()
	row, ok := FindMeasure(p.Measure)
	if !ok {
		return textError(text, 0, "unknown measure "+quoted(p.Measure),
			suggest(p.Measure, "measures", append(measureNames(), quantileKeys()...)))
	}
	if !row.Has(p.Scope.Kind()) {
		return textError(text, 0, row.Key+" has no "+p.Scope.Kind(), "write one of "+list(row.Scopes))
	}
	if !(p.HalfWidth > 0) {
		return textError(text, 0, "a half-width of "+row.Unit.write(p.HalfWidth)+" is never reached", "write one above 0")
	}
	return m.checkScope(text, text[:strings.LastIndexByte(text, '=')], p.Scope)
}

// String writes the precision as ParsePrecision reads it: as it was written, if
// it was.
func (p Precision) String() string {
	if p.Text != "" {
		return p.Text
	}
	unit := Count
	if m, ok := FindMeasure(p.Measure); ok {
		unit = m.Unit
	}
	return Written(p.Measure, p.Scope) + "=" + unit.write(p.HalfWidth)
}

// checkScope looks the name in a scope up, which stands in the part of the text
// that it begins with.
func (m *Model) checkScope(text, part string, s Scope) error {
	kind, name := s.kind()
	names := m.names(kind)
	if kind == ofCentre || slices.Contains(names, name) {
		return nil
	}
	return textError(text, max(strings.LastIndex(part, name), 0), "unknown "+kind+" "+quoted(name),
		suggest(name, kind+"s", names))
}

// names lists the channels, queues, reasons, teams or segments.
func (m *Model) names(kind string) []string {
	var names []string
	switch kind {
	case ofChannel:
		for i := range m.Layout.Channels {
			names = append(names, m.Layout.Channels[i].Name)
		}
	case ofQueue:
		for i := range m.Layout.Queues {
			names = append(names, m.Layout.Queues[i].Name)
		}
	case ofReason:
		for i := range m.Layout.Reasons {
			names = append(names, m.Layout.Reasons[i].Name)
		}
	case ofTeam:
		for i := range m.Layout.Groups {
			names = append(names, m.Layout.Groups[i].Name)
		}
	case ofSegment:
		for i := range m.Layout.Segments {
			names = append(names, m.Layout.Segments[i].Name)
		}
	}
	return names
}

// checkWindow makes sure that the season has the day or the interval that a target is
// about.
func (m *Model) checkWindow(t *Target) error {
	w := t.Window
	if w == (Window{}) {
		return nil
	}
	period, at := &m.Layout.Period, max(strings.Index(t.Text, w.Day.String()), 0)
	first, last := len(period.Days), -1
	if m.Calendar != nil {
		for i := range min(len(period.Days), len(m.Calendar.Days)) {
			if period.Days[i] >= period.WarmUp && period.Days[i] < period.Horizon {
				first, last = min(first, i), i
			}
		}
	}
	if last < 0 {
		return textError(t.Text, at, "a textbook queue (horizon) has no dates", "leave out "+w.String())
	}
	days := m.Calendar.Days
	if w.Day.Before(days[first].Date) || days[last].Date.Before(w.Day) {
		return textError(t.Text, at, w.Day.String()+" is no day of the season",
			"write one from "+days[first].Date.String()+" to "+days[last].Date.String())
	}
	if w.One && w.Clock%period.Interval != 0 {
		return textError(t.Text, at, "no interval begins then", "write a multiple of "+Seconds.Text(period.Interval.Seconds()))
	}
	return nil
}

// keeps reports whether every queue of the scope has the threshold, so that
// its contacts are counted by it.
func (m *Model) keeps(s Scope, within des.Time) bool {
	for i := range m.Layout.Queues {
		q := &m.Layout.Queues[i]
		of := s == Scope{} || q.Name == s.Queue || m.Layout.Reasons[q.Reason].Name == s.Reason || m.Layout.Channels[q.Channel].Name == s.Channel
		if of && q.Within != within {
			return false
		}
	}
	return true
}

// ParsePrecision reads when to stop, as in phone.wait=5s or
// service_level{channel:phone}=1%: a measure, alone or after the name of a
// channel and a dot, and the half-width of its confidence interval, which of a share
// may be written in percentage points, 1pp.
func ParsePrecision(text string) (Precision, error) {
	equals := strings.LastIndexByte(text, '=')
	if equals < 0 {
		return Precision{}, textError(text, len(text), "no half-width", "write it after =, as in phone.wait=5s")
	}
	what, number := strings.TrimSpace(text[:equals]), text[equals+1:]
	var t Target
	if dot := strings.LastIndexByte(what, '.'); dot > 0 && !strings.Contains(what, "{") {
		t.Scope.Channel, what = what[:dot], what[dot+1:]
	}
	r := &reader{text: what}
	m := r.what(&t)
	r.end()
	if e, ok := r.fault.(*TextError); ok {
		return Precision{}, textError(text, max(strings.Index(text, what), 0)+column(what, e.Column), e.What, e.Write)
	}
	if t.Within > 0 || t.Formula != "" {
		return Precision{}, textError(text, strings.Index(text, "{"), "a precision has no within: or formula:",
			"ask for the service level as it is reported")
	}
	if strings.Contains(number, ",") {
		return Precision{}, textError(text, equals+1, quoted(strings.TrimSpace(number))+" has a comma", "write decimals with a point, as in "+strings.Replace(strings.TrimSpace(number), ",", ".", 1))
	}
	if points, ok := strings.CutSuffix(strings.TrimSpace(number), "pp"); ok && m.Unit == Share {
		number = points + "%"
	}
	half, err := m.Unit.Parse(number)
	if err != nil {
		what, write, _ := strings.Cut(err.Error(), "; ")
		return Precision{}, textError(text, equals+1, what, write)
	}
	return Precision{Text: text, Measure: t.Key(), Scope: t.Scope, HalfWidth: half}, nil
}

// column returns the byte at which the given column of a text begins.
func column(text string, col int) int {
	for i := range text {
		if col--; col == 0 {
			return i
		}
	}
	return len(text)
}
