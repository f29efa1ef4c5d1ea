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
	for i := range p.Frame.Count {
		r := row{Name: p.moment(p.Frame.At(i)), Index: i}
		any := false
		for _, k := range live {
			x := p.Intervals[k].Waiting[i]
			any = any || x > 0
			r.Cells = append(r.Cells, count.number(x))
		}
		if any {
			t.Rows = append(t.Rows, r)
		}
	}
	sentence := p.say.queueEmpty
	if len(peaks) > 0 {
		sentence = fmt.Sprintf(p.say.queueSentence, strings.Join(peaks, "; "))
	}
	return &figure{ID: "queue-length", Title: p.say.queueTitle, Sentence: sentence, Note: p.weekNote(), Table: t, plot: c}
}
