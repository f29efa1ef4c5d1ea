package scenarios_test

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/erlang"
	"github.com/rushproof/rushproof/sim/study"
)

// What each bundled season must show, as its README says, and that a wrong
// figure would not show it. The bands are wide enough for the luck of the
// seasons that are played here: they hold what the README claims, not its
// digits.

func TestBlackWeek(t *testing.T) {
	t.Parallel()
	for strategy, want := range map[string]map[string]string{
		"no temps":                     {"phone": sim.Fail, "email": sim.Fail},
		"temps hired seven weeks late": {"phone": sim.Fail, "email": sim.Fail},
		"leave and training frozen":    {"phone": sim.Pass, "chat": sim.Pass, "email": sim.Pass},
		"flu":                          {"chat": sim.Pass, "email": sim.Fail},
		"leave frozen but severe flu":  {"chat": sim.Pass, "email": sim.Fail},
	} {
		plays := 20
		if strategy == "flu" {
			plays = 60 // as its e-mail is looked at
		}
		outcomes(t, playSeason(t, "power-black-week", plays, scenarios.Options{Strategy: strategy}), want)
	}
	planned := playSeason(t, "power-black-week", 60, scenarios.Options{})
	outcomes(t, planned, map[string]string{"phone": sim.Pass, "chat": sim.Pass})
	expect(t, blackWeek(planned))
	eleven := planned.value(t, "service_level", sim.Scope{Channel: "email"}).Mean
	expect(t, []expectation{{"e-mail in time with eleven temps", eleven, 0.87, 0.8999}})
	expect(t, []expectation{{"e-mail in time with fourteen", mailInTime(t, "fourteen temps"), 0.9001, 0.93}})
	breaks(t, []expectation{{"e-mail in time with fourteen, and two of the 43 gone", mailInTime(t, "fourteen temps",
		"teams.order_desk.agents=19", "teams.order_desk.shifts.saturday.agents=7",
		"teams.after_sales.agents=22", "teams.after_sales.shifts.saturday.agents=9"), 0.9001, 0.93}})
}

func TestBlackWeekMeetsFlu(t *testing.T) {
	t.Parallel()
	expect(t, []expectation{{"e-mail in time with flu", mailInTime(t, "flu"), 0.84, 0.88}})
	expect(t, []expectation{{"e-mail in time with flu and leave frozen", mailInTime(t, "leave frozen but flu"), 0.9001, 0.93}})
	breaks(t, []expectation{{"e-mail in time with hardly any flu", mailInTime(t, "flu", "strategies.flu.more_events.0.factor=x1.2"), 0.84, 0.88}})
}

// A forecast that may be off leaves the mean nearly as it is, and makes the target
// more of a gamble: fewer seasons keep it, and the worst tenth is worse.
func TestBlackWeekForecastMayBeOff(t *testing.T) {
	t.Parallel()
	play := func(strategy string, set ...string) (s season, mail sim.Estimate) {
		s = playSeason(t, "power-black-week", 100, scenarios.Options{Strategy: strategy, Set: set})
		return s, s.value(t, "service_level", email)
	}
	known, right := play("fourteen temps")
	gamble := func(set ...string) []expectation {
		off, mail := play("fourteen temps, forecast may be off", set...)
		return []expectation{
			{"e-mail in time with fourteen, less than when the forecast is right", right.Mean - mail.Mean, 0, 0.01},
			{"the same in the worst tenth of seasons", right.P10 - mail.P10, 0.005, 0.05},
			{"seasons that keep the target, fewer than when the forecast is right", known.keepsMail() - off.keepsMail(), 0.03, 0.3},
		}
	}
	expect(t, gamble())
	breaks(t, gamble("strategies.fourteen temps, forecast may be off.forecast_bias=1%"))
}

// keepsMail is the share of seasons in which nine in ten e-mails are answered in
// time.
func (s season) keepsMail() (share float64) {
	for _, v := range s.Measures {
		for _, x := range v.Each {
			if v.Measure == "service_level" && v.Scope == email && *x >= 0.9 {
				share += 1 / float64(len(v.Each))
			}
		}
	}
	return share
}

