package report

import (
	"fmt"
	"html/template"
	"strings"
	"time"

	"github.com/rushproof/rushproof/sim"
)

// page is what the template of the page sees.
type page struct {
	*printer
	scripts
	Say       *pageWords
	Language  string
	Heading   string
	Basis     string
	Sentence  string
	Targets   []target
	Cards     []card
	Key, More []*table
	Footnotes footnotes
	Events    *table
	Sections  []*section
	Chosen    []week
	Method    []fact
	Measured  *table
	Assumed   *table
	Letters   []string
	Formulas  []string
}

func newPage(r *sim.Result) (*page, error) {
	p := newPrinter(r)
	v := &page{printer: p, Say: &p.say.Page, Language: p.say.Language, Heading: r.Title}
	if v.Heading == "" {
		v.Heading = r.Season
	}
	v.Basis = p.basis()
	v.Sentence = unbroken(r.Verdict.Sentence)
	v.Targets = p.targets()
	v.Cards = p.cards()
	v.tables()
	v.Sections = p.sections()
	v.Chosen = p.weeks()
	v.Events = p.eventTable()
	v.Method, v.Measured, v.Assumed = p.method(), p.measured(), p.assumed()
	v.Letters = sim.Symbols()
	for _, f := range sim.Formulas() {
		v.Formulas = append(v.Formulas, f.ID+" = "+f.Text+" – "+f.Sentence)
	}
	var err error
	v.scripts, err = newScripts(p.say, v.Chosen)
	if err != nil {
		return nil, err
	}
	for _, s := range v.Sections {
		for _, t := range s.Tabs {
			for _, f := range t.Figures {
				text, err := f.plot.json()
				if err != nil {
					return nil, fmt.Errorf("chart %s: %w", f.ID, err)
				}
				f.Chart = template.JS(text)
			}
		}
	}
	return v, nil
}

// Stamp is the verdict in two words.
func (p *page) Stamp() string {
	if o, ok := p.say.outcomes[p.Verdict.Outcome]; ok {
		return o.stamp
	}
	return p.Verdict.Outcome
}

// Mark is the sign of an outcome.
func (p *page) Mark(outcome string) string { return p.say.mark(outcome) }

// tables makes the tables of measures.
func (p *page) tables() {
	p.Key = present(p.measureTable(p.Say.Figures, keyMeasures, &p.Footnotes))
	p.More = present(
		p.measureTable(p.Say.More, p.otherMeasures(), &p.Footnotes),
		p.scopeTable("team", p.say.kinds["team"], &p.Footnotes),
		p.scopeTable("reason", p.say.kinds["reason"], &p.Footnotes),
		p.scopeTable("queue", p.say.kinds["queue"], &p.Footnotes),
	)
	for _, t := range p.Key {
		t.Open = true
	}
}

// present drops what is not there.
func present[T any](list ...*T) []*T {
	var kept []*T
	for _, v := range list {
		if v != nil {
			kept = append(kept, v)
		}
	}
	return kept
}

// sections are the parts of the page that hold charts, in their order.
func (p *printer) sections() []*section {
	say := &p.say.Page
	waits := &section{ID: "waits", Title: say.Waits}
	if len(p.Events) > 0 {
		waits.Lead = say.WaitsLead
	}
	heat := &section{ID: "heat", Title: say.Heat}
	backlog := &section{ID: "backlog", Title: say.Backlog}
	for i := range p.Intervals {
		v := &p.Intervals[i]
		id := fmt.Sprintf("c%d", i)
		name := display(v.Channel)
		waits.addTab(id, name, p.waitDays(v.Channel, id), p.waitIntervals(v, i, id))
		heat.addTab(id, name, p.heatMap(v, i, id))
		backlog.addTab(id, name, p.backlog(v, i, id))
	}
	alone := func(id, title string, f *figure) *section {
		s := &section{ID: id, Title: title}
		s.addTab("", "", f)
		return s
	}
	worst := &section{ID: "worst", Title: say.Worst, Lead: say.WorstLead, Tables: present(p.worst())}
	var kept []*section
	for _, s := range []*section{
		waits, worst, heat,
		alone("queues", say.Queue, p.queueLength()), alone("staff", say.Staff, p.staffing()),
		alone("needs", say.Flow, p.flow()), backlog,
		alone("parcels-section", say.Parcels, p.parcels()), alone("self", say.Self, p.selfService()),
	} {
		if len(s.Tabs)+len(s.Tables) > 0 {
			kept = append(kept, s)
		}
	}
	return kept
}

