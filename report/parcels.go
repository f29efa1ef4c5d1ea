package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// parcels draws orders and parcels day by day, and below them the contacts of
// each reason on the same time axis.
func (p *printer) parcels() *figure {
	of := p.Parcels
	if of == nil || len(p.Frame.Days) < 2 {
		return nil
	}
	c := p.timePlot("", p.byDay(), panel{p.say.parcelsAxis, 190}, panel{p.say.contactsAxis, 170})
	count := scale{factor: 1}
	c.bars(0, p.say.ordered, "soft", 0, "", count.of(of.Ordered), map[string]any{"barGap": "-100%"})
	c.bars(0, p.say.late, "bad", 1, "", count.of(of.Late), nil)
	c.dots(0, p.say.shipped, "c1", count.of(of.Shipped))
	reasons := p.contactsByDay()
	for i, r := range reasons {
		c.bars(1, display(r.name), "c"+strconv.Itoa(i%7+1), i%6, "contacts", count.of(r.days), nil)
	}
	c.chart.Aria = patterns()
	return &figure{
		ID: "parcels", Title: p.say.parcelsTitle, Sentence: p.parcelsSentence(reasons), Note: p.say.parcelsNote,
		Table: p.parcelsTable(reasons), plot: c,
	}
}

// reasonDays is the contacts of one reason by day.
type reasonDays struct {
	name string
	days []float64
}

// contactsByDay adds the contacts of all queues up by reason and day, most
// first.
func (p *printer) contactsByDay() []reasonDays {
	var list []reasonDays
	for _, q := range p.Queues {
		i := slices.IndexFunc(list, func(r reasonDays) bool { return r.name == q.Reason })
		if i < 0 {
			i = len(list)
			list = append(list, reasonDays{q.Reason, make([]float64, len(p.Frame.Days))})
		}
		for k, v := range q.Offered {
			if k < len(p.Frame.DayOf) {
				list[i].days[p.Frame.DayOf[k]] += v
			}
		}
	}
	slices.SortStableFunc(list, func(a, b reasonDays) int {
		switch x, y := total64(a.days), total64(b.days); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return list
}

func total64(series []float64) float64 {
	sum := 0.0
	for _, v := range series {
		sum += v
	}
	return sum
}

// longestLag is how many days later contacts may still be about the orders.
const longestLag = 10

// parcelsSentence says when orders, late parcels and contacts are most, in the
// order in which that happens.
func (p *printer) parcelsSentence(reasons []reasonDays) string {
	if total64(p.Parcels.Ordered) == 0 {
		return p.say.noOrders
	}
	var contacts []float64
	for _, r := range reasons {
		contacts = plus(contacts, r.days)
	}
	type peak struct {
		day  int
		text string
	}
	var peaks []peak
	count := scale{factor: 1}
	first := count.of(p.Parcels.Ordered).top()
	for _, s := range []struct {
		format string
		days   []float64
	}{{p.say.ordersPeak, p.Parcels.Ordered}, {p.say.latePeak, p.Parcels.Late}, {p.say.contactsPeak, contacts}} {
		if total64(s.days) == 0 {
			continue
		}
		day := count.of(s.days).top()
		text := fmt.Sprintf(s.format, fmt.Sprintf("%s (%s)", p.day(day), count.rough(s.days[day])))
		if lag := day - first; s.format == p.say.contactsPeak && lag > 1 && lag <= longestLag {
			text += fmt.Sprintf(p.say.contactsLag, lag)
		}
		peaks = append(peaks, peak{day, text})
	}
	slices.SortStableFunc(peaks, func(a, b peak) int { return a.day - b.day })
	var texts []string
	for _, peak := range peaks {
		texts = append(texts, peak.text)
	}
	return upperFirst(strings.Join(texts, "; ")) + "."
}

func (p *printer) parcelsTable(reasons []reasonDays) *table {
	of := p.Parcels
	t := &table{Caption: p.say.parcelsCaption, Head: []column{
		{Name: p.say.dayColumn, Text: true},
		{Name: p.say.ordered, At: "/parcels/ordered/*"},
		{Name: p.say.shipped, At: "/parcels/shipped/*"},
		{Name: p.say.delivered, At: "/parcels/delivered/*"},
		{Name: p.say.late, At: "/parcels/late/*"},
		{Name: p.say.unshipped, At: "/parcels/backlog/*"},
		{Name: p.say.onTime, Unit: "%", At: "/parcels/on_time/*"},
	}}
	days := [][]float64{of.Ordered, of.Shipped, of.Delivered, of.Late, of.Backlog}
	more := [][]float64{of.OnShelf, of.Held, of.Redirected}
	if of.OnShelf == nil {
		more = nil
	} else {
		t.Head = append(t.Head, column{Name: p.say.onShelf, At: "/parcels/on_shelf/*"},
			column{Name: p.say.held, At: "/parcels/held/*"}, column{Name: p.say.redirected, At: "/parcels/redirected/*"})
	}
	if of.BackOrders != nil {
		more = append(more, of.BackOrders)
		t.Head = append(t.Head, column{Name: p.say.backOrders, At: "/parcels/back_orders/*"})
	}
	for _, r := range reasons {
		t.Head = append(t.Head, column{Name: fmt.Sprintf(p.say.contactsAbout, display(r.name))})
	}
	count, share := scale{factor: 1}, scaleFor(sim.Share, 1)
	for i := range p.Frame.Days {
		r := row{Name: p.day(i), Index: i}
		for _, series := range days {
			r.Cells = append(r.Cells, count.number(at(series, i)))
		}
		r.Cells = append(r.Cells, share.known(atKnown(of.OnTime, i)))
		for _, series := range more {
			r.Cells = append(r.Cells, count.number(at(series, i)))
		}
		for _, reason := range reasons {
			r.Cells = append(r.Cells, count.number(reason.days[i]))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}
