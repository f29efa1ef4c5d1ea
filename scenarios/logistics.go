package scenarios

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/demand"
)

// left is what a delay leaves of the warehouse or the carrier, or of some of
// several.
var left = grammar.Either{configs.Share, &grammar.Named{What: "a warehouse or carrier, with what is left of its capacity", Of: configs.Share, Like: "Posten"}}

// stage is a warehouse or a carrier, with what is written of it.
type stage struct {
	*demand.Stage
	name  string // "" when there is only one
	node  *tree.Node
	usual []float64 // capacity by day, before any event
	stops func(days []bool)
	still []bool // by day: what is under way stands still
}

// stages are the warehouses and the carriers of a model.
func (s *season) stages() map[string][]*stage {
	d, n := s.model.Demand.Delivery, s.root.Get("delivery")
	if d == nil {
		return nil
	}
	all := map[string][]*stage{}
	for i, entry := range n.Get("warehouses").Entries() {
		all["warehouse"] = append(all["warehouse"], &stage{Stage: &d.Warehouses[i].Stage, name: entry.Key, node: entry.Value})
	}
	for i, entry := range n.Get("carriers").Entries() {
		c := &d.Carriers[i]
		all["carrier"] = append(all["carrier"], &stage{
			Stage: &c.Stage, name: entry.Key, node: entry.Value, stops: func(days []bool) { c.Standing = days },
		})
	}
	if d.Warehouses == nil {
		all["warehouse"] = []*stage{{Stage: &d.Warehouse, node: n.Get("warehouse")}}
	}
	if d.Carriers == nil {
		all["carrier"] = []*stage{{Stage: &d.Carrier, node: n.Get("carrier"), stops: func(days []bool) { d.Standing = days }}}
	}
	for _, some := range all {
		for _, one := range some {
			one.usual = slices.Clone(one.Capacity)
		}
	}
	return all
}

// delay takes capacity away from the warehouse or the carrier.
func (s *season) delay(e *event) {
	warehouse, carrier, transit := e.Get("warehouse"), e.Get("carrier"), e.Get("transit")
	if warehouse == nil && carrier == nil && transit == nil {
		s.log.Add(e.Pos, fmt.Sprintf("delay %s delays nobody", e.name), "write carrier: 0%, or warehouse: 50%")
	}
	if s.model.Demand.Delivery == nil {
		s.log.Add(e.Pos, fmt.Sprintf("delay %s: the centre delivers nothing", e.name), "write delivery: {promise: 3 working days} at the top")
		return
	}
	if hours := e.Get("hours"); hours != nil && warehouse == nil && carrier == nil {
		s.log.Add(hours.Pos, fmt.Sprintf("delay %s: hours change nothing without a warehouse or carrier", e.name), "write carrier: 0% beside it, or leave it out")
	}
	for _, kind := range []string{"warehouse", "carrier"} {
		n := e.Get(kind)
		for _, one := range s.hit(kind, n) {
			share := n
			if n.Kind == tree.Mapping {
				share = n.Get(one.name)
			}
			s.slow(e, kind, share, one)
		}
	}
	if text(transit) == "stops" {
		s.stop(e, carrier)
	}
}

// hit are the warehouses or carriers that a delay is about.
func (s *season) hit(kind string, n *tree.Node) (hit []*stage) {
	all := s.parts[kind]
	if n == nil || n.Kind == tree.Scalar {
		if n != nil {
			return all
		}
		return nil
	}
	var names []string
	for _, one := range all {
		names = append(names, one.name)
	}
	for _, entry := range n.Entries() {
		if len(all) == 1 && all[0].name == "" {
			s.log.Add(entry.Pos, "there is no "+kind+" "+entry.Key+": the only one has no name", "write "+kind+": "+entry.Value.Text)
			continue
		}
		if i, ok := s.log.Index(entry.Pos, kind, entry.Key, names); ok {
			hit = append(hit, all[i])
		}
	}
	return hit
}

// slow leaves a share of the capacity of one warehouse or carrier.
func (s *season) slow(e *event, kind string, left *tree.Node, one *stage) {
	name := kind
	if one.name != "" {
		name += " " + one.name
	}
	if one.Capacity == nil && s.misread("delivery", kind) {
		return
	}
	if one.Capacity == nil {
		s.log.Add(left.Pos, fmt.Sprintf("delay %s: the %s has no capacity that could shrink", e.name, name), fmt.Sprintf("write delivery: {%s: {capacity: 24000/day}} at the top", kind))
		return
	}
	share, _ := unit.Share(left.Text)
	if share == 1 && text(e.Get("transit")) != "stops" {
		s.odd.Add(left.Pos, fmt.Sprintf("delay %s: the %s keeps all of its capacity", e.name, name), "write less than 100%, or leave it out")
	}
	share = 1 - (1-share)*s.part(e, name, one)
	first, last := s.cut(e)
	works := false
	for day := first; day <= min(last, len(one.Capacity)-1); day++ {
		works = works || one.usual[day] > 0
		one.Capacity[day] *= share
	}
	if !works {
		s.log.Add(left.Pos, fmt.Sprintf("delay %s: the %s does not work on %s anyway", e.name, name, s.span(first, last)), "write days on which it works, or let it work on them: delivery: {"+kind+": {days: every day}}")
	}
}

