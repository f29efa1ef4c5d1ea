package main

import (
	"slices"
	"strings"
	"testing"
)

// The library would take seed 0 for a seed that nobody knows.
func TestPeopleAreTheSameAgain(t *testing.T) {
	for _, seed := range []uint64{0, 1, 1<<64 - 1} {
		a, b := newPeople(seed), newPeople(seed)
		b.name(7) // what was asked before does not matter
		for key := range uint64(200) {
			if a.name(key) != b.name(key) || a.order(key) != b.order(key) {
				t.Fatalf("seed %d, key %d: %s %s, then %s %s", seed, key, a.name(key), a.order(key), b.name(key), b.order(key))
			}
		}
	}
}

// About two in three customers have a Nordic name: of 3000, 2000 with a
// standard deviation of 26. Different seeds give different people.
func TestPeopleAreNordicMostly(t *testing.T) {
	p, other := newPeople(1), newPeople(2)
	nordic, same := 0, 0
	for key := range uint64(3000) {
		first, last, _ := strings.Cut(p.name(key), " ")
		if slices.Contains(firstNames, first) && slices.Contains(lastNames, last) {
			nordic++
		}
		if p.name(key) == other.name(key) {
			same++
		}
	}
	if nordic < 2000-4*26 || nordic > 2000+4*26+30 {
		t.Errorf("%d of 3000 names are Nordic, want about 2000", nordic)
	}
	if same > 20 {
		t.Errorf("%d of 3000 people are the same under another seed", same)
	}
}
