package scenarios

import (
	"fmt"
	"math"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/rng"
)

// draw returns random points of ranges, each once. Those of a Latin hypercube (McKay,
// Beckman and Conover, "A comparison of three methods for selecting values of input
// variables in the analysis of output from a computer code", Technometrics 21, 1979)
// have in each of as many equal parts of each range exactly one. The luck of a range
// belongs to its path and the seed of the season, so it is the same whatever else
// varies.
func (c *chosen) draw(root *tree.Node, all []*dimension, choice Choice) (points [][]string) {
	points = make([][]string, choice.Sample)
	seed := uint64(defaultSeed)
	if n := root.Get("seed"); n != nil {
		if given, err := unit.Seed(n.Text); err == nil {
			seed = given
		}
	}
	for _, d := range all {
		if !d.days && c.takesParts(root, d) {
			d.refine()
		}
		luck := rng.New(seed, 0).Name("vary").Name(d.path.String())
		order := shuffled(choice.Sample, luck.Name("order").Stream())
		for i := range points {
			u := luck.With(uint64(i)).Float64()
			if choice.Latin {
				points[i] = append(points[i], d.text(d.stratified(order[i], choice.Sample, u)))
			} else {
				points[i] = append(points[i], d.text(d.stratified(0, 1, u)))
			}
		}
	}
	return c.once(points)
}

// takesParts reports whether the key takes numbers that are not whole.
func (c *chosen) takesParts(root *tree.Node, d *dimension) bool {
	faults := func(value string) int {
		var unheard tree.Log
		change := tree.Change(root, d.path, value, d.at, named, &unheard)
		grammar.Check(language, tree.Merge(root, change), &unheard)
		return unheard.Len()
	}
	finer := *d
	finer.decimals++
	return faults(finer.text(10*d.from+5)) <= faults(d.text(d.from))
}

// fewestValues is how many values a range has at least from which points are drawn, if
// its key takes numbers that are not whole. Ten times as many are more than anybody
// wants to read the digits of.
const fewestValues = 100

// refine writes so many decimals that there are values enough.
func (d *dimension) refine() {
	for d.to-d.from < fewestValues {
		d.decimals, d.from, d.to = d.decimals+1, 10*d.from, 10*d.to
	}
}

// coarse is how far apart the values of a range lie from which points are drawn.
func (d *dimension) coarse() int {
	apart := 1
	for (d.to-d.from)/apart >= 10*fewestValues {
		apart *= 10
	}
	return apart
}

// stratified returns the value of the range at u, between 0 and 1, of one of n parts of
// it, equal but for rounding. Where it has fewer values than parts, neighbours share
// them.
func (d *dimension) stratified(part, n int, u float64) int {
	apart := d.coarse()
	values := (d.to-d.from)/apart + 1
	first, next := (part*values+n-1)/n, ((part+1)*values+n-1)/n
	if next <= first {
		return d.from + apart*min(int((float64(part)+u)*float64(values)/float64(n)), values-1)
	}
	return d.from + apart*(first+int(math.Floor(u*float64(next-first))))
}

// shuffled returns the numbers below n in random order.
func shuffled(n int, luck rng.Stream) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for i := n - 1; i > 0; i-- {
		j := int(luck.Float64() * float64(i+1))
		order[i], order[j] = order[j], order[i]
	}
	return order
}

// once leaves out points that were drawn before, as may be where ranges have few
// values.
func (c *chosen) once(points [][]string) (different [][]string) {
	seen := map[string]bool{}
	for _, p := range points {
		if name := fmt.Sprint(p); !seen[name] {
			seen[name], different = true, append(different, p)
		}
	}
	if len(different) < len(points) {
		c.odd.Add(tree.Pos{File: "--sample"}, fmt.Sprintf("of the %d points that were drawn, %d are different", len(points), len(different)), "write wider ranges, or all values with a step")
	}
	return different
}
