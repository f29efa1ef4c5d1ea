package scenarios

import (
	"fmt"
	"math"
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
)

// crisis is a burst that nobody announced: most ask the same, many in two
// channels, and until there is a standard answer it takes longer to give one.
func (s *season) crisis(e *event) {
	node := e.Get("reason")
	if node == nil || e.Get("burst") == nil {
		s.log.Add(e.Pos, fmt.Sprintf("crisis %s: it is not known what customers ask, or how many do", e.name), "write reason: order_status and burst: 4000/day")
		return
	}
	r, ok := s.reason(tree.Field{Key: node.Text, Pos: node.Pos})
	if !ok {
		return
	}
	p := phase{Node: e.Node, name: "crisis " + e.name, to: s.midnight(min(e.last, len(s.days())-1) + 1)}
	if e.first >= 0 {
		clock, _ := unit.Clock(cmpText(e.Get("launch"), "00:00"))
		p.from = s.model.Calendar.At(e.first, clock)
	}
	p.strength = s.height(e, p)
	same, _ := unit.Share(text(e.Get("same")))
	varies, _ := unit.Share(text(e.Get("varies")))
	size := demand.Busyness{Name: p.name, Day: varies, Whole: true}
	perDay, _ := unit.DailyRate(e.Get("burst").Text)
	heights := s.heights(p)
	reasons := s.model.Demand.Reasons
	for i := range reasons {
		share := same
		if i != r {
			share = (1 - same) / float64(len(reasons)-1)
		} else if len(reasons) == 1 {
			share = 1
		}
		if share > 0 {
			reasons[i].Causes = append(reasons[i].Causes, s.burst(&reasons[i], heights, share*perDay, size))
		}
	}
	s.unprepared(e, p.from, []int{r})
	if n := e.Get("twice"); n != nil {
		share, _ := unit.Share(n.Text)
		s.spell(p.from, s.model.Calendar.End(), centre.Spell{Twice: s.ofReasons(0, []int{r}, share)})
	}
}

// height is how much of the burst is there at a moment: it ramps up, stays
// until the last day, and then halves again and again.
func (s *season) height(e *event, p phase) func(des.Time) float64 {
	up := func(des.Time) float64 { return 1 }
	if ramp := e.Get("ramp"); ramp != nil {
		up = s.ramp(ramp, p)
	}
	half, _ := unit.Duration(text(e.Get("half_life")))
	return func(t des.Time) float64 {
		switch {
		case t < p.from || t >= p.to && half == 0:
			return 0
		case t < p.to:
			return up(t)
		}
		return math.Exp2(-float64(t-p.to) / float64(half))
	}
}

// heights are how much of the burst is there in each half-hour of the season.
func (s *season) heights(p phase) (all []float64) {
	x := stretch{to: s.model.Calendar.End(), at: func(_ calendar.Day, t des.Time) float64 { return p.strength(t) }}
	for _, d := range s.days() {
		for t := d.Start; t < d.Start+d.Length(); t += des.Hour / 2 {
			all = append(all, x.over(d, t, t+des.Hour/2))
		}
	}
	return all
}

// burst is what a crisis adds to a reason, by the hours at which customers ask
// for it. How large a crisis is nobody knows beforehand: the factor on it is drawn
// once a season, and is the same for all reasons.
func (s *season) burst(r *demand.Reason, heights []float64, perDay float64, size demand.Busyness) demand.Flow {
	const slots = 48
	hours := slices.Repeat([]float64{1}, slots)
	if len(r.Clock) == slots {
		hours = r.Clock
	}
	sum := 0.0
	for _, weight := range hours {
		sum += weight
	}
	f := demand.Flow{Rates: demand.Rates{Interval: des.Hour / 2}, Busyness: size}
	for _, d := range s.days() {
		for t := d.Start; t < d.Start+d.Length(); t += f.Rates.Interval {
			slot := min(int(d.Clock(t)/f.Rates.Interval), slots-1)
			f.Rates.Expected = append(f.Rates.Expected, perDay*hours[slot]/sum*heights[len(f.Rates.Expected)])
		}
	}
	return f
}

// unprepared lets answers take longer until there is a standard one, and after
// that as long as it says.
func (s *season) unprepared(e *event, from des.Time, reasons []int) {
	longer, then := e.Get("handle_time"), e.Get("handle_time_then")
	wait, _ := unit.Duration(text(e.Get("answer_after")))
	end := s.model.Calendar.End()
	if longer != nil && wait > 0 {
		s.spell(from, from+wait, centre.Spell{Handle: s.ofReasons(1, reasons, s.takes(e, longer))})
	}
	if then != nil {
		s.spell(from+wait, end, centre.Spell{Handle: s.ofReasons(1, reasons, s.takes(e, then))})
	}
}

// takes reads a factor on handle times.
func (s *season) takes(e *event, n *tree.Node) float64 {
	factor, _ := unit.Factor(n.Text)
	if n.Kind != tree.Scalar || factor <= 0 {
		s.log.Add(n.Pos, fmt.Sprintf("%s %s: it takes one factor above x0", e.kind, e.name), "write one such as x1.3")
		return 1
	}
	return factor
}

// spell adds a spell to the centre, cut to the season.
func (s *season) spell(from, to des.Time, spell centre.Spell) {
	if end := s.model.Calendar.End(); from < end {
		spell.Window = centre.Window{From: max(from, 0), To: min(to, end)}
		s.model.Layout.Spells = append(s.model.Layout.Spells, spell)
	}
}

// ofReasons is a value for some reasons, and another for the rest.
func (s *season) ofReasons(rest float64, some []int, value float64) []float64 {
	all := slices.Repeat([]float64{rest}, len(s.model.Layout.Reasons))
	for _, r := range some {
		all[r] = value
	}
	return all
}

// unannounced is a campaign of which nobody told the contact centre: what it
// raises takes longer to answer for a while.
func (s *season) unannounced(e *event, launch des.Time) {
	if text(e.Get("announced")) != "no" {
		for _, key := range []string{"handle_time", "answer_after"} {
			if n := e.Get(key); n != nil {
				s.log.Add(n.Pos, fmt.Sprintf("campaign %s: %s changes nothing: the contact centre is prepared", e.name, key), "write announced: no, or leave it out")
			}
		}
		return
	}
	if n := e.Get("teaser"); n != nil {
		s.log.Add(n.Pos, fmt.Sprintf("campaign %s: it has a teaser and was not announced", e.name), "keep one of them")
	}
	var reasons []int
	for r := range s.model.Demand.Reasons {
		if n := e.Get("reasons"); n == nil || n.Get(s.model.Demand.Reasons[r].Name) != nil {
			reasons = append(reasons, r)
		}
	}
	s.unprepared(e, launch, reasons)
}
