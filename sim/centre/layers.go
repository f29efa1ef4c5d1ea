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
	return c.layout.Layers[layer].Meet(int(v.reason), luck)
}

// helpedBeforehand lets notices and help pages answer a need before it becomes
// a contact, and reports whether one did.
func (c *Centre) helpedBeforehand(v *visit) bool {
	for i := range c.layout.Layers {
		kind := c.layout.Layers[i].Kind
		if kind != selfservice.Notice && kind != selfservice.HelpPage {
			continue
		}
		step := c.meet(i, v)
		if !step.Used {
			continue
		}
		c.countLayer(i, v, step)
		if !step.Resolved {
			continue
		}
		v.channel = c.chooseChannel(v)
		c.leaveHelped(v, i, step)
		return true
	}
	return false
}

// enterLayer brings a visit to the first voice menu or chatbot of its channel
// from the given one on that it uses, and reports whether there is one.
func (c *Centre) enterLayer(v *visit, from int) bool {
	for i := from; i < len(c.layout.Layers); i++ {
		l := &c.layout.Layers[i]
		if l.Kind == selfservice.Notice || l.Kind == selfservice.HelpPage || !l.Channels[v.channel] {
			continue
		}
		step := c.meet(i, v)
		if !step.Used {
			continue
		}
		id := c.admit(v, c.queueOf(v))
		k := &c.contacts[id]
		k.place, k.layer, k.began = inLayer, int16(i), c.now
		c.timers.Set(uint32(id), later(c.now, step.Takes), des.After)
		return true
	}
	return false
}

// leaveLayer is the end of a contact's time in a layer: helped, or on to the
// next layer or to people.
func (c *Centre) leaveLayer(id int32) {
	v, layer := c.contacts[id].v, int(c.contacts[id].layer)
	step := c.meet(layer, &v)
	c.countLayer(layer, &v, step)
	c.recordLayer(&v, layer, c.contacts[id].began, step)
	c.dismiss(id)
	if step.Resolved {
		c.leaveHelped(&v, layer, step)
		return
	}
	v.harder = float32(c.layout.Layers[layer].Harder)
	if !c.enterLayer(&v, layer+1) {
		c.offer(&v)
	}
}

// leaveHelped is a customer whom a layer helped, or only seemed to.
func (c *Centre) leaveHelped(v *visit, layer int, step selfservice.Step) {
	if step.False {
		c.comeBack(v.next(v.channel), later(c.now, step.BackIn))
		return
	}
	if c.layout.Layers[layer].Kind == selfservice.Notice {
		c.endPrevented(v, layer)
	} else {
		c.endResolved(v, layer)
	}
}
