package scenarios

import (
	"math"
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
)

const noHires = "nobody is hired"

// hires are teams of which somebody is hired to work in a shift: not those on call, who are
// there and learn.
func hires(team *tree.Node) bool {
	return team.Get("on_call") == nil && (team.Get("hired") != nil || team.Get("cohorts") != nil)
}

// changeHires is the change of all teams of which somebody is hired.
func changeHires(change func(team *tree.Node) *tree.Node) Change {
	return func(root *tree.Node) *tree.Node {
		teams := root.Get("teams")
		return root.With("teams", teams.Pos, each(teams, func(team *tree.Node) *tree.Node {
			if !hires(team) {
				return team
			}
			return change(team)
		}))
	}
}

func (l *Loaded) hires() bool {
	return slices.ContainsFunc(l.tree.Get("teams").Entries(), func(f tree.Field) bool { return hires(f.Value) })
}

// noShowsLever keeps some of those away who are hired.
func noShowsLever(l *Loaded, _ calendar.Date) (*Lever, string) {
	if !l.hires() {
		return nil, noHires
	}
	v := share("of those hired who are planned to come, so many never do", func(x float64) Change {
		fewer := func(n *tree.Node) *tree.Node {
			planned, _ := unit.Share(cmpText(n.Get("no_shows"), "0%"))
			return n.With("no_shows", tree.Pos{}, tree.NewScalar(percent(1-(1-planned)*(1-x)), ""))
		}
		return changeHires(func(team *tree.Node) *tree.Node {
			if team.Get("hired") != nil {
				team = fewer(team)
			}
			if cohorts := team.Get("cohorts"); cohorts != nil {
				team = team.With("cohorts", cohorts.Pos, each(cohorts, fewer))
			}
			return team
		})
	})
	v.Marks = []sim.Mark{{Name: "lost in training, as is usual", X: 0.10, Source: "B: technologynewsroom.com and wfmlabs on attrition in training", Assumed: true}}
	return v, ""
}

// mostLate is by how many days hires are looked at that come late.
const mostLate = 70

// lateHiringLever lets those who are hired come later. By how much at most the contracts say,
// which end.
func lateHiringLever(l *Loaded, _ calendar.Date) (*Lever, string) {
	if !l.hires() {
		return nil, noHires
	}
	v := &Lever{Lever: sim.Lever{
		Sentence: "days by which all who are hired come later", Unit: sim.InDays, Most: mostLate, Step: 1,
	}, by: hireLater}
	for v.Most > 0 {
		if _, err := l.Variant(v.Push(v.Most)); err == nil {
			return v, ""
		}
		v.Most--
	}
	return nil, "who is hired cannot come later: their contracts end"
}

// hireLater moves the days on which people are hired, or looked for.
func hireLater(x float64) Change {
	days := int(math.Round(x))
	later := func(n *tree.Node) *tree.Node {
		for _, key := range []string{"hired", "advertised"} {
			if at := n.Get(key); at != nil {
				d, _ := unit.Date(at.Text)
				n = n.With(key, at.Pos, tree.NewScalar(d.Add(days).String(), ""))
			}
		}
		return n
	}
	return changeHires(func(team *tree.Node) *tree.Node {
		if cohorts := team.Get("cohorts"); cohorts != nil {
			team = team.With("cohorts", cohorts.Pos, each(cohorts, later))
		}
		return later(team)
	})
}
