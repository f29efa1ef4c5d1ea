package rng

import (
	"flag"
	"fmt"
	"maps"
	"math"
	"math/bits"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the goldens anew")

// The goldens freeze every stream. Do NOT change them: whoever runs a season
// again with the seed of last year must get last year's luck. If this test
// fails, the code is at fault.
func TestStreamsAreFrozen(t *testing.T) {
	const file = "testdata/streams.txt"
	var b strings.Builder
	b.WriteString("# The first draws of each kind. Do NOT change: old seeds must give their old luck.\n")
	for _, seed := range []uint64{0, 1, math.MaxUint64} {
		key := New(seed, 3)
		fmt.Fprintf(&b, "seed %d: key %016x, part 5 %016x, name %016x, number %.15g\n",
			seed, uint64(key), uint64(key.With(5)), uint64(key.Name("phone")), key.Float64())
		s := key.Stream()
		fmt.Fprintf(&b, "  Uint64 %016x %016x %016x\n", s.Uint64(), s.Uint64(), s.Uint64())
		purpose := key.Purpose(2)
		fmt.Fprintf(&b, "  purpose 2 %016x %016x\n", purpose.Uint64(), purpose.Uint64())
	}
	for _, name := range slices.Sorted(maps.Keys(draws())) {
		s := New(1, 0).Stream()
		fmt.Fprintf(&b, "%s", name)
		for range 8 {
			// Twelve digits: processors that fuse multiplication and addition
			// differ in the sixteenth.
			fmt.Fprintf(&b, " %.12g", draws()[name].draw(&s))
		}
		b.WriteString("\n")
	}
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("streams have changed:\n%swant:\n%s", b.String(), want)
	}
}

// Neighbours in every way in which the engine asks for keys have nothing in
// common.
func TestNeighboursAreUncorrelated(t *testing.T) {
	root := New(1, 0)
	for name, pair := range map[string]func(i uint64) (a, b Key){
		"parts":                func(i uint64) (Key, Key) { return root.With(i), root.With(i + 1) },
		"part and sum":         func(i uint64) (Key, Key) { return root.With(i), root },
		"distant parts":        func(i uint64) (Key, Key) { return root.With(i), root.With(i + 1<<32) },
		"seeds":                func(i uint64) (Key, Key) { return New(i, 0), New(i+1, 0) },
		"replications":         func(i uint64) (Key, Key) { return New(1, int(i)), New(1, int(i)+1) },
		"seed and replication": func(i uint64) (Key, Key) { return New(i+50, 7), New(7, int(i)+50) },
		"names": func(i uint64) (Key, Key) {
			return root.Name(fmt.Sprint("queue ", i)), root.Name(fmt.Sprint("queue ", i+1))
		},
		"purposes": func(i uint64) (Key, Key) { return root.With(i).With(1), root.With(i).With(2) },
		"words":    func(i uint64) (Key, Key) { return Key(i), Key(i + 1) },
		"bits":     func(i uint64) (Key, Key) { return Key(i), Key(i ^ 1<<(i%64)) },
	} {
		for i := range uint64(40) {
			a, b := pair(i)
			// 400 pairs: five standard errors instead of four keep the chance
			// of a false alarm among all of them as it is for one.
			if got := correlation(a.Stream(), b.Stream()); math.Abs(got) > 5 {
				t.Errorf("%s, pair %d: a correlation of %.1f standard errors", name, i, got)
			}
		}
	}
	for i := range uint64(40) {
		key := root.With(i)
		for name, got := range map[string]float64{
			"one purpose and the next":     correlation(key.Purpose(i), key.Purpose(i+1)),
			"a purpose and the key":        correlation(key.Purpose(i), key.Stream()),
			"a purpose of one and another": correlation(key.Purpose(1), root.With(i+1).Purpose(1)),
			"a purpose and a part":         correlation(key.Purpose(i), key.With(i).Stream()),
		} {
			if math.Abs(got) > 5 {
				t.Errorf("%s, %d: a correlation of %.1f standard errors", name, i, got)
			}
		}
	}
}

