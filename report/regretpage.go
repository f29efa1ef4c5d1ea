package report

import (
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// RegretHTML writes r as one page that needs nothing but itself: a heat map of the
// strategies in the seasons, which is its own table.
func RegretHTML(w io.Writer, r *sim.Regret) error {
	p, err := newRegretPage(r)
	if err != nil {
		return err
	}
	return pageTemplate.ExecuteTemplate(w, "regret.html", p)
}

// regretPage is what the template of the page sees.
type regretPage struct {
	*regretPrinter
	scripts
	Say      *pageWords
	Own      *regretPageWords
	Language string
	Heading  string
	Basis    string
	Sentence string
	Heat     *regretTable
	Seasons  *table
	Costs    *table
	Projects []*table
	Steps    []string // what the colours mean, from light to dark
}

// regretTable is a heat map in which every cell says its number: rows are strategies, and
// columns seasons.
type regretTable struct {
	Caption string
	Head    []column
	Rows    []regretLine
}

type regretLine struct {
	Name  string
	Cells []regretSquare
	Rest  []cell
}

// regretSquare is what a strategy comes to in a season, how far that is from the best, and
// the colour of that.
type regretSquare struct {
	Value, Regret cell
	Sign          string // best, or maybe; empty where it is worse
	Bin           int    // of the colours h0 to h6
}

const regretSteps = 6

func newRegretPage(r *sim.Regret) (*regretPage, error) {
	own := &englishRegretPage
	p := &regretPage{regretPrinter: newRegretPrinter(r), Own: own}
	p.Say, p.Language = &p.say.Page, p.say.Language
	p.Heading = fmt.Sprintf(own.heading, p.measureName())
	p.Basis = fmt.Sprintf(own.basis, len(r.Strategies), len(r.Seasons))
	s := p.scale()
	p.Sentence = unbroken(strings.Join(p.sentences(), " "))
	p.Heat, p.Seasons = p.heat(s), p.seasons()
	p.Costs, p.Projects = p.costs(), p.projects()
	top := p.largest() * s.factor
	for i := range regretSteps + 1 {
		step := s.points()
		text := step.withUnit(rounded(float64(i)/regretSteps*top, sim.ThreeFigures(top)*10))
		switch i {
		case 0:
			text = own.noRegret
		default:
			text = fmt.Sprintf(own.upTo, text)
		}
		p.Steps = append(p.Steps, text)
	}
	var err error
	p.scripts, err = bareScripts(p.say, nil)
	return p, err
}

// scale is how the measure is written in all seasons.
func (p *regretPage) scale() scale {
	top := 0.0
	for _, of := range p.Strategies {
		for i := range of.Values {
			top = math.Max(top, math.Abs(of.Values[i].Mean))
		}
	}
	return scaleFor(measure(p.Measure).Unit, top)
}

// largest is the largest regret.
func (p *regretPage) largest() float64 {
	top := 0.0
	for _, of := range p.Strategies {
		for i := range of.Regrets {
			top = math.Max(top, of.Regrets[i].Mean)
		}
	}
	return top
}

func (p *regretPage) heat(s scale) *regretTable {
	t := &regretTable{Caption: p.say.regret.caption, Head: []column{{Name: p.say.regret.strategy, Text: true}}}
	for i := range p.Regret.Seasons {
		t.Head = append(t.Head, column{Name: p.season(i)})
	}
	t.Head = append(t.Head, column{Name: p.say.regret.worst}, column{Name: p.say.regret.average})
	top := p.largest()
	for k := range p.Strategies {
		of := &p.Strategies[k]
		r := regretLine{Name: display(of.Name)}
		for i := range of.Values {
			r.Cells = append(r.Cells, p.regretSquare(k, i, s, top))
		}
		worst, average := cell{Text: nothing}, cell{Text: nothing}
		if of.Worst >= 0 {
			worst = p.regretCell(&of.Regrets[of.Worst], s, pointer("strategies", k, "regrets", of.Worst))
			if of.Regrets[of.Worst].Mean > 0 {
				worst.Spread = p.season(of.Worst)
			}
			average = p.regretCell(&of.Average, s, pointer("strategies", k, "average"))
		}
		r.Rest = []cell{worst, average}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func (p *regretPage) regretSquare(strategy, season int, s scale, top float64) regretSquare {
	of := &p.Strategies[strategy]
	value, regret := &of.Values[season], &of.Regrets[season]
	if value.N == 0 {
		return regretSquare{Value: cell{Text: nothing}}
	}
	one := regretSquare{Value: s.estimate(value)}
	one.Value.Unit, one.Value.At = s.unit, pointer("strategies", strategy, "values", season)
	if top > 0 && regret.Mean > 0 {
		one.Bin = min(int(math.Ceil(regretSteps*regret.Mean/top)), regretSteps)
	}
	if one.Sign = p.sign(strategy, season); one.Sign == p.say.regret.best {
		one.Sign = p.Own.best
	}
	if of.Name == p.Regret.Seasons[season].Best {
		return one
	}
	one.Regret = p.regretCell(regret, s, pointer("strategies", strategy, "regrets", season))
	return one
}

// regretCell is by how much a strategy is worse than the best.
func (p *regretPage) regretCell(e *sim.Estimate, s scale, at string) cell {
	s = s.points()
	one := s.estimate(e)
	one.Unit, one.At = s.unit, at
	return one
}

// seasons says what was played in each season.
func (p *regretPage) seasons() *table {
	own := p.Own
	t := &table{Caption: own.seasonsCaption, Open: true, Head: []column{
		{Name: own.seasonColumn, Text: true}, {Name: own.weightColumn}, {Name: own.bestColumn, Text: true},
	}}
	for i := range p.Regret.Seasons {
		of := &p.Regret.Seasons[i]
		played := ""
		if c := p.of[i]; c != nil {
			played = c.seasonTitle() + " · " + c.comparisonPrinter.basis()
		}
		share := scale{unit: "%", factor: 100}
		weight := share.number(of.Weight)
		weight.Unit, weight.At = share.unit, pointer("seasons", i, "weight")
		t.Rows = append(t.Rows, row{Name: p.season(i), Extra: played, Cells: []cell{weight, text(display(strings.Join(p.Leaders(i), ", ")))}})
	}
	return t
}
