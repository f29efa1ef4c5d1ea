package study

import (
	"cmp"
	"strings"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
)

// Evidence is what the probes of a review are read off. What is nil was not played, for the
// reason that Missing gives by its name: healthy, notified, stress, gameday.
type Evidence struct {
	Model    *sim.Model
	Planned  *sim.Result  // the season as it is
	Healthy  *sim.Result  // without anything that happens in it
	Notified *sim.Result  // where every customer is told of a late parcel, and of what is back in stock
	Stress   *sim.Stress  // with the levers volume and absence
	GameDay  *sim.GameDay // with a channel down, one after the other, and a week without the carrier
	Missing  map[string]string
}

// CarrierWeek is the mishap that shows what a lost week of the carrier does.
const CarrierWeek = "carrier-7d"

// thin is the number of people below which a skill hangs on few.
const thin = 3

// Probes reads every probe of the rubric off the evidence: a value by its key, or why there
// is none.
func (e *Evidence) Probes() (found map[string]float64, missing map[string]string) {
	found, missing = map[string]float64{}, map[string]string{}
	put := func(key string, value float64, why string) {
		if why != "" {
			missing[key] = why
			return
		}
		found[key] = value
	}
	for key, read := range map[string]func() (float64, string){
		"healthy_week": e.healthyWeek, "headroom": func() (float64, string) { return e.lever("volume") },
		"channel_down": e.channelDown, "failure_demand": func() (float64, string) { return e.measured("repeats") },
		"prevented": e.prevented, "carrier_week": e.carrierWeek, "recovery": e.recovery,
		"first_contact": e.firstContact, "right_skill": e.rightSkill, "bot_detour": e.botDetour,
		"absence": func() (float64, string) { return e.lever("absence") }, "thin_skills": e.thinSkills, "strained_hours": e.strainedHours, "limits": e.limits,
	} {
		value, why := read()
		put(key, value, why)
	}
	return found, missing
}

// missing says why something was not played.
func (e *Evidence) missing(what string) string { return cmp.Or(e.Missing[what], "it was not played") }

// measured is a measure of the whole centre.
func (e *Evidence) measured(key string) (float64, string) {
	v, _ := e.Planned.Find(key, sim.Scope{})
	if v == nil || v.N == 0 {
		return 0, "it has no value in the season"
	}
	return v.Mean, ""
}

// healthyWeek is the share of the targets that are met when nothing happens.
func (e *Evidence) healthyWeek() (float64, string) {
	if e.Healthy == nil {
		return 0, e.missing("healthy")
	}
	targets, met := e.Healthy.Verdict.Targets, 0
	if len(targets) == 0 {
		return 0, "the season has no targets"
	}
	for _, t := range targets {
		if t.Outcome == sim.Pass {
			met++
		}
	}
	return float64(met) / float64(len(targets)), ""
}

// lever is how far a lever can be pushed before the first target breaks.
func (e *Evidence) lever(name string) (float64, string) {
	if e.Stress == nil {
		return 0, e.missing("stress")
	}
	for i := range e.Stress.Levers {
		v := &e.Stress.Levers[i]
		if v.Name != name {
			continue
		}
		first := v.Break()
		switch {
		case first == nil:
			return v.Most, ""
		case first.Broken || first.At == nil:
			return 0, ""
		}
		return max(0, *first.At), ""
	}
	for _, left := range e.Stress.Left {
		if left.Name == name {
			return 0, left.Why
		}
	}
	return 0, "it was not pushed"
}

// channelDown is the largest share of a day's needs that are lost when a channel fails on it.
func (e *Evidence) channelDown() (worst float64, why string) {
	if e.GameDay == nil {
		return 0, e.missing("gameday")
	}
	known := false
	for i := range e.GameDay.Injected {
		in := &e.GameDay.Injected[i]
		name, down := strings.CutSuffix(in.Name, "-down")
		if !down || !e.isChannel(name) {
			continue
		}
		if needs := e.needsOn(in.From); needs > 0 {
			worst, known = max(worst, in.NeedsLost.Mean/needs), true
		}
	}
	if !known {
		return 0, "no channel was taken down"
	}
	return worst, ""
}

func (e *Evidence) isChannel(name string) bool {
	for i := range e.Model.Layout.Channels {
		if e.Model.Layout.Channels[i].Name == name {
			return true
		}
	}
	return false
}

// needsOn is about how many needs arise on the day of a moment: those of the season, as its
// contacts are spread.
func (e *Evidence) needsOn(at des.Time) float64 {
	f := &e.Planned.Frame
	if len(f.Days) == 0 || at < f.Start {
		return 0
	}
	day := f.DayOf[min(int((at-f.Start)/f.Interval), f.Count-1)]
	ofDay, all := 0.0, 0.0
	for i := range e.Planned.Intervals {
		for k, n := range e.Planned.Intervals[i].Offered {
			if all += n; f.DayOf[k] == day {
				ofDay += n
			}
		}
	}
	needs, why := e.measured("needs")
	if all == 0 || why != "" {
		return 0
	}
	return needs * ofDay / all
}

