package configs

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
)

var reasonShape = &grammar.Mapping{Name: "reason", Doc: "why customers get in touch", Like: "{per_week: 1200, handle_time: 5m}", Fields: append([]grammar.Field{
	{Key: "parcels", Shape: parcelsShape, Doc: "those who ask where their parcel is", Also: []string{"from"}},
	{Key: "orders", Shape: afterOrderShape, Doc: "those who ask soon after they ordered: payment, change, cancel"},
	{Key: "deliveries", Shape: afterDeliveryShape, Doc: "those who ask after they got the parcel: returns, damage, refunds", Also: []string{"returns"}},
	{Key: "counts", Shape: grammar.Either{tableFile, countsShape}, Doc: "contacts that were counted, from a CSV file: they come as they came, in place of what is expected; beside per_week they only say when", Also: []string{"replay", "history"}},
	{Key: "refunds", Shape: refundsShape, Doc: "those who send something back, and ask for their money once it has travelled"},
	{Key: "mix", Shape: mixShape, Doc: "the share that chooses each channel; sums to 100%", Also: []string{"channels", "channel_mix"}},
	{Key: "handle_time", Shape: perChannel(handleShape), Doc: "work of an agent for one contact, wrap-up included, for all channels or by channel; a plain time is its mean", Also: []string{"aht", "service_time"}},
	{Key: "wrap_up", Shape: perChannel(Law), Doc: "after-call work on top of the handle time", Also: []string{"acw"}},
	{Key: "patience", Shape: perChannel(patienceShape), Doc: "how long customers wait before they leave"},
	{Key: "answer_within", Shape: perChannel(Duration), Doc: "threshold of the service level", Also: []string{"within", "sla"}},
	{Key: "misrouted", Shape: perChannel(Share), Doc: "contacts that land with a team without this skill at first, and are passed on", Also: []string{"misroutes"}},
	{Key: "first_contact", Shape: perChannel(Share), Doc: "answered contacts that resolve the need", Also: []string{"fcr"}},
	{Key: "priority", Shape: Count, Doc: "within a channel a free agent takes the smallest number first"},
	{Key: "routing", Shape: grammar.Either{stepsShape[0], stepsShape[1], routingShape}, Doc: "which teams are asked, in place of the routing of the channel"},
}, volumeFields()...)}

