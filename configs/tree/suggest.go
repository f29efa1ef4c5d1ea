package tree

import (
	"slices"
	"strings"
)

// Nearest returns the candidate that someone who wrote name most likely meant,
// "" when none is near: at most one slip for every three letters, whatever the
// capitals, spaces and dashes, or a name that begins or ends like it. Of two
// that are as near, it is the one that goes on where name ends.
func Nearest(name string, candidates []string) string {
	if best := fewestSlips(name, candidates); best != "" || len(name) < 3 {
		return best
	}
	for _, c := range candidates {
		if a, b := bare(name), bare(c); len(b) > 3 && (strings.HasPrefix(b, a) || strings.HasPrefix(a, b)) {
			return c
		}
	}
	return ""
}

func fewestSlips(name string, candidates []string) (best string) {
	least := len([]rune(name))/3 + 1
	for _, c := range candidates {
		d := slips(bare(name), bare(c))
		if c == name || d > least {
			continue
		}
		if d < least || best == "" || begins(c, name) && !begins(best, name) {
			best = c
		}
		least = d
	}
	return best
}

// begins reports whether a name goes on like another: reasons like reason.
func begins(name, like string) bool { return strings.HasPrefix(bare(name), bare(like)) }

func bare(name string) string {
	return strings.NewReplacer(" ", "", "_", "", "-", "").Replace(strings.ToLower(name))
}

// slips counts the letters to put in, take out, change or swap with their
// neighbour to get from a to b (Damerau 1964, optimal string alignment).
func slips(a, b string) int {
	x, y := []rune(a), []rune(b)
	const far = 64
	if len(x) > far || len(y) > far {
		return far
	}
	d := make([][]int, len(x)+1)
	for i := range d {
		d[i] = make([]int, len(y)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(x)][len(y)]
}

// Index looks a name up. An unknown one is a fault at its place, which says what may
// be written instead.
func (l *Log) Index(at Pos, what, name string, names []string) (i int, known bool) {
	if i = slices.Index(names, name); i >= 0 {
		return i, true
	}
	l.Add(at, "there is no "+what+" "+name, Choices(name, names))
	return 0, false
}

// Choices says what may be written in place of an unknown name: the one that
// was probably meant, or all there are.
func Choices(name string, candidates []string) string {
	if meant := Nearest(name, candidates); meant != "" {
		return "did you mean " + meant + "?"
	}
	const most = 12
	candidates = slices.Clone(candidates)
	for i, c := range candidates {
		if strings.Contains(c, ",") { // which also stands between them
			candidates[i] = "'" + c + "'"
		}
	}
	switch n := len(candidates); {
	case n == 0:
		return "none is written"
	case n == 1:
		return "there is only " + candidates[0]
	case n > most:
		return "write one of " + strings.Join(candidates[:most], ", ") + ", …"
	default:
		return "write one of " + strings.Join(candidates, ", ")
	}
}
