package report

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/rushproof/rushproof/sim"
)

// outcome is one way a need can end.
type outcome struct {
	name, colour string
	field, key   string // where it stands in a NeedFlow
	of           func(*sim.NeedFlow) float64
}

// outcomes lists the ways in which needs ended, self-service first.
func (p *printer) outcomes() []outcome {
	var list []outcome
	group := func(format, colour, field string, of func(*sim.NeedFlow) map[string]float64) {
		names := map[string]bool{}
		for i := range p.Needs {
			for name := range of(&p.Needs[i]) {
				names[name] = true
			}
		}
		for _, name := range slices.Sorted(maps.Keys(names)) {
			list = append(list, outcome{
				fmt.Sprintf(format, display(name)), colour, field, name,
				func(n *sim.NeedFlow) float64 { return of(n)[name] },
			})
		}
	}
	group(p.say.preventedBy, "c3", "prevented", func(n *sim.NeedFlow) map[string]float64 { return n.Prevented })
	group(p.say.resolvedBy, "c3", "resolved", func(n *sim.NeedFlow) map[string]float64 { return n.Resolved })
	group(p.say.servedBy, "c1", "served", func(n *sim.NeedFlow) map[string]float64 { return n.Served })
	list = append(list,
		outcome{p.say.unsolved, "c4", "unsolved", "", func(n *sim.NeedFlow) float64 { return n.Unsolved }})
	for _, o := range p.lost() {
		if o.field == "last_try" {
			o.name = fmt.Sprintf(p.say.lostBy, o.name)
		}
		list = append(list, o)
	}
	list = append(list,
		outcome{p.say.stillOpen, "c2", "open", "", func(n *sim.NeedFlow) float64 { return n.Open }})
	return slices.DeleteFunc(list, func(o outcome) bool { return p.sum(o.of) == 0 })
}

// lost lists the ways in which customers gave up, by their last attempt.
func (p *printer) lost() []outcome {
	list := []outcome{
		{p.say.leftQueue, "bad", "last_try", "abandoned", func(n *sim.NeedFlow) float64 { return n.LastTry.Abandoned }},
		{p.say.foundClosed, "bad", "last_try", "closed", func(n *sim.NeedFlow) float64 { return n.LastTry.Closed }},
		{p.say.turnedAway, "bad", "last_try", "turned_away", func(n *sim.NeedFlow) float64 { return n.LastTry.TurnedAway }},
		{p.say.leftSelf, "bad", "last_try", "left", func(n *sim.NeedFlow) float64 { return n.LastTry.Left }},
		{p.say.blocked, "bad", "last_try", "blocked", func(n *sim.NeedFlow) float64 { return n.LastTry.Blocked }},
		{p.say.leftMessage, "bad", "last_try", "left_message", func(n *sim.NeedFlow) float64 { return n.LastTry.LeftMessage }},
		{p.say.notReached, "bad", "last_try", "not_reached", func(n *sim.NeedFlow) float64 { return n.LastTry.NotReached }},
	}
	list = slices.DeleteFunc(list, func(o outcome) bool { return p.sum(o.of) == 0 })
	if len(list) == 0 {
		list = []outcome{{p.say.givenUp, "bad", "given_up", "", func(n *sim.NeedFlow) float64 { return n.GivenUp }}}
	}
	return list
}

// lostWords says what the share of needs never served is made of, empty where
// that is known already.
func (p *printer) lostWords() string {
	arisen := p.sum(func(n *sim.NeedFlow) float64 { return n.Arisen })
	var parts []string
	for _, o := range p.lost() {
		if o.field == "last_try" {
			parts = append(parts, p.part(p.sum(o.of)/arisen)+" "+o.name)
		}
	}
	return strings.Join(parts, ", ")
}

// part writes a share for a sentence; a very small one is not told from others.
func (p *printer) part(share float64) string {
	percent, least := scale{unit: "%", factor: 100}, 1e-4
	if share > 0 && share < least {
		return fmt.Sprintf(p.say.lessThan, percent.withUnit(percent.plain(least)))
	}
	return percent.rough(share)
}

// sum adds a count up over the reasons.
func (p *printer) sum(of func(*sim.NeedFlow) float64) float64 {
	total := 0.0
	for i := range p.Needs {
		total += of(&p.Needs[i])
	}
	return total
}

// flow draws where needs went, from the reason to the outcome.
func (p *printer) flow() *figure { return p.flowTo(p.outcomes(), "flow") }

