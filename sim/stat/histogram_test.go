package stat

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

func histogramOf(times ...des.Time) *Histogram {
	var h Histogram
	for _, t := range times {
		h.Add(t)
	}
	return &h
}

// anyTime draws times of all sizes: zero, microseconds, minutes, months.
func anyTime() *rapid.Generator[des.Time] {
	return rapid.Custom(func(t *rapid.T) des.Time {
		size := rapid.IntRange(0, 44).Draw(t, "bits")
		return des.Time(rapid.Int64Range(0, 1<<size).Draw(t, "time"))
	})
}

// Bins follow each other without a gap: the last time of one and the first of
// the next are a microsecond apart, and no bin is wider than it should be.
func TestBinsTileTime(t *testing.T) {
	if binOf(0) != 0 || binOf(1) != 1 || lastOf(0) != 0 {
		t.Error("zero does not have a bin of its own")
	}
	for bin := range binOf(1000 * des.Day) {
		last := lastOf(bin)
		if binOf(last) != bin || binOf(last+1) != bin+1 {
			t.Fatalf("bin %d ends at %d, which is in bin %d, followed by bin %d", bin, last, binOf(last), binOf(last+1))
		}
		if width := lastOf(bin+1) - last; float64(width) > max(1024, 0.008*float64(last)) {
			t.Fatalf("bin %d is %d µs wide at %d µs", bin+1, width, last)
		}
	}
	for _, huge := range []des.Time{1 << 60, math.MaxInt64 - 1, des.Never} {
		if bin := binOf(huge); lastOf(bin-1) >= huge {
			t.Errorf("%d µs is in bin %d, which begins after it", huge, bin)
		}
	}
}

// Against the times themselves: counts, sum and longest are exact, the rest is
// right to 1.024 ms or 0.8 %.
func TestHistogramAgreesWithItsTimes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		times := rapid.SliceOfN(anyTime(), 1, 300).Draw(t, "times")
		h := histogramOf(times...)
		slices.Sort(times)
		sum := des.Time(0)
		for _, x := range times {
			sum += x
		}
		if h.Count() != uint64(len(times)) || h.Sum() != sum || h.Max() != times[len(times)-1] {
			t.Fatalf("%d times, %v in all, at most %v; want %d, %v, %v", h.Count(), h.Sum(), h.Max(), len(times), sum, times[len(times)-1])
		}
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		rank := min(max(int(math.Ceil(p*float64(len(times)))), 1), len(times))
		got, ok := h.Quantile(p)
		if want := times[rank-1]; !ok || !within(got, want) {
			t.Fatalf("quantile %v is %v (%v), want %v", p, got, ok, want)
		}
		limit := rapid.OneOf(anyTime(), rapid.SampledFrom(times)).Draw(t, "limit")
		atMost := func(limit des.Time) float64 {
			n, _ := slices.BinarySearch(times, limit+1)
			return float64(n)
		}
		slack := des.Time(max(1024, 0.008*float64(limit)))
		if got := h.CountAtMost(limit); got < atMost(limit-slack) || got > atMost(limit+slack) {
			t.Fatalf("%v are at most %v, want %v", got, limit, atMost(limit))
		}
		if h.CountAtMost(0) != atMost(0) || h.CountAtMost(h.Max()) != float64(len(times)) || h.CountAtMost(-1) != 0 {
			t.Fatalf("at the ends %v, %v and %v", h.CountAtMost(-1), h.CountAtMost(0), h.CountAtMost(h.Max()))
		}
	})
}

// within reports whether a time is right to 1.024 ms or 0.8 %.
func within(got, want des.Time) bool {
	return math.Abs(float64(got-want)) <= max(1024, 0.008*float64(want))
}

