package centre_test

import (
	"math"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/erlang"
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
			f.of = func(*counts) (float64, float64) {
				var c counts
				centre.AddCounts(&c.Counts, &first)
				return of(&c)
			}
			return known
		}
		return f.byName(path[0])
	}
}

// blendOracles are e-mails that are worked between calls.
func blendOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "retrial_callback.json") {
		p := params[blendParams](t, c)
		if p.Mails == 0 {
			continue
		}
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
			if strings.HasPrefix(path[0], "mean_callback_") {
				f.stretch = mails
			}
			return f.byName(path[0])
		})
		all = append(all, o)
	}
	return all
}

// callbackOracles are callers to whom a call-back is offered when so many wait.
func callbackOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "retrial_callback.json") {
		p := params[blendParams](t, c)
		if p.Accepts == 0 {
			continue
		}
		l := phone(p.Agents, memoryless(p.Handle), impatience(p.Patient), p.Within)
		l.Queues[0].Callback = centre.Callback{Waiting: p.Offer, Accepts: p.Accepts, Last: true}
		l.Groups[0].Reserve = p.Reserve
		// Who is to be called back is on the centre's mind for a while.
		o := stationary(c.ID, l, []float64{p.PerHour}, p.Handle, 3*(p.Handle+*p.Patient))
		o.compare(t, c, func(f *figure, path []string, _ map[string]float64) bool {
			if name, ok := strings.CutPrefix(path[0], "mean_callback_"); ok {
				return f.byName(map[string]string{"queue": "mean_to_call", "wait": "mean_wait_to_call"}[name])
			}
			return f.byName(path[0])
		})
		all = append(all, o)
	}
	return all
}

// expectationOracle is an M/M/5 queue that nobody leaves, whose callers are
// offered a call-back when they have to expect more than three minutes: with Q
// ahead that is (Q+1)·h/5, as five services have to end for each, so from Q = 3
// on (3·5/5 = 3 minutes is not more). That is how many of them find 5+3 or more
// inside: C(5, a)·ρ^3 with Erlang's C.
func expectationOracle(*testing.T) []*oracle {
	const agents, handle, perHour = 5, 300.0, 48.0
	load := perHour / 3600 * handle
	l := phone(agents, memoryless(handle), nil, 20)
	l.Queues[0].Callback = centre.Callback{From: 3 * des.Minute, Accepts: math.SmallestNonzeroFloat64}
	o := stationary("expected-wait", l, []float64{perHour}, handle, relaxPatient(agents, perHour/3600, handle, 1))
	o.figures = []figure{{
		name: "p_offered", exact: erlang.C(agents, load) * math.Pow(load/agents, 3),
		measure: share(func(c *counts) (int64, int64) { return c.CallbackOffered, c.Offered }),
	}}
	return []*oracle{o}
}

// balkOracle is an M/M/5 queue whose callers are told what to expect, and accept
// up to an exponential wait with mean m. With Q ahead they are told (Q+1)·h/5, so
// that exp(-(Q+1)·h/5m) of them stay: the number inside is a birth-and-death
// process, whose stationary probabilities are products of its rates.
func balkOracle(*testing.T) []*oracle {
	const agents, handle, perHour, accepts = 5, 300.0, 66.0, 240.0
	load := perHour / 3600 * handle
	stays := func(inside int) float64 {
		if inside < agents {
			return 1
		}
		return math.Exp(-float64(inside-agents+1) * handle / agents / accepts)
	}
	p, sum, balk, queue, busy := 1.0, 0.0, 0.0, 0.0, 0.0
	for inside := range 200 {
		sum += p
		balk += p * (1 - stays(inside))
		queue += p * float64(max(0, inside-agents))
		busy += p * float64(min(inside, agents)) / agents
		p *= load * stays(inside) / float64(min(inside+1, agents))
	}
	l := phone(agents, memoryless(handle), nil, 20)
	l.Queues[0].Announces.Accepts = memoryless(accepts)
	o := stationary("announced-wait", l, []float64{perHour}, handle, 2*handle)
	for name, exact := range map[string]float64{"p_abandon": balk / sum, "mean_queue": queue / sum, "occupancy": busy / sum} {
		f := figure{name: name, exact: exact}
		f.byName(name)
		o.figures = append(o.figures, f)
	}
	return []*oracle{o}
}

type blendParams struct {
	queueParams
	Reserve int     `json:"idle_reserve"`
	Mails   float64 `json:"emails_per_hour"`
	Offer   int     `json:"offer_when_waiting_at_least"`
	Accepts float64 `json:"accept_prob"`
}
