package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// callbacks writes a line on what became of the call-backs, where there are any: how
// many were offered one, are to be called, and were reached or not.
func (t *textPage) callbacks() {
	if promised, _ := t.Find("to_callback", sim.Scope{}); promised == nil || promised.Mean == 0 {
		return
	}
	fact := func(key, words string) string {
		v, _ := t.Find(key, sim.Scope{})
		if v == nil || v.N == 0 || v.Mean == 0 && key != "never_reached" {
			return ""
		}
		return fmt.Sprintf(words, scaleFor(measure(key).Unit, v.Mean).inWords(&v.Estimate))
	}
	facts := slices.DeleteFunc([]string{
		fact("callback_offered", t.say.callOffered),
		fact("to_callback", t.say.callPromised),
		fact("called_back", t.say.callReached) + fact("callback_wait", t.say.callWait),
		fact("never_reached", t.say.callNever),
		fact("calls_left", t.say.callLeft),
	}, func(s string) bool { return s == "" })
	t.paragraph("", "", t.say.textCalls+strings.Join(facts, ", "))
}
