package centre

// need is what several contacts are about. A need with a single contact, which
// most are, is carried by that contact and costs nothing.
type need struct {
	contacts int32 // in the building, or coming back
	solved   bool
	next     int32 // free one
}

// shareNeed makes a visit's need one that several contacts can be about, and
// adds one to them.
func (c *Centre) shareNeed(v *visit) {
	if v.need == 0 {
		n := c.freeNeed
		if n == 0 {
			n = int32(len(c.needs))
			c.needs = append(c.needs, need{})
		} else {
			c.freeNeed = c.needs[n].next
		}
		c.needs[n] = need{contacts: 1}
		v.need = n
	}
	c.needs[v.need].contacts++
}

// needsOf returns the count to which a visit's need belongs.
func (c *Centre) needsOf(v *visit) *NeedCount { return &c.reasons[v.reason].needs[v.segment] }

// knows reports whether the customer has had the answer from another contact.
func (c *Centre) knows(v *visit) bool { return v.need != 0 && c.needs[v.need].solved }

// endKnown is a further contact about a need that has been solved.
func (c *Centre) endKnown(v *visit) { c.endsShared(v.need, true) }

// endsNeed books that one contact about the visit's need has ended, solved or
// not, and reports whether the need ends with it: the first contact that
// solves it does, or the last one of all.
func (c *Centre) endsNeed(v *visit, solved bool) bool {
	return (v.need == 0 || c.endsShared(v.need, solved)) && v.counts
}

func (c *Centre) endsShared(id int32, solved bool) bool {
	n := &c.needs[id]
	n.contacts--
	ends := solved && !n.solved || n.contacts == 0 && !n.solved
	n.solved = n.solved || solved
	if n.contacts == 0 {
		n.next = c.freeNeed
		c.freeNeed = id
	}
	return ends
}

func (c *Centre) endServed(v *visit) {
	if c.endsNeed(v, true) {
		c.needsOf(v).Served[v.channel]++
		c.tellNeed(v, NeedServed)
	}
}

func (c *Centre) endPrevented(v *visit, layer int) {
	if c.endsNeed(v, true) {
		c.needsOf(v).Prevented[layer]++
		c.tellNeed(v, NeedPrevented)
	}
}

func (c *Centre) endResolved(v *visit, layer int) {
	if c.endsNeed(v, true) {
		c.needsOf(v).Resolved[layer]++
		c.tellNeed(v, NeedResolved)
	}
}

func (c *Centre) endGivenUp(v *visit, last Ending) {
	if !c.endsNeed(v, false) {
		return
	}
	n := c.needsOf(v)
	n.GivenUp++
	c.tellNeed(v, NeedGivenUp)
	switch last {
	case Blocked:
		n.LastTry.Blocked++
	case TurnedAway:
		n.LastTry.TurnedAway++
	case FoundClosed:
		n.LastTry.Closed++
	case LeftMessage:
		n.LastTry.LeftMessage++
	case NotReached:
		n.LastTry.NotReached++
	case LayerLeft:
		n.LastTry.SelfService++
	default:
		n.LastTry.Abandoned++
	}
}

func (c *Centre) endUnsolved(v *visit) {
	if c.endsNeed(v, false) {
		c.needsOf(v).Unsolved++
		c.tellNeed(v, NeedUnsolved)
	}
}

func (c *Centre) endOpen(v *visit) {
	if c.endsNeed(v, false) {
		c.needsOf(v).Open++
		c.tellNeed(v, NeedOpen)
	}
}
