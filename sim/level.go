package sim

import "slices"

// Formula is one of the six ways in use to count a service level. They differ
// in what they make of contacts that were not answered: with 94 % answered,
// the same day scores between 81 % and 86 %.
type Formula struct {
	ID       string // F1 to F6
	Text     string // with the symbols of Symbols
	Sentence string
	level    func(c Answers) (num, den float64)
}

// DefaultFormula is the one used where none is named.
const DefaultFormula = "F4"

// Answers is what a service level is made of.
type Answers struct {
	Answered       int64
	AnsweredIn     int64 // within the threshold
	Lost           int64 // not answered, and either gone or waiting for longer than the threshold
	AbandonedIn    int64 // of those, gone by their own choice within the threshold
	ShortAbandoned int64 // of those, sooner than the short-abandonment time
}

// Add adds what other contacts are to the service level.
func (a *Answers) Add(o Answers) {
	a.Answered += o.Answered
	a.AnsweredIn += o.AnsweredIn
	a.Lost += o.Lost
	a.AbandonedIn += o.AbandonedIn
	a.ShortAbandoned += o.ShortAbandoned
}

// formulas follow callcentrehelper.com, "What is the service level formula",
// ICMI QueueTips of March 2005, and F6 the switch Include Short Abandons of
// Genesys.
var formulas = []Formula{
	{
		"F1", "(At + Bt) ÷ (A + L)", "who leaves within the threshold counts as served",
		func(c Answers) (float64, float64) { return over(c.AnsweredIn+c.AbandonedIn, c.Answered+c.Lost) },
	},
	{
		"F2", "At ÷ A", "of those answered only; lost contacts do not show",
		func(c Answers) (float64, float64) { return over(c.AnsweredIn, c.Answered) },
	},
	{
		"F3", "At ÷ (A + L)", "every lost contact counts against it, however short its wait",
		func(c Answers) (float64, float64) { return over(c.AnsweredIn, c.Answered+c.Lost) },
	},
	{
		"F4", "At ÷ (A + L − Bt)", "who leaves within the threshold is left out",
		func(c Answers) (float64, float64) { return over(c.AnsweredIn, c.Answered+c.Lost-c.AbandonedIn) },
	},
	{
		"F5", "(At + Bs) ÷ (A + L)", "short abandonments count as served",
		func(c Answers) (float64, float64) { return over(c.AnsweredIn+c.ShortAbandoned, c.Answered+c.Lost) },
	},
	{
		"F6", "At ÷ (A + L − Bs)", "short abandonments are left out",
		func(c Answers) (float64, float64) { return over(c.AnsweredIn, c.Answered+c.Lost-c.ShortAbandoned) },
	},
}

// Formulas returns the formulas of the service level.
func Formulas() []Formula { return formulas }

// FindFormula returns the formula with the given name; the default for none.
func FindFormula(id string) (*Formula, bool) {
	if id == "" {
		id = DefaultFormula
	}
	i := slices.IndexFunc(formulas, func(f Formula) bool { return f.ID == id })
	if i < 0 {
		return nil, false
	}
	return &formulas[i], true
}

// Of returns the two numbers whose quotient the service level is; den is 0
// where it is not defined.
func (f *Formula) Of(c Answers) (num, den float64) { return f.level(c) }

func over(num, den int64) (float64, float64) { return float64(num), float64(den) }
