package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// GameDayText writes what came of mishaps for a terminal of the given width: what fails, how
// long, when it is back to normal, what is lost, and what the playbook saved.
func GameDayText(w io.Writer, d *sim.GameDay, width int) error {
	p := newPrinter(&sim.Result{
		Season: d.Season, Title: d.Title, Centre: d.Centre, Seed: d.Seed, Frame: d.Frame,
		Replications: d.Replications, Asked: d.Replications, Verdict: d.AsPlanned, Warnings: d.Warnings,
	})
	t := &textPage{printer: p, width: max(width, minWidth)}
	t.title()
	t.line("")
	t.paragraph(t.say.mark(d.AsPlanned.Outcome)+" ", "  ", fmt.Sprintf(t.say.gamePlanned, d.AsPlanned.Sentence))
	for i := range d.Injected {
		t.injected(d, &d.Injected[i])
	}
	t.warnings()
	_, err := io.WriteString(w, t.out.String())
	return err
}

// injected writes what came of one mishap.
func (t *textPage) injected(d *sim.GameDay, in *sim.Injected) {
	t.line("")
	t.paragraph(t.say.mark(in.Verdict.Outcome)+" ", "  ", fmt.Sprintf("%s: %s", in.Name, in.Sentence))
	for _, sentence := range t.injectedSentences(d, in) {
		t.paragraph("    ", "    ", sentence)
	}
}

// injectedSentences say what came of a mishap.
func (p *printer) injectedSentences(d *sim.GameDay, in *sim.Injected) (all []string) {
	all = append(all, fmt.Sprintf(p.say.gameWhen, p.moment(in.From), p.moment(in.To), strings.Join(in.Events, ", ")))
	if len(in.Fails) > 0 {
		all = append(all, fmt.Sprintf(p.say.gameFails, strings.Join(in.Fails, "; ")))
	}
	if len(in.Open) > 0 {
		all = append(all, fmt.Sprintf(p.say.gameOpen, strings.Join(in.Open, "; ")))
	}
	switch {
	case in.Verdict.Outcome == sim.Pass:
		all = append(all, p.say.gameHolds)
	case len(in.Fails)+len(in.Open) == 0:
		all = append(all, p.say.gameSame)
	}
	felt := false
	for _, r := range in.Recovery {
		if r.Hours > 0 {
			all, felt = append(all, p.recovery(&r)), true
		}
	}
	if !felt {
		all = append(all, p.say.gameUnfelt)
	}
	all = append(all, fmt.Sprintf(p.say.gameLost, countApart(&in.NeedsLost), shareText(math.Abs(in.NeedsLost.Mean)/max(d.Needs, 1)), hoursApart(&in.Waited)))
	if in.Playbook != nil {
		all = append(all, fmt.Sprintf(p.say.gameSaved, countApart(&in.Playbook.NeedsLost), hoursApart(&in.Playbook.Waited)))
	}
	return all
}

// recovery says how long a channel feels a mishap.
func (p *printer) recovery(r *sim.Recovery) string {
	worst := sim.Seconds.Text(*r.Worst)
	format := p.say.gameWaits
	if r.Messages {
		worst, format = sim.Count.Text(math.Round(*r.Worst)), p.say.gameMessages
	}
	text := fmt.Sprintf(format, display(r.Channel), sim.Hours.Text(r.Hours), unbroken(worst))
	if r.Normal == nil {
		return text + p.say.gameNever
	}
	return text + fmt.Sprintf(p.say.gameNormal, p.moment(*r.Normal))
}

// countApart writes how many more there are of something, with how well that is known.
func countApart(e *sim.Estimate) string { return unbroken(gapText(e, sim.Count)) }

// hoursApart is countApart for hours of all customers together.
func hoursApart(e *sim.Estimate) string { return unbroken(gapText(e, sim.PersonHours)) }

func gapText(e *sim.Estimate, u sim.Unit) string {
	if e.N == 0 {
		return english.noData
	}
	positive := *e
	sign := "+"
	if e.Mean < 0 {
		sign = "−"
		positive.Mean, positive.Low, positive.High = -e.Mean, -e.High, -e.Low
	}
	return sign + u.Estimated(positive)
}

// WriteGameDayJSON writes d as one line of JSON.
func WriteGameDayJSON(w io.Writer, d *sim.GameDay) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(d)
}

// ReadGameDay reads what WriteGameDayJSON wrote.
func ReadGameDay(from io.Reader) (*sim.GameDay, error) {
	var d sim.GameDay
	if err := json.NewDecoder(from).Decode(&d); err != nil {
		return nil, fmt.Errorf("this is no game day of rushproof (%w); give the file that rushproof test --inject … --json has written", err)
	}
	if d.Compared != "mishaps" || d.Format != format {
		return nil, errors.New("this is no game day that this version can read; give the file that rushproof test --inject … --json has written")
	}
	r := &sim.Result{Frame: d.Frame}
	return &d, check(r)
}
