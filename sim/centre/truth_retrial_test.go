package centre_test

import (
	"math"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
)

// retrialOracles are customers who call again after they have hung up.
func retrialOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "retrial_callback.json") {
		if !strings.HasPrefix(c.ID, "retrial") {
			continue
		}
		p := params[struct {
			queueParams
			New   float64 `json:"new_calls_per_hour"`
			Share float64 `json:"p_retry_after_abandon"`
			Delay float64 `json:"mean_delay_to_retry_s"`
		}](t, c)
		l := phone(p.Agents, memoryless(p.Handle), impatience(p.Patient), p.Within)
		l.Queues[0].Redial = centre.Redial{Share: p.Share, After: memoryless(p.Delay)}
		// Customers who redial are on the centre's mind for a few attempts.
		o := stationary(c.ID, l, []float64{p.New}, p.Handle, 3*(p.Delay+p.Handle))
		o.compare(t, c, o.retrialReader())
		all = append(all, o)
	}
	return all
}

// retrialReader reads figures of attempts, first attempts and customers.
func (o *oracle) retrialReader() reader {
	var first centre.Cell
	var served, customers float64
	o.watch(func() { first, served, customers = centre.Cell{}, 0, 0 }, func(e *centre.Entry) {
		if !o.counted(e.Arose) {
			return
		}
		if e.Ending == centre.Answered {
			served++
		}
		if e.Try > 1 {
			return
		}
		customers++
		first.Offered++
		switch {
		case e.Ending == centre.Abandoned:
			first.Waited++
			first.Abandoned++
		case e.Answered > e.Arrived:
			first.Waited++
			fallthrough
		default:
			if e.Answered-e.Arrived <= o.layout.Queues[0].Within {
				first.AnsweredIn++
			}
		}
	})
	own := map[string]measure{
		"attempt_rate_per_hour":            number(func(c *counts) (float64, float64) { return float64(c.Offered), c.seconds / 3600 }),
		"attempts_per_customer":            number(func(c *counts) (float64, float64) { return float64(c.Offered), float64(c.Offered - c.Redials) }),
		"retry_fraction_of_attempts":       share(func(c *counts) (int64, int64) { return c.Redials, c.Offered }),
		"p_eventually_served_per_customer": {share: true, of: func(*counts) (float64, float64) { return served, customers }},
		"p_eventually_lost_per_customer":   {share: true, of: func(*counts) (float64, float64) { return customers - served, customers }},
	}
	return func(f *figure, path []string, _ map[string]float64) bool {
		if m, ok := own[path[0]]; ok {
			f.measure = m
			return true
		}
		if name, ok := strings.CutSuffix(path[0], "_first_attempt"); ok {
			known := f.byName(name)
			of := f.of
			f.of = func(*counts) (float64, float64) { return of(&counts{Cell: first}) }
			return known
		}
		return f.byName(path[0])
	}
}

// blendOracles are e-mails that are worked between calls.
func blendOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "retrial_callback.json") {
		if !strings.HasPrefix(c.ID, "callback") {
			continue
		}
		p := params[struct {
			queueParams
			Reserve int     `json:"idle_reserve"`
			Mails   float64 `json:"emails_per_hour"`
		}](t, c)
		l := phone(p.Agents, memoryless(p.Handle), impatience(p.Patient), p.Within)
		l.Channels = append(l.Channels, centre.Channel{Kind: centre.Deferred})
		l.Reasons = []centre.Reason{
			{Mix: []float64{1, 0}, Queues: []int{0, -1}},
			{Mix: []float64{0, 1}, Queues: []int{-1, 1}},
		}
		mail := l.Queues[0]
		mail.Reason, mail.Channel, mail.Patience = 1, 1, nil
		l.Queues = append(l.Queues, mail)
		l.Groups[0].Skills = append(l.Groups[0].Skills, centre.Skill{Queue: 1, Rank: 1, Factor: 1})
		l.Groups[0].Reserve = p.Reserve
		relaxation := relaxPatient(p.Agents-p.Reserve, (p.PerHour+p.Mails)/3600, p.Handle, 1)
		o := stationary(c.ID, l, []float64{p.PerHour, p.Mails}, p.Handle, math.Max(relaxation, *p.Patient))
		calls, mails := o.over([]int{0}, []int{0}), o.over([]int{1}, []int{0})
		o.compare(t, c, func(f *figure, path []string, _ map[string]float64) bool {
			f.stretch = calls
			if strings.Contains(path[0], "_callback_") && path[0] != "sl_live_over_non_callback" {
				f.stretch = mails
			}
			return f.byName(path[0])
		})
		all = append(all, o)
	}
	return all
}
