package report

import (
	"cmp"
	"fmt"
	"io"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	bundle "github.com/rushproof/rushproof/report/charts"
	"github.com/rushproof/rushproof/sim"
)

// ExplanationHTML writes x as one page that needs nothing but itself, under the same rules as
// that of a run: see HTML.
func ExplanationHTML(w io.Writer, x *sim.Explanation) error {
	library, _ := bundle.Library()
	p, err := newExplainedPage(x, library)
	if err != nil {
		return err
	}
	return pageTemplate.ExecuteTemplate(w, "explain.html", p)
}

// explainedPage is what the template of the page sees.
type explainedPage struct {
	*explainer
	scripts
	Say      *pageWords
	Own      *explainPageWords
	Language string
	Heading  string
	Basis    string
	Sections []*section
	Notes    []string
	Warned   []string
	How      string
	Method   []fact
	Measured *table
}

func newExplainedPage(x *sim.Explanation, library string) (*explainedPage, error) {
	e := newExplainer(x)
	p := &explainedPage{explainer: e, Say: &e.say.Page, Own: &englishExplainPage, Language: e.say.Language}
	p.Heading, p.Basis = e.heading(), e.basis()
	p.Notes, p.Warned, p.How, p.Method = e.notes(), e.warnings(), e.method(), p.facts()
	s := &section{ID: "causes", Title: p.Own.Causes, Lead: p.Own.CausesLead, Choose: p.Own.Choose}
	for i := range x.Harms {
		s.addTab(strconv.Itoa(i), cmp.Or(x.Harms[i].Target, e.words.lostTime), p.waterfall(i))
	}
	p.Sections = append(p.Sections, s)
	if len(x.Erlang) > 0 {
		p.Sections = append(p.Sections, &section{ID: "erlang", Title: e.words.erlangTitle, Lead: p.Own.ErlangLead, Tables: []*table{p.erlangTable()}})
	}
	var err error
	if p.scripts, err = newScripts(e.say, nil, library); err != nil {
		return nil, err
	}
	return p, drawAll(p.Sections)
}

// facts say what was explained, on what.
func (p *explainedPage) facts() (list []fact) {
	names := &p.Say.MethodNames
	for _, f := range [][2]string{
		{names.Season, p.Season},
		{names.Centre, p.Centre},
		{p.Own.about, p.during()},
		{names.Seasons, strconv.Itoa(p.Replications)},
		{p.Own.sets, strconv.Itoa(p.Sets)},
		{p.Own.played, grouped(strconv.Itoa(p.Seasons))},
		{names.Stopped, p.Stopped},
		{names.Seed, strconv.FormatUint(p.Seed, 10)},
		{names.Version, p.Version},
		{names.Digest, p.Digest},
	} {
		if f[1] != "" {
			list = append(list, fact{f[0], text(f[1])})
		}
	}
	return list
}

const (
	stepRow  = 34 // pixels a step of a waterfall
	stepRoom = 8
)

// step is one row of a waterfall: from where to where it goes.
type step struct {
	name, away string
	from, to   float64
	part       sim.Part
	kind       string // brings, helps, rest or whole
	at         string
}

// steps go from what is left without any cause to all of it, the largest cause last.
func (p *explainedPage) steps(i int) []step {
	h := &p.Harms[i]
	at := h.Rest.Mean
	list := []step{{p.restName(h), p.Own.every, 0, at, h.Rest, "rest", pointer("harms", i, "rest")}}
	order := p.largest(h)
	for k := len(order) - 1; k >= 0; k-- {
		c := order[k]
		s := step{p.Causes[c].Name, p.Causes[c].Away, at, at + h.Shares[c].Mean, h.Shares[c], "brings", pointer("harms", i, "shares", c)}
		if h.Shares[c].Mean < 0 {
			s.kind = "helps"
		}
		at = s.to
		list = append(list, s)
	}
	return append(list, step{p.Own.whole, "", 0, h.Whole.Mean, h.Whole, "whole", pointer("harms", i, "whole")})
}

// The colours and patterns of the steps; the first are those of the palette.
var stepLooks = map[string]struct {
	colour  string
	pattern int
}{"rest": {"muted", 1}, "brings": {"c1", 0}, "helps": {"pass", 2}, "whole": {"ink", 0}}

