package scenarios

import (
	"fmt"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

var projectShape = &grammar.Mapping{Name: "project", Doc: "something to be done before it has an effect", Like: "{price: 120000, lead_time: 6 weeks}", Fields: []grammar.Field{
	{Key: "price", Shape: configs.Number, Doc: "paid once, in the currency of the prices; people have their price by the hour (cost of a team), self-service by the use and the message (cost and cost_per_parcel of a layer)", Also: []string{"cost", "fixed"}},
	{Key: "per_week", Shape: configs.Number, Doc: "paid for each week of the season, as for a licence", Also: []string{"licence", "license", "running"}},
	{Key: "lead_time", Shape: configs.Positive, Doc: "how long it takes to get it done: it has to be begun so long before by"},
	{Key: "by", Shape: configs.Date, Doc: "when it must be done; the first day of the season unless written", Also: []string{"before", "due", "until"}},
}}

// projects reads what has to be done before the season.
func projects(n *tree.Node, m *sim.Model, log *tree.Log) (all []sim.Project) {
	days, period := counted(m), &m.Layout.Period
	weeks := float64(period.Horizon-period.WarmUp) / float64(7*des.Day)
	if len(days) > 0 { // of which one may have 23 hours
		weeks = float64(len(days)) / 7
	}
	for _, f := range n.Entries() {
		project := sim.Project{Name: f.Key, LeadDays: leadDays(f.Value)}
		project.Price, _ = unit.Number(text(f.Value.Get("price")))
		project.PerWeek, _ = unit.Number(text(f.Value.Get("per_week")))
		project.Cost = project.Price + project.PerWeek*weeks
		if len(f.Value.Entries()) == 0 && !f.Value.Broken {
			log.Add(f.Value.Pos, "projects."+f.Key+": it has no price and takes no time", "write price: 120000, or lead_time: 6 weeks")
		}
		if len(days) > 0 {
			project.By = dueDay(f, days, log)
			project.Start = project.By.Add(-project.LeadDays)
		} else if by := f.Value.Get("by"); by != nil && m.Calendar == nil {
			log.Add(by.Pos, "projects."+f.Key+": a textbook queue (horizon) has no dates", "leave out by")
		}
		all = append(all, project)
	}
	return all
}

// leadDays is how long a project takes, in whole days.
func leadDays(n *tree.Node) int {
	lead, _ := unit.Duration(text(n.Get("lead_time")))
	return int((lead + des.Day - 1) / des.Day)
}

// dueDay is when a project must be done.
func dueDay(project tree.Field, days []calendar.Day, log *tree.Log) calendar.Date {
	by := project.Value.Get("by")
	if by == nil {
		return days[0].Date
	}
	due, _ := unit.Date(by.Text)
	if last := days[len(days)-1].Date; due.Number() > last.Number() {
		log.Add(by.Pos, fmt.Sprintf("projects.%s: it is done after the season, which ends on %v", project.Key, last), "write an earlier date")
	}
	return due
}
