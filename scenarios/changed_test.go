package scenarios

import (
	"slices"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
)

// What was set on the command line is known to the model, and to the lock file
// that a run of it writes; also what a lock file could not read as it stands.
func TestChangesAreRemembered(t *testing.T) {
	long := "title=" + strings.Repeat("é", 170)
	l, err := Open("power-black-week", Options{
		Centre: "nordic-electronics", Strategy: "no temps",
		Set: []string{"teams.order_desk.skills.returns=x1.3", "replications=7", "title=two\nlines", long},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []sim.Change{
		{Option: "--centre nordic-electronics", Was: "nordic-electronics"},
		{Option: "--set teams.order_desk.skills.returns=x1.3", Was: "x1.1"},
		{Option: "--set replications=7"},
	}
	if !slices.Equal(l.Model.Changes[:3], want) || len(l.Model.Changes) != 6 || l.Model.Changes[5].Option != "--strategy no temps" {
		t.Errorf("%q", l.Model.Changes)
	}
	again := open(t, string(l.Lock(l.Experiment, "1.0")))
	if !slices.Equal(again.changes(), l.Model.Changes) {
		t.Errorf("%q, were %q", again.changes(), l.Model.Changes)
	}
	if again.Model.Digest != l.Model.Digest {
		t.Error("the digest depends on how a value was set")
	}
	plain, err := Open("power-black-week", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if lock := plain.Lock(plain.Experiment, "1.0"); plain.Model.Changes != nil || strings.Contains(string(lock), "changed:") {
		t.Errorf("changes that nobody made: %q", plain.Model.Changes)
	}
}

// A title has room for a few changes, and a season for many.
func TestManyChangesHaveATitle(t *testing.T) {
	set := []string{"teams.order_desk.skills.returns=x1.3", "teams.order_desk.skills.damage=x1.3", "replications=7", "orders.per_week=108001", "channels.phone.redial.share=61%"}
	l, err := Open("power-black-week", Options{Strategy: "no temps", Set: set})
	if err != nil {
		t.Fatal(err)
	}
	if title := []rune(l.Model.Title); len(title) != 200 || title[199] != '…' {
		t.Errorf("%d letters: %s", len(title), l.Model.Title)
	}
}

func TestInPlaceOf(t *testing.T) {
	var log tree.Log
	root := tree.Read("x.yaml", []byte("teams: {desk: {agents: 3}}"), &log)
	for assignment, want := range map[string]string{
		"teams.desk.agents=4": "3", "teams.desk.cost=400/h": "", "teams.desk=none": "", "nobody.there.at.all=1": "", "=": "", "": "",
	} {
		if got := noted("", inPlaceOf(root, assignment)).Was; got != want {
			t.Errorf("%s: %q, want %q", assignment, got, want)
		}
	}
}
