package report

import (
	"fmt"
	"math"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
)

func (f *fixtureSeason) value(key string, scope sim.Scope, mean, spread float64) {
	v := sim.Value{Measure: key, Scope: scope, Estimate: estimate(mean, spread)}
	for k := range fixtureRuns {
		x := round(mean*(1+spread*1.6*noise(key, scope.Name(), k)), 5)
		v.Each = append(v.Each, &x)
	}
	f.result.Measures = append(f.result.Measures, v)
}

func (f *fixtureSeason) addMeasures() {
	scopes := []sim.Scope{{}}
	for _, c := range f.channels {
		scopes = append(scopes, sim.Scope{Channel: c.name})
	}
	days := float64(len(f.result.Frame.Days))
	for k, scope := range scopes {
		c := f.channels[max(k-1, 0)]
		if k == 0 {
			c.perDay = 1685
		}
		rushed := 1 + 1/(1+float64(k))
		offered := c.perDay * 0.86 * days * 1.25
		level := 0.55 + 0.07*float64(k)
		f.value("service_level", scope, level, 0.09)
		f.value("wait", scope, 2.6*c.wait*rushed, 0.3)
		f.value("p50(wait)", scope, 1.1*c.wait*rushed, 0.25)
		f.value("p90(wait)", scope, 6.8*c.wait*rushed, 0.35)
		f.value("p95(wait)", scope, 9.5*c.wait*rushed, 0.4)
		f.value("asa", scope, 2.4*c.wait*rushed, 0.3)
		f.value("abandonment", scope, 0.09+0.01*float64(k), 0.25)
		f.value("blocked", scope, 0, 0)
		f.value("repeats", scope, 0.14, 0.1)
		f.value("offered", scope, offered, 0.04)
		f.value("answered", scope, offered*0.9, 0.03)
		f.value("abandoned", scope, offered*0.1, 0.2)
		f.value("handle_time", scope, 330+20*float64(k), 0.02)
	}
	for _, team := range []string{"order desk", "advisers", "temps"} {
		f.value("occupancy", sim.Scope{Team: team}, 0.83+0.05*noise(team), 0.04)
		f.value("absence", sim.Scope{Team: team}, 0.29+0.03*noise(team, 2), 0.1)
		f.value("on_duty", sim.Scope{Team: team}, 8+3*noise(team, 3), 0.05)
	}
	f.value("occupancy", sim.Scope{}, 0.842, 0.03)
	f.value("oldest", sim.Scope{Channel: "email"}, 41, 0.3)
	f.value("backlog", sim.Scope{Channel: "email"}, 38, 0.5)
	f.value("needs", sim.Scope{}, 62000, 0.04)
	f.value("needs_unserved", sim.Scope{}, 0.034, 0.3)
	f.value("attempts", sim.Scope{}, 1.31, 0.05)
	f.value("deflection", sim.Scope{}, 0.24, 0.03)
	f.value("late_parcels", sim.Scope{}, 0.11, 0.4)
	few := &f.result.Measures[len(f.result.Measures)-1]
	few.N, few.Warnings = 61, []string{"defined in 61 of 200 seasons only"}
	for k := range few.Each {
		if k >= few.N {
			few.Each[k] = nil
		}
	}
}

func (f *fixtureSeason) addDays() {
	for _, key := range []string{"wait", "p50(wait)", "p90(wait)", "p95(wait)"} {
		factor := map[string]float64{"wait": 1, "p50(wait)": 0.55, "p90(wait)": 2.4, "p95(wait)": 3.1}[key]
		for _, c := range f.channels {
			s := sim.DaySeries{Measure: key, Scope: sim.Scope{Channel: c.name}}
			for d := range f.result.Frame.Days {
				if !f.openDay(c, d) && !c.deferred {
					s.Days = append(s.Days, sim.Estimate{})
					continue
				}
				s.Days = append(s.Days, estimate(round(factor*f.waitOf(c, d*48+20), 3), 0.42))
			}
			f.result.Days = append(f.result.Days, s)
		}
	}
}

func (f *fixtureSeason) openDay(c fixtureChannel, day int) bool {
	for i := day * 48; i < (day+1)*48; i++ {
		if f.open(c, i) {
			return true
		}
	}
	return false
}

var fixtureReasons = []struct {
	name  string
	share float64
}{
	{"order status", 0.42}, {"returns", 0.22}, {"product advice", 0.2}, {"payment", 0.16},
}