// prevented is which part is prevented today of the contacts that notices could prevent.
func (e *Evidence) prevented() (float64, string) {
	if e.Notified == nil {
		return 0, e.missing("notified")
	}
	count := func(r *sim.Result) (sum float64) {
		for _, n := range r.Needs {
			for _, prevented := range n.Prevented {
				sum += prevented
			}
		}
		return sum
	}
	could := count(e.Notified)
	if could == 0 {
		return 0, "notices prevent nothing in this season"
	}
	return min(1, count(e.Planned)/could), ""
}

// injected is what came of a mishap; nil where it was not played.
func (e *Evidence) injected(name string) *sim.Injected {
	if e.GameDay == nil {
		return nil
	}
	for i := range e.GameDay.Injected {
		if e.GameDay.Injected[i].Name == name {
			return &e.GameDay.Injected[i]
		}
	}
	return nil
}

// carrierWeek is the share of the season's needs that a lost week of the carrier loses.
func (e *Evidence) carrierWeek() (float64, string) {
	in := e.injected(CarrierWeek)
	if in == nil || e.GameDay.Needs == 0 {
		return 0, e.missing("gameday")
	}
	return max(0, in.NeedsLost.Mean/e.GameDay.Needs), ""
}

// recovery is how many hours after a lost week of the carrier the last channel is back to
// normal; that until the end of the season where one never is.
func (e *Evidence) recovery() (longest float64, why string) {
	in := e.injected(CarrierWeek)
	if in == nil {
		return 0, e.missing("gameday")
	}
	f := &e.GameDay.Frame
	for _, r := range in.Recovery {
		normal := in.To
		switch {
		case r.Hours > 0 && r.Normal == nil:
			normal = f.At(f.Count)
		case r.Normal != nil:
			normal = *r.Normal
		}
		longest = max(longest, (normal-in.To).Seconds()/3600)
	}
	return longest, ""
}

// firstContact is how many needs people serve for each contact that they answer, those not
// counted that are passed on: all of them, where each is solved the first time.
func (e *Evidence) firstContact() (float64, string) {
	served := 0.0
	for _, n := range e.Planned.Needs {
		for _, s := range n.Served {
			served += s
		}
	}
	answered, why := e.measured("answered")
	if why != "" || answered == 0 {
		return 0, "nobody is answered"
	}
	passed, _ := e.measured("passed_on")
	return min(1, served/(answered*(1-passed))), ""
}

// rightSkill is the share of answered contacts that are not passed on.
func (e *Evidence) rightSkill() (float64, string) {
	passed, why := e.measured("passed_on")
	if why != "" {
		return 0, "nobody is passed on in this season"
	}
	return 1 - passed, ""
}

// botDetour is how long those have spent with a machine, on average, whom it hands over.
func (e *Evidence) botDetour() (float64, string) {
	seconds, handed := 0.0, 0.0
	for _, l := range e.Planned.Layers {
		if l.Seconds != nil && l.HandedOver > 0 {
			seconds += *l.Seconds * l.HandedOver
			handed += l.HandedOver
		}
	}
	if handed == 0 {
		return 0, "no machine hands anybody over"
	}
	return seconds / handed, ""
}

// thinSkills is the share of contacts whose queue fewer than three people can serve.
func (e *Evidence) thinSkills() (float64, string) {
	people := make([]int, len(e.Model.Layout.Queues))
	for _, group := range e.Model.Layout.Agents {
		for _, s := range e.Model.Layout.Groups[group].Skills {
			people[s.Queue]++
		}
	}
	few, all := 0.0, 0.0
	for q := range people {
		v, _ := e.Planned.Find("offered", sim.Scope{Reason: e.Model.Layout.Reasons[e.Model.Layout.Queues[q].Reason].Name})
		if v == nil {
			continue
		}
		share := v.Mean / float64(e.queuesOf(e.Model.Layout.Queues[q].Reason))
		if all += share; people[q] < thin {
			few += share
		}
	}
	if all == 0 {
		return 0, "nobody is offered"
	}
	return few / all, ""
}

func (e *Evidence) queuesOf(reason int) (n int) {
	for i := range e.Model.Layout.Queues {
		if e.Model.Layout.Queues[i].Reason == reason {
			n++
		}
	}
	return n
}

// Strained are the questions that strainedHours reads: in how many intervals each team has an
// occupancy above 90 %.
func Strained(m *sim.Model) (asked []sim.Target) {
	for i := range m.Layout.Groups {
		asked = append(asked, sim.Target{Measure: "occupancy", Scope: sim.Scope{Team: m.Layout.Groups[i].Name}, Op: ">", Value: 0.9, Over: sim.AtMost})
	}
	return asked
}

// strainedHours is the share of its intervals on duty in which the busiest team has an
// occupancy above 90 %.
func (e *Evidence) strainedHours() (worst float64, why string) {
	known := false
	for _, v := range e.Planned.Answers {
		if v.Measure == "occupancy" && v.Scope.Team != "" && v.N > 0 {
			worst, known = max(worst, v.Mean), true
		}
	}
	if !known {
		return 0, "nobody is on duty"
	}
	return worst, ""
}

// limits is how many people work more overtime than the labour rules allow.
func (e *Evidence) limits() (float64, string) {
	if e.Planned.Beyond == nil {
		return 0, "the country has no rules here"
	}
	return e.Planned.Beyond.Mean, ""
}
