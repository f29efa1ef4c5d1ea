package report

import (
	"io"
	"slices"

	"github.com/rushproof/rushproof/sim"
)

// TestText writes what the targets of a season came to, worst first, for a terminal of the
// given width: with when each fares worst and what it may miss.
func TestText(w io.Writer, r *sim.Result, width int) error {
	t := &textPage{printer: newPrinter(r), width: max(width, minWidth)}
	t.title()
	t.line("")
	t.paragraph(t.say.mark(t.Verdict.Outcome)+" ", "  ", t.Verdict.Sentence)
	if t.Verdict.Why != "" {
		t.paragraph("  ", "  ", t.Verdict.Why)
	}
	for _, i := range t.worstFirst() {
		target := &t.Verdict.Targets[i]
		t.line("")
		t.paragraph(t.say.mark(target.Outcome)+" "+t.say.outcomeWord(target.Outcome)+"  ", "  ", target.Target+"  "+t.valueText(target))
		for _, note := range t.notes(target) {
			t.paragraph("    ", "    ", note)
		}
	}
	t.warnings()
	_, err := io.WriteString(w, t.out.String())
	return err
}

// worstFirst are the numbers of the targets: those missed, undecided, met; in each first
// those that are missed in most seasons.
func (p *printer) worstFirst() (order []int) {
	rank := func(i int) float64 {
		r := &p.Verdict.Targets[i]
		held := 0.0
		if r.Held != nil {
			held = r.Held.Share
		}
		return 2*float64(slices.Index([]string{sim.Fail, sim.Undecided, sim.Pass}, r.Outcome)) + held
	}
	for i := range p.Verdict.Targets {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch x, y := rank(a), rank(b); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	return order
}

// valueText is what a target is judged by.
func (p *printer) valueText(r *sim.TargetResult) string {
	if r.Value.N == 0 {
		return p.say.noData
	}
	return scaleFor(sim.Unit(r.Unit), r.Value.Mean).inWords(&r.Value)
}

// notes is all that is known of a target beside its value.
func (p *printer) notes(r *sim.TargetResult) []string {
	return slices.DeleteFunc([]string{p.targetNote(r), p.worstNote(r), p.budgetNote(r)}, func(s string) bool { return s == "" })
}