func (f *fixtureSeason) addQueues() {
	for _, reason := range fixtureReasons {
		for k, c := range f.channels[:3] {
			q := sim.QueueTable{Queue: reason.name + "/" + c.name, Reason: reason.name, Channel: c.name, Within: 60}
			for i := range f.n {
				offered := round(f.result.Intervals[k].Offered[i]*reason.share, 3)
				abandoned := round(offered*0.1, 3)
				answered := round(offered-abandoned, 3)
				q.Offered = append(q.Offered, offered)
				q.Answered = append(q.Answered, answered)
				q.AnsweredIn = append(q.AnsweredIn, round(answered*0.62, 3))
				q.Abandoned = append(q.Abandoned, abandoned)
				q.AbandonedIn = append(q.AbandonedIn, round(abandoned*0.2, 3))
				q.HandleTime = append(q.HandleTime, round(answered*380, 1))
				q.WaitTime = append(q.WaitTime, round(offered*f.waitOf(c, i), 1))
				q.Other = append(q.Other, 0)
			}
			f.result.Queues = append(f.result.Queues, q)
		}
	}
}

func (f *fixtureSeason) addTeams() {
	for k, name := range []string{"order desk", "advisers", "temps"} {
		t := sim.TeamSeries{Team: name}
		share := []float64{0.55, 0.25, 0.2}[k]
		for i := range f.n {
			present := f.present(i, share)
			t.Present = append(t.Present, present)
			t.Busy = append(t.Busy, round(present*math.Min(0.95, 0.6+0.2*rush(i/48)), 2))
			t.Scheduled = append(t.Scheduled, math.Ceil(present*1.12))
		}
		f.result.Teams = append(f.result.Teams, t)
	}
}

func (f *fixtureSeason) addNeeds() {
	for k, reason := range fixtureReasons {
		arisen := 62000 * reason.share
		var prevented map[string]float64
		if k == 0 {
			prevented = map[string]float64{"delivery notices": round(arisen*0.12, 1)}
		}
		n := sim.NeedFlow{
			Reason: reason.name, Arisen: arisen, Prevented: prevented,
			Resolved: map[string]float64{"help pages": round(arisen*0.09, 1), "chatbot": round(arisen*0.06, 1)},
			Served:   map[string]float64{"phone": round(arisen*0.34, 1), "chat": round(arisen*0.2, 1), "email": round(arisen*0.1, 1)}, Unsolved: round(arisen*0.02, 1),
			GivenUp: round(arisen*0.034, 1), LastTry: sim.LastTry{Abandoned: round(arisen*0.02, 1), Closed: round(arisen*0.014, 1)}, Open: round(arisen*0.004, 1), Attempts: round(arisen*0.95, 1),
		}
		f.result.Needs = append(f.result.Needs, n)
	}
	f.result.Layers = []sim.LayerFlow{
		layerFlow("delivery notices", "notice", sim.LayerUse{Offered: 13400, Used: 9400, Resolved: 3125, HandedOver: 6275}),
		layerFlow("help pages", "help page", sim.LayerUse{Offered: 35000, Used: 21000, Resolved: 6570, CameBack: 985, Elsewhere: 300, HandedOver: 12430, Left: 2000}),
		layerFlow("chatbot", "chatbot", sim.LayerUse{Offered: 24000, Refused: 310, Used: 11800, Resolved: 4960, CameBack: 1240, HandedOver: 6840}),
	}
	f.result.Layers[1].CameBackIn = map[string]float64{"phone": 300, "email": 685}
	f.result.Layers[2].CameBackIn = map[string]float64{"chat": 1240}
	*f.result.Layers[2].Work.HandedOver, *f.result.Layers[2].Work.Longer = 480, 0.2
	whole := f.result.Layers[2].LayerUse
	most := sim.LayerUse{Offered: 20000, Refused: 200, Used: 10000, Resolved: 4500, CameBack: 1000, HandedOver: 5500}
	f.result.Layers[2].Reasons = []sim.ReasonUse{
		{Reason: "order_status", LayerUse: shares(most)},
		{Reason: "returns", LayerUse: shares(sim.LayerUse{
			Offered: whole.Offered - most.Offered, Refused: whole.Refused - most.Refused, Used: whole.Used - most.Used,
			Resolved: whole.Resolved - most.Resolved, CameBack: whole.CameBack - most.CameBack, HandedOver: whole.HandedOver - most.HandedOver,
		})},
	}
}

func layerFlow(name, kind string, use sim.LayerUse) sim.LayerFlow {
	return sim.LayerFlow{Layer: name, Kind: kind, LayerUse: shares(use)}
}

// shares adds what was claimed and what is true.
func shares(use sim.LayerUse) sim.LayerUse {
	claimed, net := (use.Used-use.HandedOver)/use.Offered, (use.Resolved-use.CameBack)/use.Offered
	use.Claimed, use.Net = &claimed, &net
	met, handed := 400.0, 460.0
	longer := handed/met - 1
	use.Work = &sim.LayerWork{
		Spared: round(use.Resolved*320/3600, 4), Returned: round(use.CameBack*met/3600, 4), Added: round(use.HandedOver*40/3600, 4), Left: round(use.HandedOver*handed/3600, 4),
		Met: &met, HandedOver: &handed, Longer: &longer,
	}
	use.Work.Net = round(use.Work.Spared-use.Work.Returned-use.Work.Added, 4)
	return use
}

