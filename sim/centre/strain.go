package centre

// Strain is that people who have had hardly a moment between contacts take
// longer for each.
type Strain struct {
	Above float64 // occupancy from which
	Each  float64 // by how much longer, for each point of a hundred above; 0: not at all
}

// adapt changes the handle time of a contact to what it is at the moment when an
// agent takes it.
func (c *Centre) adapt(k *contact, a *agent) {
	if l := k.queue.Announces.Longer; l > 0 && k.v.calls == 0 && k.place == inQueue && c.now > k.began {
		k.work += l * (c.now - k.began).Seconds() / 60
	}
	if s := &a.group.Strain; s.Each > 0 {
		longer := 1 + s.Each*100*max(0, c.occupancy(a.group)-s.Above)
		k.work *= longer
		a.group.hands.strain = longer
	}
}

// occupancy returns the share of their time on duty that a group's agents have
// had contacts in hand, since the beginning of the interval before this one.
func (c *Centre) occupancy(g *group) float64 {
	busy, present := g.busy.area(c.now), g.present.area(c.now)
	if c.interval > 0 {
		before := &g.cells[c.interval-1]
		busy, present = busy+before.Busy, present+before.OnDuty
	}
	if present == 0 {
		return 0
	}
	return float64(busy) / float64(present)
}

// strained reports whether anybody who takes a queue's contacts feels strain.
func (c *Centre) strained(q *queue) bool {
	for _, s := range q.Routing {
		for _, g := range s.Groups {
			if c.layout.Groups[g].Strain.Each > 0 {
				return true
			}
		}
	}
	return false
}
