package sim

import (
	"slices"
	"strings"
)

// ParseTarget reads a target. In the grammar, quotes enclose what is written
// as it stands and spaces may stand between any two parts:
//
//	target    = what op number [ over ] [ [ "," ] "with probability" percent ]
//	over      = "on every day" | "in every interval" | "in at least" percent "of intervals"
//	          | "in at most" percent "of intervals" | "for" count "intervals"
//	what      = measure [ braces ] | aggregate "(" measure [ braces ] ")"
//	aggregate = "p50" | "p90" | "p95" | "p99"
//	braces    = "{" pair { "," pair } "}"
//	pair      = scope ":" name | "within" ":" time | "formula" ":" ( "F1" | … | "F6" )
//	          | "day" ":" date | "interval" ":" date clock
//	scope     = "channel" | "queue" | "reason" | "team" | "segment"
//	name      = any characters but , { } " \ | '"' any characters, \" for " and \\ for \ '"'
//	op        = ">=" | ">" | "<=" | "<"
//	number    = percent | time | decimal
//	percent   = decimal "%"
//	time      = decimal ( "ms" | "s" | "m" | "min" | "h" | "d" ) { time }
//
// In "service_level < 70% in at most 5% of intervals" the comparison says what may happen
// so often, in all others what must hold; "for 3 intervals" is missed by three intervals in
// a row that miss it. The measure says what kind of number it takes and which scopes it has. Names
// are not looked up: see Model.Check.
func ParseTarget(text string) (Target, error) {
	r := &reader{text: text}
	t := Target{Text: text}
	m := r.what(&t)
	t.Op = r.op(m)
	t.Value = r.number(m)
	r.over(m, &t)
	r.chance(&t)
	r.end()
	if r.fault != nil {
		return Target{}, r.fault
	}
	return t, nil
}

// what reads the measure with its aggregate and braces.
func (r *reader) what(t *Target) *Measure {
	at := r.next()
	word := r.word()
	if word == "" {
		r.fail(at, "no measure here", "write one of "+list(measureNames()))
		return nil
	}
	if !r.accept("(") {
		t.Measure = word
		m := r.measure(at, word)
		r.braces(m, t)
		return m
	}
	inner := r.next()
	t.Aggregate, t.Measure = word, r.word()
	if !slices.Contains(aggregates(), word) {
		r.fail(at, "unknown aggregate "+quoted(word), suggest(word, "aggregates", aggregates()))
	}
	m := r.measure(inner, t.Measure)
	if m != nil {
		if whole, ok := FindMeasure(t.Key()); ok {
			m = whole
		} else {
			r.fail(at, t.Measure+" has no "+word, "write "+t.Measure+" alone, or "+list(quantileKeys()))
		}
	}
	r.braces(m, t)
	at = r.next()
	if !r.accept(")") {
		r.fail(at, "the bracket after "+word+" is not closed", "write "+word+"("+t.Measure+t.braces()+")")
	}
	if at = r.next(); r.peek('{') {
		r.fail(at, "braces after the bracket", "write them inside, as in p90(wait{channel:chat})")
	}
	return m
}

// measure looks up a measure by its name without an aggregate.
func (r *reader) measure(at int, name string) *Measure {
	m, ok := FindMeasure(name)
	if !ok {
		r.fail(at, "unknown measure "+quoted(name), suggest(name, "measures", measureNames()))
		return nil
	}
	return m
}

// op reads the comparison.
func (r *reader) op(m *Measure) string {
	at := r.next()
	for _, op := range []struct{ written, means string }{
		{">=", ">="},
		{"<=", "<="},
		{"≥", ">="},
		{"≤", "<="},
		{">", ">"},
		{"<", "<"},
	} {
		if r.accept(op.written) {
			return op.means
		}
	}
	write := "write >= or <="
	if m != nil && m.Better > 0 {
		write = "write >= for at least, as in " + m.Key + " >= " + example(m.Unit)
	} else if m != nil && m.Better < 0 {
		write = "write < for less than, as in " + m.Key + " < " + example(m.Unit)
	}
	if at == len(r.text) {
		r.fail(at, "nothing to compare with", write)
	} else {
		r.fail(at, "no comparison here", write)
	}
	return ""
}

// number reads the limit in the measure's unit.
func (r *reader) number(m *Measure) float64 {
	at := r.next()
	text := r.quantity()
	if m == nil || r.fault != nil {
		return 0
	}
	if text == "" {
		r.fail(at, "no number here", "write it with its unit, as in "+example(m.Unit))
		return 0
	}
	v, err := m.Unit.Parse(text)
	if err != nil {
		what, write, _ := strings.Cut(err.Error(), "; ")
		r.fail(at, what, write)
	} else if m.Unit == Share && v > 1 {
		r.fail(at, "a share is never above 100%", "write a lower number, or another measure")
	}
	return v
}

// chance reads "with probability 90%".
func (r *reader) chance(t *Target) {
	comma := r.next()
	given := r.accept(",")
	r.next()
	if !r.accept("with ") {
		if given {
			r.fail(comma, "nothing after the comma", `write ", with probability 90%"`)
		}
		return
	}
	at := r.next()
	if r.word() != "probability" {
		r.fail(at, "expected probability", `write "with probability 90%"`)
	}
	at = r.next()
	p, err := Share.Parse(r.quantity())
	switch {
	case err != nil:
		what, write, _ := strings.Cut(err.Error(), "; ")
		r.fail(at, what, write)
	case p <= 0 || p >= 1:
		r.fail(at, "no number of seasons can show a probability of "+Share.write(p), "write one between 0% and 100%, as in 90%")
	}
	t.Probability = p
}

// end makes sure that nothing is left over.
func (r *reader) end() {
	if at := r.next(); at < len(r.text) {
		r.fail(at, "cannot make sense of "+quoted(r.text[at:]),
			`after the number there may be "on every day", "in at least 95% of intervals" or "for 3 intervals", and ", with probability 90%"`)
	}
}

// aggregates returns what may stand before a bracket.
func aggregates() []string {
	var names []string
	for _, key := range quantileKeys() {
		if name := key[:strings.Index(key, "(")]; !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func quantileKeys() []string {
	var keys []string
	for _, m := range measures {
		if m.Quantile > 0 {
			keys = append(keys, m.Key)
		}
	}
	return keys
}

// measureNames returns the measures that are written without an aggregate.
func measureNames() []string {
	var names []string
	for _, m := range measures {
		if m.Quantile == 0 {
			names = append(names, m.Key)
		}
	}
	return names
}

// example shows how a value of the unit is written.
func example(u Unit) string {
	switch u {
	case Share:
		return "80%"
	case Seconds:
		return "2m"
	case Hours:
		return "24h"
	default:
		return "40"
	}
}
