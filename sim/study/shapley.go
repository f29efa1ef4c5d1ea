package study

import (
	"math/bits"

	"github.com/rushproof/rushproof/sim/rng"
)

// set is some of the causes, a bit each.
type set uint64

func (s set) has(cause int) bool   { return s>>cause&1 == 1 }
func (s set) with(cause int) set   { return s | 1<<cause }
func (s set) size() int            { return bits.OnesCount64(uint64(s)) }
func everyOf(causes int) set       { return 1<<causes - 1 }
func aloneSet(cause int) set       { return 1 << cause }
func without(all set, one int) set { return all &^ (1 << one) }

// worth says how bad it is with only some of the causes there: a list of numbers, of which
// each is divided by itself.
type worth func(s set) ([]float64, error)

// exactShares divides what the causes bring together by the Shapley value (Shapley, "A value
// for n-person games", 1953): what each adds to the others, on average over all orders in
// which they can come. With n causes and v the worth, cause i has
//
//	Σ over sets S without i: |S|! (n − |S| − 1)! ÷ n! · (v(S + i) − v(S))
//
// The shares add up to v(all) − v(none), a cause that adds nothing anywhere has 0, and two
// that add the same have the same: no other division has these properties and adds up over
// what is divided.
func exactShares(causes int, v worth) ([][]float64, error) {
	worths := make([][]float64, 1<<causes)
	for s := range worths {
		var err error
		if worths[s], err = v(set(s)); err != nil {
			return nil, err
		}
	}
	shares := noShares(causes, len(worths[0]))
	weights := orderWeights(causes)
	for i := range causes {
		for s := range set(len(worths)) {
			if s.has(i) {
				continue
			}
			w := weights[s.size()]
			for k, after := range worths[s.with(i)] {
				shares[i][k] += w * (after - worths[s][k])
			}
		}
	}
	return shares, nil
}

// orderWeights is by the size of a set the share of all orders in which just this set comes
// before a cause: 1 ÷ (n · (n − 1 choose size)).
func orderWeights(causes int) []float64 {
	weights, choose := make([]float64, causes), 1.0
	for size := range weights {
		weights[size] = 1 / (float64(causes) * choose)
		choose *= float64(causes-1-size) / float64(size+1)
	}
	return weights
}

// addPair adds to the shares what each cause brings in an order that is drawn and in the
// reverse of it: what came first comes last then, so that the errors of both take each other
// away in part. The mean over orders is the Shapley value (Castro, Gómez & Tejada,
// "Polynomial calculation of the Shapley value based on sampling", Computers & Operations
// Research 36, 2009; in pairs: Mitchell, Cooper, Frank & Holmes, "Sampling permutations for
// Shapley value estimation", JMLR 23, 2022).
func addPair(shares [][]float64, luck rng.Key, v worth) error {
	order := drawnOrder(len(shares), luck)
	if err := addOrder(shares, order, v); err != nil {
		return err
	}
	for i, j := 0, len(order)-1; i < j; i, j = i+1, j-1 {
		order[i], order[j] = order[j], order[i]
	}
	return addOrder(shares, order, v)
}

// addOrder adds what each cause brings when they come in an order.
func addOrder(shares [][]float64, order []int, v worth) error {
	var s set
	before, err := v(s)
	if err != nil {
		return err
	}
	for _, i := range order {
		s = s.with(i)
		after, err := v(s)
		if err != nil {
			return err
		}
		for k := range after {
			shares[i][k] += after[k] - before[k]
		}
		before = after
	}
	return nil
}

// drawnOrder draws an order, each as likely as any other.
func drawnOrder(n int, luck rng.Key) []int {
	order, stream := make([]int, n), luck.Stream()
	for i := range order {
		j := int(stream.Float64() * float64(i+1))
		order[i] = order[j]
		order[j] = i
	}
	return order
}

func noShares(causes, numbers int) [][]float64 {
	shares := make([][]float64, causes)
	for i := range shares {
		shares[i] = make([]float64, numbers)
	}
	return shares
}
