package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

func textOf(t *testing.T, r *sim.Result, width int) string {
	t.Helper()
	var b bytes.Buffer
	if err := Text(&b, r, width, "out/power-black-week"); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGoldenText(t *testing.T) {
	for _, width := range []int{60, 80, 120} {
		golden(t, fmt.Sprintf("text%d.txt", width), []byte(textOf(t, fixture(35), width)))
	}
}

// A screen of 80 columns shows it all at once, or nearly.
func TestTextFitsScreen(t *testing.T) {
	for _, width := range []int{80, 100} {
		lines := strings.Split(textOf(t, fixture(35), width), "\n")
		if len(lines) > 33 {
			t.Errorf("%d lines at width %d", len(lines), width)
		}
		for _, line := range lines {
			if textWidth(line) > width {
				t.Errorf("wider than %d: %q", width, line)
			}
		}
	}
}

// Names may be wide, and may not move the cursor or turn the writing.
func TestTextNames(t *testing.T) {
	r := fixture(2)
	r.Title = "evil\x1b[31m\u202etitle\r\nnext"
	for i, name := range []string{"电话", "チャット", "post 📮", "social"} {
		old := r.Intervals[i].Channel
		for k := range r.Measures {
			if r.Measures[k].Scope.Channel == old {
				r.Measures[k].Scope.Channel = name
			}
		}
		r.Intervals[i].Channel = name
	}
	text := textOf(t, r, 100)
	if strings.ContainsAny(text, "\x1b\r\u202e") {
		t.Errorf("control characters are left: %q", text)
	}
	width := 0
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "Offered ") || strings.HasPrefix(line, "Abandonment ") {
			if w := textWidth(line); width != 0 && w != width {
				t.Errorf("columns do not line up:\n%s", text)
			} else {
				width = w
			}
		}
	}
}

// One season is not several.
func TestOneMoreSeason(t *testing.T) {
	for more, want := range map[int]string{1: "about one more season would settle it", 2: "about 2 more seasons would settle it"} {
		r := fixture(2)
		r.Verdict.Targets = []sim.TargetResult{{Target: "wait < 1m", Outcome: sim.Undecided, Unit: string(sim.Seconds), More: more}}
		if text := textOf(t, r, 120); !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}
