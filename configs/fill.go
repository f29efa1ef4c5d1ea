package configs

import (
	_ "embed" // for the defaults
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/des"
)

//go:embed defaults.yaml
var defaultsText []byte

// defaults are the assumed values by the part of a centre they belong to.
var defaults = func() *tree.Node {
	n, err := tree.ReadAssumed(defaultsText)
	if err != nil {
		panic("defaults.yaml: " + err.Error())
	}
	return n
}()

// Fill lays the defaults under a centre. Each value that it adds has its
// source as its place.
func Fill(root *tree.Node) *tree.Node {
	root = tree.Under(root, defaults.Get("centre"))
	root = fillCountry(root)
	if !root.Has("mix") {
		root = fillMix(root)
	}
	root = each(root, "segments", func(f tree.Field) *tree.Node { return fillSegment(f, root.Get("channels").Entries()) })
	root = under(root, "lost_customers", "lost_customers")
	root = under(root, "orders", "orders")
	root = within(root, "orders", func(n *tree.Node) *tree.Node {
		if n.Get("on_time") == nil {
			return n
		}
		return tree.Under(n, defaults.Get("known_orders"))
	})
	root = under(root, "delivery", "delivery")
	root = within(root, "delivery", func(n *tree.Node) *tree.Node {
		for _, part := range []string{"warehouse", "carrier", "backorder"} {
			n = under(n, part, part)
		}
		for several, part := range map[string]string{"warehouses": "warehouse", "carriers": "carrier"} {
			n = each(n, several, func(f tree.Field) *tree.Node { return tree.Under(f.Value, defaults.Get(part)) })
		}
		points := func(carrier *tree.Node) *tree.Node { return under(carrier, "pick_up", "pick_up") }
		return each(within(n, "carrier", points), "carriers", func(f tree.Field) *tree.Node { return points(f.Value) })
	})
	root = each(root, "reasons", func(f tree.Field) *tree.Node { return fillReason(f.Value) })
	root = each(root, "channels", func(f tree.Field) *tree.Node { return fillChannel(f, root.Get("channels")) })
	root = each(root, "teams", func(f tree.Field) *tree.Node { return fillTeam(f.Value) })
	root = fillTransfers(root)
	return each(root, "self_service", func(f tree.Field) *tree.Node {
		n := tree.Under(f.Value, defaults.Get(read(f.Value.Get("kind"), same)))
		if n.Get("launched") != nil {
			n = tree.Under(n, defaults.Get("new_layer"))
		}
		return n
	})
}

// add puts an assumed value into a mapping.
func add(n *tree.Node, key, value, source string) *tree.Node {
	return n.Assume(key, tree.NewScalar(value, source))
}

// within changes one entry of a mapping, if it is there.
func within(n *tree.Node, key string, change func(*tree.Node) *tree.Node) *tree.Node {
	for _, f := range n.Entries() {
		if f.Key == key {
			return n.With(key, f.Pos, change(f.Value))
		}
	}
	return n
}

// under lays defaults under one entry of a mapping, if it is there.
func under(n *tree.Node, key, part string) *tree.Node {
	return within(n, key, func(v *tree.Node) *tree.Node { return tree.Under(v, defaults.Get(part)) })
}

// each changes every entry of a mapping in a mapping.
func each(n *tree.Node, key string, change func(tree.Field) *tree.Node) *tree.Node {
	return within(n, key, func(v *tree.Node) *tree.Node {
		for _, f := range v.Entries() {
			v = v.With(f.Key, f.Pos, change(f))
		}
		return v
	})
}

func fillReason(n *tree.Node) *tree.Node {
	n = tree.Under(n, defaults.Get("reason"))
	if n.Get("counts") == nil && n.Get("per_week") != nil || n.Get("rate") != nil {
		n = tree.Under(n, defaults.Get("flow"))
	}
	if n.Get("parcels").Get("each_day") == nil {
		n = under(n, "parcels", "parcels")
	}
	n = under(n, "orders", "after_order")
	n = under(n, "refunds", "refunds")
	return under(n, "deliveries", "after_delivery")
}

