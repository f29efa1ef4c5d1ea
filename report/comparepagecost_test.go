package report

import (
	"math"
	"slices"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// On paper every strategy stands beside the base, once.
func TestSheetsHoldAllStrategies(t *testing.T) {
	var notes footnotes
	whole := (&pageComparison{newComparisonPrinter(comparisonFixture(7)), &englishComparePage}).tables(&notes)[0]
	sheets := whole.Sheets()
	if len(sheets) != 2 {
		t.Fatalf("%d sheets", len(sheets))
	}
	var heads []pairedColumn
	for _, s := range sheets {
		if !slices.Equal(s.Head[:2], whole.Head[:2]) {
			t.Errorf("a sheet begins with %v", s.Head[:2])
		}
		for i, r := range s.Rows {
			for k, h := range s.Head[1:] {
				if at := slices.Index(whole.Head, h); r.Cells[k] != whole.Rows[i].Cells[at-1] {
					t.Errorf("%s of %s is %v", r.Name, h.Name, r.Cells[k])
				}
			}
		}
		heads = append(heads, s.Head[2:]...)
	}
	if !slices.Equal(heads, whole.Head[2:]) {
		t.Errorf("the sheets hold %v", heads)
	}
}

// What strategies cost is known by its price; people stand for it only where nothing has
// one, and where strategies differ in them.
func TestWhatStandsForCost(t *testing.T) {
	valueOf := func(key string, mean float64) sim.Value {
		return sim.Value{Measure: key, Estimate: sim.Estimate{Mean: mean, N: 9}}
	}
	for _, test := range []struct {
		name, want, key         string
		base, other, half, more float64 // more: what else has a price, in the other strategy
	}{
		{"a price", wholeCost, wholeCost, 100, 101, 2, 5},
		{"a price for some", "", staffCost, 100, 101, 2, 0},
		{"more people", "on_duty", "on_duty", 20, 22, 1, 0},
		{"more people beside a price", "", "on_duty", 20, 22, 1, 5},
		{"perhaps more people", "", "on_duty", 20, 22, 3, 0},
		{"a little overtime", "", "on_duty", 20, 20.1, 0.01, 0},
	} {
		a, b := &sim.Result{Measures: []sim.Value{valueOf(test.key, test.base)}}, &sim.Result{Measures: []sim.Value{valueOf(test.key, test.other)}}
		if test.more > 0 {
			b.Measures = append(b.Measures, valueOf("self_service_cost", test.more))
		}
		by := test.other - test.base
		apart := sim.Difference{Measure: test.key, Estimate: sim.Estimate{Mean: by, Low: by - test.half, High: by + test.half, N: 9}}
		c := &sim.Comparison{Alternatives: []sim.Alternative{{Result: a}, {Result: b, Differences: []sim.Difference{apart}}}}
		if got := (&pageComparison{newComparisonPrinter(c), &englishComparePage}).costKey(); got != test.want {
			t.Errorf("%s: %q stands for the cost, want %q", test.name, got, test.want)
		}
	}
}

// A strategy that met other seasons than the base is drawn where the seasons of both put
// it, so that the points never contradict who beats whom.
func TestParetoDrawsWhatDecidesTheFront(t *testing.T) {
	c := comparisonFixture(4)
	for i := range c.Alternatives[2].Result.Measures { // “sms notices” met worse seasons than the others
		c.Alternatives[2].Result.Measures[i].Mean *= 3
	}
	p := &pageComparison{newComparisonPrinter(c), &englishComparePage}
	list := p.trades(comparedRow{measure: wholeCost}, comparedRow{measure: meanWait})
	if len(list) != 4 {
		t.Fatalf("%d strategies", len(list))
	}
	one := scale{factor: 1}
	for i := range list {
		a := list[i].cross(one, one)
		beaten := slices.ContainsFunc(list, func(of trade) bool {
			b := of.cross(one, one)
			return b[0] <= a[0] && b[1] <= a[1] && (b[0] < a[0] || b[1] < a[1])
		})
		if beaten != (list[i].by >= 0) {
			t.Errorf("%s is drawn beaten: %v, and said to be: %v", p.name(i), beaten, !beaten)
		}
	}
	if d := p.difference(2, comparedRow{measure: wholeCost}); math.Abs(list[2].cost-list[0].cost-d.Mean) > 1e-6 {
		t.Errorf("“sms notices” lies %v from the base, want %v", list[2].cost-list[0].cost, d.Mean)
	}
}

// A strategy is called beaten beyond doubt where no interval leaves any, and else by the
// means only: here it costs 100 more in every season, or by turns 3000 more and 2900 less,
// with the same waits. No arm of a cross reaches below none.
func TestBeatenBeyondDoubt(t *testing.T) {
	cost, wait := comparedRow{measure: wholeCost}, comparedRow{measure: meanWait}
	for want, more := range map[string][2]float64{"Beyond doubt (95 %) no": {100, 100}, "By the means only, which luck may turn, no": {3000, -2900}} {
		dearer := comparedResult("dearer", comparedStrategies[0].effects)
		v, _ := dearer.Find(wholeCost, sim.Scope{})
		v.Each = slices.Clone(v.Each)
		for i, x := range v.Each {
			moved := *x + more[i%2]
			v.Each[i] = &moved
		}
		v.Mean += (more[0] + more[1]) / 2
		c := study.Pair([]string{"planned", "dearer"}, []*sim.Result{comparedResult("planned", comparedStrategies[0].effects), dearer})
		p := &pageComparison{newComparisonPrinter(c), &englishComparePage}
		text := readable(p.paretoSentence(p.trades(cost, wait), cost, wait))
		want = "By the means of cost, NOK and mean wait (phone, chat, social), none costs less and lets customers wait less than these: “planned”. " + want + " cheaper and no quicker than “planned”: “dearer”."
		if text != want {
			t.Errorf("got  %s\nwant %s", text, want)
		}
	}
	unsure := &trade{strategy: 1, cost: 5, wait: 1, dear: &sim.Difference{}, slow: &sim.Difference{Estimate: sim.Estimate{Mean: -1, Low: -4, High: 2}}}
	if arms := unsure.cross(scale{factor: 1}, scale{factor: 1}); arms[4] != 0 || arms[5] != 4 {
		t.Errorf("a wait of 1 from −2 to 4 is drawn from %v to %v", arms[4], arms[5])
	}
}
