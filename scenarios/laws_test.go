package scenarios

import (
	"os"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
)

// No law is needed without being asked for: when one is left out, a file is
// faulted, or it is played. In a dated season, where laws are assumed, each is
// written as none.
func TestNoLawIsNeeded(t *testing.T) {
	text, err := os.ReadFile("testdata/reference.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"reference": string(text), "textbook": textbookOfLaws, "lanes": severalLanes} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			withoutLaws(t, name, text)
		})
	}
}

func withoutLaws(t *testing.T, name, text string) {
	var log tree.Log
	root := tree.Read(name, []byte(text), &log)
	if name == "reference" { // a week of it holds all of it
		root = root.Without("targets").Without("strategies").Without("measured")
		root = root.With("to", tree.Pos{}, tree.NewScalar("2026-11-29", "")).With("warm_up", tree.Pos{}, tree.NewScalar("2d", ""))
		root = root.Without("events").Without("more_events").Without("playbook")
	}
	if build(root, &log); log.Len() > 0 {
		t.Fatal(log.Err())
	}
	tried, played := 0, 0
	for _, v := range valuesOf(language, root, nil, "") {
		if !isLaw(v) {
			continue
		}
		tried++
		var log tree.Log
		l := build(change(root, v.path, func(n *tree.Node) *tree.Node { return &tree.Node{Kind: tree.Null, Pos: n.Pos} }), &log)
		if log.Len() > 0 {
			continue
		}
		played++
		playWithout(t, l.Model, name, v.path)
	}
	if tried == 0 || played == 0 {
		t.Errorf("%s: %d laws are written, and %d seasons played without one", name, tried, played)
	}
}

func playWithout(t *testing.T, m *sim.Model, name string, law tree.Path) {
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%s: without %s: %v", name, law, r)
		}
	}()
	if _, err := sim.NewPlayer(m).Play(1, 0); err != nil {
		t.Errorf("%s: without %s: %v", name, law, err)
	}
}

// isLaw reports whether a value is a law, or a mean that becomes one.
func isLaw(v value) bool {
	for _, other := range v.others {
		if strings.HasPrefix(other, "exponential") || other == "77m" {
			return true
		}
	}
	return false
}

// textbookOfLaws has every law that a textbook queue can have, beside the key
// that needs it.
const textbookOfLaws = `
horizon: 20h
interval: 1h
mix: {phone: 50%, chat: 30%, email: 20%}
channels:
  phone:
    patience: exponential(2m)
    wrap_up: exponential(20s)
    transfer: {kind: warm, after: exponential(60s), hand_over: 30s}
    redial: {share: 50%, after: 20m-60m}
    comes_back: {share: 80%, after: 1h-2h}
    announces: {accepts: exponential(5m)}
    voicemail: {after: 1m, share: 30%, to: email}
    callback: {from: 1m, accepts: 30%, no_answer: 20%, rings: 30s, tries: 2, again_after: 10m}
  chat:
    at_once: 2
    transfer: {after: 60s}
    patience: exponential(2m)
    left_open: {share: 30%, noticed_after: 60s-120s}
  email:
    triage: {takes: 30s, misroutes: 10%}
    transfer: {after: 60s}
    comes_back: {share: 80%, after: 1h-2h}
    chaser: {after: 10m, share: 80%/h}
reasons:
  calls: {rate: 40/h, handle_time: exponential(4m), misrouted: {phone: 25%}, first_contact: {phone: 80%, email: 80%}}
  others: {rate: 20/h, handle_time: exponential(4m)}
self_service:
  pages: {kind: help page, reach: 40%, resolves: 30%, comes_back: 20%, back_after: 1h-2h}
  menu: {kind: voice menu, reach: 60%, resolves: 20%, takes: 30s-60s, hands_over_after: 20s-40s}
teams:
  desk: {agents: 6, skills: {calls: x1, others: {passes_on: 20%, first_contact: 60%}}, sickness: {share: 5%, spell: 1d-5d}, lateness: {share: 5%, by: 10m}, leaves_early: {share: 5%, by: 10m}}
  rest: {agents: 3, skills: [others]}
`
