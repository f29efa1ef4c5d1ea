package centre

// Where any free agent takes a contact, whoever has been idle longest, those
// who are idle sit on a bench that can be reached by number. Only groups that
// serve such a channel have one.

// anyIdle returns one of those who are idle in the first step with anybody
// idle, each with the same chance. The contact's luck decides.
func (c *Centre) anyIdle(k *contact, open uint8) *agent {
	q := k.queue
	for _, s := range q.steps[:open] {
		if s.when != nil && !s.when.holds(nil) {
			continue
		}
		idle := 0
		for _, g := range s.groups {
			if q.finds(g) {
				idle += g.idle
			}
		}
		if idle == 0 {
			continue
		}
		number := int(k.v.key.With(luckAgent).Float64() * float64(idle))
		for _, g := range s.groups {
			if !q.finds(g) {
				continue
			}
			if number < g.idle {
				return g.bench[number]
			}
			number -= g.idle
		}
	}
	return nil
}

// sit puts an idle agent at the end of the bench.
func (c *Centre) sit(a *agent) {
	g := a.group
	c.seats[a.id] = int32(len(g.bench))
	g.bench = append(g.bench, a)
}

// getUp takes an agent off the bench. The last one takes the seat.
func (c *Centre) getUp(a *agent) {
	g, seat := a.group, c.seats[a.id]
	last := len(g.bench) - 1
	g.bench[seat] = g.bench[last]
	c.seats[g.bench[seat].id] = seat
	g.bench = g.bench[:last]
}
