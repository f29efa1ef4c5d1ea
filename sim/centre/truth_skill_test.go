package centre_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

type skillParams struct {
	PerHour  []float64       `json:"calls_per_hour"`
	Patient  []*float64      `json:"patience_mean_s"`
	Agents   []int           `json:"agents"`
	Handle   json.RawMessage `json:"aht_s"` // by pool, or by pool and class
	By       string          `json:"aht_is"`
	Route    [][]int         `json:"route"`         // by class: pools that a call tries
	Priority [][]int         `json:"pool_priority"` // by pool: classes that a freed agent serves first
	Skills   [][]int         `json:"skills"`        // instead: oldest call first
	Within   float64         `json:"T_s"`
}

// handles returns mean handle times by pool and class.
func (p *skillParams) handles(t *testing.T) [][]float64 {
	var all [][]float64
	if p.By == "[pool][class]" {
		if err := json.Unmarshal(p.Handle, &all); err != nil {
			t.Fatal(err)
		}
		return all
	}
	var byPool []float64
	if err := json.Unmarshal(p.Handle, &byPool); err != nil {
		t.Fatal(err)
	}
	for _, mean := range byPool {
		all = append(all, slices.Repeat([]float64{mean}, len(p.PerHour)))
	}
	return all
}

// layout makes a queue of each class and a group of each pool.
func (p *skillParams) layout(handles [][]float64) *centre.Layout {
	l := &centre.Layout{Channels: []centre.Channel{{}}}
	for class := range p.PerHour {
		q := centre.Queue{
			Reason: class, Handle: memoryless(1), Patience: impatience(p.Patient[class]),
			Within: des.Seconds(p.Within), WaitingRoom: -1,
		}
		for _, pool := range p.Route[class] {
			q.Routing = append(q.Routing, centre.Step{Groups: []int{pool}})
		}
		l.Reasons = append(l.Reasons, centre.Reason{Mix: []float64{1}, Queues: []int{class}})
		l.Queues = append(l.Queues, q)
	}
	for pool, n := range p.Agents {
		g := centre.Group{Name: fmt.Sprint(pool)}
		if p.Priority != nil {
			for rank, class := range p.Priority[pool] {
				g.Skills = append(g.Skills, centre.Skill{Queue: class, Rank: rank, Factor: handles[pool][class]})
			}
		} else {
			for _, class := range p.Skills[pool] {
				g.Skills = append(g.Skills, centre.Skill{Queue: class, Factor: handles[pool][class]})
			}
		}
		l.Groups = append(l.Groups, g)
		l.Agents = append(l.Agents, slices.Repeat([]int{pool}, n)...)
	}
	return l
}

// skillOracles are classes of calls and pools of agents who serve several.
func skillOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "multiskill.json") {
		p := params[skillParams](t, c)
		handles := p.handles(t)
		longest, perSecond, relaxation := 0.0, 0.0, 0.0
		for _, byClass := range handles {
			longest = max(longest, slices.Max(byClass))
		}
		for class, patience := range p.Patient {
			if perSecond += p.PerHour[class] / 3600; patience != nil {
				relaxation = max(relaxation, relaxImpatient(longest, *patience))
			} else {
				relaxation = relaxPatient(p.Agents[0], perSecond, longest, 1)
			}
		}
		o := stationary(c.ID, p.layout(handles), p.PerHour, longest, relaxation)
		o.compare(t, c, o.skillReader())
		all = append(all, o)
	}
	return all
}

// skillReader reads figures of classes, pools and both.
func (o *oracle) skillReader() reader {
	queues, groups := indices(len(o.layout.Queues)), indices(len(o.layout.Groups))
	var ofClass, ofPool []int
	for _, q := range queues {
		ofClass = append(ofClass, o.over([]int{q}, groups))
	}
	for _, g := range groups {
		ofPool = append(ofPool, o.over(queues, []int{g}))
	}
	hands := o.watchHands()
	return func(f *figure, path []string, _ map[string]float64) bool {
		switch path[0] {
		case "all":
			return f.byName(path[1])
		case "pool_occupancy":
			f.stretch = ofPool[index(path[1])]
			return f.byName("occupancy")
		case "busy_by_pool_class":
			var pool, class int
			if _, err := fmt.Sscanf(path[1], "%d,%d", &pool, &class); err != nil {
				return false
			}
			f.measure = work(func(c *counts) (float64, float64) { return hands.busy[class][pool], c.seconds })
			return true
		}
		class := index(path[1])
		f.stretch = ofClass[class]
		if path[2] == "p_immediate_by_route" {
			pool := o.layout.Queues[class].Routing[index(path[3])].Groups[0]
			f.measure = measure{share: true, of: func(c *counts) (float64, float64) {
				return hands.immediate[class][pool], float64(c.Offered)
			}}
			return true
		}
		return f.byName(path[2])
	}
}

// hands is who was served by whom, by queue and group.
type hands struct{ immediate, busy [][]float64 }

func (o *oracle) watchHands() *hands {
	h := &hands{}
	o.watch(func() {
		h.immediate, h.busy = nil, nil
		for range o.layout.Queues {
			h.immediate = append(h.immediate, make([]float64, len(o.layout.Groups)))
			h.busy = append(h.busy, make([]float64, len(o.layout.Groups)))
		}
	}, func(e *centre.Entry) {
		if e.Ending != centre.Answered || !o.counted(e.Arrived) {
			return
		}
		group := o.layout.Agents[e.Agent]
		h.busy[e.Queue][group] += e.Handle.Seconds()
		if e.Answered == e.Arrived {
			h.immediate[e.Queue][group]++
		}
	})
	return h
}

func index(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return -1
	}
	return n
}
