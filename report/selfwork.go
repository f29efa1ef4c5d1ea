package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// workColumn is one figure of what a layer does to the work of people.
type workColumn struct {
	name, field string
	scale       scale
	of          func(*sim.LayerWork) *float64
}

// workColumns lists the figures of work: hours, and times in the unit that suits the
// longest.
func (p *printer) workColumns() []workColumn {
	top := 0.0
	for i := range p.Layers {
		if w := p.Layers[i].Work; w != nil && w.HandedOver != nil {
			top = max(top, *w.Met, *w.HandedOver)
		}
	}
	hours, times, share := scale{unit: "h", factor: 1}, scaleFor(sim.Seconds, top), scale{unit: "%", factor: 100}
	return []workColumn{
		{p.say.workSpared, "spared", hours, func(w *sim.LayerWork) *float64 { return &w.Spared }},
		{p.say.workReturned, "returned", hours, func(w *sim.LayerWork) *float64 { return &w.Returned }},
		{p.say.workAdded, "added", hours, func(w *sim.LayerWork) *float64 { return &w.Added }},
		{p.say.workNet, "net", hours, func(w *sim.LayerWork) *float64 { return &w.Net }},
		{p.say.timeMet, "met_s", times, func(w *sim.LayerWork) *float64 { return w.Met }},
		{p.say.timeHanded, "handed_over_s", times, func(w *sim.LayerWork) *float64 { return w.HandedOver }},
		{p.say.timeLonger, "longer", share, func(w *sim.LayerWork) *float64 { return w.Longer }},
	}
}

// selfWork is the table of what each layer does to the work of people, and where those
// come who come back.
func (p *printer) selfWork() *table {
	if !slices.ContainsFunc(p.Layers, func(l sim.LayerFlow) bool { return l.Work != nil }) {
		return nil
	}
	t := &table{Caption: p.say.workCaption, Note: p.say.workNote, Print: true, Open: true, Head: []column{{Name: p.say.layerColumn, Text: true}}}
	columns, channels := p.workColumns(), p.cameBackIn()
	for _, c := range columns {
		t.Head = append(t.Head, column{Name: c.name, Unit: c.scale.unit, At: "/layers/*/work/" + c.field})
	}
	for _, channel := range channels {
		t.Head = append(t.Head, column{Name: fmt.Sprintf(p.say.backIn, display(channel)), At: "/layers/*/came_back_in/" + escapePointer(channel)})
	}
	for i := range p.Layers {
		l := &p.Layers[i]
		r := row{Name: display(l.Layer), Extra: l.Kind, Index: i}
		for _, c := range columns {
			if l.Work == nil {
				r.Cells = append(r.Cells, text(nothing))
			} else {
				r.Cells = append(r.Cells, c.scale.known(c.of(l.Work)))
			}
		}
		for _, channel := range channels {
			if came, ok := l.CameBackIn[channel]; ok {
				r.Cells = append(r.Cells, scale{factor: 1}.number(came))
			} else {
				r.Cells = append(r.Cells, text(nothing))
			}
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// cameBackIn names the channels in which customers come back whom self-service only
// seemed to help, by name.
func (p *printer) cameBackIn() (channels []string) {
	for i := range p.Layers {
		for channel := range p.Layers[i].CameBackIn {
			if !slices.Contains(channels, channel) {
				channels = append(channels, channel)
			}
		}
	}
	slices.Sort(channels)
	return channels
}

// selfService writes a line on what self-service claims, what is true of it, and what it
// does to the work of people, where there is any.
func (t *textPage) selfService() {
	claimed, _ := t.Find(claimedDeflection, sim.Scope{})
	settled, _ := t.Find(netDeflection, sim.Scope{})
	if claimed == nil || settled == nil || settled.N == 0 || claimed.Mean == 0 {
		return
	}
	hours, share := scale{unit: "h", factor: 1}, scale{unit: "%", factor: 100}
	line := fmt.Sprintf(t.say.textSelf, share.inWords(&claimed.Estimate), share.inWords(&settled.Estimate)) + t.whereBack() +
		fmt.Sprintf(t.say.textSpared, hours.rough(t.worked(func(w *sim.LayerWork) float64 { return w.Spared })), hours.rough(t.worked(func(w *sim.LayerWork) float64 { return w.Net })))
	longest, name := worthAWord, ""
	for i := range t.Layers {
		if w := t.Layers[i].Work; w != nil && w.Longer != nil && *w.Longer >= longest {
			longest, name = *w.Longer, t.Layers[i].Layer
		}
	}
	if name != "" {
		line += fmt.Sprintf(t.say.textLonger, display(name), share.rough(longest))
	}
	t.paragraph("", "", line)
}

// worthAWord is by how much longer than others a contact takes that self-service has
// handed over, for the terminal to tell.
const worthAWord = 0.01

// worked adds a figure of work up over the layers.
func (p *printer) worked(of func(*sim.LayerWork) float64) float64 {
	total := 0.0
	for i := range p.Layers {
		if w := p.Layers[i].Work; w != nil {
			total += of(w)
		}
	}
	return total
}

// whereBack says how many came back, and in which channels.
func (p *printer) whereBack() string {
	var list []string
	for _, channel := range p.cameBackIn() {
		n := 0.0
		for i := range p.Layers {
			n += p.Layers[i].CameBackIn[channel]
		}
		list = append(list, fmt.Sprintf(p.say.textBackIn, scale{factor: 1}.rough(n), display(channel)))
	}
	if list == nil {
		return ""
	}
	return fmt.Sprintf(p.say.textBack, strings.Join(list, ", "))
}
