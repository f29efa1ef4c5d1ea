package scenarios_test

import (
	"strings"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
)

// No column of a table is passed over in silence.
func TestColumnsThatAreNotRead(t *testing.T) {
	for name, open := range map[string]func() (*scenarios.Loaded, error){
		"calls.csv:1:30": func() (*scenarios.Loaded, error) {
			return openReplay(t, strings.Replace(replay, "COUNTS", "calls.csv", 1), strings.NewReplacer("offered\n", "offered,colour\n", "12\n", "12,red\n", "100\n", "100,\n", "0\n", "0,\n", "7\n", "7,\n", "3\n", "3,\n").Replace(calls))
		},
		"measured.csv:1:15": func() (*scenarios.Loaded, error) {
			return openMeasured(t, measuredWeek, "start,offered,colour\n2026-11-23 08:30,1,red\n")
		},
		"roster.csv:1:20": func() (*scenarios.Loaded, error) {
			return openRoster(t, rostered, strings.NewReplacer("To\n", "To;Colour\n", "00\n", "00;red\n", "30\n", "30;\n").Replace(roster))
		},
	} {
		l, err := open()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := strings.ToLower(l.Warnings.Error()); !strings.Contains(got, name+`: the column "colour" is not read; call it what it is, of `) {
			t.Errorf("%s: warned of\n%s", name, got)
		}
	}
}

// Of a table of several channels the one that is named is what was measured.
func TestMeasuredInOneChannel(t *testing.T) {
	const table = "start,channel,offered\n2026-11-23 08:30,voice,30\n2026-11-23 08:30,e-mail,5\n"
	for channel, want := range map[string]float64{"phone": 30, "email": 5} {
		l, err := openMeasured(t, strings.Replace(measuredWeek, "measured.csv", "{file: measured.csv, channel: "+channel+"}", 1), table)
		if err != nil {
			t.Fatal(err)
		}
		sum := 0.0
		for _, v := range l.Model.Measured.Offered {
			sum += max(v, 0)
		}
		if sum != want {
			t.Errorf("%v in %s, want %v", sum, channel, want)
		}
	}
	if _, err := openMeasured(t, measuredWeek, table); err == nil || !strings.Contains(err.Error(), "has 2 channels; write channel: and one of voice, e-mail") {
		t.Errorf("without a channel: %v", err)
	}
}
