package centre

import (
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// layer is a layer of the layout and who uses it now.
type layer struct {
	*selfservice.Layer
	luck   uint64  // from its name
	harder float32 // Layer.Harder
	inside int     // contacts that are in it
	meter  selfservice.Meter
}

func (c *Centre) buildLayers() {
	c.layers = make([]layer, len(c.layout.Layers))
	for i := range c.layers {
		c.layers[i].Layer = &c.layout.Layers[i]
		c.layers[i].luck = uint64(rng.Key(0).Name(c.layers[i].Name))
		c.layers[i].harder = float32(c.layers[i].Harder)
		for r := range c.reasons {
			c.reasons[r].ranked = c.reasons[r].ranked || c.layers[i].EasyFirst > 0 && c.layers[i].Resolves[r] > 0
		}
	}
}

func (c *Centre) resetLayers() {
	for i := range c.layers {
		c.layers[i].inside, c.layers[i].meter = 0, selfservice.Meter{}
	}
}

// meet plays a layer for a visit that came past it at a moment; asking twice
// gives the same answer.
func (c *Centre) meet(i int, v *visit, at des.Time, step *selfservice.Step) {
	l := &c.layers[i]
	if l.BackOrders && v.cause&ofBack == 0 {
		*step = selfservice.Step{}
		return
	}
	rank := -1.0
	if l.EasyFirst > 0 && !v.lifted {
		rank = c.rank(v)
	}
	l.Meet(int(v.reason), at, c.keen(l, v), rank, v.key.With(luckLayer).With(l.luck), &c.luck, step)
}

// use brings a visit to a layer, and reports whether it is used: the customer
// knows it and wants it, and it is up and not full.
func (c *Centre) use(i int, v *visit, step *selfservice.Step) bool {
	l := &c.layers[i]
	if l.Limits.Queue > 0 && c.channels[v.channel].waiting < l.Limits.Queue {
		return false
	}
	c.meet(i, v, c.now, step)
	refused := step.Used && (len(l.Outages) > 0 && l.Down(c.now) ||
		l.Limits.AtOnce > 0 && l.inside >= l.Limits.AtOnce ||
		l.Limits.Gap > 0 && !l.meter.Admit(c.now, l.Limits.Gap))
	if v.counts {
		c.countMet(i, v, step, refused)
	}
	return step.Used && !refused
}

// enterBeforehand brings a need that is no contact yet to the first notice or
// help page from the given one on that takes time, and reports whether there is
// one, or one that took none has helped.
func (c *Centre) enterBeforehand(k *contact, from int) bool {
	var step selfservice.Step
	v := &k.v
	for i := from; i < len(c.layers); i++ {
		if !c.layers[i].Beforehand() || !c.use(i, v, &step) {
			continue
		}
		if step.Takes > 0 {
			c.spendTime(k, i, step.Takes)
			return true
		}
		c.countLayer(i, v, &step)
		c.recordLayer(i, v, c.now, &step)
		if step.Resolved || step.Left {
			c.leaveSettled(k, i, &step)
			return true
		}
		c.handOver(i, v, &step)
	}
	return false
}

// enterLayer brings a visit to the first voice menu or chatbot of its channel
// from the given one on that it uses, and reports whether there is one. A voice
// menu answers the phone, so it needs a line: without one the caller hears what
// one without a menu would.
func (c *Centre) enterLayer(k *contact, from int) bool {
	var step selfservice.Step
	v := &k.v
	for i := from; i < len(c.layers); i++ {
		l := &c.layers[i]
		if l.Beforehand() || !l.Channels[v.channel] || !c.use(i, v, &step) {
			continue
		}
		if l.Kind == selfservice.VoiceMenu {
			ch := &c.channels[v.channel]
			if ch.inUse >= ch.lines {
				return false
			}
			ch.inUse++
		}
		c.spendTime(k, i, step.Takes)
		return true
	}
	return false
}

// spendTime keeps a contact in a layer for as long as that takes.
func (c *Centre) spendTime(k *contact, layer int, takes des.Time) {
	k.place, k.layer, k.began = inLayer, uint8(layer), c.now
	c.layers[layer].inside++
	c.timers.Set(k.slot, later(c.now, takes), des.After)
}

// leaveLayer is the end of a contact's time in a layer: helped, or on to the
// next layer, to a channel, or to people.
func (c *Centre) leaveLayer(k *contact) {
	layer := int(k.layer)
	var step selfservice.Step
	c.meet(layer, &k.v, k.began, &step)
	c.countLayer(layer, &k.v, &step)
	c.recordLayer(layer, &k.v, k.began, &step)
	if step.Resolved || step.Left {
		c.leaveSettled(k, layer, &step)
		return
	}
	c.timers.Clear(k.slot)
	c.makeRoom(k) // whoever takes the contact further takes a line again
	k.place = atDoor
	l := &c.layers[layer]
	c.handOver(layer, &k.v, &step)
	switch {
	case !l.Beforehand():
		k.v.wait(step.Takes)
		if !c.enterLayer(k, layer+1) {
			c.offer(k)
		}
	case !c.enterBeforehand(k, layer+1):
		c.approach(k)
	}
}

// makeRoom gives back the place and the line of a contact that is in a layer.
func (c *Centre) makeRoom(k *contact) {
	l := &c.layers[k.layer]
	l.inside--
	if l.Kind == selfservice.VoiceMenu {
		c.channels[k.v.channel].inUse--
	}
}

// leaveSettled is a customer whom a layer helped or only seemed to help, or who
// has had enough of it.
func (c *Centre) leaveSettled(k *contact, layer int, step *selfservice.Step) {
	v, l := &k.v, &c.layers[layer]
	switch {
	case step.Left:
		c.endGivenUp(v, LayerLeft)
	case step.False:
		again := v.next(c.switchChannel(l.Switch, v))
		if !l.Beforehand() {
			again.wait(step.Takes)
		}
		c.countBack(layer, v, &again)
		c.comeBack(again, later(c.now, step.BackIn), 0)
	case l.Kind == selfservice.Notice:
		c.endPrevented(v, layer)
	default:
		c.endResolved(v, layer)
	}
	c.dismiss(k)
}
