package centre

// Some plan numbers and not people: when fewer are to be on duty, those who are
// idle go first, and while all are busy, whoever of the group is free first
// goes. So two agents change places: the one who is free leaves, the one whose
// duty is over, and who has contacts in hand, stays on until the other's end.
// Who works overtime does not take part.

// someoneElseGoes lets an idle agent go for one whose duty ends with contacts
// in hand, and reports whether there was one.
func (c *Centre) someoneElseGoes(a *agent) bool {
	g := a.group
	if !g.FirstFreeGoes || a.overtime {
		return false
	}
	other := g.ready[0].next
	if g.idle == 0 || other.overtime {
		g.behind = append(g.behind, a)
		return false
	}
	c.changePlaces(other, a)
	c.goHome(other)
	return true
}

// goesInstead makes an agent who has nothing in hand change places with one of
// the group whose duty is over, if there is one.
func (c *Centre) goesInstead(a *agent) {
	g := a.group
	for len(g.behind) > 0 && !a.overtime {
		last := len(g.behind) - 1
		other := g.behind[last]
		g.behind = g.behind[:last]
		if other.present && other.load > 0 && other.past(c.now) {
			c.changePlaces(a, other)
			return
		}
	}
}

// changePlaces lets an agent who leaves give the rest of the duty to one who
// stays.
func (c *Centre) changePlaces(leaves, stays *agent) {
	leaves.until, stays.until = stays.until, leaves.until
	leaves.late, stays.late = stays.late, leaves.late
	leaves.called, stays.called = stays.called, leaves.called
	c.agenda.Add(stays.until, leaving, event{dutyEnds, stays.id})
}
