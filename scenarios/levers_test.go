package scenarios

import (
	"testing"

	"github.com/rushproof/rushproof/sim/calendar"
)

// leverOf is a lever of a season.
func leverOf(t *testing.T, l *Loaded, name string) *Lever {
	t.Helper()
	all, left := l.Levers(l.worstForTest())
	for i := range all {
		if all[i].Name == name {
			return &all[i]
		}
	}
	t.Fatalf("no lever %s: %v", name, left)
	return nil
}

// worstForTest is the last Friday of the season, or its last day.
func (l *Loaded) worstForTest() (d calendar.Date) {
	if l.Model.Calendar == nil {
		return d
	}
	for _, day := range l.Model.Calendar.Days {
		if day.Weekday == 5 || d == (calendar.Date{}) {
			d = day.Date
		}
	}
	return d
}

// Every lever of every season can be pushed as far as it goes; pushed to 0 it leaves the
// season what it is, to the digest, and pushed further it does not. What a season has not is
// said with the reason.
func TestLevers(t *testing.T) {
	found := map[string]bool{}
	for _, name := range append(Names(), "testdata/reference.yaml", "templates/textbook.yaml") {
		l, err := Open(name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		all, left := l.Levers(l.worstForTest())
		if len(all)+len(left) != len(LeverNames()) {
			t.Errorf("%s: %d levers and %d left out", name, len(all), len(left))
		}
		for _, out := range left {
			if out.Why == "" {
				t.Errorf("%s: %s is left out without a reason", name, out.Name)
			}
		}
		for i := range all {
			found[all[i].Name] = true
			checkRange(t, l, &all[i])
		}
	}
	for _, name := range LeverNames() {
		if !found[name] {
			t.Errorf("no season has the lever %s", name)
		}
	}
}

// checkRange pushes a lever as far as it goes.
func checkRange(t *testing.T, l *Loaded, v *Lever) {
	t.Helper()
	if same, err := l.Variant(v.Push(0)); err != nil || same.Model.Digest != l.Model.Digest {
		t.Errorf("%s: %s pushed to 0 is not the season: %v", l.Model.Season, v.Name, err)
	}
	for _, x := range []float64{v.Least, 0.3 * v.Least, 0.3 * v.Most, v.Most} {
		pushed, err := l.Variant(v.Push(x))
		switch {
		case err != nil:
			t.Errorf("%s: %s: %v", l.Model.Season, v.Text(x), err)
		case (x == v.Least || x == v.Most) && x != 0 && pushed.Model.Digest == l.Model.Digest:
			t.Errorf("%s: %s %s changes nothing", l.Model.Season, v.Name, v.Text(x))
		}
	}
}