// correlation returns how two streams agree, in standard errors.
func correlation(a, b Stream) float64 {
	const n = 20_000
	sum := 0.0
	for range n {
		sum += (a.Float64() - 0.5) * (b.Float64() - 0.5) * 12
	}
	return sum / math.Sqrt(n)
}

// The first draws of many keys, in the order of the keys, are a sample like any
// other: this is how the engine draws.
func TestFirstDrawsOfManyKeys(t *testing.T) {
	root := New(5, 0).Name("customers")
	first := func(draw func(*Stream) float64) []float64 {
		sample := make([]float64, 42_000)
		for i := range sample {
			s := root.With(uint64(i)).Stream()
			sample[i] = draw(&s)
		}
		return sample
	}
	for _, name := range []string{"Float64", "Exp", "Norm", "Gamma(0.5)", "Gamma(4)", "Poisson(3)", "Poisson(200)", "Binomial(1000, 0.37)"} {
		d := draws()[name]
		for _, misfit := range d.misfits(first(d.draw)) {
			t.Errorf("%s: %s", name, misfit)
		}
		byPurpose := make([]float64, 42_000) // of 6000 contacts, seven purposes each
		for i := range byPurpose {
			s := root.With(uint64(i / 7)).Purpose(uint64(i % 7))
			byPurpose[i] = d.draw(&s)
		}
		for _, misfit := range d.misfits(byPurpose) {
			t.Errorf("%s by purpose: %s", name, misfit)
		}
	}
	sample := first((*Stream).Float64)
	for lag := 1; lag <= 5; lag++ {
		sum := 0.0
		for i := lag; i < len(sample); i++ {
			sum += (sample[i] - 0.5) * (sample[i-lag] - 0.5) * 12
		}
		if got := sum / math.Sqrt(float64(len(sample)-lag)); math.Abs(got) > z {
			t.Errorf("lag %d: a correlation of %.1f standard errors", lag, got)
		}
	}
	for i := range 100 {
		key := root.With(uint64(i))
		if s := key.Stream(); key.Float64() != s.Float64() {
			t.Error("a key's number is not the first of its stream")
		}
	}
}

// Flipping one bit of a key flips each bit of its luck half of the time.
func TestAvalanche(t *testing.T) {
	const n = 4000
	for bit := range 64 {
		flips := 0
		for i := range uint64(n) {
			a, b := Key(mix(i)).Stream(), Key(mix(i)^1<<bit).Stream()
			flips += bits.OnesCount64(a.Uint64() ^ b.Uint64())
		}
		if got := (float64(flips) - 32*n) / math.Sqrt(16*n); math.Abs(got) > z {
			t.Errorf("bit %d flips %.2f of 64: %.1f standard errors off", bit, float64(flips)/n, got)
		}
	}
}

func TestKeysDoNotCollide(t *testing.T) {
	var keys []Key
	for seed := range uint64(300) {
		for replication := range 300 {
			keys = append(keys, New(seed, replication))
		}
	}
	root := New(1, 0)
	for i := range uint64(200_000) {
		keys = append(keys, root.With(i)) // orders
	}
	for day := range uint64(200) {
		for cohort := range uint64(200) {
			for purpose := range uint64(8) {
				keys = append(keys, root.Name("cohorts").With(day).With(cohort).With(purpose))
			}
		}
	}
	for i := range 20_000 {
		keys = append(keys, root.Name(fmt.Sprint(i)), root.Name(fmt.Sprint("agent ", i)), root.Name(fmt.Sprint("kø ", i, " b")))
	}
	for _, name := range []string{"", "a", "b", "ab", "ba", "a\x00", "\x00a", "phone", "chat", "Phone"} {
		keys = append(keys, root.Name(name), root.Name(name).Name(name), root.With(1).Name(name), root.Name(name).With(1))
	}
	slices.Sort(keys)
	if distinct := len(slices.Compact(slices.Clone(keys))); distinct != len(keys) {
		t.Errorf("%d of %d keys are the same as others", len(keys)-distinct, len(keys))
	}
}

func TestFloat64IsNeverTheEnd(t *testing.T) {
	if low, high := unit(0), unit(math.MaxUint64); low <= 0 || high >= 1 {
		t.Errorf("numbers from %v to %v, want within (0, 1)", low, high)
	}
}
