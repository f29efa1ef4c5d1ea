package configs

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// easyFirst reads how many of those whom a layer helps it helps because their question is
// short. That asks for questions that differ, of which it can be told where they stand.
func (b *builder) easyFirst(entry tree.Field, l *selfservice.Layer) {
	n, place := entry.Value.Get("easy_first"), "self_service."+entry.Key+": easy_first"
	if l.EasyFirst = read(n, shareOf); l.EasyFirst == 0 {
		return
	}
	some := func(p float64) bool { return p > 0 && p < 1 }
	if !slices.ContainsFunc(l.Resolves, some) && entry.Value.Get("resolves") != nil {
		b.idle(n, place+" changes nothing: it helps all who ask, or nobody", "leave it out")
		return
	}
	differ := false
	for _, q := range b.model.Layout.Queues {
		if !some(l.Resolves[q.Reason]) {
			continue
		}
		if q.Handle != nil && dist.HoldsSum(q.Handle) {
			b.log.Add(n.Pos, fmt.Sprintf("%s: %s takes a sum of times, of which no contact's rank is found in good time", place, q.Name), "write its handle_time: as a mean, or as one law such as lognormal(mean 5m, cv 0.9)")
			return
		}
		differ = differ || differs(l, &q)
	}
	if !differ {
		b.idle(n, place+" changes nothing: all contacts that it meets take the same time", "write handle_time: 5m, a mean, or leave easy_first out")
	}
}

// differs reports whether a layer meets contacts of a queue that do not all take the same
// time.
func differs(l *selfservice.Layer, q *centre.Queue) bool {
	_, alike := q.Handle.(dist.Fixed)
	return !alike && (l.Beforehand() || l.Channels[q.Channel])
}
