package staff

import "github.com/rushproof/rushproof/sim/des"

// span is a stretch of a shift between breaks.
type span struct {
	from, to des.Time
	rest     bool // a break follows
}

// assign returns the shift that each of a team's people follows, -1 for none.
// People take the shifts that name a number in turn until those are full, and
// then the others in turn. So no two of the others differ by more than one,
// and one more person changes the shifts of few others, if any.
func assign(shifts []Shift, people int) []int {
	follows := make([]int, 0, people)
	for turn, full := 0, false; !full; turn++ {
		full = true
		for i, s := range shifts {
			if turn < s.Agents && len(follows) < people {
				follows, full = append(follows, i), false
			}
		}
	}
	var open []int
	for i, s := range shifts {
		if s.Agents == 0 {
			open = append(open, i)
		}
	}
	for turn := 0; len(follows) < people; turn++ {
		if len(open) == 0 {
			follows = append(follows, -1)
			continue
		}
		follows = append(follows, open[turn%len(open)])
	}
	return follows
}

// places returns the place of each person among those who follow the same of
// so many shifts.
func places(follows []int, shifts int) []int {
	places, next := make([]int, len(follows)), make([]int, shifts)
	for person, shift := range follows {
		if shift >= 0 {
			places[person] = next[shift]
			next[shift]++
		}
	}
	return places
}

// due reports whether it is the turn of somebody at a place in the week of a
// date, given by its number. Weeks begin on Monday, as 5 January 1970 did.
func (o *Rota) due(date, place int) bool {
	week := (date - 4) / 7
	return (week+o.Turn+place)%o.Every == 0
}

// stretches appends the stretches of work between the breaks of a shift that
// begins on a day. Shifts and breaks begin by the wall clock, whatever happens
// to it in the night; a break lasts as long as it is meant to.
func (r *Roster) stretches(s *Shift, day int, buf []span) []span {
	if s.ByDay != nil {
		for _, work := range s.ByDay[day] {
			buf = append(buf, span{r.at(day, work.From), r.at(day, work.To), false})
		}
		return buf
	}
	at, end := r.at(day, s.From), r.at(day, s.To)
	for _, b := range s.Breaks {
		from := min(r.at(day, b.At), end)
		if b.Length <= 0 || from+b.Length <= at {
			continue
		}
		if from > at {
			buf = append(buf, span{at, from, true})
		}
		at = from + b.Length
	}
	if at < end {
		buf = append(buf, span{at, end, false})
	}
	return buf
}

// lay appends the duties of a person: the stretches of work of the shift with
// the blocks of the day taken out. Blocks count the time worked, so one that
// meets a break goes on after it. Whose last one is a block is in training or at a
// meeting when the shift ends, and does not stay on before that.
func (r *Roster) lay(agent int, pace float64, buf []Duty) []Duty {
	n := len(buf)
	blocks := r.blocks
	var worked des.Time // before the stretch in hand
	for _, w := range r.work {
		at := w.from
		for len(blocks) > 0 {
			from := w.from + blocks[0].at - worked
			if from >= w.to {
				break
			}
			if from > at {
				buf = append(buf, Duty{Agent: agent, From: at, To: from, Pace: pace})
			}
			if at = from + blocks[0].length; at > w.to {
				break
			}
			blocks = blocks[1:]
		}
		if at < w.to {
			buf = append(buf, Duty{Agent: agent, From: at, To: w.to, Break: w.rest, Pace: pace})
		}
		worked += w.to - w.from
	}
	if len(buf) > n {
		last := &buf[len(buf)-1]
		last.Break = false // no work follows it
		last.Gone = last.To < r.work[len(r.work)-1].to
	}
	return buf
}
