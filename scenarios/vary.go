package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
)

// dimension is what one range of the command line varies.
type dimension struct {
	at     tree.Pos
	path   tree.Path
	values []string // to be taken in turn; of a range without a step none

	from, to, step int    // of a range, in units of the last decimal
	decimals       int    // that are written
	before, behind string // the number: x and %
	signed         bool   // a plus is written, too
	days           bool   // the numbers are those of days
}

// vary adds the points of ranges: values laid over the base.
func (c *chosen) vary(choice Choice, base sum) {
	faults := c.log.Len()
	var all []*dimension
	for _, text := range choice.Vary {
		if d := c.dimension(text, choice.Sample > 0); d != nil {
			all = append(all, d)
		}
	}
	c.distinct(all)
	if c.log.Len() > faults || !c.fits(choice, all) {
		return
	}
	root := c.lay(base, &tree.Log{}) // what is odd in it is told once it is built
	points := combinations(all)
	if choice.Sample > 0 {
		points = c.draw(root, all, choice)
	}
	for _, point := range points {
		s := sum{parts: base.parts}
		var names []string
		under := root
		for i, value := range point {
			change := tree.Change(under, all[i].path, value, all[i].at, named, c.log)
			under = tree.Merge(under, change)
			s.point = append(s.point, change)
			names = append(names, all[i].name(all)+"="+value)
		}
		s.name = strings.Join(names, ", ")
		c.all = append(c.all, s)
	}
}

// dimension reads what is to be varied; nil if it cannot be.
func (c *chosen) dimension(text string, sampled bool) *dimension {
	d := &dimension{at: tree.Pos{File: "--vary " + brief(text)}}
	path, value, err := assigned(text)
	if err != nil {
		c.log.Add(d.at, err.Error(), "write a path and its values, such as --vary 'teams.temps.agents=10..20 step 2'")
		return nil
	}
	d.path = path
	m := rangeText.FindStringSubmatch(strings.TrimSpace(value))
	switch {
	case m == nil && thousandsText.MatchString(value):
		c.log.Add(d.at, "that may be values with commas between them, or thousands", "write "+path.String()+"="+strings.ReplaceAll(value, ",", "")+" if it is one number")
		return nil
	case m == nil && sampled:
		c.log.Add(d.at, "points are drawn from a range", "write one, such as "+path.String()+"=10..20")
		return nil
	case m != nil && decimalComma.MatchString(value):
		c.log.Add(d.at, "a comma is no decimal point here", "write "+path.String()+"="+decimalComma.ReplaceAllString(value, "$1.$2"))
		return nil
	case m == nil:
		d.values = apart(value, ',')
		return d
	}
	if what, write := d.read(m[1], m[2], m[3], sampled); what != "" {
		c.log.Add(d.at, what, write)
		return nil
	}
	return d
}

// name is a path as far as it tells readers what it is: from the name of a team, layer
// or reason on, or else its last two parts; all of it where another dimension is called
// so, too.
func (d *dimension) name(all []*dimension) string {
	short := d.short()
	for _, o := range all {
		if o != d && o.short() == short {
			return d.path.String()
		}
	}
	return short
}

func (d *dimension) short() string {
	if len(d.path) > 2 && slices.Contains(named, d.path[0]) {
		return d.path[1:].String()
	}
	return d.path[max(len(d.path)-2, 0):].String()
}

// distinct makes sure that nothing is varied twice.
func (c *chosen) distinct(all []*dimension) {
	seen := map[string]bool{}
	for _, d := range all {
		if seen[d.path.String()] {
			c.log.Add(d.at, d.path.String()+" is varied twice", "write all of its values in one --vary")
		}
		seen[d.path.String()] = true
	}
}

// fits makes sure that what is varied can be compared: it is not too much.
func (c *chosen) fits(choice Choice, all []*dimension) bool {
	at := tree.Pos{File: "--vary"}
	points := 1
	for _, d := range all {
		points = min(points*max(len(d.values), 1), 1e6)
	}
	switch {
	case choice.Sample > 0 && len(choice.Vary) == 0:
		c.log.Add(tree.Pos{File: "--sample"}, "there is no range to draw points from", "write one, such as --vary teams.temps.agents=10..20")
	case choice.Sample < 0 || choice.Sample > mostStrategies:
		c.log.Add(tree.Pos{File: "--sample"}, fmt.Sprintf("%d points cannot be drawn", choice.Sample), fmt.Sprintf("write a number from 1 to %d", mostStrategies))
	case choice.Latin && choice.Sample == 0:
		c.log.Add(tree.Pos{File: "--latin"}, "a Latin hypercube has a number of points", "write --sample 20, too")
	case points > mostStrategies:
		c.log.Add(at, fmt.Sprintf("there are %d combinations", points), fmt.Sprintf("write longer steps, for at most %d, or draw some of them: --sample %d", mostStrategies, mostStrategies))
	default:
		return len(all) > 0
	}
	return false
}

// combinations are all choices of one value of each dimension, the last changing
// fastest.
func combinations(all []*dimension) [][]string {
	points := [][]string{nil}
	for _, d := range all {
		var more [][]string
		for _, p := range points {
			for _, value := range d.values {
				more = append(more, append(p[:len(p):len(p)], value))
			}
		}
		points = more
	}
	return points
}
