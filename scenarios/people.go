package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/staff"
)

// What happens to the people of a season.

var peopleFields = []grammar.Field{
	{Key: "overtime", Shape: configs.NameLike("before Black Friday"), Doc: "people stay on after their shifts, within the labour rules of the country"},
	{Key: "freeze", Shape: configs.NameLike("no leave in December"), Doc: "less leave, training and meetings than usual", Also: []string{"leave_freeze"}},
	{Key: "site_down", Shape: configs.NameLike("fire alarm"), Doc: "nobody can work at the site, in the given hours of each day; those at home can", Also: []string{"evacuation", "power_cut"}},
	{Key: "call_in", Shape: configs.NameLike("shop staff"), Doc: "people on call come to work, in the given hours of each day"},
	{Key: "teams", Shape: &grammar.Many{Of: configs.NameLike("desk")}, Doc: "absence, overtime, freeze, site_down, call_in: whom it concerns; all teams unless written"},
	{Key: "by", Shape: configs.Positive, Doc: "overtime: how long people stay on, on a day"},
	{Key: "agents", Shape: configs.Count, Doc: "call_in: how many at most; all who can be unless written"},
	{Key: "leave", Shape: configs.Leave, Doc: "freeze: at most, of rostered hours, or so many people; as usual unless written"},
	{Key: "training", Shape: configs.Share, Doc: "freeze: at most; none: as usual"},
	{Key: "meetings", Shape: configs.Share, Doc: "freeze: at most; none: as usual"},
	{Key: "other", Shape: configs.Share, Doc: "freeze: other time away, at most"},
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
	chosen, _ = s.indices(teams, "team", names)
	return chosen
}

// freeze keeps planned time away below some shares for a while. Leave that
// reaches into it is not taken on its days.
func (s *season) freeze(e *event) {
	first, last := s.cut(e)
	teams, frozen := s.teams(e), false
	for i := range s.model.Staff.Teams {
		t := &s.model.Staff.Teams[i]
		if teams != nil && !slices.Contains(teams, i) {
			continue
		}
		configs.ByDay(t, len(s.days()))
		for _, part := range configs.ShrinkageParts {
			n := e.Get(part.Key)
			if n == nil {
				continue
			}
			for day := first; day <= last; day++ {
				before := t.Daily[day]
				if part.Key == "leave" {
					freezeLeave(&t.Daily[day], t.Agents, n.Text)
				} else if most, _ := unit.Share(n.Text); most < *part.Of(&t.Daily[day]) {
					*part.Of(&t.Daily[day]) = most
				}
				frozen = frozen || before != t.Daily[day]
			}
		}
	}
	if !frozen {
		s.log.Add(e.Pos, fmt.Sprintf("freeze %s: whom it hits is never away for more than it allows", e.name), "write smaller shares, such as leave: 4%, or leave it out")
	}
}

// freezeLeave keeps a day's leave at a share or a number of people at most.
func freezeLeave(day *staff.Shrinkage, agents int, text string) {
	people, counted, _ := configs.People(text)
	most, _ := unit.Share(text)
	switch {
	case counted && day.OnLeave > 0:
		day.OnLeave = min(day.OnLeave, people)
	case counted && day.Leave*float64(agents) > float64(people):
		day.Leave, day.OnLeave = 0, people
	case !counted && day.OnLeave > 0:
		day.OnLeave = min(day.OnLeave, int(most*float64(agents)))
	case !counted:
		day.Leave = min(day.Leave, most)
	}
}

// siteDown sends those home who are at the site.
func (s *season) siteDown(e *event) {
	hours := unit.Span{From: 0, To: des.Day}
	if n := e.Get("hours"); n != nil {
		hours, _ = unit.Range(n.Text)
	}
	down := staff.SiteDown{Teams: s.teams(e)}
	if !s.atSite(down.Teams) {
		s.log.Add(e.Pos, fmt.Sprintf("site_down %s: whom it hits is always at home", e.name), "write teams of which some work at the site")
	}
	first, last := s.cut(e)
	for day := first; day <= last; day++ {
		down.From, down.To = s.model.Calendar.At(day, hours.From), s.model.Calendar.At(day, hours.To)
		s.model.Staff.SiteDown = append(s.model.Staff.SiteDown, down)
	}
}

// atSite reports whether people of some of the teams ever work at the site;
// nil is all teams.
func (s *season) atSite(teams []int) bool {
	return s.anyTeam(teams, func(t *staff.Team) bool { return t.Agents > 0 && t.Home.Share < 1 })
}

// anyTeam reports whether there is one such among some teams; nil is all.
func (s *season) anyTeam(teams []int, is func(*staff.Team) bool) bool {
	for i := range s.model.Staff.Teams {
		if staff.Concerns(teams, i) && is(&s.model.Staff.Teams[i]) {
			return true
		}
	}
	return false
}

// callIn brings people on call to work.
func (s *season) callIn(e *event) {
	call := staff.CallIn{Teams: s.teams(e)}
	if n := e.Get("agents"); n != nil {
		call.Agents, _ = unit.Count(n.Text)
	}
	hours := e.Get("hours")
	if hours == nil {
		s.log.Add(e.Pos, fmt.Sprintf("call_in %s: nothing says for which hours", e.name), "write hours: 12:00-18:00")
		return
	}
	span, _ := unit.Range(hours.Text)
	s.onCall(e, call.Teams)
	first, last := s.cut(e)
	for day := first; day <= last; day++ {
		call.From, call.To = s.model.Calendar.At(day, span.From), s.model.Calendar.At(day, span.To)
		s.model.Staff.CallIns = append(s.model.Staff.CallIns, call)
	}
}

// onCall makes sure that those whom an event calls in can be; nil is all
// teams.
func (s *season) onCall(e *event, teams []int) {
	write := "write a team of its own with on_call: {reaction: 30m}, whose people come only when they are called in"
	onCall := configs.OnCall(s.model)
	if len(onCall) == 0 && teams == nil {
		s.log.Add(e.Pos, fmt.Sprintf("call_in %s: no team is on call", e.name), write)
	}
	if len(onCall) > 0 {
		write = "write teams: [" + strings.Join(onCall, ", ") + "]"
	}
	for _, i := range teams {
		if t := &s.model.Staff.Teams[i]; t.OnCall == nil {
			s.log.Add(e.Pos, fmt.Sprintf("call_in %s: the team %s is not on call", e.name, t.Name), write+", or overtime: for those who are at work")
		}
	}
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
