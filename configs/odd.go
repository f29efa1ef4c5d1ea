package configs

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
)

// Odd looks for what can be meant and probably is not, once the events of a
// season have been laid over the centre: hours without anybody on duty, and
// what is written of times and work that never come. These are warnings: a
// strategy may bring them about without more ado.
func Odd(root *tree.Node, m *sim.Model, log *tree.Log) {
	if m.Calendar == nil {
		return
	}
	unstaffed(root, m, log)
	for c, entry := range root.Get("channels").Entries() {
		if m.Layout.Channels[c].Open != nil {
			continue
		}
		for _, key := range []string{"at_closing", "when_closed"} {
			if n := entry.Value.Get(key); written(n) {
				log.Add(n.Pos, fmt.Sprintf("%s of %s never matters: it is open round the clock", key, entry.Key), "write hours, or leave it out")
			}
		}
	}
	mail := func(s centre.Skill) bool {
		return m.Layout.Channels[m.Layout.Queues[s.Queue].Channel].Kind == centre.Deferred
	}
	for g, entry := range root.Get("teams").Entries() {
		if n := entry.Value.Get("reserve"); written(n) && !slices.ContainsFunc(m.Layout.Groups[g].Skills, mail) {
			log.Add(n.Pos, fmt.Sprintf("reserve of %s never matters: they work no e-mail that others could be kept free from", entry.Key), "leave it out")
		}
	}
}
