package study

import (
	"context"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
)

// The sentence is for the boss: what customers feel, what was asked, how sure
// it is.
func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		name    string
		targets []string
		outcome string
		want    string
	}{
		{
			"no targets", nil, sim.None,
			"No targets were set; chat customers wait on average 42 s ± 1 on the worst day, Tuesday 24 November.",
		},
		{
			"pass",
			[]string{"abandonment{channel:phone} < 30%", "p90(wait{channel:chat}) < 1h"},
			sim.Pass,
			"Ready: both targets are met; phone customers wait on average 42 s ± 1 on the worst day, Tuesday 24 November.",
		},
		{
			"fail",
			[]string{"abandonment{channel:phone} < 30%", "service_level{channel:phone} >= 80%", "wait{channel:chat} < 1s"},
			sim.Fail,
			"Not ready: phone customers wait on average 42 s ± 1 on the worst day, Tuesday 24 November; service level of phone within 20 s is 46.8 % ± 0.5 against a target of 80 %; 2 of 3 targets are missed.",
		},
		{
			"within",
			[]string{"service_level{channel:phone, within:60s} >= 80%"},
			sim.Fail,
			"Not ready: phone customers wait on average 42 s ± 1 on the worst day, Tuesday 24 November; service level of phone within 60 s is 68.5 % ± 0.6 against a target of 80 %.",
		},
		{
			"fail with probability",
			[]string{"abandonment{channel:phone} < 17% on every day, with probability 95%"},
			sim.Fail,
			"Not ready: phone customers wait on average 42 s ± 1 on the worst day, Tuesday 24 November; abandonment of phone is below 17 % on every day in 66.7 % of seasons (47.2 % to 82.7 %), and 95 % was asked for.",
		},
		{
			"undecided",
			[]string{"abandonment{channel:phone} < 15.1%"},
			sim.Undecided,
			"Undecided: abandonment of phone is 15.0 % ± 0.4 against a limit of 15.1 %; more replications may settle it.",
		},
		{
			"worst day",
			[]string{"backlog{channel:email} < 1 on every day"},
			sim.Fail,
			"Not ready: email customers wait on average 5.61 h ± 0.06 on the worst day, Tuesday 24 November; backlog of email on the worst day is 2.9 ± 0.3 against a limit of 1.",
		},
	} {
		m := season(4, 3, 6)
		setTargets(t, m, c.targets...)
		r, err := studyOf(m, sim.Experiment{Seed: 7, Replications: reps}, nil).run(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if v := r.Verdict; v.Outcome != c.outcome || v.Sentence != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.name, v.Outcome, v.Sentence, c.want)
		}
	}
}

// A service level says nothing without its threshold.
func TestSentenceNamesThreshold(t *testing.T) {
	for _, c := range []struct {
		target, want string
		patient      bool // email has a day
	}{
		{"service_level{channel:email} >= 90%", " within 24 h", true},
		{"service_level{channel:email, within:2h} >= 90%", " within 2 h", true},
		{"service_level{channel:phone} >= 90%", " within 20 s", true},
		{"service_level >= 90%", " within each queue's threshold", true},
		{"service_level >= 90%", " within 20 s", false},
		{"wait{channel:email} < 1h", "", true},
	} {
		m := season(4, 3, 6)
		for q := range m.Layout.Queues {
			if of := &m.Layout.Queues[q]; c.patient && m.Layout.Channels[of.Channel].Name == "email" {
				of.Within = 24 * des.Hour
			}
		}
		target, err := sim.ParseTarget(c.target)
		if err != nil {
			t.Fatal(err)
		}
		if got := studyOf(m, sim.Experiment{Seed: 7, Replications: 1}, nil).withinWords(target); got != c.want {
			t.Errorf("%s: %q, want %q", c.target, got, c.want)
		}
	}
}

// A target about contacts of which there are none is not met.
func TestNoDataIsNoPass(t *testing.T) {
	m := season(4, 4, 3) // nobody uses the fourth channel
	for _, text := range []string{"abandoned{channel:phone 3} < 5", "wait{channel:phone 3} < 5s", "longest_queue{channel:phone 3} < 5 on every day"} {
		target, err := sim.ParseTarget(text)
		if err != nil {
			t.Fatal(err)
		}
		m.Targets = append(m.Targets, target)
	}
	r, err := studyOf(m, sim.Experiment{Seed: 7, Replications: reps}, nil).run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, target := range r.Verdict.Targets {
		if target.Outcome != sim.Undecided || target.Note != "no contact was offered" || target.More != 0 {
			t.Errorf("%+v", target)
		}
	}
	if want := "Undecided: nothing is known about abandoned of phone 3: no contact was offered."; r.Verdict.Sentence != want {
		t.Error(r.Verdict.Sentence)
	}
	if all := strings.Join(r.Warnings, "\n"); !strings.Contains(all, "phone 3: no contact was offered") {
		t.Error(all)
	}
	for _, v := range r.Measures {
		if v.N == 0 {
			t.Errorf("%s%s stands in the result without data", v.Measure, v.Scope)
		}
	}
}

func TestWarnings(t *testing.T) {
	m := season(4, 3, 6)
	for q := range m.Layout.Queues {
		if m.Layout.Queues[q].Channel == 2 {
			m.Layout.Groups[2].Skills = nil // nobody answers the chats
		}
	}
	r, err := studyOf(m, sim.Experiment{Seed: 7, Replications: 3}, nil).run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"only 3 replications: intervals are rough, and what happens in one season in ten is not seen",
		"email: 2 contacts still wait when the season ends (2153 were offered in it); service level leaves out all who come less than 20 s before its end, as nobody can know whether they are answered in time; the mean wait of 24 November to 26 November counts theirs until the end only, and the quantiles of the wait are without them",
		"chat: nobody who serves it is on duty in 60 intervals in which it is open",
	}
	if strings.Join(r.Warnings, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(r.Warnings, "\n"), strings.Join(want, "\n"))
	}
}
