package report

import (
	"fmt"
	"time"
)

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
