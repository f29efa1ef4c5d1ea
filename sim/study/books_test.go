package study

import (
	"reflect"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// Books add up field by field: what one worker has entered comes twice as large
// out of adding it to itself, and no number is forgotten.
func TestEveryEntryIsAdded(t *testing.T) {
	m := season(5, 3, 6)
	rep, err := newFake(m).Play(1, 0)
	if err != nil {
		t.Fatal(err)
	}
	for d := range rep.Parcels {
		rep.Parcels[d].InTransit = 5
	}
	p := newPlan(m, sim.Experiment{Replications: 1})
	once, twice := newBooks(p), newBooks(p)
	once.enter(rep)
	twice.enter(rep)
	twice.add(once)
	for name, parts := range map[string][2]any{
		"queues": {once.queues, twice.queues}, "channels": {once.channels, twice.channels}, "teams": {once.teams, twice.teams},
		"needs": {once.needs, twice.needs}, "layers": {once.layers, twice.layers}, "parcels": {once.parcels, twice.parcels},
	} {
		used := map[string]bool{}
		isDouble(t, name, reflect.ValueOf(parts[0]), reflect.ValueOf(parts[1]), used)
		for field, set := range used {
			if !set {
				t.Errorf("%s is always 0", field)
			}
		}
	}
}

// isDouble walks through two values of the same type, and notes which of their
// numbers are used.
func isDouble(t *testing.T, name string, once, twice reflect.Value, used map[string]bool) {
	t.Helper()
	switch once.Kind() {
	case reflect.Slice:
		for i := range once.Len() {
			isDouble(t, name, once.Index(i), twice.Index(i), used)
		}
	case reflect.Struct:
		for i := range once.NumField() {
			isDouble(t, name+"."+once.Type().Field(i).Name, once.Field(i), twice.Field(i), used)
		}
	default:
		used[name] = used[name] || once.Int() != 0
		if twice.Int() != 2*once.Int() {
			t.Errorf("%s is %d and not twice %d", name, twice.Int(), once.Int())
		}
	}
}
