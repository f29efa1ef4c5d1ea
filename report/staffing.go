package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// crew is the people of the whole centre by interval, added up over teams and
// channels.
type crew struct {
	scheduled, present, busy, required []float64
	needed                             bool // required is known
}

func (p *printer) crew() crew {
	c := crew{}
	for _, t := range p.Teams {
		c.scheduled = plus(c.scheduled, t.Scheduled)
		c.present = plus(c.present, t.Present)
		c.busy = plus(c.busy, t.Busy)
	}
	for i := range p.Intervals {
		c.required = plus(c.required, p.Intervals[i].Required)
	}
	for _, v := range c.required {
		c.needed = c.needed || v > 0
	}
	return c
}

// plus adds two series; one that is left out counts as nothing.
func plus(a, b []float64) []float64 {
	sum := make([]float64, max(len(a), len(b)))
	for i := range sum {
		sum[i] = at(a, i) + at(b, i)
	}
	return sum
}

// staffing draws the people on duty against those required.
func (p *printer) staffing() *figure {
	people := p.crew()
	if len(people.present) == 0 || p.Frame.Count > mostPoints {
		return nil
	}
	c := p.timePlot("", p.byInterval(false), panel{p.say.agentsAxis, 240})
	c.beside.Weeks = true
	count := scale{factor: 1}
	step := map[string]any{"step": "end", "symbol": "none"}
	area := map[string]any{"step": "end", "symbol": "none", "areaStyle": map[string]any{"color": "@c1", "opacity": 0.22}}
	c.line(0, p.say.present, "thin", "c1", count.of(people.present), area)
	if people.needed {
		c.line(0, p.say.required, "dashed", "bad", count.of(people.required), step)
	}
	c.line(0, p.say.scheduled, "dotted", "ink", count.of(people.scheduled), step)
	c.line(0, p.say.busy, "thin", "c3", count.of(people.busy), step)
	note := p.say.staffNote
	if people.needed {
		note += " " + p.say.requiredNote
	}
	return &figure{
		ID: "staffing", Title: p.say.staffTitle, Sentence: p.staffSentence(&people),
		Note: note, Table: p.staffTable(&people), plot: c,
	}
}

func (p *printer) staffSentence(c *crew) string {
	count := scale{factor: 1}
	if !c.needed {
		peak := count.of(c.present).top()
		return fmt.Sprintf(p.say.staffPeak, count.rough(c.present[peak]), p.interval(peak))
	}
	short, open, widest := 0, 0, shortfall{}
	for i, required := range c.required {
		if required <= 0 {
			continue
		}
		open++
		g := p.shortfall(c, i)
		if g.size() > 0 {
			short++
		}
		if g.size() > widest.size() {
			widest = g
		}
	}
	if short == 0 {
		return fmt.Sprintf(p.say.staffEnough, open)
	}
	able := ""
	if widest.channel != "" {
		able = fmt.Sprintf(p.say.staffAble, display(widest.channel))
	}
	return fmt.Sprintf(p.say.staffShort, short, open, p.interval(widest.interval), count.rough(widest.present), able, count.plain(widest.required))
}

// shortfall is how many people are missing in an interval: of all, or of those who
// can serve a contact of a channel.
type shortfall struct {
	interval          int
	channel           string
	present, required float64
}

func (g *shortfall) size() float64 { return g.required - g.present }

// shortfall returns the widest one of an interval.
func (p *printer) shortfall(c *crew, i int) shortfall {
	widest := shortfall{interval: i, present: at(c.present, i), required: c.required[i]}
	for k := range p.Intervals {
		v := &p.Intervals[k]
		g := shortfall{i, v.Channel, at(v.Able, i), at(v.Shared, i)}
		if len(v.Able) > 0 && at(v.Required, i) > 0 && g.size() > widest.size() {
			widest = g
		}
	}
	return widest
}

// staffTable has a row for each interval with anybody on duty or required.
func (p *printer) staffTable(c *crew) *table {
	t := &table{Caption: p.say.staffCaption, Note: p.say.staffTableNote, Head: []column{{Name: p.say.intervalColumn, Text: true}}}
	team := func(name, field string, i int) {
		t.Head = append(t.Head, column{Name: fmt.Sprintf("%s, %s", display(p.Teams[i].Team), name), At: pointer("teams", i, field, "*")})
	}
	for i := range p.Teams {
		team(p.say.present, "present", i)
		team(p.say.scheduled, "scheduled", i)
	}
	var needed []int // channels that require people
	for i := range p.Intervals {
		if topOf(p.Intervals[i].Required) > 0 {
			needed = append(needed, i)
			t.Head = append(t.Head, column{Name: fmt.Sprintf("%s, %s", display(p.Intervals[i].Channel), p.say.required), At: pointer("intervals", i, "required", "*")})
			if len(p.Intervals[i].Able) > 0 {
				t.Head = append(t.Head, column{Name: fmt.Sprintf("%s, %s", display(p.Intervals[i].Channel), p.say.able), At: pointer("intervals", i, "able", "*")})
			}
		}
	}
	count := scale{factor: 1}
	for i := range p.Frame.Count {
		if at(c.present, i)+at(c.scheduled, i)+at(c.required, i) == 0 {
			continue
		}
		r := row{Name: p.moment(p.Frame.At(i)), Index: i}
		for _, team := range p.Teams {
			r.Cells = append(r.Cells, count.number(at(team.Present, i)), count.number(at(team.Scheduled, i)))
		}
		for _, k := range needed {
			v := &p.Intervals[k]
			r.Cells = append(r.Cells, count.number(at(v.Required, i)))
			if len(v.Able) > 0 {
				r.Cells = append(r.Cells, count.number(at(v.Able, i)))
			}
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// worst lists the worst intervals.
func (p *printer) worst() *table {
	if len(p.Worst) == 0 {
		return nil
	}
	t := &table{Caption: p.say.worstCaption, Note: p.say.worstNote, Open: true, Print: true, Head: []column{
		{Name: p.say.intervalColumn, Text: true},
		{Name: p.say.channelColumn, Text: true},
		{Name: p.say.meanWaitColumn},
		{Name: p.say.offeredColumn},
		{Name: p.say.canServe},
		{Name: p.say.requiredAlone},
	}}
	shared := slices.ContainsFunc(p.Worst, func(w sim.Worst) bool { return w.Shared != w.Required })
	if shared {
		t.Head = append(t.Head, column{Name: p.say.requiredShared})
		t.Note += " " + p.say.sharedNote
	}
	top := map[string]float64{} // by channel
	for _, w := range p.Worst {
		top[w.Channel] = max(top[w.Channel], w.Wait.Mean)
	}
	count := scale{factor: 1}
	for i := range p.Worst {
		w := &p.Worst[i]
		number := func(v float64, field string) cell {
			c := count.number(v)
			c.At = pointer("worst", i, field)
			if v == 0 && strings.HasPrefix(field, "required") {
				c.Text = nothing
			}
			return c
		}
		wait := scaleFor(sim.Seconds, w.Wait.Mean).full(&w.Wait, pointer("worst", i, "wait"))
		wait.Bar = short(100 * w.Wait.Mean / top[w.Channel])
		present := number(w.Present, "present")
		if w.Present < w.Shared {
			present.Class = "short"
		}
		r := row{Name: p.interval(w.Interval), Cells: []cell{
			text(display(w.Channel)), wait, number(w.Offered, "offered"), present, number(w.Required, "required"),
		}}
		if shared {
			r.Cells = append(r.Cells, number(w.Shared, "required_shared"))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}