// part is the part of a working day that a delay takes, all of it unless it
// says its hours.
func (s *season) part(e *event, name string, one *stage) float64 {
	hours := e.Get("hours")
	if hours == nil {
		return 1
	}
	if one.node.Get("hours") == nil {
		s.log.Add(hours.Pos, fmt.Sprintf("delay %s: it is not known in which hours the %s works", e.name, name), "write hours: 06:00-22:00 beside its capacity")
		return 1
	}
	lost, _ := unit.Range(hours.Text)
	works, _ := unit.Range(one.node.Get("hours").Text)
	both := min(lost.To, works.To) - max(lost.From, works.From)
	if both <= 0 {
		s.log.Add(hours.Pos, fmt.Sprintf("delay %s: the %s does not work in these hours", e.name, name), "write hours within "+one.node.Get("hours").Text)
	}
	return float64(max(both, 0)) / float64(works.To-works.From)
}

// stop lets what is under way stand still.
func (s *season) stop(e *event, carrier *tree.Node) {
	hit := s.parts["carrier"]
	if carrier != nil && carrier.Kind == tree.Mapping {
		hit = s.hit("carrier", carrier)
	}
	first, last := s.cut(e)
	for _, one := range hit {
		if one.still == nil {
			one.still = make([]bool, len(s.days()))
		}
		for day := first; day <= last; day++ {
			one.still[day] = true
		}
		one.stops(one.still)
	}
}

// tracking is down: customers do not see where their parcel is, and those ask
// more whose parcel is not late.
func (s *season) tracking(e *event) {
	m := &s.model.Demand
	if m.Delivery == nil || !slices.ContainsFunc(m.Reasons, asksForParcels) {
		s.log.Add(e.Pos, fmt.Sprintf("tracking %s: nobody asks where a parcel is", e.name), "write a reason with parcels: {on_time: 1.3%, late: 30%}")
		return
	}
	if m.Unsure == nil {
		m.Unsure = slices.Repeat([]float64{1}, len(s.days()))
	}
	factor, _ := unit.Factor(text(e.Get("factor")))
	first, last := s.cut(e)
	for day := first; day <= last; day++ {
		m.Unsure[day] *= factor
	}
}

// messages tell customers something wrong about their parcels.
func (s *season) messages(e *event) {
	m := &s.model.Demand
	if m.Delivery == nil {
		s.log.Add(e.Pos, fmt.Sprintf("messages %s: the centre delivers nothing", e.name), "write delivery: {promise: 3 working days} at the top")
		return
	}
	r := slices.IndexFunc(m.Reasons, asksForParcels)
	if n := e.Get("reason"); n != nil {
		var ok bool
		if r, ok = s.reason(tree.Field{Key: n.Text, Pos: n.Pos}); !ok {
			return
		}
	}
	if r < 0 {
		s.log.Add(e.Pos, fmt.Sprintf("messages %s: nobody asks where a parcel is", e.name), "write the reason for which they ask: reason: order_status")
		return
	}
	reason := &m.Reasons[r]
	i := slices.IndexFunc(reason.Causes, func(c demand.Cause) bool { _, ok := c.(demand.Misled); return ok })
	if i < 0 {
		i = len(reason.Causes)
		reason.Causes = append(reason.Causes, demand.Misled{Share: make([]float64, len(s.days()))})
	}
	share, _ := unit.Share(text(e.Get("share")))
	misled := reason.Causes[i].(demand.Misled)
	first, last := s.cut(e)
	for day := first; day <= last; day++ {
		misled.Share[day] = min(misled.Share[day]+share, 1)
	}
}

// item is something of a campaign that may be sold out.
func (s *season) item(e *event) {
	n, d := e.Get("item"), s.model.Demand.Delivery
	if n == nil {
		return
	}
	if d == nil || s.root.Get("delivery").Get("backorder") == nil {
		s.log.Add(n.Pos, fmt.Sprintf("campaign %s: it is not known how long those wait who find the item sold out", e.name), "write delivery: {backorder: {share: 0%, delay: 3d-10d}} at the top")
		return
	}
	share, _ := unit.Share(text(n.Get("share")))
	stock, _ := unit.Number(text(n.Get("stock")))
	item := demand.Item{Share: make([]float64, len(s.days())), Stock: int64(stock)}
	first, last := s.cut(e)
	for day := first; day <= last; day++ {
		item.Share[day] = share
	}
	s.items[e.name] = append(s.items[e.name], len(d.Items))
	d.Items = append(d.Items, item)
}

var itemShape = &grammar.Mapping{Name: "item", Doc: "what a campaign is for, and of which there may not be enough", Like: "{share: 20%, stock: 5000}", Fields: []grammar.Field{
	{Key: "share", Shape: configs.Share, Doc: "of the orders on the days of the campaign", Required: true},
	{Key: "stock", Shape: configs.Number, Doc: "how many there are; those who order later wait as for a back-order", Required: true},
}}
