package scenarios_test

import (
	"context"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// What each bundled season must show, as its README says. The bands are wide
// enough for the thirty seasons that are played here: they hold what the
// README claims, not its digits.

func TestBlackWeekNeedsMoreThanElevenTemps(t *testing.T) {
	t.Parallel()
	for strategy, want := range map[string]map[string]string{
		"":                             {"phone": sim.Pass, "chat": sim.Pass, "email": sim.Fail},
		"no temps":                     {"email": sim.Fail},
		"temps hired seven weeks late": {"email": sim.Fail},
		"leave and training frozen":    {"phone": sim.Pass, "chat": sim.Pass, "email": sim.Pass},
	} {
		found := playSeason(t, "power-black-week", strategy)
		for _, target := range found.Verdict.Targets {
			parsed, err := sim.ParseTarget(target.Target)
			if err != nil {
				t.Fatal(err)
			}
			if outcome := want[parsed.Scope.Channel]; outcome != "" && target.Outcome != outcome {
				t.Errorf("strategy %q: %s: %s at %v, expected %s", strategy, target.Target, target.Outcome, target.Value.Mean, outcome)
			}
		}
		if strategy == "" {
			between(t, "contacts a week, against the week before", found.contacts(7, 35)/4/found.contacts(0, 7), 1.22, 1.36)
		}
	}
}

func TestPostNordIsReplayed(t *testing.T) {
	t.Parallel()
	found := playSeason(t, "postnord-2017-replay", "")
	between(t, "contacts a week before", found.contacts(0, 14)/2, 9_500, 10_500)
	between(t, "contacts a week in the worst three", found.contacts(28, 47)/3, 36_000, 46_000)
	between(t, "parcels on time before", found.onTime(0, 14), 0.985, 0.995)
	between(t, "parcels on time at worst", found.onTime(35, 42), 0.94, 0.96)
	wait := found.days(t, "wait", sim.Scope{Channel: "phone"})
	worst := 0.0
	for _, day := range wait {
		if day.N > 0 {
			worst = max(worst, day.Mean/60)
		}
	}
	between(t, "minutes on the phone on the worst weekday", worst, 20, 40)
	between(t, "minutes on the phone on a Monday before", wait[0].Mean/60, 1.2, 4)
}

func TestSmallShopIsAtTheMercyOfLuck(t *testing.T) {
	t.Parallel()
	found := playSeason(t, "small-shop", "")
	phone := found.value(t, "service_level", sim.Scope{Channel: "phone"})
	if spread := phone.P90 - phone.P10; spread < 0.10 {
		t.Errorf("service level of phone is %.3f to %.3f in eight seasons of ten: that is no spread", phone.P10, phone.P90)
	}
	between(t, "occupancy", found.value(t, "occupancy", sim.Scope{}).Mean, 0.2, 0.45)
	between(t, "e-mail within 24 hours", found.value(t, "service_level", sim.Scope{Channel: "email"}).Mean, 0.78, 0.85)
}

// season is a result with what the expectations ask of it.
type season struct{ *sim.Result }

func playSeason(t *testing.T, name, strategy string) season {
	t.Helper()
	if testing.Short() {
		t.Skip("plays whole seasons")
	}
	loaded, err := scenarios.Open(name, scenarios.Options{Strategy: strategy})
	if err != nil {
		t.Fatal(err)
	}
	e := loaded.Experiment
	e.Replications = 30
	r, err := study.Run(context.Background(), loaded.Model, e, nil)
	if err != nil {
		t.Fatal(err)
	}
	return season{r}
}

// contacts returns how many were offered from day from up to, not including,
// day to.
func (s season) contacts(from, to int) (sum float64) {
	for _, channel := range s.Intervals {
		for i, n := range channel.Offered {
			if day := s.Frame.DayOf[i]; from <= day && day < to {
				sum += n
			}
		}
	}
	return sum
}

func (s season) onTime(from, to int) float64 {
	delivered, late := 0.0, 0.0
	for day := from; day < to; day++ {
		delivered += s.Parcels.Delivered[day]
		late += s.Parcels.Late[day]
	}
	return 1 - late/delivered
}

func (s season) days(t *testing.T, measure string, scope sim.Scope) []sim.Estimate {
	t.Helper()
	for _, d := range s.Days {
		if d.Measure == measure && d.Scope == scope {
			return d.Days
		}
	}
	t.Fatalf("no days of %s in %v", measure, scope)
	return nil
}

func (s season) value(t *testing.T, measure string, scope sim.Scope) sim.Estimate {
	t.Helper()
	for _, v := range s.Measures {
		if v.Measure == measure && v.Scope == scope {
			return v.Estimate
		}
	}
	t.Fatalf("no %s in %v", measure, scope)
	return sim.Estimate{}
}

func between(t *testing.T, what string, x, low, high float64) {
	t.Helper()
	if x < low || x > high {
		t.Errorf("%s: %.4g, expected %.4g to %.4g", what, x, low, high)
	}
}