// waterfall draws how a harm adds up.
func (p *explainedPage) waterfall(i int) *figure {
	h, list := &p.Harms[i], p.steps(i)
	s := p.scaleOf(h)
	c := newRows(s.unit, len(list)*stepRow, stepRoom)
	var names []string
	var data [][3]float64
	used := map[string]bool{}
	for k, of := range list {
		look := stepLooks[of.kind]
		names = append(names, display(of.name))
		data = append(data, [3]float64{float64(k), short(of.from * s.factor), short(of.to * s.factor)})
		c.beside.Marks = append(c.beside.Marks, mark{display(of.name), p.amount(h, of.part), strconv.Itoa(look.pattern), look.colour})
		used[of.kind] = true
	}
	c.rows(names)
	c.add(0, p.title(h), "step", charts.SingleSeries{Type: "custom", RenderItem: "@step", Data: data},
		map[string]any{"encode": map[string]any{"x": []int{1, 2}, "y": 0}})
	c.chart.Tooltip = opts.Tooltip{Show: opts.Bool(true), Trigger: "item", Formatter: "@step"}
	for _, kind := range []string{"rest", "brings", "helps", "whole"} {
		if used[kind] {
			c.legend = append(c.legend, legendItem{Name: p.kindName(kind, h), Kind: "bar" + strconv.Itoa(stepLooks[kind].pattern), Colour: stepLooks[kind].colour})
		}
	}
	return &figure{ID: "waterfall-" + strconv.Itoa(i), Title: p.title(h), Sentence: p.sentence(i), Table: p.stepTable(i, list, s), plot: c}
}

// kindName is what the legend calls a kind of step.
func (p *explainedPage) kindName(kind string, h *sim.Harm) string {
	if kind == "rest" {
		return p.restName(h)
	}
	return p.Own.kinds[kind]
}

// title names a harm.
func (p *explainedPage) title(h *sim.Harm) string {
	if h.Target == "" {
		return p.words.lostTime
	}
	return fmt.Sprintf(p.Own.shortOf, h.Target)
}

// stepTable has the numbers of a waterfall.
func (p *explainedPage) stepTable(i int, list []step, s scale) *table {
	h := &p.Harms[i]
	t := &table{Caption: p.title(h), Open: true, Head: []column{{Name: p.Own.cause, Text: true}, {Name: p.Own.amount, Unit: s.unit}, {Name: p.Own.part}, {Name: p.Own.away, Text: true}}}
	for _, of := range list {
		value := s.estimate(estimated(of.part))
		value.At = of.at
		part := cell{Text: nothing}
		if h.Target == "" && h.Whole.Mean > 0 {
			part = cell{Text: p.percent(h, of.part)}
		}
		t.Rows = append(t.Rows, row{Name: display(of.name), Cells: []cell{value, part, text(of.away)}})
	}
	return t
}

// erlangTable sets all intervals beside the formulas.
func (p *explainedPage) erlangTable() *table {
	w := p.words
	t := &table{Caption: p.Own.erlangCaption, Open: true, Head: []column{
		{Name: w.intervalColumn, Text: true},
		{Name: p.say.offeredColumn, At: pointer("erlang", "*", "offered")},
		{Name: w.handleColumn},
		{Name: w.agentsColumn, At: pointer("erlang", "*", "agents")},
		{Name: w.loadColumn, At: pointer("erlang", "*", "erlang")},
		{Name: w.waitColumn},
		{Name: w.erlangC},
		{Name: w.erlangA},
		{Name: w.reasonColumn, Text: true},
	}}
	plain := scale{factor: 1}
	for i := range p.Erlang {
		r := &p.Erlang[i]
		wait := func(seconds *float64, key string) cell {
			if seconds == nil {
				return text(w.noAnswer)
			}
			s := scaleFor(sim.Seconds, *seconds)
			return cell{Text: s.plain(*seconds), Unit: s.unit, At: pointer("erlang", i, key)}
		}
		t.Rows = append(t.Rows, row{Name: p.place(r), Index: i, Cells: []cell{
			plain.number(r.Offered), wait(&r.Handle, "handle_s"), plain.number(r.Agents), plain.number(r.Load),
			wait(&r.Wait, "wait_s"), wait(r.C, "erlang_c"), wait(r.A, "erlang_a"), text(p.whyDiffers(r)),
		}})
	}
	return t
}

// ErlangSays are the sentences about the formulas.
func (p *explainedPage) ErlangSays() []string {
	if len(p.Erlang) == 0 {
		return nil
	}
	return p.erlangSentences()
}
