package centre_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim/dist"
)

// queueParams are the parameters of a case with one queue.
type queueParams struct {
	Agents  int      `json:"agents"`
	PerHour float64  `json:"calls_per_hour"`
	Handle  float64  `json:"aht_s"`
	Law     string   `json:"aht_law"`
	Patient *float64 `json:"patience_mean_s"`
	Within  float64  `json:"T_s"`
	Lines   int      `json:"lines_K"`
}

// single reads the figures of a case with one queue.
func single(f *figure, path []string, _ map[string]float64) bool {
	name := path[len(path)-1]
	switch path[0] {
	case "sl_by_T", "sl_offered_by_T", "wait_cdf":
		seconds, err := strconv.ParseFloat(name, 64)
		f.measure = within(seconds)
		return err == nil
	case "wait_p50", "wait_p90", "wait_p99":
		if f.exact > 0 { // the share who wait no longer, otherwise that of those who do not wait
			f.measure = within(f.exact)
		}
		percent, err := strconv.Atoi(strings.TrimPrefix(name, "wait_p"))
		f.exact = float64(percent) / 100
		return err == nil
	}
	return f.byName(name)
}

// lossOracles are queues without a place to wait. Their figures do not depend
// on the law of handle times, so a second one is tried.
func lossOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "erlang_bc.json") {
		if !strings.HasPrefix(c.ID, "erlB") {
			continue
		}
		p := params[queueParams](t, c)
		for _, law := range anyLaw(p.Handle) {
			l := phone(p.Agents, law.Law, nil, 0)
			l.Queues[0].WaitingRoom = 0
			o := stationary(c.ID+law.name, l, []float64{p.PerHour}, p.Handle, law.relaxation)
			o.compare(t, c, single)
			all = append(all, o)
		}
	}
	return all
}

// handling is a law of handle times.
type handling struct {
	dist.Law
	name       string  // added to that of the case
	relaxation float64 // mean of its longest exponential phase
}

// anyLaw returns two different laws with the same mean: the exponential one,
// and a mixture of short and long ones.
func anyLaw(mean float64) [2]handling {
	mixed := dist.Must(dist.NewMixture([]float64{0.2, 0.8}, []dist.Law{memoryless(3 * mean), memoryless(mean / 2)}))
	return [2]handling{{memoryless(mean), "", mean}, {mixed, "-mixed", 3 * mean}}
}

// waitOracles are queues that nobody leaves.
func waitOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "erlang_bc.json") {
		if strings.HasPrefix(c.ID, "erlC") {
			p := params[queueParams](t, c)
			o := erlangC(c.ID, p)
			o.compare(t, c, o.withSquares)
			all = append(all, o)
		}
	}
	return all
}

func erlangC(id string, p queueParams) *oracle {
	load := p.PerHour / 3600 * p.Handle
	relaxation := relaxPatient(p.Agents, p.PerHour/3600, p.Handle, 1)
	o := stationary(id, phone(p.Agents, memoryless(p.Handle), nil, p.Within), []float64{p.PerHour}, p.Handle, relaxation)
	o.today = inEquilibrium(p.Agents, load, erlangCWait(p.Agents, load))
	o.settled = true
	o.plan(o.replications, contactsEach)
	return o
}

// erlangCWait returns the probability of waiting, from the recursion for
// Erlang's loss formula.
func erlangCWait(n int, load float64) float64 {
	blocked := 1.0
	for k := range n {
		blocked = load * blocked / (float64(k+1) + load*blocked)
	}
	busy := load / float64(n)
	return blocked / (1 - busy*(1-blocked))
}

// abandonmentOracles are queues with exponential patience, or with few lines.
func abandonmentOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "erlang_a.json") {
		p := params[queueParams](t, c)
		o := erlangA(c.ID, p)
		o.compare(t, c, single)
		all = append(all, o)
	}
	return all
}

func erlangA(id string, p queueParams) *oracle {
	l := phone(p.Agents, memoryless(p.Handle), impatience(p.Patient), p.Within)
	l.Channels[0].Lines = p.Lines
	relaxation := p.Handle * float64(1+max(p.Lines-p.Agents, 0)) // of a short queue that nobody leaves
	if p.Patient != nil {
		relaxation = relaxImpatient(p.Handle, *p.Patient)
	}
	return stationary(id, l, []float64{p.PerHour}, p.Handle, relaxation)
}

// patienceOracles are queues with other laws of patience.
func patienceOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "general_patience.json") {
		p := params[struct {
			queueParams
			Patience struct {
				Kind                     string
				Value, Lo, Hi, Mu, Sigma float64
				Shape, Scale, Mean       float64
				Stages                   int
				Balk                     float64 `json:"p_zero"`
			}
		}](t, c)
		var law dist.Law
		switch q := p.Patience; q.Kind {
		case "det":
			law = dist.Must(dist.NewFixed(q.Value))
		case "uniform":
			law = dist.Must(dist.NewUniform(q.Lo, q.Hi))
		case "lognormal":
			law = dist.Must(dist.NewLognormalLog(q.Mu, q.Sigma))
		case "weibull":
			law = dist.Must(dist.NewWeibull(q.Shape, q.Scale))
		case "erlang":
			law = dist.Must(dist.NewErlang(q.Mean, q.Stages))
		case "balk_exp":
			law = dist.Must(dist.NewMixture([]float64{q.Balk, 1 - q.Balk},
				[]dist.Law{dist.Must(dist.NewFixed(0)), memoryless(q.Mean)}))
		default:
			t.Fatalf("%s: patience %q", c.ID, q.Kind)
		}
		l := phone(p.Agents, memoryless(p.Handle), law, p.Within)
		o := stationary(c.ID, l, []float64{p.PerHour}, p.Handle, relaxImpatient(p.Handle, law.Mean()))
		o.compare(t, c, single)
		all = append(all, o)
	}
	return all
}
