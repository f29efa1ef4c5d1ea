// Package holidays knows the public holidays of Norway, Sweden, Denmark and
// Finland, the eves on which people go home early, and the days on which
// everybody shops.
//
// The tables are our own, because lists of holidays differ in what they leave
// out: Easter Sunday and Whit Sunday belong to a calendar in which Sundays are
// worked too, and an eve is neither a holiday nor an ordinary day.
package holidays

import (
	"slices"

	"github.com/rushproof/rushproof/sim/calendar"
)

// Kind is what a day means for those who work.
type Kind int

// The kinds of day.
const (
	Public  Kind = iota // a day off by law
	HalfDay             // an eve: an ordinary day by law, but people go home early or stay away, by agreement or custom
	Peak                // a day on which shops sell far more than usual
)

// String names the kind.
func (k Kind) String() string { return [...]string{"public holiday", "half day", "peak"}[k] }

// Holiday is a day that is unlike others.
type Holiday struct {
	Date  calendar.Date
	Name  string // in English
	Local string // as people there call it
	Kind  Kind
}

// Countries returns the codes of the countries known, as in ISO 3166.
func Countries() []string { return []string{"DK", "FI", "NO", "SE"} }

// Of returns the public holidays and half days of a country in a year, in
// order of date; nil for a country that is not one of Countries. Two that fall
// together are both there, public holidays first. The tables hold from 2005.
func Of(country string, year int) []Holiday {
	var days []Holiday
	for _, f := range feasts[country] {
		if f.until == 0 || year <= f.until {
			days = append(days, Holiday{f.on(year), f.name, f.local, f.kind})
		}
	}
	slices.SortStableFunc(days, func(a, b Holiday) int {
		if a.Date == b.Date {
			return int(a.Kind - b.Kind)
		}
		return a.Date.Number() - b.Date.Number()
	})
	return days
}
