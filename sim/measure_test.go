package sim

import (
	"math"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Answered 1000, abandoned 60, of those 860 and 20 within the threshold and 10
// abandonments short: callcentrehelper.com, "What is the service level
// formula", and ICMI QueueTips of March 2005.
func TestFormulas(t *testing.T) {
	vector := Answers{Answered: 1000, AnsweredIn: 860, Lost: 60, AbandonedIn: 20, ShortAbandoned: 10}
	want := map[string]float64{"F1": 83.02, "F2": 86.00, "F3": 81.13, "F4": 82.69, "F5": 82.08, "F6": 81.90}
	for _, f := range Formulas() {
		num, den := f.Of(vector)
		if got := 100 * num / den; math.Abs(got-want[f.ID]) > 0.005 {
			t.Errorf("%s: %.4f %%, want %.2f %%", f.ID, got, want[f.ID])
		}
		if _, den := f.Of(Answers{}); den != 0 {
			t.Errorf("%s is defined without contacts", f.ID)
		}
		delete(want, f.ID)
	}
	if len(want) > 0 {
		t.Errorf("formulas missing: %v", want)
	}
}

func TestTable(t *testing.T) {
	seen := map[string]bool{}
	for i := range Measures() {
		m := &Measures()[i]
		if seen[m.Key] {
			t.Errorf("%s stands twice in the table", m.Key)
		}
		seen[m.Key] = true
		if fault := faultOf(m); fault != "" {
			t.Errorf("%s: %s", m.Key, fault)
		}
	}
}

// faultOf says what is wrong with a row of the table.
func faultOf(m *Measure) string {
	switch {
	case m.Name == "" || m.Formula == "" || len(m.Scopes) == 0:
		return "a field is missing"
	case !strings.HasSuffix(m.Sentence, "."):
		return "the sentence has no full stop"
	case m.value == nil != (m.Quantile > 0):
		return "neither or both of a value and a quantile"
	case (m.Quantile > 0) != (m.Estimator == MergedQuantile):
		return "the wrong estimator"
	}
	if num, den := m.Of(&Sums{}); num != 0 || den != 0 && m.Estimator != MeanOf {
		return "what is asked of nothing is neither undefined nor a count of 0"
	}
	if found, ok := FindMeasure(m.Key); !ok || found != m {
		return "not found"
	}
	return ""
}

// Every measure, by hand, of a phone queue and an e-mail queue in one hour.
func TestMeasuresByHand(t *testing.T) {
	phone := centre.Cell{
		Offered: 100, Redials: 12, Answered: 80, AnsweredIn: 60, Waited: 50, Abandoned: 10, AbandonedIn: 4, ShortAbandoned: 2,
		Blocked: 5, TurnedAway: 2, ToCallback: 1, CalledBack: 1, Waiting: 2, Closed: 25, Advised: 6,
		WaitAnswered: 800 * des.Second, WaitAbandoned: 300 * des.Second, WaitOther: 40 * des.Second,
		Handle: 81 * 300 * des.Second,
	}
	mail := centre.Cell{Offered: 50, Answered: 20, AnsweredIn: 20, Waited: 50, Waiting: 30, WaitAnswered: 20 * des.Hour, WaitOther: 30 * des.Hour, Handle: 20 * 200 * des.Second}
	line := centre.Level{Area: int64(2 * des.Hour), AtEnd: 2, Max: 9, Oldest: des.Minute}
	pile := centre.Level{Area: int64(25 * des.Hour), AtEnd: 30, Max: 31, Oldest: 5 * des.Hour}
	var calls, mails, late, all Sums
	late.Count(&mail, &pile, true, true)
	calls.Count(&phone, &line, true, false)
	mails.Count(&mail, &pile, false, true)
	mails.Sort(90 * des.Second)
	calls.Length, mails.Length = des.Hour, des.Hour
	calls.Peak = Peak{true, 33}
	all.Beside(&calls, false)
	all.Beside(&mails, true)
	all.Teams = true
	all.Staffed = des.Hour / 2
	all.Staff = centre.StaffCell{OnDuty: int64(10 * des.Hour), Busy: int64(8 * des.Hour), Overtime: int64(des.Hour), Called: int64(des.Hour)}
	all.Roster = int64(12 * des.Hour)
	all.Needs = Needs{Arisen: 200, SelfServed: 50, Served: 70, Unsolved: 20, GivenUp: 20, Open: 40, Attempts: 180, Claimed: 72}
	all.Parcels = ParcelSums{Known: true, Ordered: 3000, Delivered: 2000, Late: 100}
	all.Cost = Cost{Staff: 4800, SelfService: 240, Playbook: 60, StaffPriced: true, SelfServicePriced: true, PlaybookPriced: true}
	all.Cost.PayProjects([]Project{{Price: 500, PerWeek: 50, Cost: 700}, {LeadDays: 14}, {Cost: 200}})
	for _, c := range []struct {
		of   *Sums
		key  string
		want float64
	}{
		{&calls, "service_level", 60.0 / (80 + 10 + 5 + 2 + 1 + 2 - 4)},
		{&mails, "service_level", math.NaN()}, // nobody can know
		{&late, "service_level", 20.0 / 50},   // of those who wait everybody has missed it
		{&all, "service_level", 60.0 / 96},
		{&calls, "wait", 1140.0 / 95},
		{&mails, "wait", 3600},
		{&all, "wait", 1140.0 / 95}, // of those on the line
		{&calls, "worst_interval", 33},
		{&mails, "worst_interval", math.NaN()},
		{&all, "worst_interval", 33},
		{&calls, "asa", 10},
		{&calls, "delayed", 50.0 / 95},
		{&all, "abandonment", 10.0 / 150},
		{&all, "blocked", 5.0 / 150},
		{&all, "turned_away", 2.0 / 150},
		{&all, "closed", 25.0 / 175},
		{&all, "repeats", 12.0 / 150},
		{&all, "offered", 150},
		{&all, "answered", 100},
		{&all, "abandoned", 10},
		{&all, "advised", 6},
		{&all, "to_callback", 1},
		{&calls, "queue_length", 2},
		{&mails, "queue_length", 25},
		{&all, "queue_length", 2},
		{&calls, "waited", 1140.0 / 3600},
		{&mails, "waited", 50},
		{&all, "waited", 1140.0 / 3600}, // on the line
		{&all, "longest_queue", 9},
		{&calls, "backlog", math.NaN()},
		{&all, "backlog", 30},
		{&all, "oldest", 5},
		{&calls, "handle_time", 300},
		{&calls, "work", 81 * 300.0 / 3600},
		{&all, "work", (81*300.0 + 20*200) / 3600},
		{&mails, "sorting", 0.5}, // 20 answered, a minute and a half each
		{&all, "sorting", 0.5},
		{&calls, "sorting", math.NaN()},
		{&all, "occupancy", 0.8},
		{&calls, "occupancy", math.NaN()},
		{&all, "on_duty", 20},
		{&calls, "on_duty", math.NaN()},
		{&all, "staff_hours", 10},
		{&calls, "staff_hours", math.NaN()},
		{&all, "absence", 1.0 / 3},
		{&all, "overtime", 1},
		{&all, "staff_cost", 4800},
		{&all, "self_service_cost", 240},
		{&all, "playbook_cost", 60},
		{&all, "project_cost", 900},
		{&mails, "project_cost", math.NaN()},
		{&all, "cost", 6000},
		{&mails, "cost", math.NaN()},
		{&all, "cost_per_need", 6000.0 / 120},
		{&mails, "cost_per_need", math.NaN()},
		{&all, "needs", 200},
		{&all, "needs_unserved", 0.1},
		{&all, "needs_unsolved", 0.1},
		{&all, "needs_open", 0.2},
		{&all, "attempts", 1.2},
		{&all, "deflection", 0.25},
		{&all, "claimed_deflection", 0.36},
		{&all, "orders", 3000},
		{&calls, "orders", math.NaN()},
		{&all, "contacts_per_100_orders", 5},
		{&all, "late_parcels", 0.05},
	} {
		m, ok := FindMeasure(c.key)
		if !ok {
			t.Fatalf("no measure %s", c.key)
		}
		num, den := m.Of(c.of)
		got := num / den
		if den == 0 {
			got = math.NaN()
		}
		if math.Abs(got-c.want) > 1e-12 || math.IsNaN(got) != math.IsNaN(c.want) {
			t.Errorf("%s = %v/%v = %v, want %v", c.key, num, den, got, c.want)
		}
	}
}

// Two days one after the other: counts add up, levels are those at the end,
// ages the greatest.
func TestThen(t *testing.T) {
	first := Sums{Length: des.Day, Pile: centre.Level{Area: 5, AtEnd: 3, Max: 9, Oldest: 40}, Piles: true, Peak: Peak{true, 5}}
	second := Sums{Length: des.Day, Pile: centre.Level{Area: 1, AtEnd: 1, Max: 4, Oldest: 30}, Piles: true}
	first.Then(&second)
	if want := (centre.Level{Area: 6, AtEnd: 1, Max: 9, Oldest: 40}); first.Pile != want || first.Length != 2*des.Day || first.Peak.Wait != 5 {
		t.Errorf("got %+v", first)
	}
}

func TestUnitText(t *testing.T) {
	for _, c := range []struct {
		unit Unit
		v    float64
		want string
	}{
		{Share, 0.614, "61.4 %"},
		{Share, 0.8, "80 %"},
		{Share, 0.0512, "5.12 %"},
		{Share, 0, "0 %"},
		{Share, 1, "100 %"},
		{Seconds, 42.04, "42 s"},
		{Seconds, 744, "12.4 min"},
		{Seconds, 7200, "2 h"},
		{Hours, 0.5, "30 min"},
		{Hours, 48, "48 h"},
		{Count, 12345.6, "12\u202f346"},
		{Count, -1234567, "-1\u202f234\u202f567"},
		{Count, 1.25, "1.25"},
		{Agents, 26, "26 agents"},
	} {
		if got := c.unit.Text(c.v); got != c.want {
			t.Errorf("%s %v: %q, want %q", c.unit, c.v, got, c.want)
		}
	}
}