func TestCountsAndQuantilesGrow(t *testing.T) {
	h := histogramOf(sampleOfWaits(10_000)...)
	last := 0.0
	for limit := des.Time(0); limit < des.Hour; limit += 777 * des.Microsecond * 1000 {
		n := h.CountAtMost(limit)
		if n < last {
			t.Fatalf("%v are at most %v, fewer than before", n, limit)
		}
		last = n
	}
	before := des.Time(0)
	for p := 0.0; p <= 1; p += 0.001 {
		q, _ := h.Quantile(p)
		if q < before || q > h.Max() {
			t.Fatalf("quantile %v is %v after %v", p, q, before)
		}
		before = q
	}
}

// sampleOfWaits draws waits as a queue has them: half of them zero.
func sampleOfWaits(n int) []des.Time {
	s := rng.New(1, 0).Name("waits").Stream()
	waits := make([]des.Time, n)
	for i := range waits {
		if s.Float64() < 0.5 {
			waits[i] = des.Seconds(math.Exp(3 + s.Norm()))
		}
	}
	return waits
}

// Over many smooth waits, the quantiles are much closer than a bin.
func TestQuantilesOfManyWaits(t *testing.T) {
	waits := sampleOfWaits(200_000)
	h := histogramOf(waits...)
	slices.Sort(waits)
	for _, p := range []float64{0.3, 0.6, 0.75, 0.9, 0.95, 0.99} {
		got, _ := h.Quantile(p)
		want := waits[int(math.Ceil(p*float64(len(waits))))-1]
		if math.Abs(float64(got)/float64(want)-1) > 0.001 && got != want {
			t.Errorf("p%v is %v, want %v", 100*p, got, want)
		}
	}
}

// Merging in any order gives the same bytes as counting all in one place.
func TestMergeIsExactInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SliceOfN(anyTime(), 0, 20), 1, 6).Draw(t, "parts")
		var all, forwards, backwards Histogram
		for i := range parts {
			for _, x := range parts[i] {
				all.Add(x)
			}
			forwards.Merge(histogramOf(parts[i]...))
			backwards.Merge(histogramOf(parts[len(parts)-1-i]...))
		}
		want := mustJSON(t, all)
		if got := mustJSON(t, forwards); got != want {
			t.Fatalf("merged %s, want %s", got, want)
		}
		if got := mustJSON(t, backwards); got != want {
			t.Fatalf("merged backwards %s, want %s", got, want)
		}
		all.Reset()
		if got := mustJSON(t, all); got != `{"sum_us":0,"max_us":0,"bins":[]}` {
			t.Fatalf("after a reset: %s", got)
		}
	})
}

type fataler interface{ Fatal(...any) }

func mustJSON(t fataler, h Histogram) string {
	data, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestHistogramJSON(t *testing.T) {
	h := histogramOf(0, 0, 500, 20*des.Second, 20*des.Second, 5*des.Minute)
	const want = `{"sum_us":340000500,"max_us":300000000,"bins":[1,2,1,1,1047,2,503,1]}`
	if got := mustJSON(t, *h); got != want {
		t.Errorf("written as %s, want %s", got, want)
	}
	rapid.Check(t, func(t *rapid.T) {
		h := histogramOf(rapid.SliceOfN(anyTime(), 0, 50).Draw(t, "times")...)
		data := mustJSON(t, *h)
		var back Histogram
		if err := json.Unmarshal([]byte(data), &back); err != nil {
			t.Fatal(err)
		}
		if again := mustJSON(t, back); again != data || back.Count() != h.Count() {
			t.Fatalf("%s is read back as %s", data, again)
		}
		back.Merge(h) // what was read goes on counting
		back.Add(des.Hour)
		if back.Count() != 2*h.Count()+1 {
			t.Fatalf("%d times after merging twice %d and one", back.Count(), h.Count())
		}
	})
}

func TestHistogramJSONRefuses(t *testing.T) {
	for text, says := range map[string]string{
		`[]`:                                                                        "cannot unmarshal",
		`{"sum_us":-1,"max_us":0,"bins":[]}`:                                        "negative sum",
		`{"sum_us":1,"max_us":-1,"bins":[]}`:                                        "negative sum",
		`{"sum_us":1,"max_us":1,"bins":[2]}`:                                        "a bin without a count",
		`{"sum_us":1,"max_us":1,"bins":[2,0]}`:                                      "impossible",
		`{"sum_us":1,"max_us":1,"bins":[0,1]}`:                                      "impossible",
		`{"sum_us":1,"max_us":1,"bins":[3,1]}`:                                      "impossible",
		`{"sum_us":1,"max_us":1,"bins":[-2,1]}`:                                     "cannot unmarshal",
		`{"sum_us":1,"max_us":1,"bins":[1,1]}`:                                      "is not in the last bin",
		`{"sum_us":1,"max_us":1,"bins":[]}`:                                         "is not in the last bin",
		`{"sum_us":0,"max_us":1,"bins":[1,18446744073709551615,1,1]}`:               "impossible",
		`{"sum_us":0,"max_us":9223372036854775807,"bins":[18446744073709551615,1]}`: "impossible",
	} {
		var h Histogram
		if err := json.Unmarshal([]byte(text), &h); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want … %s …", text, err, says)
		}
	}
}