// channelWeights are the channels that customers of Nordic shops choose.
var channelWeights = map[string]int{"phone": 45, "chat": 25, "email": 22, "form": 22, "social": 6, "video": 2}

// fillMix shares the customers out among the channels there are.
func fillMix(root *tree.Node) *tree.Node {
	source := "assumption: phone 45, chat 25, e-mail 22 of 92"
	channels := root.Get("channels").Entries()
	for _, f := range channels {
		if kindOf(f) == "" {
			return root // a fault, reported elsewhere
		}
		if kindOf(f) != workedAs(f) {
			source = "assumption: phone 45, chat 25, e-mail or form 22, social 6, video 2"
		}
	}
	if len(channels) < 2 {
		return root
	}
	return root.Assume("mix", mixOf(channels, channelWeights, source))
}

// mixOf shares customers out among channels by the weights of their kinds, in
// whole percent. Channels without a weight are left out.
func mixOf(channels []tree.Field, weights map[string]int, source string) *tree.Node {
	channels = slices.DeleteFunc(slices.Clone(channels), func(f tree.Field) bool { return weights[kindOf(f)] == 0 })
	sum := 0
	for _, f := range channels {
		sum += weights[kindOf(f)]
	}
	mix, left := &tree.Node{Kind: tree.Mapping, Pos: tree.Pos{Source: source}}, 100
	for i, f := range channels {
		share := (200*weights[kindOf(f)] + sum) / (2 * sum)
		if i == len(channels)-1 {
			share = left
		}
		left -= share
		mix = add(mix, f.Key, fmt.Sprintf("%d%%", share), source)
	}
	return mix
}

func fillChannel(f tree.Field, channels *tree.Node) *tree.Node {
	assumed := defaults.Get(kindOf(f))
	if f.Value.Get("patience") != nil {
		assumed = assumed.Without("chaser") // who leaves does not write again
	}
	n := tree.Under(f.Value, localise(assumed, f.Key, channels))
	n = within(n, "callback", fillCallback)
	n = under(n, "announces", "announces")
	n = under(n, "left_open", "left_open")
	n = fillInbox(n)
	n = under(n, "voicemail", "leaves_message")
	return within(n, "hours", func(hours *tree.Node) *tree.Node {
		if hours.Kind != tree.Mapping || hours.Has("holidays") {
			return hours
		}
		return add(hours, "holidays", "closed", "assumption")
	})
}

// localise puts the names of the centre's channels in the place of the kinds
// of channel that defaults switch to, and leaves out those it does not have.
func localise(n *tree.Node, own string, channels *tree.Node) *tree.Node {
	if n == nil || n.Kind != tree.Mapping {
		return n
	}
	out := *n
	out.Fields = nil
	for _, f := range n.Fields {
		value := f.Value
		if f.Key == "switch" {
			value = translate(f.Value, own, channels)
		} else {
			value = localise(value, own, channels)
		}
		if value != nil {
			out.Fields = append(out.Fields, tree.Field{Key: f.Key, Pos: f.Pos, Value: value})
		}
	}
	return &out
}

func translate(n *tree.Node, own string, channels *tree.Node) *tree.Node {
	out := *n
	out.Fields = nil
	for _, f := range n.Fields {
		entries := channels.Entries()
		i := slices.IndexFunc(entries, func(c tree.Field) bool { return kindOf(c) == f.Key && c.Key != own })
		if i >= 0 {
			out.Fields = append(out.Fields, tree.Field{Key: entries[i].Key, Pos: f.Pos, Value: f.Value})
		}
	}
	if out.Fields == nil {
		return nil
	}
	return &out
}

