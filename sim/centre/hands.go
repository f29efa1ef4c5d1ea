package centre

// hands are a group's people on duty as what they get done, in people who are not
// new.
type hands struct {
	done   float64 // sum of 1 over their paces
	new    float64 // the same of how new each is; see Suggestions
	strain float64 // factor on the handle time of the last contact that felt it; 0: none has
}

// lend adds somebody who begins a duty.
func (h *hands) lend(a *agent) {
	h.done += 1 / a.pace
	h.new += fresh(a.pace) / a.pace
}

// drop takes somebody away who goes home. With the last of them all rounding errors
// go.
func (h *hands) drop(a *agent) {
	if a.group.present.size == 0 {
		h.done, h.new = 0, 0
		return
	}
	h.done -= 1 / a.pace
	h.new -= fresh(a.pace) / a.pace
}

// at returns what they get done of a queue's contacts, replies suggested to them
// included.
func (h *hands) at(q *queue) float64 {
	done := h.done
	if q.suggests {
		s := &q.Suggestions
		done += s.Experts*h.done + (s.Novices-s.Experts)*h.new
	}
	if h.strain > 0 {
		done /= h.strain
	}
	return done
}

// slowness returns the factor on the usual handle time of a queue's contacts in the
// hands of a group, which is done sooner with those that it passes on.
func (q *queue) slowness(g *group) float64 {
	factor := q.factor[g.index]
	if q.PassOn.Shares == nil || q.usual == 0 {
		return factor
	}
	return factor + q.PassOn.Shares[g.index]*(q.PassOn.Takes.Mean()/q.usual-factor)
}

// there reports whether anybody of the group is on duty.
func (g *group) there() bool { return g.present.size > 0 }
