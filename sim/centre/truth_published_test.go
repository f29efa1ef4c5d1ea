package centre_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
)

// compareTo adds figures that another simulator printed, with a number of
// replications of its own.
func (o *oracle) compareTo(t *testing.T, printed map[string]string, replications int, read reader) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(printed)) {
		f := figure{name: fmt.Sprintf("%s of %d", name, replications), replications: replications}
		number, _, _ := strings.Cut(printed[name], " ")
		if _, err := fmt.Sscan(number, &f.exact); err != nil {
			t.Fatalf("%s: %s: %v", o.name, name, err)
		}
		_, decimals, _ := strings.Cut(number, ".")
		f.rounding = math.Pow(10, -float64(len(decimals))) / 2
		exact := f.exact
		if !read(&f, []string{name}, nil) {
			t.Fatalf("%s: no way to read %s off an outcome", o.name, name)
		}
		f.rounding *= f.exact / exact // other units
		o.figures = append(o.figures, f)
	}
}

// publishedDayOracles are days that another simulator has played, and that
// have been computed exactly since.
func publishedDayOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "lecuyer_published.json") {
		p := params[dayParams](t, c)
		o := p.oracle(c.ID)
		o.compare(t, c, o.publishedReader())
		o.compareTo(t, c.Published, 1000, o.publishedReader())
		all = append(all, o)
	}
	return all
}

// publishedNames are the names of known figures in the published cases.
var publishedNames = map[string]string{
	"abandoned":                      "abandons",
	"asa_min":                        "mean_wait_served",
	"blocked":                        "expected_blocked",
	"in_target":                      "served_within_T",
	"served":                         "served_total",
	"sl":                             "sl_answered",
	"sl_with_abandonment":            "sl_ex_short_abandon",
	"sl_with_abandonment_or_blocked": "sl_ex_short_abandon",
	"sl_with_blocked":                "sl_ex_short_abandon",
}

func (o *oracle) publishedReader() reader {
	whole := len(o.stretches) - 1
	return func(f *figure, path []string, _ map[string]float64) bool {
		f.stretch = whole
		if path[0] == "asa_min" {
			f.exact *= 60
		}
		if name, ok := publishedNames[path[0]]; ok {
			return f.byDay(name)
		}
		return f.byDay(path[0])
	}
}

type weekParams struct {
	Days    int       `json:"days"`
	Opens   int       `json:"opens_h"`
	PerHour []float64 `json:"calls_per_hour"`
	Agents  int       `json:"agents"`
	Lines   int       `json:"lines_K"`
	Handle  float64   `json:"aht_s"`
	Patient *float64  `json:"patience_mean_s"`
	Message float64   `json:"message_after_s"`
	Within  float64   `json:"T_s"`
}

// weekOracles are weeks with opening hours that another simulator has played.
func weekOracles(t *testing.T) (all []*oracle) {
	for _, c := range truths(t, "published.json") {
		p := params[weekParams](t, c)
		l := phone(p.Agents, memoryless(p.Handle), capped{impatience(p.Patient), p.Message}, p.Within)
		l.Queues[0].Short = des.Seconds(p.Message)
		ch := &l.Channels[0]
		ch.Lines, ch.AtClosing = p.Lines, centre.TurnAway
		perHour := make([]float64, 24*p.Days)
		for day := range p.Days {
			opens := 24*day + p.Opens
			copy(perHour[opens:], p.PerHour)
			ch.Open = append(ch.Open, centre.Window{
				From: des.Time(opens) * des.Hour, To: des.Time(opens+len(p.PerHour)) * des.Hour,
			})
		}
		o := dayOracle(c.ID, l, len(perHour), perHour, 3600, p.Handle)
		o.compareTo(t, c.Published, c.Replications, o.weekReader(p))
		o.compareTo(t, c.Again, c.ReplicationsAgain, o.weekReader(p))
		all = append(all, o)
	}
	return all
}

// capped is a law whose larger values are cut down: the patience of callers
// who leave a message when they have waited so long.
type capped struct {
	dist.Law
	at float64
}

func (l capped) Sample(s *rng.Stream) float64 { return min(l.Law.Sample(s), l.at) }

func (o *oracle) weekReader(p weekParams) reader {
	published := o.publishedReader()
	open := float64(p.Days*len(p.PerHour)) * 3600
	return func(f *figure, path []string, _ map[string]float64) bool {
		known := published(f, path, nil)
		switch path[0] {
		case "disconnected":
			f.measure = each(func(c *counts) float64 { return float64(c.TurnedAway) })
		case "abandoned":
			f.measure = each(func(c *counts) float64 { return float64(c.ShortAbandoned) })
		case "messages":
			f.measure = each(func(c *counts) float64 { return float64(c.Abandoned - c.ShortAbandoned) })
		case "occupancy":
			f.measure = shareOfTime(func(c *counts) (float64, float64) { return c.busy, c.agents * open })
		default:
			return known
		}
		return true
	}
}
