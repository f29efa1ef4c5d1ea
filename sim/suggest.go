package sim

import (
	"fmt"
	"slices"
	"strings"
)

// suggest says what to write instead of an unknown word: the nearest choice if
// one is near, and all of them.
func suggest(word, plural string, choices []string) string {
	if len(choices) == 0 {
		return "there are no " + plural + " here"
	}
	const most = 40
	all := choices
	if len(all) > most {
		all = append(all[:most:most], fmt.Sprintf("%d more", len(choices)-most))
	}
	best := nearest(word, choices)
	if named := keyNamed(word); slices.Contains(choices, named) {
		best = named
	}
	if best != "" {
		return fmt.Sprintf("did you mean %s? The %s are %s", best, plural, list(all))
	}
	return fmt.Sprintf("the %s are %s", plural, list(all))
}

// keyNamed returns the key of the measure that is printed under a name, however its words
// are joined: wait for mean_wait; "" where none is.
func keyNamed(name string) string {
	joined := strings.NewReplacer("_", " ", "-", " ")
	name = strings.TrimSpace(joined.Replace(name))
	i := slices.IndexFunc(measures, func(m Measure) bool { return strings.EqualFold(joined.Replace(m.Name), name) })
	if i < 0 {
		return ""
	}
	return measures[i].Key
}

// NearestMeasure returns the key of the measure that is printed under a name, or whose key
// is nearest to it; "" where none is near.
func NearestMeasure(name string) string {
	if key := keyNamed(name); key != "" {
		return key
	}
	var keys []string
	for _, m := range measures {
		keys = append(keys, m.Key)
	}
	return nearest(name, keys)
}

// nearest returns the choice with the fewest edits to word, or "" when none is
// within a third of its length.
func nearest(word string, choices []string) string {
	best, fewest := "", 1+len([]rune(word))/3
	for _, choice := range choices {
		if d := distance([]rune(word), []rune(choice), fewest); d <= fewest && (best == "" || d < fewest) {
			best, fewest = choice, d
		}
	}
	return best
}

// distance counts the letters to put in, take out, change or swap with their
// neighbour between a and b (optimal string alignment); more than limit is as
// good as limit + 1.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next[0] = i + 1
		for j := range b {
			change := row[j]
			if a[i] != b[j] {
				change++
			}
			next[j+1] = min(change, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}
