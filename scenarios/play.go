package scenarios

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/selfservice"
	"github.com/rushproof/rushproof/sim/staff"
)

// worry makes customers ask more about their parcels.
func (s *season) worry(e *event) {
	m := &s.model.Demand
	if m.Delivery == nil {
		s.log.Add(e.Pos, fmt.Sprintf("worry %s: the centre delivers nothing that customers could worry about", e.name), "write delivery: {promise: 3 working days} at the top")
		return
	}
	if !slices.ContainsFunc(m.Reasons, asksForParcels) {
		s.log.Add(e.Pos, fmt.Sprintf("worry %s: nobody asks where a parcel is", e.name), "write a reason with parcels: {on_time: 1.3%, late: 30%}")
	}
	if m.Worry == nil {
		m.Worry = slices.Repeat([]float64{1}, len(s.days()))
	}
	factor := 1.0
	if n := e.Get("factor"); n != nil {
		factor, _ = unit.Factor(n.Text)
	}
	first, last := s.cut(e)
	for day := first; day <= last; day++ {
		m.Worry[day] *= factor
	}
}

// asksForParcels reports whether customers ask for a reason where their parcel
// is.
func asksForParcels(r demand.Reason) bool {
	return slices.ContainsFunc(r.Causes, func(c demand.Cause) bool {
		switch c.(type) {
		case demand.PerParcel, demand.EachDay:
			return true
		}
		return false
	})
}

// absence adds a wave of sickness, or an outbreak of a known share.
func (s *season) absence(e *event) {
	wave := staff.Wave{Name: e.name, First: e.first, Peak: (e.first + e.last) / 2, Last: e.last, Factor: 1, Teams: s.teams(e)}
	if n := e.Get("share"); n != nil {
		wave.Share, _ = unit.Share(n.Text)
		s.outbreak(e, &wave)
	} else {
		s.wave(e, &wave)
	}
	s.model.Staff.Waves = append(s.model.Staff.Waves, wave)
}

// isWave reports whether an absence is written as a wave of sickness around a peak, of
// which the rest may be assumed: dates alone do not say how many are ill.
func isWave(e *tree.Node) bool { return e.Get("share") == nil && e.Get("peak") != nil }

// outbreak makes sure that a share of the people can be ill.
func (s *season) outbreak(e *event, wave *staff.Wave) {
	for _, key := range []string{"factor", "peak"} {
		if n := e.Get(key); n != nil {
			s.log.Add(n.Pos, fmt.Sprintf("absence %s: %s changes nothing beside share", e.name, key), "write the share of those ill and its days, or factor, peak and lasts")
		}
	}
	if !s.anyTeam(wave.Teams, func(t *staff.Team) bool { return wave.Share > t.Sickness.Share }) {
		s.log.Add(e.Get("share").Pos, fmt.Sprintf("absence %s: as many are ill on other days", e.name), "write more than the share of sickness, such as 15%")
	}
}

// wave reads how a wave of sickness rises and falls.
func (s *season) wave(e *event, wave *staff.Wave) {
	n := e.Get("factor")
	if n == nil {
		s.log.Add(e.Pos, fmt.Sprintf("absence %s: nothing says how many are ill", e.name), "write share: 15% or factor: x2 beside its dates, or peak: week 50 in their place")
		return
	}
	wave.Factor, _ = unit.Factor(n.Text)
	if peak := e.Get("peak"); peak != nil {
		wave.Peak = s.peak(peak)
	}
	if wave.Factor < 1 {
		s.log.Add(n.Pos, fmt.Sprintf("absence %s would make people healthier", e.name), "write a factor above x1, such as x2")
	}
	if !s.anyTeam(wave.Teams, func(t *staff.Team) bool { return t.Sickness.Share > 0 }) {
		s.log.Add(e.Pos, fmt.Sprintf("absence %s: nobody whom it hits is ever ill, and it multiplies that", e.name), "write sickness: {share: 5%} at the team, or share: 15% in place of the factor")
	}
}