// Whatever is read, reading ends, and what was read is written the same again.
func FuzzHistogramJSON(f *testing.F) {
	f.Add([]byte(mustJSON(f, *histogramOf(0, 500, 20*des.Second, des.Never))))
	f.Add([]byte(`{"sum_us":0,"max_us":0,"bins":[]}`))
	f.Add([]byte(`{"sum_us":1,"max_us":9223372036854775807,"bins":[1,1]}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var h, again Histogram
		if json.Unmarshal(data, &h) != nil {
			return
		}
		text := mustJSON(t, h)
		if err := json.Unmarshal([]byte(text), &again); err != nil || mustJSON(t, again) != text {
			t.Fatalf("%s is read as %s (%v)", text, mustJSON(t, again), err)
		}
		h.Quantile(0.9)
		h.CountAtMost(des.Minute)
	})
}

func TestEmptyHistogram(t *testing.T) {
	var h Histogram
	if _, ok := h.Quantile(0.5); ok || h.Count() != 0 || h.CountAtMost(des.Hour) != 0 || h.Max() != 0 {
		t.Error("an empty histogram has figures")
	}
	h.Merge(&Histogram{})
	h.Reset()
	h.Add(des.Never)
	if q, ok := h.Quantile(0.5); !ok || q < 1<<62 {
		t.Errorf("the median of never is %v", q)
	}
}

func TestNegativeTimesPanic(t *testing.T) {
	defer func() {
		if said := recover(); said != "stat: negative time -1µs in a histogram" {
			t.Errorf("the panic says %v", said)
		}
	}()
	histogramOf(5, -1)
}

func TestHistogramAllocatesNothing(t *testing.T) {
	waits := sampleOfWaits(1000)
	h := histogramOf(waits...)
	i := 0
	if n := testing.AllocsPerRun(1000, func() { h.Add(waits[i%1000]); i++ }); n != 0 {
		t.Errorf("counting allocates %v times", n)
	}
	other := histogramOf(waits...)
	if n := testing.AllocsPerRun(100, func() { h.Reset(); h.Merge(other) }); n != 0 {
		t.Errorf("merging allocates %v times", n)
	}
}

func BenchmarkHistogramAdd(b *testing.B) {
	waits := sampleOfWaits(1 << 12)
	h := histogramOf(waits...)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		h.Add(waits[i&(1<<12-1)])
	}
}

func BenchmarkMean(b *testing.B) {
	values := make([]float64, 200)
	s := rng.New(1, 0).Stream()
	for i := range values {
		values[i] = s.Norm()
	}
	for b.Loop() {
		Mean(values, 0.95)
	}
}
