package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// WriteSummary writes the verdict as a piece of Markdown, as the pages of build services
// take it.
func WriteSummary(w io.Writer, r *sim.Result) error {
	p := newPrinter(r)
	var b strings.Builder
	fmt.Fprintf(&b, "### %s %s\n\n%s\n", p.say.mark(r.Verdict.Outcome), markdown(r.Season), markdown(r.Verdict.Sentence))
	if r.Verdict.Why != "" {
		fmt.Fprintf(&b, "%s\n", markdown(r.Verdict.Why))
	}
	fmt.Fprintf(&b, "\n%s\n|---|---|---|---|\n", p.say.summaryHead)
	for _, i := range p.worstFirst() {
		t := &r.Verdict.Targets[i]
		fmt.Fprintf(&b, "| %s %s | `%s` | %s | %s |\n", p.say.mark(t.Outcome), p.say.outcomeWord(t.Outcome),
			strings.NewReplacer("|", `\|`, "`", "'", "\n", " ").Replace(t.Target), markdown(p.valueText(t)), markdown(strings.Join(p.notes(t), ". ")))
	}
	fmt.Fprintf(&b, "\n%s\n\n", markdown(fmt.Sprintf(p.say.textBasis, p.basis(), r.Seed)))
	_, err := io.WriteString(w, strings.ReplaceAll(b.String(), noSpace, " "))
	return err
}

// WriteGameDaySummary writes what came of mishaps as a piece of Markdown.
func WriteGameDaySummary(w io.Writer, d *sim.GameDay) error {
	p := newPrinter(&sim.Result{Frame: d.Frame})
	var b strings.Builder
	fmt.Fprintf(&b, "### %s %s\n\n%s\n\n%s\n|---|---|---|\n", p.say.mark(d.AsPlanned.Outcome), markdown(d.Season),
		markdown(fmt.Sprintf(p.say.gamePlanned, d.AsPlanned.Sentence)), p.say.gameHead)
	for i := range d.Injected {
		in := &d.Injected[i]
		fmt.Fprintf(&b, "| %s %s | %s | %s |\n", p.say.mark(in.Verdict.Outcome), markdown(in.Name), markdown(in.Sentence), markdown(strings.Join(p.injectedSentences(d, in), ". ")))
	}
	_, err := io.WriteString(w, strings.ReplaceAll(b.String()+"\n", noSpace, " "))
	return err
}

// markdown writes a text so that nothing in it is taken for Markdown or HTML.
func markdown(text string) string {
	return strings.NewReplacer("\\", `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", ">", "&gt;", "[", `\[`, "\n", " ").Replace(readable(text))
}
