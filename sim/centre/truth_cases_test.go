package centre_test

import (
	"bytes"
	"embed"
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
)

//go:embed testdata/truth
var truthFiles embed.FS

// truth is a case with exact answers.
type truth struct {
	ID     string          `json:"id"`
	Params json.RawMessage `json:"params"`
	Exact  json.RawMessage `json:"exact"`

	// What other simulators printed.
	Published         map[string]string `json:"published"`
	Again             map[string]string `json:"again"`
	Replications      int               `json:"replications"`
	ReplicationsAgain int               `json:"replications_again"`
}

func truths(t *testing.T, file string) []truth {
	t.Helper()
	data, err := truthFiles.ReadFile("testdata/truth/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var family struct{ Cases []truth }
	if err := json.Unmarshal(data, &family); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return family.Cases
}

// Every case is played, and the README says what it is.
func TestEveryTruthIsPlayed(t *testing.T) {
	readme, err := truthFiles.ReadFile("testdata/truth/README.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := fs.Glob(truthFiles, "testdata/truth/*.json")
	if err != nil {
		t.Fatal(err)
	}
	all := oracles(t)
	for _, file := range files {
		for _, c := range truths(t, path.Base(file)) {
			if !bytes.Contains(readme, []byte("| `"+c.ID+"` |")) {
				t.Errorf("%s has no line in the README", c.ID)
			}
			if !slices.ContainsFunc(all, func(o *oracle) bool { return o.name == c.ID || strings.HasPrefix(o.name, c.ID+"-") }) {
				t.Errorf("%s is not played", c.ID)
			}
		}
	}
}

// params reads a case's parameters.
func params[P any](t *testing.T, c truth) P {
	t.Helper()
	var p P
	if err := json.Unmarshal(c.Params, &p); err != nil {
		t.Fatalf("%s: %v", c.ID, err)
	}
	return p
}

// unseen are figures that are not compared: what the case was given or how it
// was computed, and what the engine keeps no books of.
var unseen = map[string]bool{
	// given
	"offered_load": true, "expected_arrivals": true, "arrivals": true, "interval": true, "length": true,
	"lam_per_hour": true, "agents": true, "groups": true, "prob": true, "expected_present": true,
	"states": true, "_check_rate_balance": true,
	// of a customer with endless patience who is not there
	"mean_offered_wait": true, "mean_virtual_wait_s": true, "p_virtual_wait_le_T": true,
	// how long how many were inside, or somewhere else
	"pi0": true, "p_n": true, "agents_by_chats": true, "distribution": true, "mean_orbit": true,
	// of days without end, one for each busyness or number present
	"sd_over_days_of_sl": true, "prob_day_sl_below": true, "prob_sl_below_80": true,
}

// reader finds how a figure is read off an outcome, from its path such as
// intervals/3/mean_queue, and reports whether it can be. It sets the figure's
// measure and stretch; without a measure the figure is left out.
type reader func(f *figure, path []string, exact map[string]float64) bool

// compare adds the case's exact figures.
func (o *oracle) compare(t *testing.T, c truth, read reader) {
	t.Helper()
	exact := map[string]float64{}
	var tree any
	if err := json.Unmarshal(c.Exact, &tree); err != nil {
		t.Fatalf("%s: %v", c.ID, err)
	}
	flatten(tree, "", exact)
	for _, name := range slices.Sorted(maps.Keys(exact)) {
		parts := strings.Split(name, "/")
		if slices.ContainsFunc(parts, func(part string) bool { return unseen[part] }) {
			continue
		}
		f := figure{name: name, exact: exact[name]}
		if !read(&f, parts, exact) {
			t.Fatalf("%s: no way to read %s off an outcome", c.ID, name)
		}
		if f.of != nil {
			o.figures = append(o.figures, f)
		}
	}
}

func flatten(node any, name string, into map[string]float64) {
	switch node := node.(type) {
	case float64:
		into[name[1:]] = node
	case []any:
		for i, child := range node {
			flatten(child, name+"/"+strconv.Itoa(i), into)
		}
	case map[string]any:
		for key, child := range node {
			flatten(child, name+"/"+key, into)
		}
	}
}

// phone returns a centre with one queue and one group.
func phone(agents int, handle, patience dist.Law, within float64) *centre.Layout {
	return &centre.Layout{
		Reasons:  []centre.Reason{{Mix: []float64{1}, Queues: []int{0}}},
		Channels: []centre.Channel{{}},
		Queues: []centre.Queue{{
			Handle: handle, Patience: patience, Within: des.Seconds(within), WaitingRoom: -1,
			Routing: []centre.Step{{Groups: []int{0}}},
		}},
		Groups: []centre.Group{{Skills: []centre.Skill{{Factor: 1}}}},
		Agents: make([]int, agents),
	}
}

// impatience returns exponential patience, or endless patience for none.
func impatience(mean *float64) dist.Law {
	if mean == nil {
		return nil
	}
	return memoryless(*mean)
}

// oracles are all cases.
func oracles(t *testing.T) []*oracle {
	var all []*oracle
	for _, family := range []func(t *testing.T) []*oracle{
		lossOracles, waitOracles, abandonmentOracles, patienceOracles, handleOracles, staffingOracles,
		skillOracles, retrialOracles, blendOracles, callbackOracles, expectationOracle, balkOracle, chatOracles, botOracles, botDayOracles,
		busynessOracles, absenceOracles, dayOracles, shiftOracles, publishedDayOracles, weekOracles,
	} {
		all = append(all, family(t)...)
	}
	return all
}

func memoryless(mean float64) dist.Law { return dist.Must(dist.NewExponential(mean)) }