func TestBlackWeekBeginsOrdinary(t *testing.T) {
	t.Parallel()
	s := playSeason(t, "power-black-week", 60, ordinary())
	outcomes(t, s, map[string]string{"chat": sim.Pass})
	expect(t, ordinaryWeeks(t, s))
	for _, wrong := range []string{
		"orders.per_week=113400",                // 5 % more
		"teams.order_desk.agents=17",            // three of 43 gone
		"reasons.order_status.handle_time=360s", // in every channel
	} {
		breaks(t, ordinaryWeeks(t, playSeason(t, "power-black-week", 20, ordinary(wrong))))
	}
}

// ordinary plays the three weeks before Black Week without temps.
func ordinary(set ...string) scenarios.Options {
	return scenarios.Options{Strategy: "no temps", Set: append([]string{"from=2026-11-02", "to=2026-11-22", "events=[]"}, set...)}
}

// ordinaryWeeks is the calculation behind 43 people, and that they manage.
func ordinaryWeeks(t *testing.T, s season) []expectation {
	t.Helper()
	answered, present, busy := s.value(t, "answered", sim.Scope{}).Mean, 0.0, 0.0
	for _, team := range s.Teams {
		for i := range team.Present {
			present += team.Present[i] / 2 // hours
			busy += team.Busy[i] / 2
		}
	}
	return []expectation{
		{"calls in time", s.target(t, "phone"), 0.79, 0.82},
		{"e-mails in time", s.value(t, "service_level", sim.Scope{Channel: "email"}).Mean, 0.9001, 0.925},
		{"answered in a week", answered / 3, 7_900, 8_130},
		{"handle time", s.value(t, "handle_time", sim.Scope{}).Mean, 412, 420},
		{"seconds of an agent for a contact", busy / answered * 3600, 388, 396},
		{"occupancy", s.value(t, "occupancy", sim.Scope{}).Mean, 0.785, 0.81},
		{"hours a week from each", present / 3 / 43, 25.2, 25.8},
	}
}

// mailInTime is the share of e-mails answered in 24 hours.
func mailInTime(t *testing.T, strategy string, set ...string) float64 {
	t.Helper()
	found := playSeason(t, "power-black-week", 60, scenarios.Options{Strategy: strategy, Set: set})
	return found.value(t, "service_level", sim.Scope{Channel: "email"}).Mean
}

func TestBlackWeekNeedsItsCauses(t *testing.T) {
	t.Parallel()
	for _, wrong := range []string{
		"events=[{worry: nobody worries, on: 2026-12-15, factor: x1}]",
		"delivery.carrier.capacity=30000/day",
	} {
		breaks(t, blackWeek(playSeason(t, "power-black-week", 10, scenarios.Options{Set: []string{wrong}})))
	}
}

// blackWeek is what POWER tells: 30 per cent more, in each of four weeks.
func blackWeek(s season) (all []expectation) {
	for week := 1; week <= 4; week++ {
		rise := s.contacts(7*week, 7*week+7) / s.contacts(0, 7)
		all = append(all, expectation{fmt.Sprintf("contacts of week %d, against the week before", week), rise, 1.26, 1.34})
	}
	return all
}

func TestPostNordIsReplayed(t *testing.T) {
	t.Parallel()
	asItIs := playSeason(t, "postnord-2017-replay", 20, scenarios.Options{})
	expect(t, postNord(t, asItIs))
	lost := func(set string) float64 {
		without := playSeason(t, "postnord-2017-replay", 20, scenarios.Options{Set: []string{set}})
		return 1 - without.contacts(28, 47)/asItIs.contacts(28, 47)
	}
	expect(t, []expectation{
		{"contacts in December less without chasers", lost("channels.email.chaser.share=0%/day"), 0.02, 0.12},
		{"contacts in December less without redials", lost("channels.phone.redial.share=0%"), 0.22, 0.40},
	})
}

