package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// Waits of the whole centre say whose they are, where e-mail is left out.
func TestWholeCentreNamesItsChannels(t *testing.T) {
	r := fixture(2)
	extra := func(name string) string {
		for _, row := range newPrinter(r).measureTable("", keyMeasures, &footnotes{}).Rows {
			if row.Name == name {
				return row.Extra
			}
		}
		t.Fatalf("no row %s", name)
		return ""
	}
	for _, name := range []string{"Mean wait", "Wait of 9 in 10", "Average speed of answer"} {
		if got, want := extra(name), "whole centre: phone, chat, social only"; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := extra("Offered"); got != "" {
		t.Errorf("offered counts every channel, and says %q", got)
	}
	r.Intervals[2].Backlog = nil
	if got := extra("Mean wait"); got != "" {
		t.Errorf("nothing is left out, and the row says %q", got)
	}
}

// Needs that nobody has answered at the end are named where they are many.
func TestTextNamesOpenNeeds(t *testing.T) {
	for share, want := range map[string]bool{"0.02": false, "0.85": true} {
		r := fixture(2)
		v := sim.Value{Measure: needsOpen, Estimate: estimate(0.02, 0.01)}
		if want {
			v.Estimate = estimate(0.85, 0.01)
		}
		r.Measures = append(r.Measures, v)
		var out bytes.Buffer
		if err := Text(&out, r, 120, ""); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(strings.Join(strings.Fields(out.String()), " "), "Needs still open 85"); got != want {
			t.Errorf("%s open: %s", share, out.String())
		}
	}
}
