package centre

import (
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/selfservice"
)

func (c *Centre) buildLayers() {
	c.layerLuck = make([]uint64, len(c.layout.Layers))
	for i := range c.layerLuck {
		c.layerLuck[i] = uint64(rng.Key(0).Name(c.layout.Layers[i].Name))
	}
}

// meet plays a layer for a visit; asking twice gives the same answer.
func (c *Centre) meet(layer int, v *visit) selfservice.Step {
	luck := v.key.With(luckLayer).With(c.layerLuck[layer])
	return c.layout.Layers[layer].Meet(int(v.reason), luck, &c.luck)
}

// enterBeforehand brings a need that is no contact yet to the first notice or
// help page from the given one on that takes time, and reports whether there is
// one, or one that took none has helped.
func (c *Centre) enterBeforehand(k *contact, from int) bool {
	v := &k.v
	for i := from; i < len(c.layout.Layers); i++ {
		if !c.layout.Layers[i].Beforehand() {
			continue
		}
		step := c.meet(i, v)
		if !step.Used {
			continue
		}
		if step.Takes > 0 {
			c.spendTime(k, i, step)
			return true
		}
		c.countLayer(i, v, step)
		c.recordLayer(i, v, c.now, step)
		if step.Resolved {
			c.leaveHelped(k, i, step)
			return true
		}
		v.hardened(c.layout.Layers[i].Harder)
	}
	return false
}

// enterLayer brings a visit to the first voice menu or chatbot of its channel
// from the given one on that it uses, and reports whether there is one. A voice
// menu answers the phone, so it needs a line: without one the caller hears what
// one without a menu would.
func (c *Centre) enterLayer(k *contact, from int) bool {
	v := &k.v
	for i := from; i < len(c.layout.Layers); i++ {
		l := &c.layout.Layers[i]
		if l.Beforehand() || !l.Channels[v.channel] {
			continue
		}
		step := c.meet(i, v)
		if !step.Used {
			continue
		}
		if l.Kind == selfservice.VoiceMenu {
			ch := &c.channels[v.channel]
			if ch.inUse >= ch.lines {
				return false
			}
			ch.inUse++
		}
		c.spendTime(k, i, step)
		return true
	}
	return false
}

// spendTime keeps a contact in a layer for as long as that takes.
func (c *Centre) spendTime(k *contact, layer int, step selfservice.Step) {
	k.place, k.layer, k.began = inLayer, int16(layer), c.now
	c.timers.Set(k.slot, later(c.now, step.Takes), des.After)
}

// leaveLayer is the end of a contact's time in a layer: helped, or on to the
// next layer, to a channel, or to people.
func (c *Centre) leaveLayer(k *contact) {
	layer := int(k.layer)
	step := c.meet(layer, &k.v)
	c.countLayer(layer, &k.v, step)
	c.recordLayer(layer, &k.v, k.began, step)
	if step.Resolved {
		c.leaveHelped(k, layer, step)
		return
	}
	c.timers.Clear(k.slot)
	c.freeLine(k) // whoever takes the contact further takes it again
	k.place = atDoor
	l := &c.layout.Layers[layer]
	k.v.hardened(l.Harder)
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

// freeLine gives back the line of a contact that is in a layer.
func (c *Centre) freeLine(k *contact) {
	if c.layout.Layers[k.layer].Kind == selfservice.VoiceMenu {
		c.channels[k.v.channel].inUse--
	}
}

// hardened makes a contact as much harder to handle as a layer that could not
// help says, unless another layer has said more.
func (v *visit) hardened(factor float64) { v.harder = max(v.harder, float32(factor)) }

// leaveHelped is a customer whom a layer helped, or only seemed to.
func (c *Centre) leaveHelped(k *contact, layer int, step selfservice.Step) {
	v := &k.v
	switch {
	case step.False:
		c.comeBack(v.next(v.channel), later(c.now, step.BackIn))
	case c.layout.Layers[layer].Kind == selfservice.Notice:
		c.endPrevented(v, layer)
	default:
		c.endResolved(v, layer)
	}
	c.dismiss(k)
}
