package configs

import (
	"fmt"
	"math"
	"regexp"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// longestTalk is what hardly any contact takes for which the customer waits on the
// line.
const longestTalk = des.Hour

var currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)

// unlikely looks for values that hardly anybody means.
func unlikely(root *tree.Node, m *sim.Model, log *tree.Log) {
	if n := root.Get("currency"); written(n) && !currencyCode.MatchString(n.Text) {
		log.Add(n.Pos, fmt.Sprintf("currency: %s is no code of three letters (ISO 4217)", n.Text), "write one such as EUR, NOK, SEK or DKK")
	}
	reasons, channels := root.Get("reasons").Entries(), root.Get("channels").Entries()
	told := map[*tree.Node]bool{}
	for i := range m.Layout.Queues {
		q := &m.Layout.Queues[i]
		reason, channel := reasons[q.Reason], channels[q.Channel]
		n := ofQueue(reason, channel, "handle_time")
		if q.Handle == nil || told[n] || !written(n) || m.Layout.Channels[q.Channel].Kind == centre.Deferred {
			continue
		}
		if mean := des.Time(math.Round(q.Handle.Mean()/60)) * des.Minute; mean > longestTalk {
			told[n] = true
			log.Add(n.Pos, fmt.Sprintf("handle_time: contacts about %s in %s take %s on average", reason.Key, channel.Key, short(mean.String())),
				"write minutes, such as 4m, or leave it if that is so")
		}
	}
}
