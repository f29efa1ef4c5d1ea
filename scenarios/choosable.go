package scenarios

import (
	"bytes"
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
)

// Befalls reports whether a strategy changes what comes from outside, so that nobody can
// choose it: orders, parcels, what customers ask and how often, what happens, the dates and
// the country. What is done about these is chosen: who answers a reason, how soon and how
// fast, what is promised, leave that is frozen, overtime, and people who are called in.
func (s Strategy) Befalls() bool {
	for _, f := range s.overlay.Entries() {
		switch f.Key {
		case "events", "forecast_bias", "country", "timezone", "from", "to", "year", "horizon":
			return true
		case "more_events":
			if slices.ContainsFunc(f.Value.List(), comes) {
				return true
			}
		case "orders", "delivery":
			if len(f.Value.Without("promise", "promised_days").Entries()) > 0 {
				return true
			}
		case "reasons", "segments":
			if slices.ContainsFunc(f.Value.Entries(), asks) {
				return true
			}
		}
	}
	return false
}

// comes reports whether an event comes from outside.
func comes(event *tree.Node) bool {
	return !event.Has("freeze") && !event.Has("overtime") && !event.Has("call_in")
}

// asks reports whether it is changed of a reason or of a segment who asks, or how often.
func asks(who tree.Field) bool {
	return len(who.Value.Without("routing", "priority", "answer_within", "head_start", "handle_time").Entries()) > 0
}

// Contains reports whether a strategy says all that another says, which says something.
func (s Strategy) Contains(o Strategy) bool {
	return s.overlay != nil && len(o.overlay.Entries()) > 0 && contains(s.overlay, o.overlay)
}

func contains(all, part *tree.Node) bool {
	switch {
	case all.Kind != part.Kind:
		return false
	case part.Kind == tree.Mapping:
		return !slices.ContainsFunc(part.Fields, func(f tree.Field) bool {
			own := all.Get(f.Key) // nil, too, where it is taken away
			return !all.Has(f.Key) || (own == nil) != (f.Value.Kind == tree.Null) || own != nil && !contains(own, f.Value)
		})
	case part.Kind == tree.List:
		return !slices.ContainsFunc(part.Items, func(item *tree.Node) bool {
			return !slices.ContainsFunc(all.Items, func(own *tree.Node) bool { return alike(own, item) })
		})
	}
	return alike(all, part)
}

// Plays reports whether a strategy is the same season as another, whatever it is called.
func (s Strategy) Plays(o Strategy) bool {
	return bytes.Equal(asUsed(s.tree.Without("strategies")), asUsed(o.tree.Without("strategies")))
}
