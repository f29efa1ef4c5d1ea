package centre

// inform tells a customer who is about to wait what to expect, and offers what
// the centre offers. It reports whether the customer leaves the line.
func (c *Centre) inform(k *contact) bool {
	q := k.queue
	if k.v.calls > 0 {
		return false
	}
	if c.accepts(k, c.expectedWait(q)) {
		c.countSentAway(k, true)
		c.promise(k)
		return true
	}
	return false
}
