package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
)

// lostEvents warns of a strategy whose events take the place of those of the
// season, none of which it keeps: it was probably meant to add to them. One that has
// no events at all says what it means.
func lostEvents(root *tree.Node, strategy string, overlay *tree.Node, odd *tree.Log) {
	events := overlay.Get("events")
	was := eventNames(withMoreEvents(root).Get("events"))
	kept := func(name string) bool { return slices.Contains(was, name) }
	if len(events.List()) == 0 || len(was) == 0 || slices.ContainsFunc(eventNames(events), kept) {
		return
	}
	odd.Add(events.Pos, fmt.Sprintf("the events of the strategy %s take the place of the season's: without %s", strategy, strings.Join(was, ", ")),
		"call them more_events, or repeat those that happen all the same")
}

// eventNames returns what events are called.
func eventNames(events *tree.Node) (names []string) {
	for _, e := range events.List() {
		if _, name := kindAndName(e); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// kindAndName says what an event is: a campaign, and which.
func kindAndName(event *tree.Node) (kind, name string) {
	for _, k := range kinds {
		if name := text(event.Get(k.name)); name != "" {
			return k.name, name
		}
	}
	return "", ""
}
