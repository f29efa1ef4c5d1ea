package tree

import (
	"testing"
	"time"
)

// Whatever is read either gives a tree that can be written and read again, or
// faults, and never a panic.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"a: 1\nb: [1, {c: d}]\n", "{a: lognormal(mean 5m, cv 0.9), b: *c}", "a: &a [*a]", "- - - x", "? [a]\n: b", "a: |\n  x\n", "\"\\n\": 1", "a: !!binary aGk=", "%YAML 1.2\n---\na", "a: {b: (, c: (, d}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var log Log
		begin := time.Now()
		n := Read("f", []byte(text), &log)
		if took := time.Since(begin); took > 5*time.Second {
			t.Fatalf("%d bytes took %v", len(text), took)
		}
		if log.Len() > 0 || n == nil || n.Kind != Mapping {
			return
		}
		var again Log
		back := Read("f", Write(n, nil), &again)
		if len(n.Entries()) == 0 {
			return
		}
		if err := again.Err(); err != nil {
			t.Fatalf("%q was written as\n%s\n%v", text, Write(n, nil), err)
		}
		if shape(back) != shape(n) {
			t.Fatalf("%q: %s, then %s", text, shape(n), shape(back))
		}
	})
}

func FuzzMerge(f *testing.F) {
	f.Add("a: {b: 1}", "a: {b: 2, c: [1]}", "a.c.0=5")
	f.Add("a: none", "a: {b: none}", `a."b.c"=none`)
	f.Add("a: [1, 2]", "a: {b: 1}", "a.1={x: y}")
	f.Fuzz(func(t *testing.T, base, over, set string) {
		var log Log
		a, b := Read("a", []byte(base), &log), Read("b", []byte(over), &log)
		if a == nil || b == nil {
			return
		}
		merged := Merge(a, b)
		if b.Kind == Mapping {
			if again := Merge(merged, b); shape(again) != shape(merged) {
				t.Fatalf("laying it over twice differs: %s, %s", shape(merged), shape(again))
			}
		}
		Write(Set(merged, set, []string{"a"}, &log), nil)
		_ = log.Faults().Error()
	})
}