// flowTo is the same with outcomes that may be those of several results; what did not
// happen in this one is not drawn.
func (p *printer) flowTo(outcomes []outcome, id string) *figure {
	arisen := p.sum(func(n *sim.NeedFlow) float64 { return n.Arisen })
	if arisen == 0 {
		return nil
	}
	count := scale{factor: 1}
	c := newFlow(60 + 42*max(len(outcomes), len(p.Needs)))
	c.chart.Tooltip = opts.Tooltip{Show: opts.Bool(true), Trigger: "item", Formatter: "@flow"}
	c.tall = c.panels[0].height
	c.beside.Labels = map[string]string{}
	var nodes []opts.SankeyNode
	node := func(id, colour, name string, value float64) {
		c.beside.Labels[id] = name + "  " + count.plain(value)
		nodes = append(nodes, opts.SankeyNode{Name: id, ItemStyle: &opts.ItemStyle{Color: "@" + colour}})
	}
	var links []map[string]any // the typed link keeps its value as float32
	for i := range p.Needs {
		n := &p.Needs[i]
		node("r"+strconv.Itoa(i), "c8", display(n.Reason), n.Arisen)
		for k, o := range outcomes {
			if v := o.of(n); v > 0 {
				links = append(links, map[string]any{"source": "r" + strconv.Itoa(i), "target": "o" + strconv.Itoa(k), "value": short(v)})
			}
		}
	}
	for k, o := range outcomes {
		if p.sum(o.of) == 0 {
			continue
		}
		node("o"+strconv.Itoa(k), o.colour, o.name, p.sum(o.of))
	}
	c.add(0, "", "flow", charts.SingleSeries{Type: "sankey", Data: nodes, Links: links, NodeWidth: opts.Int(12), NodeGap: opts.Int(14)}, map[string]any{
		"label": map[string]any{"formatter": "@node"}, "layoutIterations": 0,
	})
	return &figure{
		ID: id, Title: p.say.flowTitle, Sentence: p.flowSentence(arisen), Note: p.say.flowNote,
		Table: p.flowTable(outcomes), plot: c,
	}
}

func (p *printer) flowSentence(arisen float64) string {
	share := func(of func(*sim.NeedFlow) float64) string {
		return p.part(p.sum(of) / arisen)
	}
	self := func(n *sim.NeedFlow) float64 { return sumMap(n.Prevented) + sumMap(n.Resolved) }
	lost := ""
	if parts := p.lostWords(); parts != "" {
		lost = fmt.Sprintf(p.say.lostParts, parts)
	}
	return fmt.Sprintf(p.say.flowSentence, scale{factor: 1}.plain(arisen), share(self),
		share(func(n *sim.NeedFlow) float64 { return sumMap(n.Served) }),
		share(func(n *sim.NeedFlow) float64 { return n.Unsolved }),
		share(func(n *sim.NeedFlow) float64 { return n.GivenUp }), lost,
		share(func(n *sim.NeedFlow) float64 { return n.Open }))
}

// sumMap adds up in the order of the keys, so that the last digit is always
// the same.
func sumMap(m map[string]float64) float64 {
	total := 0.0
	for _, key := range slices.Sorted(maps.Keys(m)) {
		total += m[key]
	}
	return total
}

func (p *printer) flowTable(outcomes []outcome) *table {
	t := &table{Caption: p.say.flowCaption, Print: true, Head: []column{
		{Name: p.say.reasonColumn, Text: true}, {Name: p.say.needsColumn, At: "/needs/*/arisen"},
	}}
	for _, o := range outcomes {
		at := "/needs/*/" + o.field
		if o.key != "" {
			at += "/" + escapePointer(o.key)
		}
		t.Head = append(t.Head, column{Name: o.name, At: at})
	}
	t.Head = append(t.Head, column{Name: p.say.attemptsColumn, At: "/needs/*/attempts"})
	count := scale{factor: 1}
	for i := range p.Needs {
		n := &p.Needs[i]
		r := row{Name: display(n.Reason), Index: i, Cells: []cell{count.number(n.Arisen)}}
		for _, o := range outcomes {
			r.Cells = append(r.Cells, count.number(o.of(n)))
		}
		t.Rows = append(t.Rows, r)
		t.Rows[i].Cells = append(t.Rows[i].Cells, count.number(n.Attempts))
	}
	return t
}
