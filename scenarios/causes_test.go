package scenarios

import (
	"slices"
	"strings"
	"testing"
)

// Every cause of every season can be taken away, and so can all together; what is left out
// says why. Some are known to be there.
func TestCauses(t *testing.T) {
	known := map[string][]string{
		"power-black-week":        {"Black Week (campaign)", "Christmas is near (worry)", "late parcels", "absence", "redials and chasers", "breaks", "skill gap"},
		"pppm-season":             {"cards are charged twice (crisis)", "chatbot has nothing to say (outage)", "power cut (site down)", "late parcels", "skill gap"},
		"crisis-lockdown":         {"lockdown (crisis)", "redials and chasers"},
		"anonymous-bank-1999":     {"redials and chasers", "skill gap"},
		"testdata/reference.yaml": {"wrong day of arrival (wrong messages)", "chats in the peak (longer contacts)", "late parcels", "skill gap"},
	}
	for _, name := range append(Names(), "testdata/reference.yaml") {
		l, err := Open(name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		causes, none := l.Causes()
		var names []string
		var away []Change
		for _, c := range causes {
			names, away = append(names, c.Name), append(away, c.Change)
		}
		for _, want := range known[name] {
			if !slices.Contains(names, want) {
				t.Errorf("%s: %s is no cause, only %s", name, want, strings.Join(names, ", "))
			}
		}
		for _, c := range none {
			if c.Why != "there is nothing of it in the season" {
				t.Errorf("%s: %s: %s", name, c.Name, c.Why)
			}
		}
		if _, err := l.Variant(away...); err != nil {
			t.Errorf("%s without anything: %v", name, err)
		}
	}
}

// What is taken away is gone from the model, and only that.
func TestCausesAreTakenAway(t *testing.T) {
	l, err := Open("power-black-week", Options{})
	if err != nil {
		t.Fatal(err)
	}
	causes, _ := l.Causes()
	for _, c := range causes {
		v, err := l.Variant(c.Change)
		if err != nil {
			t.Fatal(err)
		}
		m := v.Model
		carrier, warehouse := m.Demand.Delivery.Carrier.Capacity, m.Demand.Delivery.Warehouse.Capacity
		for what, gone := range map[string]bool{
			"late parcels":          carrier == nil && warehouse == nil,
			"absence":               m.Staff.Teams[0].Sickness.Share == 0,
			"redials and chasers":   m.Layout.Queues[0].Redial.Share == 0,
			"breaks":                len(m.Staff.Teams[0].Shifts[0].Breaks) == 0,
			"skill gap":             len(m.Layout.Groups[0].Skills) == len(m.Layout.Queues),
			"Black Week (campaign)": m.Events[0].Name != "Black Week",
		} {
			if gone != (what == c.Name) {
				t.Errorf("without %s, %s is away: %t", c.Name, what, gone)
			}
		}
	}
}

// A campaign begins to be felt with its teaser, everything else with its first day, and what
// is there all the time is felt on all days.
func TestCausesAreFelt(t *testing.T) {
	l, err := Open("pppm-season", Options{})
	if err != nil {
		t.Fatal(err)
	}
	from := map[string]string{}
	causes, _ := l.Causes()
	for _, c := range causes {
		from[c.Name] = c.From.String()
	}
	for name, want := range map[string]string{
		"Black Week (campaign)":            "2026-11-17", // five days of teaser before the 23rd, which may begin late on a sixth
		"cards are charged twice (crisis)": "2026-11-04",
		"absence":                          "0000-00-00",
	} {
		if from[name] != want {
			t.Errorf("%s is felt from %s, want %s", name, from[name], want)
		}
	}
}