var (
	mixShape     = &grammar.Named{What: "a channel, with the share that chooses it", Of: pattern(Share.What, "100%", Share.Pattern, Share.Read), Like: "phone"}
	parcelsShape = &grammar.Mapping{Name: "parcels", Doc: "contacts about parcels under way", Like: "{on_time: 1.3%, late: 30%}", Fields: []grammar.Field{
		{Key: "on_time", Shape: Share, Doc: "share of the customers whose parcel is on time that ask"},
		{Key: "on_time_after", Shape: Law, Doc: "how long after the order they ask"},
		{Key: "late", Shape: Share, Doc: "share of the customers whose parcel is late that ask"},
		{Key: "late_after", Shape: Law, Doc: "how long after the promised day they ask"},
		{Key: "ask_elsewhere", Shape: Share, Doc: "share of those who would ask that ask somebody else, such as the carrier; none unless written", Also: []string{"ask_carrier"}},
		{Key: "redirected", Shape: Share, Doc: "share of the customers whose parcel is sent to another pick-up point that ask when it is there"},
		{Key: "each_day", Shape: eachDayShape, Doc: "in place of the above: the share that asks on each day"},
	}}
	eachDayShape = &grammar.Mapping{Name: "each day", Like: "{before_promise: 1%, late: [10%, 20%]}", Fields: []grammar.Field{
		{Key: "before_promise", Shape: Share, Doc: "share that asks on each day until the promised one"},
		{Key: "late", Shape: &grammar.Many{Of: Share}, Doc: "share that asks when it is 1, 2, … days late; the last holds for all later days", Required: true},
		{Key: "once", Shape: grammar.Word{"yes", "no"}, Doc: "whether each asks only once; yes unless written"},
		{Key: "notice", Shape: noticeShape, Doc: "those who are told that it is late, before they ask"},
	}}
	noticeShape = &grammar.Mapping{Name: "late notice", Like: "{from: 1 day, factor: x0.4}", Fields: []grammar.Field{
		{Key: "from", Shape: scalar("a number of days", "1 day", func(text string) error {
			n, working, err := unit.Promise(text)
			if err == nil && (working || n == 0) {
				err = fmt.Errorf("%s is not how late it is; write 1 day or more", unit.Quote(text))
			}
			return err
		}), Doc: "how late it is when they are told", Required: true},
		{Key: "factor", Shape: Factor, Doc: "on the share that asks from then on", Required: true},
	}}
	afterOrderShape = &grammar.Mapping{Name: "after order", Like: "{share: 0.5%, after: exponential(3h)}", Fields: []grammar.Field{
		{Key: "share", Shape: Share, Doc: "share of the orders", Required: true},
		{Key: "after", Shape: Law, Doc: "how long after the order"},
	}}
	refundsShape = &grammar.Mapping{Name: "refunds", Like: "{share: 1%, travel: 2d-5d}", Fields: []grammar.Field{
		{Key: "share", Shape: Share, Doc: "share of the parcels that are sent back and asked about", Required: true},
		{Key: "kept", Shape: Law, Doc: "how long after delivery they are sent back"},
		{Key: "travel", Shape: Law, Doc: "working days on the way back"},
		{Key: "after", Shape: Law, Doc: "how long after they came back customers ask"},
	}}
	afterDeliveryShape = &grammar.Mapping{Name: "after delivery", Like: "{share: 2%}", Fields: []grammar.Field{
		{Key: "share", Shape: Share, Doc: "share of the parcels", Required: true},
		{Key: "after", Shape: Law, Doc: "how long after delivery"},
	}}
)

// perChannel is one value for all channels, or one for each.
func perChannel(s *grammar.Scalar) grammar.Shape {
	return grammar.Either{s, &grammar.Named{What: "a channel, with its value", Of: s, Like: "phone"}}
}

func (b *builder) buildReasons() {
	b.checkMix(b.root.Get("mix"))
	b.checkByChannel()
	for _, entry := range b.root.Get("reasons").Entries() {
		b.model.Layout.Reasons = append(b.model.Layout.Reasons, centre.Reason{Name: entry.Key, Mix: b.mix(entry)})
	}
}

// checkByChannel makes sure that what reasons say by channel is said of
// channels that are there, or were before they were taken away. A lock file
// does not tell what was taken away.
func (b *builder) checkByChannel() {
	if b.root.Get("locked") != nil {
		return
	}
	for _, reason := range b.root.Get("reasons").Entries() {
		for _, key := range []string{"handle_time", "wrap_up", "patience", "answer_within", "first_contact", "misrouted"} {
			for _, part := range reason.Value.Get(key).Entries() {
				if !b.root.Get("channels").Has(part.Key) {
					b.index(part.Pos, "channel", part.Key, b.channels)
				}
			}
		}
	}
}

// mix returns the share of each channel: the reason's own, or that of all
// reasons. With one channel there is no choice.
func (b *builder) mix(reason tree.Field) []float64 {
	n := reason.Value.Get("mix")
	b.checkMix(n)
	n = cmp.Or(n, b.root.Get("mix"))
	mix := b.shares(n)
	if counted := b.countedMix(reason.Value); counted != nil {
		mix, n = counted, nil
	}
	if mix == nil || n != nil && n.Broken { // one channel, or nobody knows what is meant
		mix = slices.Repeat([]float64{1}, len(b.channels))
	}
	sum := total(mix)
	for c := range mix {
		mix[c] /= max(sum, math.SmallestNonzeroFloat64)
	}
	return mix
}

