package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// shown is a number as the page shows it, and where it says it comes from.
type shown struct {
	At     string // JSON pointer; empty for a sum
	Head   string // of its column
	Row    string
	Unit   string
	Text   string
	Half   string
	Spread string
}

// collect finds every number in the page's tables and cards, with its place in
// result.json: the cell's own, or its column's with the row's number.
const collect = `(() => {
	const all = [];
	for (const e of document.querySelectorAll("td, span[data-at]")) {
		let at = e.dataset.at || "", unit = e.dataset.unit || "", head = "", row = "";
		if (e.tagName === "TD" && !at) {
			const column = e.closest("table").tHead.rows[0].cells[e.cellIndex];
			if (!e.textContent.trim() || e.classList.contains("text") || e.querySelector("[data-at]")) continue; // closed, or words
			head = column.textContent;
			row = e.dataset.i || e.parentElement.dataset.i;
			at = (column.dataset.at || "").replace("*", row);
			unit = unit || column.dataset.unit || "";
		}
		const part = (tag) => { const x = e.firstElementChild && e.querySelector(tag); return x ? x.textContent : ""; };
		all.push({ At: at, Head: head, Row: row, Unit: unit, Text: part("b") || e.textContent.trim(), Half: part("i"), Spread: part("small") });
	}
	return all;
})()`

// equalNumbers compares all numbers of a page with its result, to the last digit
// shown, and says how many there were.
func equalNumbers(t *testing.T, r *sim.Result, p *browserTab) (numbers, estimates int) {
	t.Helper()
	book := newLedger(t, r)
	all := evaluate[[]shown](p, collect)
	for _, n := range all {
		claims, err := book.claims(n)
		if err != nil {
			t.Errorf("%s: %v", n.At, err)
		}
		for _, c := range claims {
			if fault := c.fault(); fault != "" {
				t.Errorf("%s: %s", n.At, fault)
			}
		}
		if n.Half != "" {
			estimates++
		}
	}
	return len(all), estimates
}

// A number that is off by one in its last place is found, wherever it stands.
func TestOneOffIsFound(t *testing.T) {
	r := fixture(9)
	book, found := newLedger(t, r), 0
	for _, n := range evaluate[[]shown](openPage(t, r, look{width: 1400}), collect) {
		claims, err := book.claims(n)
		if err != nil {
			t.Error(err)
		}
		for _, c := range claims {
			if tie := math.Abs(math.Abs(c.number()-c.v)/c.place-0.5) < 1e-6; tie {
				continue // either neighbour is right
			}
			for _, by := range []float64{c.place, -c.place} {
				off := c
				off.text = strconv.FormatFloat(c.number()+by, 'f', decimals(c.place), 64)
				if found++; off.fault() == "" {
					t.Fatalf("%s: %q passes for %v, which is shown as %q", n.At, off.text, off.v, c.text)
				}
			}
		}
	}
	if found < 8000 {
		t.Errorf("only %d numbers were put off", found)
	}
}

// ledger is a result beside its result.json, as any program reads it.
type ledger struct {
	*sim.Result
	json    any
	offered map[string][]float64 // contacts by reason and day, once they were asked for
}

func newLedger(t *testing.T, r *sim.Result) *ledger {
	t.Helper()
	var b bytes.Buffer
	if err := WriteJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	book := &ledger{Result: r}
	if err := json.Unmarshal(b.Bytes(), &book.json); err != nil {
		t.Fatal(err)
	}
	return book
}

// claims returns what a number of the page claims of the result, with the
// places at which the rules of rounding end it.
func (l *ledger) claims(n shown) ([]claim, error) {
	if n.At == "" {
		return l.contacts(n)
	}
	factor, err := l.factor(n)
	if err != nil {
		return nil, err
	}
	switch v := resolve(l.json, n.At).(type) {
	case nil:
		if !n.absent() {
			return nil, fmt.Errorf("shows %q where the result has nothing", n.Text)
		}
		return nil, nil
	case float64:
		if v == 0 && n.untold() {
			return nil, nil
		}
		return []claim{{n.Text, v * factor, plainPlace(v*factor, n.Unit)}}, nil
	case map[string]any:
		return l.estimate(n, v, factor)
	default:
		return nil, fmt.Errorf("%v is no number", v)
	}
}

// absent reports whether a text may stand where the result has nothing, as the 0
// of a way out that a reason does not know.
func (n *shown) absent() bool {
	return n.Text == nothing || strings.HasPrefix(n.At, "/needs/") && n.Text == "0"
}

// untold reports whether a text may stand for a number of agents that is 0,
// because there is no telling how many are required.
func (n *shown) untold() bool { return n.Text == nothing && strings.Contains(n.At, "/required") }

// contacts claims a day's contacts of one reason, which result.json has by queue
// and interval: the one sum in the page's tables.
func (l *ledger) contacts(n shown) ([]claim, error) {
	day, err := strconv.Atoi(n.Row)
	if err != nil {
		return nil, fmt.Errorf("%q in the column %q has no place in the result", n.Text, n.Head)
	}
	if l.offered == nil {
		l.offered = contactsAbout(l.Result)
	}
	for reason, days := range l.offered {
		if n.Head == fmt.Sprintf(english.contactsAbout, display(reason)) {
			return []claim{{n.Text, days[day], plainPlace(days[day], "")}}, nil
		}
	}
	return nil, fmt.Errorf("%q in the column %q has no place in the result", n.Text, n.Head)
}

