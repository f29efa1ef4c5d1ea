package report

import (
	"fmt"

	"github.com/rushproof/rushproof/sim"
)

// backlog draws what waits in a deferred channel, and below it how old the
// oldest of it is.
func (p *printer) backlog(v *sim.Interval, number int, id string) *figure {
	if !deferred(v) || p.Frame.Count > mostPoints {
		return nil
	}
	count := scale{factor: 1}
	age := scaleFor(sim.Hours, topOf(v.Oldest))
	panels := []panel{{fmt.Sprintf(p.say.backlogAxis, display(v.Channel)), 190}}
	if len(v.Oldest) > 0 {
		panels = append(panels, panel{p.say.oldestAxis + ", " + age.unit, 110})
	}
	c := p.timePlot("", p.byInterval(false), panels...)
	if len(v.BacklogP10) > 0 && len(v.BacklogP90) > 0 {
		c.band(0, p.say.seasonBand, "c1", count.of(v.BacklogP10), count.of(v.BacklogP90), 0.24)
	}
	c.line(0, p.say.backlogMean, "solid", "c1", count.of(v.Backlog), map[string]any{"symbol": "none"})
	t := &table{Caption: fmt.Sprintf(p.say.backlogCaption, display(v.Channel)), Head: []column{
		{Name: p.say.endOfColumn, Text: true},
		{Name: p.say.backlogMean, At: pointer("intervals", number, "backlog", "*")},
		{Name: p.say.below10, At: pointer("intervals", number, "backlog_p10", "*")},
		{Name: p.say.above90, At: pointer("intervals", number, "backlog_p90", "*")},
	}}
	if len(v.Oldest) > 0 {
		c.line(1, p.say.oldestAxis, "dashed", "c2", age.of(v.Oldest), map[string]any{"symbol": "none"})
		t.Head = append(t.Head, column{Name: p.say.oldestAxis, Unit: age.unit, At: pointer("intervals", number, "oldest", "*")})
	}
	for i := range v.Backlog {
		if !p.endsDay(i) {
			continue
		}
		r := row{Name: p.day(p.Frame.DayOf[i]), Index: i, Cells: []cell{
			count.number(v.Backlog[i]), count.numberAt(v.BacklogP10, i), count.numberAt(v.BacklogP90, i),
		}}
		if len(v.Oldest) > 0 {
			r.Cells = append(r.Cells, age.number(v.Oldest[i]))
		}
		t.Rows = append(t.Rows, r)
	}
	return &figure{
		ID: id + "-backlog", Title: p.say.backlogTitle, Sentence: p.backlogSentence(v, age),
		Note: p.say.backlogNote, Table: t, plot: c,
	}
}

// endsDay reports whether interval i is the last of its day.
func (p *printer) endsDay(i int) bool {
	f := &p.Frame
	return len(f.Days) > 0 && i < len(f.DayOf) && (i == f.Count-1 || f.DayOf[i+1] != f.DayOf[i])
}

func (p *printer) backlogSentence(v *sim.Interval, age scale) string {
	count := scale{factor: 1}
	peak := count.of(v.Backlog).top()
	if peak < 0 || v.Backlog[peak] == 0 {
		return fmt.Sprintf(p.say.backlogNone, display(v.Channel))
	}
	text := fmt.Sprintf(p.say.backlogPeak, display(v.Channel), count.rough(v.Backlog[peak]), p.moment(p.Frame.At(peak+1)))
	if i := count.of(v.Oldest).top(); i >= 0 {
		if greatest, _ := p.Find(oldest, sim.Scope{Channel: v.Channel}); greatest != nil && greatest.N > 0 {
			text += " " + fmt.Sprintf(p.say.backlogOldest, age.inWords(&greatest.Estimate), p.moment(p.Frame.At(i+1)), age.rough(v.Oldest[i]))
		}
	}
	if last := v.Backlog[len(v.Backlog)-1]; last >= 1 {
		return text + " " + fmt.Sprintf(p.say.backlogLeft, count.rough(last))
	}
	return text + " " + p.say.backlogCleared
}

func topOf(series []float64) float64 {
	top := 0.0
	for _, v := range series {
		top = max(top, v)
	}
	return top
}