func (b *builder) checkMix(n *tree.Node) {
	if n == nil || n.Broken {
		return
	}
	before := b.log.Len()
	if sum := total(b.shares(n)); math.Abs(sum-1) > 1e-6 && b.log.Len() == before {
		b.log.Add(n.Pos, fmt.Sprintf("mix: the shares sum to %s", percent(sum)), "make them sum to 100%")
	}
}

// causes returns what makes customers get in touch for a reason.
func (b *builder) causes(reason tree.Field) []demand.Cause {
	n, place := reason.Value, "reasons."+reason.Key
	var causes []demand.Cause
	if p := n.Get("parcels"); p != nil {
		causes = append(append(causes, b.parcels(place, p)), b.redirected(place, p)...)
	}
	if o := n.Get("orders"); o != nil {
		b.needs(o, place, "orders")
		causes = append(causes, demand.PerOrder{Share: read(o.Get("share"), shareOf), After: read(o.Get("after"), lawOf)})
	}
	if d := n.Get("deliveries"); d != nil {
		b.needs(d, place, "delivery")
		causes = append(causes, demand.AfterDelivery{Share: read(d.Get("share"), shareOf), After: read(d.Get("after"), unit.LawOfDays)})
	}
	if r := n.Get("refunds"); r != nil {
		b.needs(r, place, "delivery")
		causes = append(causes, demand.AfterReturn{
			Share: read(r.Get("share"), shareOf), Kept: read(r.Get("kept"), unit.LawOfDays),
			Travel: read(r.Get("travel"), unit.LawOfDays), After: read(r.Get("after"), unit.LawOfDays),
		})
	}
	if n.Get("counts") != nil {
		causes = append(causes, b.counted(place, n)...)
	} else if rates, ok := b.volume(place, n); ok {
		causes = append(causes, demand.Flow{Rates: rates, Busyness: b.busyness(n.Get("busyness"))})
	}
	if causes == nil && !n.Broken && n.Get("counts") == nil {
		b.log.Add(reason.Pos, place+": nothing makes customers get in touch", "write per_week: 1200, or rate: 40/h, or counts: calls.csv, or parcels:, orders: or deliveries:")
	}
	return causes
}

func (b *builder) parcels(place string, n *tree.Node) demand.Cause {
	b.needs(n, place, "delivery")
	if daily := n.Get("each_day"); daily != nil {
		for _, key := range []string{"on_time", "on_time_after", "late", "late_after"} {
			b.idle(n.Get(key), place+": "+key+" beside each_day", "keep one of them")
		}
		e := demand.EachDay{BeforePromise: read(daily.Get("before_promise"), shareOf), Once: read(daily.Get("once"), same) != "no"}
		for _, item := range daily.Get("late").List() {
			e.Late = append(e.Late, read(item, shareOf))
		}
		if notice := daily.Get("notice"); notice != nil {
			e.Notice.FromLate, _, _ = unit.Promise(read(notice.Get("from"), same))
			e.Notice.Factor = read(notice.Get("factor"), factorOf)
		}
		return e
	}
	return demand.PerParcel{
		OnTime: read(n.Get("on_time"), shareOf), OnTimeAfter: read(n.Get("on_time_after"), unit.LawOfDays),
		Late: read(n.Get("late"), shareOf), LateAfter: read(n.Get("late_after"), unit.LawOfDays),
	}
}

// needs makes sure that what a reason comes from is there.
func (b *builder) needs(n *tree.Node, place, what string) {
	if b.root.Broken { // it may be there, with a fault
		return
	}
	if b.root.Get("orders") == nil {
		b.log.Add(n.Pos, place+": there are no orders that it could come from", "write orders: {per_week: 10000} at the top")
	} else if what == "delivery" && b.root.Get("delivery") == nil {
		b.log.Add(n.Pos, place+": the orders are not delivered", "write delivery: {promise: 3 working days} at the top")
	}
}

// clock is the shape of the day for contacts of which only the day is known.
func (b *builder) clock(n *tree.Node) []float64 {
	if n == nil {
		return nil
	}
	shape := b.dayShape(n)
	if math.IsNaN(shape[0]) {
		return nil
	}
	return shape[:]
}