func TestPostNordNeedsItsCauses(t *testing.T) {
	t.Parallel()
	for _, wrong := range []string{
		"delivery.carrier.capacity=220000/day", // little is late
		"delivery.carrier.capacity=180500/day", // 5 % less
		"channels.phone.redial.share=0%",
		"reasons.where_is_it.parcels.late=20%",
		"orders.per_week=427500",    // 5 % less
		"teams.telephone.agents=28", // 17 % more
		"teams.mailroom temps=null", // the mail waits for good
		"teams.mailroom.agents=30",  // the mail does not wait
	} {
		breaks(t, postNord(t, playSeason(t, "postnord-2017-replay", 6, scenarios.Options{Set: []string{wrong}})))
	}
}

// postNord is what the newspaper told, and that e-mail is slow and answered.
func postNord(t *testing.T, s season) []expectation {
	t.Helper()
	return []expectation{
		{"contacts a week before", s.contacts(0, 14) / 2, 9_500, 10_500},
		{"contacts, 4 to 10 December", s.contacts(28, 35), 34_000, 46_000},
		{"contacts, 11 to 17 December", s.contacts(35, 42), 34_000, 46_000},
		{"contacts, 18 to 22 December", s.contacts(42, 47), 32_000, 43_000},
		{"parcels on time before", s.onTime(0, 14), 0.985, 0.995},
		{"parcels on time in the three weeks", s.onTime(28, 47), 0.935, 0.96},
		{"minutes on the phone on a Wednesday before", s.days(t, "wait", phone)[2].Mean / 60, 1.4, 3},
		{"minutes on the phone on the worst weekday, of all callers", s.worstDay(t, "wait") / 60, 18, 40},
		{"minutes on the phone on the worst weekday, of those answered", s.worstDay(t, "asa") / 60, 20, 40},
		{"e-mails before, answered", s.answered("email", 0, 14), 0.99, 1},
		{"e-mails of 4 to 10 December, answered", s.answered("email", 28, 35), 0.97, 1},
		{"e-mails of 11 to 17 December, answered", s.answered("email", 35, 42), 0.70, 0.97},
	}
}

func TestSmallShop(t *testing.T) {
	t.Parallel()
	planned := playSeason(t, "small-shop", 200, scenarios.Options{})
	expect(t, smallShop(t, planned))
	outcomes(t, planned, map[string]string{"email": sim.Pass})
	if planned.Verdict.Outcome != sim.Fail {
		t.Errorf("four people: %s, expected that luck fails them in more than one season of twenty", planned.Verdict.Outcome)
	}
	for _, strategy := range []string{"owner answers in the morning", "five people"} {
		outcomes(t, playSeason(t, "small-shop", 200, scenarios.Options{Strategy: strategy}), map[string]string{"phone": sim.Pass, "email": sim.Pass})
	}
	for _, strategy := range []string{"three people", "five people", "telephone until noon", "weekends off"} {
		breaks(t, smallShop(t, playSeason(t, "small-shop", 50, scenarios.Options{Strategy: strategy})))
	}
}

// smallShop is what four people are: enough on average, and often not.
func smallShop(t *testing.T, s season) []expectation {
	t.Helper()
	level := s.value(t, "service_level", phone)
	return []expectation{
		{"callers answered in 20 s", level.Mean, 0.82, 0.87},
		{"the same, nine seasons in ten less one in ten", level.P90 - level.P10, 0.13, 0.23},
		{"occupancy", s.value(t, "occupancy", sim.Scope{}).Mean, 0.28, 0.36},
		{"e-mail within 24 hours", s.value(t, "service_level", sim.Scope{Channel: "email"}).Mean, 0.96, 1},
		{"what Erlang A promises for three in 60 s, too much", promised(t, s) - s.target(t, "phone"), 0.08, 0.12},
	}
}

// promised is the share of callers of an hour that three people answer within a
// minute, by Erlang A.
func promised(t *testing.T, s season) float64 {
	t.Helper()
	hours := 0.0
	for _, queue := range s.Intervals {
		for i := range queue.Offered {
			if queue.Channel == "phone" && queue.Open[i] {
				hours += 0.5
			}
		}
	}
	calls, handle := s.value(t, "offered", phone).Mean, s.value(t, "handle_time", phone).Mean
	steady, err := erlang.Queue{Rate: calls / hours / 3600, HandleTime: handle, Agents: 3, Patience: 600}.Solve()
	if err != nil {
		t.Fatal(err)
	}
	return steady.AnsweredWithin(60)
}

