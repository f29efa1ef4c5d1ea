package centre_test

import (
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// latency is how long a bot takes.
type latency struct {
	Kind            string
	Mean, Value, CV float64
}

func (a latency) law(t *testing.T) dist.Law {
	switch a.Kind {
	case "det":
		return dist.Must(dist.NewFixed(a.Value))
	case "exp":
		return memoryless(a.Mean)
	case "lognormal":
		return dist.Must(dist.NewLognormal(a.Mean, a.CV))
	}
	t.Fatalf("latency %q", a.Kind)
	return nil
}

// bot puts a chatbot in front of the queue.
func bot(t *testing.T, l *centre.Layout, contains float64, helped, handedOver latency) {
	l.Layers = []selfservice.Layer{{
		Kind: selfservice.Chatbot, Channels: []bool{true}, Reach: 1, Resolves: []float64{contains},
		Takes: helped.law(t), HandOver: handedOver.law(t), Harder: 1,
	}}
}

// botOracles are queues behind a bot, in steady state.
func botOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "bot.json") {
		if !strings.HasPrefix(c.ID, "bot-ss") {
			continue
		}
		p := params[struct {
			queueParams
			Contacts   float64 `json:"contacts_per_hour"`
			Contains   float64 `json:"p_contained"`
			HandedOver latency `json:"bot_latency_of_failures"`
			Helped     latency `json:"bot_latency_of_contained"`
		}](t, c)
		l := phone(p.Agents, memoryless(p.Handle), impatience(p.Patient), p.Within)
		bot(t, l, p.Contains, p.Helped, p.HandedOver)
		o := stationary(c.ID, l, []float64{p.Contacts}, p.Handle, max(relaxImpatient(p.Handle, *p.Patient), 240))
		o.compare(t, c, o.botReader(p.Contacts/3600))
		all = append(all, o)
	}
	return all
}

// botReader reads figures of a bot that the given number of contacts reaches
// in a second, and of the queue behind it.
func (o *oracle) botReader(perSecond float64) reader {
	var inBot, untilAnswer, answered float64
	o.watch(func() { inBot, untilAnswer, answered = 0, 0, 0 }, func(e *centre.Entry) {
		switch {
		case !o.counted(e.Arrived):
		case e.Layer >= 0:
			inBot += (e.Ended - e.Arrived).Seconds()
		case e.Ending == centre.Answered:
			untilAnswer += (e.Answered - e.Arose).Seconds()
			answered++
		}
	})
	own := map[string]measure{
		"handover_per_hour":  number(func(c *counts) (float64, float64) { return float64(c.Offered), c.seconds / 3600 }),
		"end_to_end_abandon": {share: true, of: func(c *counts) (float64, float64) { return float64(c.Abandoned), perSecond * c.seconds }},
		"mean_in_bot":        work(func(c *counts) (float64, float64) { return inBot, c.seconds }),
		"mean_time_to_answer_incl_bot_of_handed_over_served": work(func(*counts) (float64, float64) { return untilAnswer, answered }),
	}
	return func(f *figure, path []string, _ map[string]float64) bool {
		if m, ok := own[path[0]]; ok {
			f.measure = m
			return true
		}
		return path[0] == "human_queue" && f.byName(path[1])
	}
}

// botDayOracles are days of a bot, whose hand-overs nobody answers.
func botDayOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "bot.json") {
		if !strings.HasPrefix(c.ID, "bot-day") {
			continue
		}
		p := params[struct {
			Interval   float64   `json:"interval_s"`
			PerHour    []float64 `json:"contacts_per_hour"`
			Contains   float64   `json:"p_contained"`
			Helped     latency   `json:"latency_contained"`
			HandedOver latency   `json:"latency_failed"`
		}](t, c)
		n := len(p.PerHour) + 6
		l := phone(0, memoryless(300), nil, 0)
		bot(t, l, p.Contains, p.Helped, p.HandedOver)
		o := dayOracle(c.ID, l, n+1, p.PerHour, p.Interval, 1) // who leaves the bot later is in the last interval
		o.stretches[n].from, o.stretches[n].to = 0, n
		o.compare(t, c, o.botDayReader(n))
		all = append(all, o)
	}
	return all
}

func (o *oracle) botDayReader(n int) reader {
	helped, inBot := make([]float64, n), make([]float64, n)
	interval := o.layout.Period.Interval
	o.watch(func() { clear(helped); clear(inBot) }, func(e *centre.Entry) {
		if e.Layer < 0 {
			return
		}
		ended := int(e.Ended / interval)
		if (e.Ending == centre.LayerHelped || e.Ending == centre.LayerSeemed) && ended < n {
			helped[ended]++
		}
		for i := int(e.Arrived / interval); i < min(ended, n); i++ {
			inBot[i]++
		}
	})
	return func(f *figure, path []string, _ map[string]float64) bool {
		f.measure = number(func(c *counts) (float64, float64) { return float64(c.Offered), 1 })
		if path[0] == "total_handed_over" {
			f.stretch = n
			return true
		}
		i := index(path[1])
		f.stretch = i
		switch path[2] {
		case "contained":
			f.measure = number(func(*counts) (float64, float64) { return helped[i], 1 })
		case "in_bot_at_end":
			f.measure = number(func(*counts) (float64, float64) { return inBot[i], 1 })
		}
		return true
	}
}
