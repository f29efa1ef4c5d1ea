package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/rushproof/rushproof/sim"
)

// forestKeys are the measures of which the page draws the differences, a tab each.
var forestKeys = []string{
	serviceLevel, meanWait, "abandonment", "oldest", needsUnserved, waited, wholeCost, "margin_lost",
}

const (
	forestRow   = 40 // pixels a strategy, three lines of its name
	forestSides = 26 // for what the two sides of the line at zero mean
)

// forest draws for each measure how far the strategies lie from the base.
func (c *pageComparison) forest() *section {
	s := &section{ID: "forest", Title: c.words.forest, Lead: c.words.forestLead, Choose: c.say.measureColumn}
	for _, key := range forestKeys {
		var figures []*figure
		id := strings.ReplaceAll(key, "_", "-")
		for _, scope := range c.scopes() {
			if f := c.forestFigure(comparedRow{key, scope}, fmt.Sprintf("forest-%s-%d", id, len(figures))); f != nil {
				figures = append(figures, f)
			}
		}
		if len(figures) > 0 {
			s.addTab(id, c.base().measureName(measure(key)), figures...)
			figures[0].Lone = false // its title says of whom
		}
	}
	return s
}

// contender is a strategy with how far it lies from the base.
type contender struct {
	strategy int
	*sim.Difference
}

// contenders are the strategies of which a difference is known, the best first; of a
// measure that is neither better nor worse the largest.
func (c *pageComparison) contenders(r comparedRow) []contender {
	var list []contender
	for i := range c.of {
		if d, _ := c.differenceAt(i, r); d != nil {
			list = append(list, contender{i, d})
		}
	}
	sign := 1.0
	if measure(r.measure).Better < 0 {
		sign = -1
	}
	slices.SortStableFunc(list, func(a, b contender) int { return cmp.Compare(sign*b.Mean, sign*a.Mean) })
	return list
}

// forestFigure draws the differences in a row; nil where none is known, or there is
// nothing to differ.
func (c *pageComparison) forestFigure(r comparedRow, id string) *figure {
	list := c.contenders(r)
	if len(list) == 0 || c.allZero(r) {
		return nil
	}
	s := c.scaleOf(r).points()
	p := newRows(s.unit, len(list)*forestRow, forestSides)
	var names []string
	var data [][4]float64
	for at, of := range list {
		sign, _ := c.meaning(of.Difference)
		names = append(names, c.name(of.strategy))
		data = append(data, [4]float64{float64(at), short(of.Mean * s.factor), short(of.Low * s.factor), short(of.High * s.factor)})
		p.beside.Marks = append(p.beside.Marks, mark{c.name(of.strategy), c.changeText(of.Difference, s), sign, signColours[sign]})
	}
	p.rows(names)
	p.add(0, measure(r.measure).Name, "difference", charts.SingleSeries{Type: "custom", RenderItem: "@difference", Data: data},
		map[string]any{"encode": map[string]any{"x": []int{1, 2, 3}, "y": 0}})
	p.chart.Tooltip = opts.Tooltip{Show: opts.Bool(true), Trigger: "item", Formatter: "@difference"}
	p.beside.Sides = c.sides(r)
	p.legend = c.signs(list)
	return &figure{
		ID: id, Title: upperFirst(c.scopeOf(r)), Sentence: c.forestSentence(list, s),
		Table: c.forestTable(r, list), plot: p,
	}
}

// changeText is a difference as it stands in a chart.
func (c *pageComparison) changeText(d *sim.Difference, s scale) string {
	_, word := c.meaning(d)
	if d.Same {
		return word
	}
	return c.changeNumber(d, s) + " " + word
}

func (c *pageComparison) changeNumber(d *sim.Difference, s scale) string {
	text, half := s.apart(d)
	if text = s.withUnit(withSign(text)); half != "" {
		text += noSpace + half
	}
	return text
}

// sides says what lies left and right of zero.
func (c *pageComparison) sides(r comparedRow) []string {
	switch better := measure(r.measure).Better; {
	case c.recounted(r):
	case better > 0:
		return []string{c.say.compare.worse, c.say.compare.better}
	case better < 0:
		return []string{c.say.compare.better, c.say.compare.worse}
	}
	return []string{c.words.less, c.words.more}
}

// The signs of differences, and the colours of the palette that they are drawn in.
var (
	signs       = []string{"better", "worse", "other", "unsure", "same"}
	signColours = map[string]string{"better": "pass", "worse": "fail", "other": "c1", "unsure": "muted", "same": "muted"}
)

// signs are the entries of the legend: the shapes that occur.
func (c *pageComparison) signs(list []contender) []legendItem {
	count, items := c.counted(list), []legendItem(nil)
	for _, sign := range signs {
		if count[sign] > 0 {
			items = append(items, legendItem{Name: c.words.signs[sign], Kind: sign, Colour: signColours[sign]})
		}
	}
	return items
}

// counted says how many strategies there are of each sign.
func (c *pageComparison) counted(list []contender) map[string]int {
	count := map[string]int{}
	for _, of := range list {
		sign, _ := c.meaning(of.Difference)
		count[sign]++
	}
	return count
}

// forestSentence counts the strategies that are better and worse, and names the best.
func (c *pageComparison) forestSentence(list []contender, s scale) string {
	count, parts := c.counted(list), []string(nil)
	for _, sign := range signs {
		if n := count[sign]; n > 0 {
			parts = append(parts, fmt.Sprintf(c.words.counted[sign], n))
		}
	}
	text := fmt.Sprintf(c.words.forestSentence, c.quoted(0), strings.Join(parts, ", "))
	if count["better"] > 0 {
		text += " " + fmt.Sprintf(c.words.forestBest, c.quoted(list[0].strategy), c.changeNumber(list[0].Difference, s))
	}
	return text
}

// forestTable has the numbers of the chart, the base first.
func (c *pageComparison) forestTable(r comparedRow, list []contender) *table {
	say := c.words
	t := &table{Caption: fmt.Sprintf(say.forestCaption, c.inScope(r)), Head: []column{
		{Name: say.strategyColumn, Text: true},
		{Name: measure(r.measure).Name},
		{Name: say.differenceColumn},
		{Name: say.meaningColumn, Text: true},
		{Name: say.pairsColumn},
		{Name: say.savedColumn},
	}}
	s := c.scaleOf(r)
	t.Rows = append(t.Rows, row{Name: c.name(0), Extra: say.base, Cells: []cell{c.valueCell(0, r, s), {}, text(""), {}, {}}})
	for _, of := range list {
		_, k := c.differenceAt(of.strategy, r)
		at := pointer("alternatives", of.strategy, "differences", k)
		_, word := c.meaning(of.Difference)
		saved := cell{Text: nothing}
		if of.Saved > 0 {
			saved = scale{factor: 1}.number(of.Saved)
			saved.At = at + "/saved"
		}
		t.Rows = append(t.Rows, row{Name: c.name(of.strategy), Cells: []cell{
			c.valueCell(of.strategy, r, s), c.changeCell(of.strategy, r, s), text(word), {Text: strconv.Itoa(of.N), At: at + "/n"}, saved,
		}})
	}
	return t
}