// closed takes a stretch of time out of the hours of channels.
func (s *season) closed(e *event) {
	hours := unit.Span{From: 0, To: des.Day}
	if n := e.Get("hours"); n != nil {
		hours, _ = unit.Range(n.Text)
	}
	shut, known := s.shut(e)
	first, last := s.cut(e)
	effect := s.down(e, hours)
	for _, i := range shut {
		c := &s.model.Layout.Channels[i]
		if c.Open == nil { // always open
			c.Open = []centre.Window{{From: 0, To: s.model.Layout.Period.Horizon}}
		}
		for day := first; day <= last; day++ {
			from, to := s.model.Calendar.At(day, hours.From), s.model.Calendar.At(day, hours.To)
			effect = effect || s.hours[i] == nil || slices.ContainsFunc(s.hours[i], func(w centre.Window) bool { return w.From < to && from < w.To })
			c.Open = without(c.Open, from, to)
		}
	}
	if !effect && known {
		s.log.Add(e.Pos, fmt.Sprintf("closed %s: nothing of it is open on %s anyway", e.name, s.span(first, last)), "write days and hours at which it is open")
	}
}

// shut returns the channels that an event closes; known is false when one of
// them does not exist.
func (s *season) shut(e *event) (channels []int, known bool) {
	var names []string
	for i := range s.model.Layout.Channels {
		names = append(names, s.model.Layout.Channels[i].Name)
		channels = append(channels, i)
	}
	n := e.Get("channels")
	if n == nil && e.Get("self_service") == nil {
		return channels, true
	}
	if n != nil && n.Kind == tree.Mapping {
		s.log.Add(n.Pos, "closed "+e.name+": its channels have no factors", "write channels: [phone]")
	}
	return s.indices(n, "channel", names, "self_service")
}

// down takes the layers of self-service of an event down in its hours, and
// reports whether there are any.
func (s *season) down(e *event, hours unit.Span) bool {
	n := e.Get("self_service")
	if n == nil {
		return false
	}
	var names []string
	for _, layer := range s.root.Get("self_service").Entries() {
		names = append(names, layer.Key)
	}
	named, known := s.indices(n, "layer of self-service", names, "channels")
	first, last := s.cut(e)
	for _, i := range named {
		for l := range s.model.Layout.Layers {
			layer := &s.model.Layout.Layers[l]
			for day := first; day <= last && layer.Name == names[i]; day++ {
				layer.Outages = append(layer.Outages, selfservice.Outage{From: s.model.Calendar.At(day, hours.From), To: s.model.Calendar.At(day, hours.To)})
			}
		}
	}
	return len(named) > 0 || !known
}

// indices looks a list of names up; known is false when one of them does not
// exist. One that stands in another part of the centre belongs under that key.
func (s *season) indices(list *tree.Node, what string, names []string, elsewhere ...string) (found []int, known bool) {
	known = true
	for _, item := range list.List() {
		if part := s.isIn(item.Text, elsewhere); part != "" && !slices.Contains(names, item.Text) {
			s.log.Add(item.Pos, "there is no "+what+" "+item.Text, fmt.Sprintf("write %s: [%s]", part, item.Text))
			known = false
			continue
		}
		i, ok := s.log.Index(item.Pos, what, item.Text, names)
		if known = known && ok; ok {
			found = append(found, i)
		}
	}
	return found, known
}

// isIn returns in which of the given parts of the centre a name stands.
func (s *season) isIn(name string, parts []string) string {
	for _, part := range parts {
		if s.root.Get(part).Get(name) != nil {
			return part
		}
	}
	return ""
}

// span names the days from first to last.
func (s *season) span(first, last int) string {
	if first == last {
		return s.days()[first].Date.String()
	}
	return fmt.Sprintf("%v to %v", s.days()[first].Date, s.days()[last].Date)
}

// without cuts the time between from and to out of the windows.
func without(windows []centre.Window, from, to des.Time) []centre.Window {
	var left []centre.Window
	for _, w := range windows {
		if w.To <= from || to <= w.From {
			left = append(left, w)
			continue
		}
		if w.From < from {
			left = append(left, centre.Window{From: w.From, To: from})
		}
		if to < w.To {
			left = append(left, centre.Window{From: to, To: w.To})
		}
	}
	return left
}
