package configs

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
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
	misroutedToNobody(root, m, log)
	labour(root, m, log)
	stays(root, m, log)
	neverAsked(root, m, log)
	noEffect(root, m, log)
	unpriced(root, m, log)
	unlikely(root, m, log)
	inTimeWithoutGoods(root, m, log)
	for c, entry := range root.Get("channels").Entries() {
		if m.Layout.Channels[c].Open == nil {
			neverMatters(entry, []string{"at_closing", "when_closed"}, "it is open round the clock", "write hours, or leave it out", log)
		}
		if queues := queuesOf(&m.Layout, c); queues != nil {
			neverMatters(entry, idleWithoutPatience(entry, queues), "nobody leaves, as patience says", "write patience: "+patienceLike(entry)+", or leave it out", log)
		}
	}
	countedTwice(root, m, log)
	countedAndModelled(root, log)
	inPart(root, m, log)
	inStock(root, m, log)
	mail := func(s centre.Skill) bool {
		return m.Layout.Channels[m.Layout.Queues[s.Queue].Channel].Kind == centre.Deferred
	}
	for g, entry := range root.Get("teams").Entries() {
		if n := entry.Value.Get("reserve"); written(n) && !slices.ContainsFunc(m.Layout.Groups[g].Skills, mail) {
			log.Add(n.Pos, fmt.Sprintf("reserve of %s never matters: they work no e-mail that others could be kept free from", entry.Key), "leave it out")
		}
		tooLate(entry, m, g, log)
	}
}

// inStock looks for notices to those who wait for goods of which nobody, or
// nobody with the question, has any.
func inStock(root *tree.Node, m *sim.Model, log *tree.Log) {
	for i := range m.Layout.Layers {
		layer := &m.Layout.Layers[i]
		if !layer.BackOrders || m.Demand.Delivery == nil {
			continue
		}
		n := root.Get("self_service").Get(layer.Name)
		if d := m.Demand.Delivery; d.Backorder.Share == 0 && d.Items == nil && (d.Known == nil || d.Known.Back == nil) {
			log.Add(n.Get("for").Pos, layer.Name+" reach nobody: all goods are in stock", "write backorder: {share: 2%} under delivery, or leave for out")
		}
		for _, reason := range m.Demand.Reasons {
			if help := n.Get("resolves").Get(reason.Name); help != nil && !slices.ContainsFunc(reason.Causes, ofOrder) {
				log.Add(help.Pos, fmt.Sprintf("%s never help with %s: nobody asks that because of an order", layer.Name, reason.Name), "leave it out")
			}
		}
	}
}

// ofOrder reports whether a cause begins with an order.
func ofOrder(c demand.Cause) bool {
	_, flow := c.(demand.Flow)
	return !flow
}

// countedTwice looks for customers who try again although those who did are
// among the contacts that were counted.
func countedTwice(root *tree.Node, m *sim.Model, log *tree.Log) {
	reasons, channels := root.Get("reasons").Entries(), root.Get("channels").Entries()
	told := map[int]bool{}
	for _, q := range m.Layout.Queues {
		n := reasons[q.Reason].Value.Get("counts")
		if n == nil || told[q.Channel] || m.Layout.Reasons[q.Reason].Mix[q.Channel] == 0 {
			continue
		}
		again := map[string]bool{
			"redial": q.Redial.Share > 0, "comes_back": q.Resolution.FirstContact > 0 && q.Resolution.FirstContact < 1 && q.Resolution.ComesBack > 0, "chaser": q.Chaser.Every > 0,
		}
		for _, key := range []string{"redial", "comes_back", "chaser"} {
			if again[key] {
				told[q.Channel] = true
				off := key + ": none at the channel"
				if key == "comes_back" { // without it, nothing would say what the unresolved do
					off = "first_contact: 100% at the channel"
					if reasons[q.Reason].Value.Get("first_contact") != nil {
						off = "first_contact: 100% at the reason"
					}
				}
				log.Add(n.Pos, fmt.Sprintf("%s of %s makes contacts that may be among those that were counted", key, channels[q.Channel].Key), "write "+off+" if they are, or scale: x0.9 to count first attempts only")
			}
		}
	}
}

func neverMatters(of tree.Field, keys []string, why, write string, log *tree.Log) {
	for _, key := range keys {
		if n := of.Value.Get(key); written(n) {
			log.Add(n.Pos, fmt.Sprintf("%s of %s never matters: %s", key, of.Key, why), write)
		}
	}
}

// tooLate looks for cohorts that are on the floor when the season is over.
func tooLate(team tree.Field, m *sim.Model, index int, log *tree.Log) {
	last := len(m.Calendar.Days) - 1
	for _, c := range m.Staff.Teams[index].Cohorts {
		if c.From > last {
			entry, end := team.Value.Get("cohorts").Get(c.Name), m.Calendar.Days[last].Date
			log.Add(entry.Pos, fmt.Sprintf("the cohort %s of %s comes too late: its first day is %v, and the season ends on %v", c.Name, team.Key, end.Add(c.From-last), end),
				"advertise or hire earlier, or leave it out")
		}
	}
}