var phone = sim.Scope{Channel: "phone"}

// expectation is a figure and the band in which it must lie.
type expectation struct {
	what         string
	x, low, high float64
}

func (e expectation) holds() bool { return e.low <= e.x && e.x <= e.high }

// expect fails for each figure outside its band.
func expect(t *testing.T, all []expectation) {
	t.Helper()
	for _, e := range all {
		if !e.holds() {
			t.Errorf("%s: %.4g, expected %.4g to %.4g", e.what, e.x, e.low, e.high)
		}
	}
}

// breaks fails if a wrong model gives figures within all their bands.
func breaks(t *testing.T, all []expectation) {
	t.Helper()
	for _, e := range all {
		if !e.holds() {
			return
		}
	}
	t.Errorf("a wrong figure shows the same: %v", all)
}

// outcomes holds the verdict against what is said of each channel, which has a
// target.
func outcomes(t *testing.T, s season, want map[string]string) {
	t.Helper()
	for channel, outcome := range want {
		judged := false
		for _, target := range s.Verdict.Targets {
			parsed, err := sim.ParseTarget(target.Target)
			if err != nil {
				t.Fatal(err)
			}
			if parsed.Scope.Channel != channel {
				continue
			}
			judged = true
			if target.Outcome != outcome {
				t.Errorf("%s: %s: %s at %v, expected %s", s.Title, target.Target, target.Outcome, target.Value.Mean, outcome)
			}
		}
		if !judged {
			t.Errorf("%s: no target for %s, expected that it is %s", s.Title, channel, outcome)
		}
	}
}

// season is a result with what the expectations ask of it.
type season struct{ *sim.Result }

// playSeason plays a season, and holds what its README says of it. What is bundled is
// played once, however many tests look at it; none of them changes it.
func playSeason(t *testing.T, name string, replications int, options scenarios.Options) season {
	t.Helper()
	if testing.Short() {
		t.Skip("plays whole seasons")
	}
	play := func() (*sim.Result, error) { return playOptions(name, replications, options) }
	if !filepath.IsAbs(name) { // a test may write another season into its own file
		key := fmt.Sprintf("%s %d %#v", name, replications, options)
		once, _ := alreadyPlayed.LoadOrStore(key, sync.OnceValues(play))
		play = once.(func() (*sim.Result, error))
	}
	r, err := play()
	if err != nil {
		t.Fatal(err)
	}
	s := season{r}
	if len(options.Set) == 0 {
		expect(t, quoted(t, name, options.Strategy, s))
	}
	return s
}

// alreadyPlayed has a function for each season, which plays it when it is first called.
var alreadyPlayed sync.Map

func playOptions(name string, replications int, options scenarios.Options) (*sim.Result, error) {
	loaded, err := scenarios.Open(name, options)
	if err != nil {
		return nil, err
	}
	e := loaded.Experiment
	e.Replications = replications
	return study.Run(context.Background(), loaded.Model, e, nil)
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

// answered returns the share of a channel's contacts from day from up to, not
// including, day to that were answered before the season ended.
func (s season) answered(channel string, from, to int) float64 {
	offered, answered := 0.0, 0.0
	for _, queue := range s.Queues {
		for i, n := range queue.Offered {
			if day := s.Frame.DayOf[i]; queue.Channel == channel && from <= day && day < to {
				offered += n
				answered += queue.Answered[i]
			}
		}
	}
	return answered / offered
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

// target returns what the first target of a channel was judged by.
func (s season) target(t *testing.T, channel string) float64 {
	t.Helper()
	for _, target := range s.Verdict.Targets {
		parsed, err := sim.ParseTarget(target.Target)
		if err != nil {
			t.Fatal(err)
		}
		if parsed.Scope.Channel == channel {
			return target.Value.Mean
		}
	}
	t.Fatalf("no target for %s", channel)
	return 0
}

// worstDay is the highest mean of a day on the phone.
func (s season) worstDay(t *testing.T, measure string) (worst float64) {
	t.Helper()
	for _, day := range s.days(t, measure, phone) {
		worst = max(worst, day.Mean)
	}
	return worst
}
