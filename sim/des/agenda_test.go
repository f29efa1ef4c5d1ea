package des

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// entry is an event as anyone would write it down.
type entry struct {
	at       Time
	priority uint8
	value    int
}

// due returns the index of the first of the events that happens next. Events
// stand in the order in which they were added.
func due(events []entry) int {
	first := 0
	for i, e := range events {
		if f := events[first]; e.at < f.at || e.at == f.at && e.priority < f.priority {
			first = i
		}
	}
	return first
}

func TestAgendaAgreesWithList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var agenda Agenda[int]
		var list []entry
		added := 0
		t.Repeat(map[string]func(*rapid.T){
			"add": func(t *rapid.T) {
				at := rapid.OneOf(rapid.Int64Range(0, 3), rapid.Int64Range(0, int64(Never)-1)).Draw(t, "at")
				priority := rapid.SampledFrom([]uint8{0, 1, 2, 255}).Draw(t, "priority")
				agenda.Add(Time(at), priority, added)
				list = append(list, entry{Time(at), priority, added})
				added++
			},
			"add never": func(*rapid.T) { agenda.Add(Never, 0, -1) },
			"take": func(t *rapid.T) {
				if len(list) == 0 {
					t.Skip("nothing to take")
				}
				i := due(list)
				if got := agenda.Take(); got != list[i].value {
					t.Fatalf("took event %d, not %d of %v", got, list[i].value, list)
				}
				list = slices.Delete(list, i, i+1)
			},
			"reset": func(t *rapid.T) {
				if rapid.IntRange(0, 9).Draw(t, "seldom") == 0 {
					agenda.Reset()
					list = list[:0]
				}
			},
			"": func(t *rapid.T) { sameEvents(t, &agenda, list) },
		})
	})
}

// sameEvents compares what the agenda shows of itself with the list.
func sameEvents(t *rapid.T, agenda *Agenda[int], list []entry) {
	if agenda.Len() != len(list) {
		t.Fatalf("%d events, not %d", agenda.Len(), len(list))
	}
	if len(list) == 0 {
		if agenda.At() != Never {
			t.Fatalf("next event at %d, but there is none", agenda.At())
		}
		return
	}
	if next := list[due(list)]; agenda.At() != next.at || agenda.Priority() != next.priority {
		t.Fatalf("next event at %d with priority %d, not %+v", agenda.At(), agenda.Priority(), next)
	}
	seen := map[int]Time{}
	agenda.Each(func(at Time, value int) { seen[value] = at })
	for _, e := range list {
		if at, ok := seen[e.value]; !ok || at != e.at || len(seen) != len(list) {
			t.Fatalf("Each shows %v, not %v", seen, list)
		}
	}
}

// At one moment the smaller priority comes first, and of equals the one that
// was added first.
func TestAgendaSettlesTies(t *testing.T) {
	const n = 999
	var agenda Agenda[int]
	for i := range n {
		agenda.Add(Second, uint8(i%3), i)
	}
	for priority := range 3 {
		for want := priority; want < n; want += 3 {
			if got := agenda.Take(); got != want {
				t.Fatalf("event %d comes where %d was due", got, want)
			}
		}
	}
}

// BenchmarkAgenda lets the next event happen, which puts another on the agenda.
func BenchmarkAgenda(b *testing.B) {
	for _, events := range []int{16, 4096, 1 << 18} {
		b.Run(fmt.Sprint(events), func(b *testing.B) {
			var agenda Agenda[int32]
			luck := chance(1)
			for range events {
				agenda.Add(luck.next(), 0, 0)
			}
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				now := agenda.At()
				agenda.Add(now+luck.next(), 0, agenda.Take())
			}
		})
	}
}
