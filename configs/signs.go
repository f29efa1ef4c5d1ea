package configs

import (
	"fmt"
	"regexp"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

var (
	numberOf  = unit.Number
	signShape = scalar("a sign", "expected wait of phone > 10m, waiting in phone > 30 or occupancy of desk > 95%", ignore(readSign))
	signText  = regexp.MustCompile(`^(expected wait|longest wait|waiting|service level|abandonment|occupancy) (?:of|in) (.+?) *([<>]) *([^<>=]+)$`)
)

// figures by what they are called, with the unit of their limit.
var figures = map[string]struct {
	figure centre.Figure
	limit  func(string) (float64, error)
}{
	"expected wait": {centre.ExpectedWait, secondsOf},
	"longest wait":  {centre.LongestInLine, secondsOf},
	"waiting":       {centre.NumberWaiting, numberOf},
	"service level": {centre.LevelToday, shareOf},
	"abandonment":   {centre.AbandonedToday, shareOf},
	"occupancy":     {centre.BusyNow, shareOf},
}

func secondsOf(text string) (float64, error) {
	d, err := unit.Duration(text)
	return des.Time(d).Seconds(), err
}

// fewest is how many contacts must have come today before a share of them is a
// sign: the first missed call of the day is none.
const fewest = 20

// writtenSign is a sign as it stands in a file: what it looks at, and the name of the channel or team.
type writtenSign struct {
	centre.Sign
	name string
}

// readSign reads when a rule of the playbook is to act.
func readSign(text string) (writtenSign, error) {
	m := signText.FindStringSubmatch(text)
	if m == nil {
		return writtenSign{}, fmt.Errorf("%s is no sign; write expected wait of phone > 10m, longest wait of phone > 5m, waiting in phone > 30, service level of phone < 70%%, abandonment of phone > 10%% or occupancy of desk > 95%%", unit.Quote(text))
	}
	of := figures[m[1]]
	limit, err := of.limit(m[4])
	sign := centre.Sign{Of: of.figure, Below: m[3] == "<", Limit: limit}
	if sign.Of == centre.LevelToday || sign.Of == centre.AbandonedToday {
		sign.Least = fewest
	}
	return writtenSign{sign, m[2]}, err
}

// sign reads a sign and looks its channel or team up.
func (b *builder) sign(n *tree.Node) centre.Sign {
	s := read(n, readSign)
	what, names := "channel", b.channels
	if s.Of == centre.BusyNow {
		what, names = "team", b.teams
	}
	if s.name != "" {
		s.Where, _ = b.index(n.Pos, what, s.name, names)
	}
	return s.Sign
}
