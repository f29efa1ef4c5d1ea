package report

import (
	"fmt"
	"strconv"
	"strings"
)

// lineStyles tell channels apart without colour.
var lineStyles = []string{"solid", "dashed", "dotted", "thin"}

// queueLength draws how many wait in each channel whose customers hold the
// line.
func (p *printer) queueLength() *figure {
	c := p.timePlot("", p.byInterval(true), panel{p.say.waitingAxis, 220})
	c.beside.Weeks = true
	t := &table{Caption: p.say.queueCaption, Head: []column{{Name: p.say.intervalColumn, Text: true}}}
	count := scale{factor: 1}
	var live []int
	var peaks []string
	for i := range p.Intervals {
		v := &p.Intervals[i]
		if deferred(v) || len(v.Waiting) == 0 {
			continue
		}
		c.line(0, display(v.Channel), lineStyles[len(live)%len(lineStyles)], "c"+strconv.Itoa(i%8+1), count.of(v.Waiting), nil)
		t.Head = append(t.Head, column{Name: display(v.Channel), At: pointer("intervals", i, "waiting", "*")})
		if peak := count.of(v.Waiting).top(); peak >= 0 && v.Waiting[peak] > 0 {
			peaks = append(peaks, fmt.Sprintf(p.say.queuePeak, display(v.Channel), count.rough(v.Waiting[peak]), p.moment(p.Frame.At(peak))))
		}
		live = append(live, i)
	}
	if len(live) == 0 || p.Frame.Count > mostPoints {
		return nil
	}
	t.Rows = p.queueRows(live)
	sentence := p.say.queueEmpty
	if len(peaks) > 0 {
		sentence = fmt.Sprintf(p.say.queueSentence, strings.Join(peaks, "; "))
	}
	return &figure{ID: "queue-length", Title: p.say.queueTitle, Sentence: sentence, Table: t, plot: c}
}

// queueRows has a row for each interval in which somebody waits.
func (p *printer) queueRows(live []int) []row {
	var rows []row
	for i := range p.Frame.Count {
		r, waiting := row{Name: p.moment(p.Frame.At(i)), Index: i}, false
		for _, k := range live {
			x := p.Intervals[k].Waiting[i]
			waiting = waiting || x > 0
			r.Cells = append(r.Cells, scale{factor: 1}.number(x))
		}
		if waiting {
			rows = append(rows, r)
		}
	}
	return rows
}
