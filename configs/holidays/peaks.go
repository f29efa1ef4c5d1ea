package holidays

import (
	"time"

	"github.com/rushproof/rushproof/sim/calendar"
)

// Peaks returns the great days of trade in a year, the same in all countries,
// in order of date.
func Peaks(year int) []Holiday {
	friday := BlackFriday(year)
	return []Holiday{
		{Date: fixed(time.November, 11)(year), Name: "Singles Day", Local: "Singles Day", Kind: Peak},
		{Date: friday, Name: "Black Friday", Local: "Black Friday", Kind: Peak},
		{Date: friday.Add(3), Name: "Cyber Monday", Local: "Cyber Monday", Kind: Peak},
	}
}

// BlackFriday returns the day after the fourth Thursday of November. That is
// not always the fourth Friday: a November that begins on a Friday has one
// Friday before its first Thursday, as in 2024.
func BlackFriday(year int) calendar.Date {
	return first(time.Thursday, time.November, 22)(year).Add(1)
}
