package report

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// scale is how the values of a measure are written: in what unit, and how many
// of that unit one of the measure's own is.
type scale struct {
	unit   string // as printed: s, min, h, days, %; empty for counts
	factor float64
	least  float64 // no number is written more finely, in the unit; 0: no limit
}

// column is the scale for a column whose largest value is top: what is next to
// nothing beside it needs no digits of its own.
func (s scale) column(top float64) scale {
	s.least = sim.ThreeFigures(top * s.factor)
	return s
}

// scaleFor chooses the unit in which values up to top are read best. The
// limits are those of sim.Unit's own texts.
func scaleFor(u sim.Unit, top float64) scale {
	perSecond := 1.0
	switch u {
	case sim.Share:
		return scale{unit: "%", factor: 100}
	case sim.Hours:
		perSecond = 3600
	case sim.PersonHours:
		return scale{unit: "h", factor: 1}
	case sim.Seconds:
	default:
		return scale{factor: 1}
	}
	switch size := math.Abs(top) * perSecond; {
	case size < 99.5:
		return scale{unit: "s", factor: perSecond}
	case size < 99.5*60:
		return scale{unit: "min", factor: perSecond / 60}
	case size < 99.5*3600:
		return scale{unit: "h", factor: perSecond / 3600}
	default:
		return scale{unit: "days", factor: perSecond / 86400}
	}
}

// rounded writes v to the place step, thousands grouped by a narrow space.
func rounded(v, step float64) string {
	if step <= 0 {
		step = sim.ThreeFigures(v)
	}
	decimals := max(0, int(math.Round(-math.Log10(step))))
	text := strconv.FormatFloat(math.Round(v/step)*step, 'f', decimals, 64)
	if strings.Trim(text, "-0.") == "" {
		return "0"
	}
	return grouped(text)
}

// grouped sets thousands of five figures and more apart.
func grouped(text string) string {
	whole, decimals, _ := strings.Cut(text, ".")
	sign, whole := whole[:len(whole)-len(strings.TrimPrefix(whole, "-"))], strings.TrimPrefix(whole, "-")
	if len(whole) > 4 {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + narrowSpace + whole[i:]
		}
	}
	if decimals != "" {
		whole += "." + decimals
	}
	return strings.Replace(sign, "-", "−", 1) + whole
}

const (
	narrowSpace = "\u202f"
	noSpace     = "\u00a0" // a space that no line is broken at
)

// plain writes a number without an interval to about three figures; counts of
// contacts or agents in an interval need no more, and whole ones no decimals.
func (s scale) plain(v float64) string {
	v *= s.factor
	place := math.Max(sim.ThreeFigures(v), 0.01)
	switch {
	case s.unit == "" && v == math.Round(v):
		place = math.Max(place, 1)
	case s.unit == "" && math.Abs(v) >= 1:
		place = math.Max(place, 0.1)
	}
	return rounded(v, place)
}

// waitText writes a wait for a sentence, in the unit that suits it.
func waitText(seconds float64) string { return scaleFor(sim.Seconds, seconds).rough(seconds) }

// rough writes a number for a sentence, to two figures, whole numbers to three.
func (s scale) rough(v float64) string {
	v *= s.factor
	place := sim.ThreeFigures(v)
	if math.Abs(v) < 99.5 {
		place *= 10
	}
	return s.withUnit(rounded(v, place))
}

// withUnit writes the unit behind a number, where there is one.
func (s scale) withUnit(number string) string {
	if s.unit == "" {
		return number
	}
	return number + noSpace + s.unit
}

var beforeUnit = regexp.MustCompile(`([0-9]) (%|(?:s|min|h|days|pp)\b)`)

// unbroken keeps numbers and their units on one line, and half-widths with
// their sign.
func unbroken(sentence string) string {
	return strings.ReplaceAll(beforeUnit.ReplaceAllString(sentence, "$1"+noSpace+"$2"), " ± ", noSpace+"±"+noSpace)
}

// place is where an estimate's last figure stands, on every page and in every
// table.
func (s scale) place(e *sim.Estimate) float64 {
	place := sim.Place(e.Mean*s.factor, e.HalfWidth()*s.factor)
	if place == 0 {
		place = sim.ThreeFigures(e.Mean * s.factor)
	}
	return math.Max(place, s.least)
}

// mean, halfWidth and spread write the parts of an estimate, each rounded to
// what is known of it. A half-width too small to show at the mean's place is
// left out: all figures of the mean are certain.
func (s scale) mean(e *sim.Estimate) string { return rounded(e.Mean*s.factor, s.place(e)) }

func (s scale) halfWidth(e *sim.Estimate) string {
	h, place := e.HalfWidth()*s.factor, s.place(e)
	if sim.Step(h) == 0 || h < place/2 {
		return ""
	}
	return rounded(h, place)
}

// spread writes the range in which four seasons of five end, to about a tenth
// of its width.
func (s scale) spread(e *sim.Estimate) string {
	if e.N < sim.FewSeasons {
		return ""
	}
	low, high := e.P10*s.factor, e.P90*s.factor
	known := sim.Step((high - low) / 8)
	if known == 0 || high-low < s.least {
		return ""
	}
	place := max(known, math.Min(sim.ThreeFigures(high), 1), s.least)
	return rounded(low, place) + "–" + rounded(high, place)
}

// halfUnit is the unit of a difference: shares differ by points.
func (s scale) halfUnit() string {
	if s.unit == "%" {
		return "pp"
	}
	return s.unit
}

// interval writes how well a mean is known: as ± 0.8, or from where to where if that
// would leave 0 to 100 %.
func (s scale) interval(e *sim.Estimate, unit string) string {
	h, place := s.halfWidth(e), s.place(e)
	if h == "" {
		return ""
	}
	low, high := math.Round(e.Low*s.factor/place)*place, math.Round(e.High*s.factor/place)*place
	mean, width := math.Round(e.Mean*s.factor/place)*place, math.Round(e.HalfWidth()*s.factor/place)*place
	if s.unit == "%" && (mean+width > 100+place/2 || mean-width < -place/2) {
		return "(" + rounded(low, place) + "–" + rounded(high, place) + ")"
	}
	if unit != "" {
		unit = noSpace + unit
	}
	return "±" + noSpace + h + unit
}

// inWords writes an estimate as a sentence needs it: 12.4 min ± 0.8.
func (s scale) inWords(e *sim.Estimate) string {
	text := s.withUnit(s.mean(e))
	if known := s.interval(e, ""); known != "" {
		text += " " + known
	}
	return text
}