// addTab adds the figures that could be drawn.
func (s *section) addTab(id, name string, figures ...*figure) {
	kept := present(figures...)
	if len(kept) == 1 {
		kept[0].Lone = true
	}
	if len(kept) > 0 {
		s.Tabs = append(s.Tabs, tab{ID: s.ID + "-" + id, Name: name, Figures: kept})
	}
}

// week is one that charts can show.
type week struct {
	Name string `json:"-"`
	From int64  `json:"from"`
	To   int64  `json:"to"`
	Show bool   `json:"show"` // at first
}

// weeks lists the weeks of the season; the one with the worst interval is
// shown at first.
func (p *printer) weeks() []week {
	var list []week
	from, to := p.ends()
	for i := range p.Frame.Days {
		start := p.dayStart(i)
		if i > 0 && start.Weekday() != time.Monday {
			continue
		}
		if len(list) > 0 {
			list[len(list)-1].To = clock(start)
		}
		list = append(list, week{Name: fmt.Sprintf(p.say.Page.WeekOf, p.say.dayName(start)), From: max(from, clock(start)), To: to})
	}
	if len(list) < 2 {
		return nil
	}
	worst := p.worstMoment()
	for i := range list {
		list[i].Show = list[i].From <= worst && worst < list[i].To
	}
	return list
}

// worstMoment is when the longest wait of those who hold the line begins, on
// the time axis.
func (p *printer) worstMoment() int64 {
	if len(p.Worst) > 0 {
		return p.stamp(p.Frame.At(p.Worst[0].Interval))
	}
	best, longest := 0, -1.0
	for i := range p.Intervals {
		v := &p.Intervals[i]
		for k, w := range v.Wait {
			if w != nil && *w > longest && !deferred(v) {
				best, longest = k, *w
			}
		}
	}
	return p.stamp(p.Frame.At(best))
}

func (p *printer) eventTable() *table {
	if len(p.Events) == 0 {
		return nil
	}
	say := &p.say.Page
	t := &table{Caption: say.Events, Print: true, Head: []column{
		{Name: say.EventColumn, Text: true}, {Name: say.KindColumn, Text: true}, {Name: say.WhenColumn, Text: true},
	}}
	for i := range p.Events {
		e := &p.Events[i]
		t.Rows = append(t.Rows, row{Name: e.Name, Cells: []cell{text(e.Kind), text(p.span(e))}})
	}
	return t
}

// text is a cell of words.
func text(words string) cell { return cell{Text: words, Class: "text"} }

// swatch draws a legend's entry.
func swatch(kind, colour string) template.HTML {
	line := func(width, dash string) string {
		return `<line x1="0" y1="6" x2="26" y2="6" stroke-width="` + width + `" stroke-dasharray="` + dash + `"/>`
	}
	box := func(opacity string) string {
		return `<rect x="0" y="1" width="26" height="10" stroke="none" fill="var(--` + colour + `)" fill-opacity="` + opacity + `"/>`
	}
	shape, ok := map[string]string{
		"solid": line("2.6", ""), "thin": line("1.2", ""), "dashed": line("1.6", "5 3"), "dotted": line("1.6", "1.6 2.4"),
		"band": box(".16"), "dense": box(".4"), "cell": box("1"),
		"dots": `<path d="M13 1l5 5-5 5-5-5z" stroke="none" fill="var(--` + colour + `)"/>`,
	}[kind]
	if pattern, bar := strings.CutPrefix(kind, "bar"); bar {
		shape, ok = box("1")+`<rect x="0" y="1" width="26" height="10" stroke="none" fill="url(#pattern`+pattern+`)"/>`, true
	}
	if !ok || strings.Trim(colour, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return ""
	}
	return template.HTML(`<svg width="26" height="12" viewBox="0 0 26 12" aria-hidden="true" focusable="false" stroke="var(--` + colour + `)">` + shape + `</svg>`)
}
