package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
)

type chatParams struct {
	Agents  int       `json:"agents"`
	AtOnce  int       `json:"max_concurrent"`
	PerHour float64   `json:"chats_per_hour"`
	Speed   []float64 `json:"speed_by_concurrency"`
	Stretch []float64 `json:"stretch_by_concurrency"`
	Work    float64   `json:"mean_work_s"`
	Patient *float64  `json:"patience_mean_s"`
	Within  float64   `json:"T_s"`
}

// withoutLimit is a limit on the chats at once that has no effect: with the
// load of the case, so many have a probability of 3e-11.
const withoutLimit = 60

// slowdown returns the work time as a multiple of that of a lone chat, by
// chats in hand.
func (p *chatParams) slowdown() []float64 {
	if p.Stretch != nil {
		return p.Stretch
	}
	var all []float64
	for _, speed := range p.Speed {
		all = append(all, 1/speed)
	}
	for n := len(all); p.AtOnce == 0 && n < withoutLimit; n++ {
		all = append(all, float64(n+1))
	}
	return all
}

// chatOracles are agents with several chats in hand. Where there is one agent
// and no queue the law of the work does not matter, so a second one is tried.
func chatOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "chat.json") {
		p := params[chatParams](t, c)
		for i, law := range anyLaw(p.Work) {
			if i > 0 && p.Patient != nil {
				continue
			}
			l := phone(p.Agents, law.Law, impatience(p.Patient), p.Within)
			l.Channels[0] = centre.Channel{Kind: centre.Chat, Slowdown: p.slowdown(), AtStart: p.Stretch != nil}
			if p.Patient == nil {
				l.Queues[0].WaitingRoom = 0
			}
			slowdown := l.Channels[0].Slowdown
			longest := law.relaxation * slowdown[min(len(slowdown), 5)-1]
			o := stationary(c.ID+law.name, l, []float64{p.PerHour}, longest, longest)
			o.compare(t, c, p.read)
			all = append(all, o)
		}
	}
	return all
}

func (p *chatParams) read(f *figure, path []string, _ map[string]float64) bool {
	switch path[0] {
	case "slot_occupancy":
		f.measure = shareOfTime(func(c *counts) (float64, float64) { return c.inHand, c.agents * float64(p.AtOnce) * c.seconds })
	case "slowdown":
		f.measure = work(func(c *counts) (float64, float64) { return c.Handle.Seconds(), p.Work * float64(c.Answered) })
	default:
		return f.byName(path[0])
	}
	return true
}