func (f *fixtureSeason) addParcels() {
	p := &sim.Parcels{}
	backlog := 800.0
	for d, day := range f.result.Frame.Days {
		ordered := 17000 * (1 + 1.6*math.Exp(-math.Pow(float64(d-11)/2.2, 2))) * (1 + 0.05*noise("order", d))
		shipped, delivered := 0.0, 0.0
		if day.Weekday != 0 {
			shipped = math.Min(24000, backlog+ordered)
		}
		if day.Weekday != 0 && day.Weekday != 6 {
			delivered = 22500 * (1 + 0.03*noise("delivered", d))
		}
		backlog += ordered - shipped
		late := delivered * math.Min(0.4, 0.02+0.3*math.Exp(-math.Pow(float64(d-17)/3.5, 2)))
		p.Ordered, p.Shipped = append(p.Ordered, round(ordered, 1)), append(p.Shipped, round(shipped, 1))
		p.Delivered, p.Late = append(p.Delivered, round(delivered, 1)), append(p.Late, round(late, 1))
		p.Backlog = append(p.Backlog, round(backlog, 1))
		var onTime *float64
		if delivered > 0 {
			share := round(1-late/delivered, 5)
			onTime = &share
		}
		p.OnTime = append(p.OnTime, onTime)
	}
	f.result.Parcels = p
}

func (f *fixtureSeason) addWorst() {
	best := func() (channel, interval int) {
		top := -1.0
		for k, v := range f.result.Intervals {
			for i, wait := range v.Wait {
				if wait != nil && *wait > top && !f.channels[k].deferred && !f.listed(v.Channel, i) {
					channel, interval, top = k, i, *wait
				}
			}
		}
		return channel, interval
	}
	for range 10 {
		k, i := best()
		v := f.result.Intervals[k]
		f.result.Worst = append(f.result.Worst, sim.Worst{
			Channel: v.Channel, Interval: i, Wait: estimate(*v.Wait[i], 0.4),
			Offered: v.Offered[i], Present: f.present(i, 0.8), Required: v.Required[i], Shared: v.Required[i] + 6,
		})
	}
	f.result.Verdict = sim.Verdict{
		Outcome:  "fail",
		Sentence: "Not rushproof: phone answers 62 % within 60 s where 80 % was asked, and the worst of it comes in the first week of December.",
		Why:      "71 % of those not answered in time arrive in intervals with fewer people on duty than required. 62 % arrive on Mondays and Saturdays.",
		Targets: []sim.TargetResult{
			{Target: "abandonment < 5% on every day, with probability 90%", Outcome: "undecided", Value: estimate(0.052, 0.3), Unit: "share", More: 90},
			{Target: "p90(wait{channel:chat}) < 2m", Outcome: "pass", Value: estimate(88, 0.2), Unit: "s"},
			{Target: "service_level{channel:phone, within:60s} >= 80%", Outcome: "fail", Value: estimate(0.62, 0.09), Unit: "share"},
		},
	}
}

func (f *fixtureSeason) listed(channel string, interval int) bool {
	for _, w := range f.result.Worst {
		if w.Channel == channel && w.Interval == interval {
			return true
		}
	}
	return false
}

func (f *fixtureSeason) addEvents() {
	end := f.result.Frame.At(f.n)
	for _, e := range []struct {
		name, kind string
		from, to   int // days
	}{
		{"Black Week", "campaign", 7, 14},
		{"Black Friday", "campaign", 11, 12},
		{"snow stops the carrier", "delay", 14, 16},
		{"flu", "absence", 14, 34},
		{"last day to order before Christmas", "campaign", 31, 32},
	} {
		from, to := f.result.Frame.Start+des.Time(e.from)*des.Day, f.result.Frame.Start+des.Time(e.to)*des.Day
		if from < end {
			f.result.Events = append(f.result.Events, sim.Event{Name: e.name, Kind: e.kind, From: from, To: min(to, end)})
		}
	}
	for k := range 14 {
		f.result.Assumptions = append(f.result.Assumptions, sim.Assumption{
			Path:   fmt.Sprintf("channels.%s.patience", []string{"phone", "chat", "social"}[k%3]),
			Value:  []string{"exponential(10m)", "exponential(2m)", "50%"}[k%3],
			Source: []string{"ContactBabel 2016: 35.2 s ÷ 5.6 %", "assumption", "SSB, table 12441"}[k%3],
		})
	}
}