// estimate claims a mean with its half-width and its range. The mean ends where
// its half-width does, which has one figure; the range at a tenth of its width.
func (l *ledger) estimate(n shown, v map[string]any, factor float64) ([]claim, error) {
	field := func(name string) float64 { f, _ := v[name].(float64); return f * factor }
	mean, half, least := field("mean"), 0.0, l.least(n, factor)
	if v["low"] != nil { // the side that is not cut off where the measure ends
		half = max(field("high")-mean, mean-field("low"))
	}
	place := sim.Place(mean, half)
	if place == 0 {
		place = sim.ThreeFigures(mean)
	}
	place = max(place, least)
	list := []claim{{n.Text, mean, place}}
	if low, high, ok := strings.Cut(strings.Trim(n.Half, "()"), "–"); ok {
		if n.Unit != "%" || mean+half <= 100 && mean-half >= 0 {
			return nil, fmt.Errorf("shows %q, and %v ± %v does not leave 0 to 100 %%", n.Half, mean, half)
		}
		list = append(list, claim{low, field("low"), place}, claim{high, field("high"), place})
	} else if n.Half != "" {
		list = append(list, claim{strings.TrimPrefix(n.Half, "±"), half, place})
	} else if half > place/2*(1+1e-9) {
		return nil, fmt.Errorf("shows no half-width, and the result has %v", half)
	}
	if low, high, ok := strings.Cut(n.Spread, "–"); ok {
		from, to := field("p10"), field("p90")
		place := max(sim.Step((to-from)/8), min(sim.ThreeFigures(to), 1), least)
		list = append(list, claim{low, from, place}, claim{high, to, place})
	}
	return list, nil
}

// least is the finest place of a column: what is next to nothing beside its
// largest value needs no digits, nor do minutes of working time.
func (l *ledger) least(n shown, factor float64) float64 {
	steps := strings.Split(n.At, "/")
	if steps[1] != "days" {
		return 0
	}
	i, _ := strconv.Atoi(steps[2])
	top := 0.0
	for _, e := range l.Days[i].Days {
		top = max(top, e.Mean)
	}
	return sim.ThreeFigures(top * factor)
}

var unescaped = strings.NewReplacer("~1", "/", "~0", "~")

// resolve follows a JSON pointer; nil where it leads nowhere.
func resolve(v any, pointer string) any {
	for _, step := range strings.Split(pointer, "/")[1:] {
		step = unescaped.Replace(step)
		switch x := v.(type) {
		case map[string]any:
			v = x[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(x) {
				return nil
			}
			v = x[i]
		default:
			return nil
		}
	}
	return v
}

// secondsIn is how long the units of time are.
var secondsIn = map[string]float64{"s": 1, "min": 60, "h": 3600, "days": 86400}

// factor is how many of the units shown one of the result's is.
func (l *ledger) factor(n shown) (float64, error) {
	own := map[sim.Unit]float64{sim.Seconds: 1, sim.Hours: 3600, sim.PersonHours: 3600}[l.unit(n.At)]
	share := l.unit(n.At) == sim.Share
	switch seconds := secondsIn[n.Unit]; {
	case own > 0 && seconds > 0:
		return own / seconds, nil
	case own == 0 && share && n.Unit == "%":
		return 100, nil
	case own == 0 && !share && n.Unit == "":
		return 1, nil
	}
	return 0, fmt.Errorf("is shown in %q and stands in the result in %q", n.Unit, l.unit(n.At))
}

// unit is what a place of the result is counted in.
func (l *ledger) unit(at string) sim.Unit {
	steps := append(strings.Split(at, "/"), "", "", "", "")
	i, _ := strconv.Atoi(steps[2])
	k, _ := strconv.Atoi(steps[3])
	switch steps[1] {
	case "measures":
		return measure(l.Measures[i].Measure).Unit
	case "days":
		return measure(l.Days[i].Measure).Unit
	case "verdict":
		if steps[4] == "budget" {
			return sim.Count
		}
		return sim.Unit(l.Verdict.Targets[k].Unit)
	case "measured":
		return l.measuredUnit(k, steps[4])
	}
	if steps[1] == "layers" && slices.Contains(steps, "work") {
		return unitOfWork(steps)
	}
	return unitOfField(steps)
}

// unitOfWork is the unit of a figure of what self-service does to the work of people.
func unitOfWork(steps []string) sim.Unit {
	switch {
	case slices.Contains(steps, "longer"):
		return sim.Share
	case slices.Contains(steps, "met_s"), slices.Contains(steps, "handed_over_s"):
		return sim.Seconds
	}
	return sim.Hours
}

// unitOfField is the unit of the last step that is a name.
func unitOfField(steps []string) sim.Unit {
	field := ""
	for _, step := range steps {
		if _, err := strconv.Atoi(step); err != nil && step != "" {
			field = step
		}
	}
	switch {
	case slices.Contains([]string{"on_time", "claimed", "net", "ever"}, field):
		return sim.Share
	case field == "oldest":
		return sim.Hours
	case strings.HasPrefix(field, "wait") && field != "waiting":
		return sim.Seconds
	}
	return sim.Count
}

// measuredUnit is what a field of a series that was measured is counted in.
func (l *ledger) measuredUnit(series int, field string) sim.Unit {
	switch field {
	case "inside", "below", "above":
		return sim.Share
	case "of":
		return sim.Count
	}
	return measure(l.Measured.Series[series].Measure).Unit
}
