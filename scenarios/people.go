package scenarios

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/staff"
)

// What happens to the people of a season.

var peopleFields = []grammar.Field{
	{Key: "overtime", Shape: configs.Name, Doc: "people stay on after their shifts, within the labour rules of the country"},
	{Key: "teams", Shape: &grammar.Many{Of: configs.Name}, Doc: "absence, overtime: whom it concerns; all teams unless written"},
	{Key: "by", Shape: configs.Positive, Doc: "overtime: how long people stay on, on a day"},
	{Key: "share", Shape: configs.Share, Doc: "overtime: of those at work, who stay on; all unless written"},
}

// teams returns the teams that an event names; nil for all.
func (s *season) teams(e *event) (chosen []int) {
	teams := e.Get("teams")
	if teams == nil {
		return nil
	}
	if len(teams.Items) == 0 {
		s.log.Add(teams.Pos, fmt.Sprintf("%s %s hits nobody", e.kind, e.name), "write teams: [name], or leave teams out for all")
	}
	var names []string
	for i := range s.model.Staff.Teams {
		names = append(names, s.model.Staff.Teams[i].Name)
	}
	for _, item := range teams.Items {
		if t := slices.Index(names, item.Text); t >= 0 {
			chosen = append(chosen, t)
		} else {
			s.log.Add(item.Pos, "there is no team "+item.Text, tree.Choices(item.Text, names))
		}
	}
	return chosen
}

// overtime lets people stay on after their shifts.
func (s *season) overtime(e *event) {
	by := e.Get("by")
	if by == nil {
		s.log.Add(e.Pos, fmt.Sprintf("overtime %s: nothing says how long people stay on", e.name), "write by: 2h")
		return
	}
	o := staff.Overtime{First: e.first, Last: e.last, Share: 1, Teams: s.teams(e)}
	o.Length, _ = unit.Positive(by.Text)
	if share := e.Get("share"); share != nil {
		o.Share, _ = unit.Share(share.Text)
	}
	s.model.Staff.Overtime = append(s.model.Staff.Overtime, o)
	if limit := configs.OvertimeLimit(s.model, &o); limit != "" {
		s.odd.Add(by.Pos, fmt.Sprintf("overtime %s meets the labour rules: whoever stays on every day comes to more than %s, and goes home after that", e.name, limit),
			"write less, or fewer days; or leave it, and see what the rules allow")
	}
}
