package centre

import (
	"github.com/rushproof/rushproof/sim/des"
)

// channel is a channel of the layout and whether people answer it now.
type channel struct {
	*Channel
	open    bool
	window  int        // that is open, or opens next
	inUse   int        // lines: contacts waiting or in service
	lines   int        // at most
	waiting int        // contacts, in all its queues
	message *rule      // to those who reach for it, nil when there is none
	gates   []*channel // in which a step of a routing may open when somebody joins one of its queues
}

// open lets people answer a channel.
func (c *Centre) open(i int32) {
	ch := &c.channels[i]
	ch.open = true
	c.agenda.Add(ch.Open[ch.window].To, doors, event{channelCloses, i})
	for qi := range c.queues {
		if q := &c.queues[qi]; q.Channel == int(i) {
			c.takeUp(q)
		}
	}
}

// takeUp gives what has gathered in a queue to those who are idle.
func (c *Centre) takeUp(q *queue) {
	for q.waiting.size > 0 {
		k := q.line.next
		a := c.findAgent(k, q.stepsDue(c.now-q.since))
		if a == nil {
			return
		}
		q.remove(k, c.now)
		c.answer(k, a)
	}
}

// shut closes a channel. What becomes of those who wait is the centre's
// choice.
func (c *Centre) shut(i int32) {
	ch := &c.channels[i]
	ch.open = false
	ch.window++
	if ch.window < len(ch.Open) {
		c.agenda.Add(ch.Open[ch.window].From, doors, event{channelOpens, i})
	}
	sendsAway := ch.AtClosing != Serve && ch.Kind != Deferred
	for qi := range c.queues {
		q := &c.queues[qi]
		if q.Channel != int(i) {
			continue
		}
		for sendsAway && !q.calls && q.waiting.size > 0 {
			c.sendAway(q.line.next)
		}
		c.letIn(q)
	}
}

// sendAway takes a waiting contact out of the queue at closing time.
func (c *Centre) sendAway(k *contact) {
	q, ch := k.queue, k.queue.channel
	q.remove(k, c.now)
	c.freeHolder(k)
	if k.silent {
		c.dismiss(k)
		return
	}
	again := ch.AtClosing == CallBack
	c.countSentAway(k, again)
	k.v.wait(c.now - k.joined)
	if again && q.callbacks != nil && k.v.calls == 0 {
		k.joined, k.book = c.now, q.page() // behind those who were promised it before
		c.promise(k)
		return
	}
	if again {
		v := k.v
		v.wait(ch.nextOpening() - c.now)
		v.calls, v.direct = 1, true
		c.comeBack(v, ch.nextOpening(), 0)
	} else {
		c.retry(&k.v, &q.Redial, TurnedAway, 0)
	}
	c.dismiss(k)
}

// nextOpening returns when people answer again, des.Never when they will not.
func (ch *channel) nextOpening() des.Time {
	if ch.window < len(ch.Open) {
		return ch.Open[ch.window].From
	}
	return des.Never
}

// draining reports whether a queue's contacts have been promised to be served
// although its channel has closed.
func (c *Centre) draining(q *queue) bool {
	ch := q.channel
	return !c.playing || !ch.open && !q.deferred && ch.AtClosing == Serve
}

// findClosed is a customer who wants a channel that nobody answers.
func (c *Centre) findClosed(k *contact) {
	v := &k.v
	ch := &c.channels[v.channel]
	w := &ch.WhenClosed
	u := v.key.With(luckClosed).Float64()
	if u < w.Later || v.moved {
		wait := des.Time(0)
		if w.After != nil {
			wait = c.draw(w.After, v.key, luckClosedAfter)
		}
		v.direct = true // has met this channel's voice menus and chatbots
		c.comeBack(*v, later(ch.nextOpening(), wait), k.leaves)
		c.dismiss(k)
		return
	}
	if to, ok := c.shareOf(w.Switch, u-w.Later, v); ok {
		v.moveTo(to)
		c.approach(k)
		return
	}
	c.endGivenUp(v, FoundClosed)
	c.dismiss(k)
}

// block is a contact for which there is no line, or no place to wait.
func (c *Centre) block(k *contact) {
	k.book.Blocked++
	k.book.today.lose()
	c.recordContact(k, Blocked)
	c.retry(&k.v, &k.queue.Redial, Blocked, 0)
	c.dismiss(k)
}

// switchChannel returns the channel of a customer's next attempt.
func (c *Centre) switchChannel(shares []float64, v *visit) uint8 {
	if shares == nil {
		return v.channel
	}
	if to, ok := c.shareOf(shares, v.key.With(luckSwitch).Float64(), v); ok {
		return to
	}
	return v.channel
}

// shareOf returns the channel into whose share u falls; false if it falls into
// none, or the visit's reason has no queue there.
func (c *Centre) shareOf(shares []float64, u float64, v *visit) (channel uint8, ok bool) {
	for to, share := range shares {
		if u < share {
			return uint8(to), c.reasons[v.reason].queues[to] != nil
		}
		u -= share
	}
	return 0, false
}

// chooseChannel returns the channel of a customer's first attempt: the one into
// whose share the customer's luck falls, the last one if rounding leaves none.
func (v *visit) chooseChannel(mix []float64) uint8 {
	u, last := v.key.With(luckChannel).Float64(), 0
	for i, share := range mix {
		if share > 0 {
			if last = i; u < share {
				break
			}
		}
		u -= share
	}
	return uint8(last)
}