// fillCountry fills in what goes with the country, where there is one.
func fillCountry(root *tree.Node) *tree.Node {
	country := root.Get("country")
	if country == nil {
		return root
	}
	if !root.Has("timezone") {
		root = add(root, "timezone", zones[country.Text], "the clock of the country")
	}
	if !root.Has("currency") && anyPrice(root) {
		root = add(root, "currency", currencies[country.Text], "the currency of the country")
	}
	return within(root, "lost_customers", func(n *tree.Node) *tree.Node {
		if n.Has("margin") {
			return n
		}
		return add(n, "margin", margins[country.Text], "assumption, about the same in each country")
	})
}

// anyPrice reports whether anything has a price.
func anyPrice(root *tree.Node) bool {
	priced := func(f tree.Field) bool {
		return f.Value.Get("cost") != nil || f.Value.Get("cost_per_parcel") != nil || f.Value.Get("partner") != nil
	}
	paid := func(f tree.Field) bool { return f.Value.Get("price") != nil || f.Value.Get("per_week") != nil }
	return root.Get("lost_customers") != nil || slices.ContainsFunc(root.Get("projects").Entries(), paid) || slices.ContainsFunc(
		slices.Concat(root.Get("teams").Entries(), root.Get("self_service").Entries(), root.Get("playbook").Entries()), priced)
}

func fillTeam(n *tree.Node) *tree.Node {
	n = tree.Under(n, defaults.Get("team"))
	n = under(n, "strain", "strain")
	if n.Get("hired") != nil {
		n = tree.Under(n, defaults.Get("new_hire"))
	}
	if n.Get("cost") != nil {
		n = tree.Under(n, defaults.Get("paid"))
	}
	n = under(under(under(n, "lateness", "lateness"), "leaves_early", "leaves_early"), "home", "home")
	n = each(n, "cohorts", func(f tree.Field) *tree.Node { return fillCohort(f.Value) })
	return each(n, "shifts", func(f tree.Field) *tree.Node {
		return within(fillBreak(tree.Under(f.Value, defaults.Get("shift"))), "weekends", fillBreak)
	})
}

// fillCohort counts from the first day of employment, or from the day of the
// advertisement.
func fillCohort(n *tree.Node) *tree.Node {
	assumed := defaults.Get("cohort").Without("lead_time")
	if n.Get("advertised") != nil {
		assumed = defaults.Get("cohort").Without("induction")
	}
	return tree.Under(n, assumed)
}

// fillBreak gives a shift of more than five and a half hours half an hour of
// rest around its middle, in turns.
func fillBreak(shift *tree.Node) *tree.Node {
	hours, err := unit.Range(read(shift.Get("hours"), same))
	length := hours.To - hours.From
	if err != nil || shift.Kind != tree.Mapping || shift.Has("breaks") || length <= 5*des.Hour+des.Hour/2 {
		return shift
	}
	from := (hours.From + 3*length/8) / halfHour * halfHour
	const source = "half an hour by law or agreement in NO, SE, FI; B: breaks are 7 % in turnella.com; in turns is an assumption"
	at := tree.Pos{Source: source}
	text := fmt.Sprintf("30m between %s-%s", clockText(from), clockText(from+2*des.Hour))
	return shift.Assume("breaks", &tree.Node{Kind: tree.List, Pos: at, Items: []*tree.Node{tree.NewScalar(text, source)}})
}

func clockText(t des.Time) string {
	t %= des.Day
	return fmt.Sprintf("%02d:%02d", t/des.Hour, t%des.Hour/des.Minute)
}

// short writes 10m in place of 10m0s.
func short(duration string) string {
	for _, zero := range []string{"0s", "0m"} {
		if before, ok := strings.CutSuffix(duration, zero); ok && before != "" && !strings.ContainsAny(before[len(before)-1:], "0123456789") {
			duration = before
		}
	}
	return duration
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// Default returns the values that are assumed for a part of a season or a
// centre, nil when there are none.
func Default(part string) *tree.Node { return defaults.Get(part) }

// FillTextbook lays under a textbook queue what it cannot be counted without.
func FillTextbook(root *tree.Node) *tree.Node {
	return each(root, "channels", func(f tree.Field) *tree.Node {
		return tree.Under(f.Value, defaults.Get("textbook"))
	})
}
