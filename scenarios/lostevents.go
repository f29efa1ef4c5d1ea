package scenarios

import (
	"fmt"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
)

// lostEvents warns of a strategy whose events take the place of those of the
// season, none of which it keeps: it was probably meant to add to them. One that has
// no events at all says what it means.
func lostEvents(root *tree.Node, strategy string, overlay *tree.Node, odd *tree.Log) {
	events := overlay.Get("events")
	was := append(eventNames(root.Get("events")), eventNames(root.Get("more_events"))...)
	if events == nil || len(events.List()) == 0 || len(was) == 0 {
		return
	}
	for _, name := range eventNames(events) {
		for _, other := range was {
			if name == other {
				return
			}
		}
	}
	odd.Add(events.Pos, fmt.Sprintf("the events of the strategy %s take the place of the season's: without %s", strategy, strings.Join(was, ", ")),
		"call them more_events, or repeat those that happen all the same")
}

// eventNames returns what events are called.
func eventNames(events *tree.Node) (names []string) {
	for _, e := range events.List() {
		for _, kind := range kinds {
			if name := text(e.Get(kind.name)); name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}
