package des

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// alarm is what a timer is set to.
type alarm struct {
	at Time
	p  Priority
}

// naive is Timers as anyone would write them down: a table, read from top to
// bottom for the next.
type naive map[uint32]alarm

func (n naive) next() (slot uint32, first alarm, found bool) {
	for s, a := range n {
		if !found || a.at < first.at || a.at == first.at && (a.p < first.p || a.p == first.p && s < slot) {
			slot, first, found = s, a, true
		}
	}
	return slot, first, found
}

// drop forgets the timers that a tree with the given limit would not fire.
func (n naive) drop(limit Time) {
	for s, a := range n {
		if a.at > limit {
			delete(n, s)
		}
	}
}

func TestTimersAgreeWithTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		timers := NewTimers(rapid.SampledFrom([]int{0, 1, 64, 65, 256}).Draw(t, "slots"))
		table := naive{}
		slot := func() uint32 { return rapid.Uint32Range(0, uint32(timers.Len())-1).Draw(t, "slot") }
		t.Repeat(map[string]func(*rapid.T){
			"set": func(t *rapid.T) {
				at := rapid.OneOf(
					rapid.Int64Range(0, 3), // ties
					rapid.Int64Range(0, int64(Day)),
					rapid.Int64Range(int64(timers.Limit()), int64(timers.Limit())+1),
					rapid.Just(int64(Never)),
				).Draw(t, "at")
				s, a := slot(), alarm{Time(at), Priority(rapid.Uint64Range(0, 1).Draw(t, "priority"))}
				timers.Set(s, a.at, a.p)
				table[s] = a
				table.drop(timers.Limit())
			},
			"clear": func(*rapid.T) {
				s := slot()
				timers.Clear(s)
				delete(table, s)
			},
			"fire": func(*rapid.T) {
				if s, _, ok := table.next(); ok {
					timers.Clear(s)
					delete(table, s)
				}
			},
			"grow": func(t *rapid.T) {
				if timers.Len() > 4096 || len(table) > 0 && rapid.IntRange(0, 9).Draw(t, "seldom") > 0 {
					return
				}
				if err := timers.Grow(Day); err != nil {
					t.Fatal(err)
				}
				table.drop(timers.Limit())
			},
			"reset": func(t *rapid.T) {
				if rapid.IntRange(0, 9).Draw(t, "seldom") == 0 {
					timers.Reset()
					clear(table)
				}
			},
			"": func(t *rapid.T) {
				s, first, ok := table.next()
				switch {
				case !ok && timers.At() <= timers.Limit():
					t.Fatalf("a timer fires at %d, but none is set", timers.At())
				case ok && (timers.At() != first.at || timers.Slot() != s):
					t.Fatalf("slot %d fires at %d, not slot %d at %d", timers.Slot(), timers.At(), s, first.at)
				}
			},
		})
	})
}

// Of timers at one moment those that free something fire first, and among
// those of one priority the smallest slot. Growing changes nothing about it.
func TestTimersSettleTies(t *testing.T) {
	for _, grown := range []bool{false, true} {
		timers := NewTimers(64)
		timers.Set(1, Second, After)
		timers.Set(9, Second, Before)
		timers.Set(5, Second, After)
		timers.Set(7, Second, Before)
		if grown {
			if err := timers.Grow(Day); err != nil {
				t.Fatal(err)
			}
		}
		for _, want := range []uint32{7, 9, 1, 5} {
			if timers.At() != Second || timers.Slot() != want {
				t.Errorf("slot %d fires at %v, not slot %d at 1s", timers.Slot(), timers.At(), want)
			}
			timers.Clear(timers.Slot())
		}
		if timers.At() <= timers.Limit() {
			t.Errorf("a timer fires at %v, but none is set", timers.At())
		}
	}
}

// A season of five months with a quarter of a million contacts at once fits
// into the keys, and so does a month with a million.
func TestTimersGrowToTheHorizon(t *testing.T) {
	for _, season := range []struct {
		horizon  Time
		contacts int
	}{{150 * Day, 1 << 18}, {30 * Day, 1 << 20}} {
		timers := NewTimers(0)
		timers.Set(3, season.horizon, After)
		for timers.Len() < season.contacts {
			length := timers.Len()
			if err := timers.Grow(season.horizon); err != nil {
				t.Fatal(err)
			}
			if timers.Len() != 4*length || timers.Limit() < season.horizon {
				t.Fatalf("%d slots grow to %d, and a limit of %v days", length, timers.Len(), timers.Limit()/Day)
			}
			if timers.At() != season.horizon || timers.Slot() != 3 {
				t.Fatalf("%d slots: slot %d fires at %v", timers.Len(), timers.Slot(), timers.At())
			}
		}
	}
}

func TestTimersRefuseToOutgrowTheHorizon(t *testing.T) {
	timers := NewTimers(64)
	limit := timers.Limit()
	timers.Set(0, limit, Before)
	err := timers.Grow(limit / 4)
	if err == nil || !strings.Contains(err.Error(), "more than 64 contacts at once") {
		t.Errorf("growing beyond the limit: %v", err)
	}
	if timers.Len() != 64 || timers.Limit() != limit || timers.At() != limit || timers.Slot() != 0 {
		t.Error("timers have changed although they could not grow")
	}
}

// BenchmarkTimers moves the timer that fires next, as the end of a service does
// that lets another contact begin.
func BenchmarkTimers(b *testing.B) {
	for _, slots := range []int{64, 4096, 1 << 18} {
		b.Run(fmt.Sprint(slots), func(b *testing.B) {
			timers, luck := NewTimers(slots), chance(1)
			for slot := range uint32(slots) {
				timers.Set(slot, luck.next(), Before)
			}
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				timers.Set(timers.Slot(), timers.At()+luck.next(), Before)
			}
		})
	}
}

// chance is luck for benchmarks: this package knows no other.
type chance uint64

func (c *chance) next() Time {
	*c = *c*6364136223846793005 + 1442695040888963407
	return Time(*c >> 40)
}
