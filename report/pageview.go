package report

import (
	"fmt"
	"html/template"

	"github.com/rushproof/rushproof/sim"
)

// page is what the template of the page sees.
type page struct {
	*printer
	scripts
	Say        *pageWords
	Language   string
	Heading    string
	Basis      string
	Sentence   string
	Why        string
	Targets    []target
	Cards      []card
	Thresholds string // of the service level
	Key, More  []*table
	Footnotes  footnotes
	Events     *table
	Sections   []*section
	Chosen     []week
	Method     []fact
	Measured   *table
	Changed    *table
	Assumed    *table
	Letters    []string
	Formulas   []string
}

// AssumedLead says what the assumptions are.
func (p *page) AssumedLead() string { return p.Say.AssumptionsLead }

func newPage(r *sim.Result, library string) (*page, error) {
	p := newPrinter(r)
	v := &page{printer: p, Say: &p.say.Page, Language: p.say.Language, Heading: r.Title}
	if v.Heading == "" {
		v.Heading = r.Season
	}
	v.Basis = p.basis()
	v.Sentence, v.Why = unbroken(r.Verdict.Sentence), unbroken(r.Verdict.Why)
	v.Targets = p.targets()
	v.Cards, v.Thresholds = p.cards(), unbroken(p.thresholds(p.say.thresholds))
	v.tables()
	v.Sections = p.sections()
	v.Chosen = p.weeks()
	v.Events = p.eventTable()
	v.Method, v.Measured, v.Changed, v.Assumed = p.method(), p.measured(), p.changed(), p.assumed()
	v.Letters = sim.Symbols()
	for _, f := range sim.Formulas() {
		v.Formulas = append(v.Formulas, f.ID+" = "+f.Text+" – "+f.Sentence)
	}
	var err error
	v.scripts, err = newScripts(p.say, v.Chosen, library)
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
	p.Key = present(p.measureTable(p.Say.Figures, keyMeasures, &p.Footnotes), p.scopeTable("segment", p.say.kinds["segment"], &p.Footnotes))
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
	self := alone("self", say.Self, p.selfService())
	self.Tables = present(p.selfWork())
	rules := &section{ID: "playbook", Title: say.Playbook, Lead: say.PlaybookLead, Tables: present(p.playbook())}
	var kept []*section
	for _, s := range []*section{
		waits, p.budgets(), p.backtest(), worst, heat,
		alone("queues", say.Queue, p.queueLength()), alone("staff", say.Staff, p.staffing()),
		alone("needs", say.Flow, p.flow()), backlog,
		alone("parcels-section", say.Parcels, p.parcels()), self, rules,
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
