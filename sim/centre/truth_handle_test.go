package centre_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/dist"
)

// handleOracles are queues with other laws of handle times.
func handleOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "general_service.json") {
		p := params[struct {
			queueParams
			Phases struct {
				Kind      string
				P, M1, M2 float64
			} `json:"handle"`
		}](t, c)
		perSecond := p.PerHour / 3600
		if p.Patient == nil {
			law := handleLaw(t, p.Law, p.Handle)
			scv := law.Variance() / (p.Handle * p.Handle)
			relaxation := relaxPatient(p.Agents, perSecond, p.Handle, scv)
			o := stationary(c.ID, phone(p.Agents, law, nil, p.Within), []float64{p.PerHour}, p.Handle, relaxation)
			o.compare(t, c, o.withSquares)
			all = append(all, o)
			continue
		}
		short, long := memoryless(p.Phases.M2), memoryless(p.Phases.M1)
		l := phone(p.Agents, long, impatience(p.Patient), p.Within)
		mean := p.Phases.M1 + p.Phases.M2
		if p.Phases.Kind == "hyper" {
			law := dist.Must(dist.NewMixture([]float64{p.Phases.P, 1 - p.Phases.P}, []dist.Law{long, short}))
			l.Queues[0].Handle, mean = law, law.Mean()
		} else {
			l.Queues[0].WrapUp = short
		}
		o := stationary(c.ID, l, []float64{p.PerHour}, mean, relaxImpatient(p.Phases.M1+p.Phases.M2, *p.Patient))
		o.compare(t, c, single)
		all = append(all, o)
	}
	return all
}

func handleLaw(t *testing.T, name string, mean float64) dist.Law {
	word, number, _ := strings.Cut(name, " ")
	switch word {
	case "det", "deterministic":
		return dist.Must(dist.NewFixed(mean))
	case "erlang":
		k, err := strconv.Atoi(number)
		if err != nil {
			t.Fatal(err)
		}
		return dist.Must(dist.NewErlang(mean, k))
	case "lognormal":
		cv, err := strconv.ParseFloat(strings.TrimPrefix(number, "cv "), 64)
		if err != nil {
			t.Fatal(err)
		}
		return dist.Must(dist.NewLognormal(mean, cv))
	}
	t.Fatalf("handle time %q", name)
	return nil
}

// withSquares reads the figures of a queue, and those that need the squares of
// waits, which the contact log gives.
func (o *oracle) withSquares(f *figure, path []string, exact map[string]float64) bool {
	switch path[0] {
	case "var_wait":
		f.exact += exact["mean_wait"] * exact["mean_wait"]
	case "second_moment_wait":
	default:
		return single(f, path, exact)
	}
	sum := 0.0
	o.watch(func() { sum = 0 }, func(e *centre.Entry) {
		if e.Ending == centre.Answered && o.counted(e.Arrived) {
			wait := (e.Answered - e.Arrived).Seconds()
			sum += wait * wait
		}
	})
	f.measure = measure{of: func(c *counts) (float64, float64) { return sum, float64(c.Answered) }, event: squares}
	return true
}
