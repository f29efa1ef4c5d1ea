package sim

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// TextError is what is wrong with a text that a user wrote, and where.
type TextError struct {
	Text   string
	Column int    // counted in characters from 1
	What   string // what is wrong
	Write  string // what to write instead
}

func (e *TextError) Error() string {
	return fmt.Sprintf("%s, column %d: %s; %s", quoted(e.Text), e.Column, e.What, e.Write)
}

// reader reads a target from left to right and keeps the first fault.
type reader struct {
	text  string
	at    int // bytes read
	fault error
}

func (r *reader) fail(at int, what, write string) {
	if r.fault == nil {
		r.fault = textError(r.text, at, what, write)
	}
}

func textError(text string, at int, what, write string) error {
	return &TextError{text, utf8.RuneCountInString(text[:at]) + 1, what, write}
}

// next skips spaces and returns where the next part begins.
func (r *reader) next() int {
	r.at += len(r.text[r.at:]) - len(strings.TrimLeft(r.text[r.at:], " \t"))
	return r.at
}

func (r *reader) peek(c byte) bool { return r.at < len(r.text) && r.text[r.at] == c }

// accept reads the given characters if they come next, spaces skipped.
func (r *reader) accept(s string) bool {
	r.next()
	if !strings.HasPrefix(r.text[r.at:], s) {
		return false
	}
	r.at += len(s)
	return true
}

// word reads letters, digits and underscores.
func (r *reader) word() string { return r.run(isWord) }

// run reads the characters that belong to a set.
func (r *reader) run(in func(rune) bool) string {
	rest := r.text[r.at:]
	n := strings.IndexFunc(rest, func(c rune) bool { return !in(c) })
	if n < 0 {
		n = len(rest)
	}
	r.at += n
	return rest[:n]
}

func isWord(c rune) bool { return c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) }

// quantity reads a number with its unit: words and percent signs, up to one
// that goes on with the sentence.
func (r *reader) quantity() string {
	from, to := r.at, r.at
	for {
		here := r.next()
		word := r.run(func(c rune) bool { return isWord(c) || strings.ContainsRune(".%-+", c) })
		if word == "" || slices.Contains([]string{"on", "in", "of", "for", "with"}, word) {
			r.at = here
			return r.text[from:to]
		}
		to = r.at
	}
}

// braces reads the scope and the options of a measure, if there are any.
func (r *reader) braces(m *Measure, t *Target) {
	if !r.accept("{") {
		if m != nil && !m.Has(ofCentre) {
			r.fail(r.at, m.Key+" needs a scope", "write one of "+list(m.Scopes)+" in braces")
		}
		return
	}
	for {
		r.pair(m, t)
		if r.fault != nil || !r.accept(",") {
			break
		}
	}
	if at := r.next(); !r.accept("}") {
		r.fail(at, "the brace is not closed", "write } after the last name")
	}
}

// pair reads one scope or option.
func (r *reader) pair(m *Measure, t *Target) {
	at := r.next()
	key := r.word()
	if m != nil {
		if choices := m.choices(); !slices.Contains(choices, key) {
			if len(choices) == 0 {
				r.fail(at, m.Key+" is for the whole centre only", "leave out the braces")
				return
			}
			what := "unknown scope " + quoted(key)
			if slices.Contains([]string{ofChannel, ofQueue, ofReason, ofTeam, ofSegment, "within", "formula", "day", "interval"}, key) {
				what = m.Key + " has no " + key
			}
			r.fail(at, what, suggest(key, "choices", choices))
			return
		}
	}
	if !r.accept(":") {
		r.fail(r.at, "no colon after "+key, "write "+key+":name")
		return
	}
	from := r.next()
	value := r.name()
	if value == "" {
		r.fail(from, "no name after "+key+":", "write it, as in "+key+":phone")
		return
	}
	r.assign(t, at, from, key, value)
}

// choices are what may stand in the braces of the measure.
func (m *Measure) choices() []string {
	all := append(slices.DeleteFunc(slices.Clone(m.Scopes), isCentre), m.Options...)
	if m.Daily {
		all = append(all, "day")
	}
	if m.ByInterval() {
		all = append(all, "interval")
	}
	return all
}

func isCentre(kind string) bool { return kind == ofCentre }

// assign puts a scope or option into the target.
func (r *reader) assign(t *Target, at, from int, key, value string) {
	switch key {
	case "within":
		s, err := Seconds.Parse(value)
		if err != nil {
			what, write, _ := strings.Cut(err.Error(), "; ")
			r.fail(from, what, write)
		} else if t.Within = des.Seconds(s); t.Within <= 0 || s > 1e9 {
			r.fail(from, "a threshold of "+value+" cannot be met or missed", "write one as in within:20s")
		}
	case "formula":
		if _, ok := FindFormula(value); !ok {
			r.fail(from, "unknown formula "+quoted(value), "write one of F1, F2, F3, F4, F5, F6")
		}
		t.Formula = value
	case "day", "interval":
		r.window(t, at, from, key == "interval", value)
	default:
		if t.Scope.Kind() != ofCentre {
			r.fail(at, "a second scope", "write one scope only: "+t.Scope.Kind()+" or "+key)
		}
		t.Scope = scopeOf(key, value)
	}
}

// window reads the day or the interval that a target is about.
func (r *reader) window(t *Target, at, from int, one bool, value string) {
	if t.Window != (Window{}) {
		r.fail(at, "a second day", "write one only, or leave it out for the whole season")
		return
	}
	layout, like := time.DateOnly, "day:2026-11-27"
	if one {
		layout, like = "2006-01-02 15:04", "interval:2026-11-27 10:00"
	}
	when, err := time.Parse(layout, strings.Replace(value, "T", " ", 1))
	if err != nil {
		r.fail(from, quoted(value)+" is no day of the calendar", "write it as in "+like)
		return
	}
	t.Window = Window{Day: calendar.DateOf(when), One: one, Clock: des.Time(when.Hour()*60+when.Minute()) * des.Minute}
}

func scopeOf(kind, name string) Scope {
	switch kind {
	case ofChannel:
		return Scope{Channel: name}
	case ofQueue:
		return Scope{Queue: name}
	case ofReason:
		return Scope{Reason: name}
	case ofTeam:
		return Scope{Team: name}
	case ofSegment:
		return Scope{Segment: name}
	}
	return Scope{}
}

// name reads a name, bare or in quotes.
func (r *reader) name() string {
	if !r.peek('"') {
		from := r.at
		end := strings.IndexAny(r.text[from:], `,{}"\`)
		if end < 0 {
			end = len(r.text) - from
		}
		r.at += end
		return strings.TrimSpace(r.text[from:r.at])
	}
	open := r.at
	var b strings.Builder
	for r.at++; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; {
		case c == '"':
			r.at++
			return b.String()
		case c == '\\' && r.at+1 < len(r.text):
			r.at++
			b.WriteByte(r.text[r.at])
		default:
			b.WriteByte(c)
		}
	}
	r.fail(open, "the quotes are not closed", `write " after the name`)
	return ""
}

// quoted puts a user's text into a message, on one line and not too long.
func quoted(text string) string {
	const most = 120
	if utf8.RuneCountInString(text) > most {
		text = string([]rune(text)[:most]) + "…"
	}
	return strconv.Quote(text)
}

// list writes a, b or c.
func list(names []string) string {
	switch n := len(names); n {
	case 0:
		return "nothing"
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + " or " + names[n-1]
	}
}
