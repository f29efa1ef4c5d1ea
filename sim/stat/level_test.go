package stat

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/des"
)

// A queue: empty for 10 s, one waiting for 20 s, three for 10 s, empty again.
func TestLevel(t *testing.T) {
	l := NewLevel(100 * des.Second)
	l.Change(110*des.Second, 1)
	l.Change(130*des.Second, 2)
	l.Set(140*des.Second, 0)
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"area", float64(l.Area(150 * des.Second)), 50e6},
		{"average", l.Average(150 * des.Second), 1},
		{"average at the last change", l.Average(140 * des.Second), 1.25},
		{"highest", float64(l.Max()), 3},
		{"now", float64(l.Now()), 0},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
	fresh := NewLevel(5)
	if got := fresh.Average(5); got != 0 {
		t.Errorf("over no time, an average of %v", got)
	}
}

func TestLevelAddsUpEveryMicrosecond(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := NewLevel(0)
		now, level, area, most := des.Time(0), int64(0), int64(0), int64(0)
		for range rapid.IntRange(0, 30).Draw(t, "changes") {
			by := rapid.Int64Range(-level, 5).Draw(t, "by")
			for range rapid.IntRange(0, 20).Draw(t, "µs") {
				area += level
				now++
			}
			l.Change(now, by)
			level += by
			most = max(most, level)
		}
		if l.Area(now) != area || l.Now() != level || l.Max() != most || l.Area(now+7) != area+7*level {
			t.Fatalf("area %d, level %d, most %d; want %d, %d, %d", l.Area(now), l.Now(), l.Max(), area, level, most)
		}
	})
}
