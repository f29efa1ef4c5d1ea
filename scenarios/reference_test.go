package scenarios

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
)

// The reference holds every key of the language, and is sound. Keys of a
// textbook queue and of lock files are in files of their own.
func TestReferenceIsComplete(t *testing.T) {
	const file = "testdata/reference.yaml"
	if _, err := Open(file, Options{}); err != nil {
		t.Fatal("\n" + err.Error())
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var log tree.Log
	written := map[string]bool{}
	use(language, tree.Read(file, text, &log), written)
	elsewhere := []string{"call-back.waiting", "orders.rate", "season.centre", "season.horizon", "season.locked", "locked.version", "locked.digest", "locked.assumed", "locked.changed", "locked.precision", "locked.interrupted_after", "locked.compared", "compared.digest", "compared.replaces", "compared.interrupted_after", "compared.assumed", "change.option", "change.was", "on duty.every", "on duty.on_duty", "on duty.leaves"}
	elsewhere = append(elsewhere, lanesOf()...)
	var missing []string
	list(language, map[string]bool{}, func(key string) {
		if !written[key] && !slices.Contains(elsewhere, key) {
			missing = append(missing, key)
		}
	})
	if missing != nil {
		t.Errorf("%s lacks %q", file, missing)
	}
}

// lanesOf are the keys of several warehouses and carriers, which stand in
// place of one.
func lanesOf() []string {
	keys := []string{"delivery.warehouses", "delivery.carriers", "one of the carriers.transit", "one of the carriers.pick_up"}
	for _, key := range []string{"share", "capacity", "days", "holidays", "hours"} {
		keys = append(keys, "one of the warehouses."+key, "one of the carriers."+key)
	}
	return keys
}

// use marks the keys that a tree uses, as shape.key.
func use(s grammar.Shape, n *tree.Node, written map[string]bool) {
	switch s := s.(type) {
	case *grammar.Mapping:
		for _, f := range s.Fields {
			if v := n.Get(f.Key); v != nil {
				written[s.Name+"."+f.Key] = true
				use(f.Shape, v, written)
			}
		}
	case *grammar.Named:
		for _, f := range n.Entries() {
			use(s.Of, f.Value, written)
		}
	case *grammar.Many:
		for _, item := range n.Items {
			use(s.Of, item, written)
		}
	case grammar.Either:
		for _, option := range s {
			use(option, n, written)
		}
	}
}

// list calls f with every key there is.
func list(s grammar.Shape, seen map[string]bool, f func(string)) {
	switch s := s.(type) {
	case *grammar.Mapping:
		for _, field := range s.Fields {
			if key := s.Name + "." + field.Key; !seen[key] {
				seen[key] = true
				f(key)
				list(field.Shape, seen, f)
			}
		}
	case *grammar.Named:
		list(s.Of, seen, f)
	case *grammar.Many:
		list(s.Of, seen, f)
	case grammar.Either:
		for _, option := range s {
			list(option, seen, f)
		}
	}
}

// Every key of the language can be found and has a sentence.
func TestEveryKeyIsExplained(t *testing.T) {
	explained := map[string]bool{}
	var open func(path string)
	open = func(path string) {
		e, _, ok := Explain(path)
		if !ok {
			t.Fatalf("%s is not found", path)
		}
		for _, f := range e.Keys {
			if f.Doc == "" {
				t.Errorf("%s.%s has no sentence", path, f.Key)
			}
			explained[f.Key] = true
			open(strings.TrimPrefix(path+"."+f.Key, "."))
		}
	}
	open("")
	list(language, map[string]bool{}, func(key string) {
		if _, name, _ := strings.Cut(key, "."); !explained[name] {
			t.Errorf("%s is not explained", key)
		}
	})
}
