package erlang

import "slices"

// Steady holds the long-run figures of a queue. Shares are of all contacts
// offered.
type Steady struct {
	Load        float64 // offered, in erlang
	Blocked     float64 // share that finds no line
	Waits       float64 // share that must wait
	Abandoned   float64 // share that hangs up
	Answered    float64 // share that reaches an agent
	Occupancy   float64 // share of the agents' time that is spent on contacts
	QueueLength float64 // mean number waiting
	MeanWait    float64 // of all offered, answered at once or lost included; s
	ASA         float64 // average speed of answer: mean wait of those answered; s

	queue  Queue
	atOnce float64   // share that finds an agent free
	first  int       // P(an arrival finds all agents busy and i waiting) is
	found  []float64 // found[i-first], where there is room to wait
}

// Solve returns the long-run figures.
func (q Queue) Solve() (Steady, error) {
	if err := q.check(); err != nil {
		return Steady{}, err
	}
	if q.endless() {
		return q.delay(), nil
	}
	return q.addUp(), nil
}

// delay is Erlang C: who must wait does so for an exponential time, with the
// rate that the agents have to spare.
func (q Queue) delay() Steady {
	waits := C(q.Agents, q.Load())
	wait := waits / -q.surplus()
	return Steady{
		Load: q.Load(), atOnce: 1 - waits, Waits: waits, Answered: 1, Occupancy: q.Load() / float64(q.Agents),
		QueueLength: wait * q.Rate, MeanWait: wait, ASA: wait, queue: q,
	}
}

// addUp adds up the stationary probabilities of the number of contacts in the
// system.
func (q Queue) addUp() Steady {
	lowest, weights := q.states()
	s := Steady{Load: q.Load(), queue: q, first: max(lowest-q.Agents, 0)}
	s.found = make([]float64, 0, len(weights))
	var total, busy, waiting float64
	for i, weight := range weights {
		j := lowest + i
		total += weight
		busy += weight * float64(min(j, q.Agents))
		waiting += weight * float64(max(j-q.Agents, 0))
		switch {
		case q.Lines > 0 && j == q.Lines:
			s.Blocked = weight
		case j >= q.Agents:
			s.Waits += weight
			s.found = append(s.found, weight)
		default:
			s.atOnce += weight
		}
	}
	for i := range s.found {
		s.found[i] /= total
	}
	s.Blocked /= total
	s.Waits /= total
	s.atOnce /= total
	s.QueueLength = waiting / total
	s.Occupancy = busy / total / float64(q.Agents)
	s.Answered = busy / total / q.Load()
	s.Abandoned = s.QueueLength / q.Patience / q.Rate
	s.MeanWait = s.QueueLength / q.Rate // Little's law
	s.ASA = s.waitOfAnswered() / s.Answered
	return s
}

// negligible is the weight, relative to the likeliest state's, under which a
// state and all beyond it are left out.
const negligible = 1e-20

// states returns the weights of the numbers of contacts in the system, from the
// lowest that counts. They are those of a birth-death chain, fed by arrivals
// and drained by [Queue.leaving]. Walking away from the likeliest state, whose
// weight is 1, nothing overflows and nothing large is subtracted.
func (q Queue) states() (lowest int, weights []float64) {
	mode := min(int(q.Load()), q.Agents)
	if mode == q.Agents {
		mode += int(q.longest())
	}
	lowest = mode
	for weight := 1.0; lowest > 0 && weight > negligible; lowest-- {
		weight *= q.leaving(lowest) / q.Rate
		weights = append(weights, weight)
	}
	slices.Reverse(weights)
	weights = append(weights, 1)
	weight := 1.0
	for j := mode + 1; q.Lines == 0 || j <= q.Lines; j++ {
		ratio := q.Rate / q.leaving(j)
		weight *= ratio
		if weight < negligible*(1-ratio) { // the rest is less than a geometric series
			break
		}
		weights = append(weights, weight)
	}
	return lowest, weights
}

// leaving returns the rate at which contacts leave, handled or given up, when j
// are in the system.
func (q Queue) leaving(j int) float64 {
	return float64(min(j, q.Agents))/q.HandleTime + float64(max(j-q.Agents, 0))/q.Patience
}

// waitOfAnswered returns E[wait; answered]. Who finds k-1 waiting is k places
// from an agent, and moves up when somebody ahead hangs up or an agent comes
// free, at rates r(i) = leaving(Agents+i), i < k. His patience outlasts that
// with probability r(0)/r(k), and then it takes Σ 1/r(i), i = 1…k, on average.
func (s Steady) waitOfAnswered() float64 {
	q := s.queue
	sum, steps := 0.0, 0.0
	for k := 1; k <= s.first+len(s.found); k++ {
		rate := q.leaving(q.Agents + k)
		steps += 1 / rate
		if k > s.first {
			sum += s.found[k-1-s.first] * q.leaving(q.Agents) / rate * steps
		}
	}
	return sum
}
