package dist

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// kind tells what an argument of a law is.
type kind int

const (
	plain    kind = iota // a number without a unit: 0.9
	share                // a percentage: 80%
	duration             // a number with a unit: 330s
	factor               // a multiple: x1.3
	aLaw                 // a law
)

// quantity is a number as it was written.
type quantity struct {
	kind  kind
	value float64 // of a duration in seconds, of a percentage as a share
	text  string
}

// parser reads a text from left to right.
type parser struct {
	text  string
	at    int
	depth int // of laws inside laws
}

// space skips white space and returns the position after it.
func (p *parser) space() int {
	for p.at < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.at]) >= 0 {
		p.at++
	}
	return p.at
}

// rest returns what has not been read, for messages.
func (p *parser) rest() string { return brief(p.text[p.at:]) }

// next reports whether the text goes on with c, and steps over it.
func (p *parser) next(c byte) bool {
	if p.space() == len(p.text) || p.text[p.at] != c {
		return false
	}
	p.at++
	return true
}

func (p *parser) peek() byte {
	if p.at == len(p.text) {
		return 0
	}
	return p.text[p.at]
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }

// letters reads the letters that come next, in lower case.
func (p *parser) letters() string {
	start := p.space()
	for isLetter(p.peek()) {
		p.at++
	}
	return strings.ToLower(p.text[start:p.at])
}

// word reads a name such as mean or p90.
func (p *parser) word() string {
	name, start := p.letters(), p.at
	for isDigit(p.peek()) {
		p.at++
	}
	return name + p.text[start:p.at]
}

// quantity reads a number and what it counts. Durations may be compound: 2m30s.
func (p *parser) quantity() (quantity, error) {
	start := p.space()
	q, err := p.counted()
	for err == nil && q.kind == duration && isDigit(p.peek()) {
		var more quantity
		if more, err = p.counted(); err == nil && more.kind != duration {
			err = notTimed(more)
		}
		q.value += more.value
	}
	q.text = p.text[start:p.at]
	if err == nil && math.IsInf(q.value, 1) {
		err = fmt.Errorf("%s is too long to count with", brief(q.text))
	}
	return q, err
}

// counted reads one number with its unit or per cent sign, if it has one.
func (p *parser) counted() (quantity, error) {
	start := p.space()
	digits := p.digits()
	x, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return quantity{}, p.unreadable(start)
	}
	if p.next('%') {
		if exact, err := strconv.ParseFloat(digits+"e-2", 64); err == nil {
			return quantity{share, exact, p.text[start:p.at]}, nil
		}
		return quantity{share, x / 100, p.text[start:p.at]}, nil
	}
	if name := p.letters(); name != "" {
		for _, u := range units {
			if u.name == name {
				return quantity{duration, x * u.seconds, p.text[start:p.at]}, nil
			}
		}
		return quantity{}, fmt.Errorf("%s: unknown unit %q: write ms, s, m, h, d or w", brief(p.text[start:p.at]), name)
	}
	return quantity{plain, x, digits}, nil
}

// digits steps over a number such as 12, 0.5 or 1e-7.
func (p *parser) digits() string {
	start := p.at
	for isDigit(p.peek()) || p.peek() == '.' {
		p.at++
	}
	if p.at > start && (p.peek() == 'e' || p.peek() == 'E') {
		exponent := strings.TrimLeft(p.text[p.at+1:], "+-")
		if len(p.text)-p.at-1-len(exponent) <= 1 && exponent != "" && isDigit(exponent[0]) {
			p.at = len(p.text) - len(exponent)
			for isDigit(p.peek()) {
				p.at++
			}
		}
	}
	return p.text[start:p.at]
}

// unreadable says that no number, or no readable one, stands at start.
func (p *parser) unreadable(start int) error {
	switch {
	case p.at > start:
		return fmt.Errorf("%s is not a number: write one such as 12 or 0.5", brief(p.text[start:p.at]))
	case p.at == len(p.text):
		return errors.New("the text ends where a number is needed")
	}
	return fmt.Errorf("unexpected %s where a number is needed", p.rest())
}

// notTimed asks for the duration that should stand for a number or a share.
func notTimed(q quantity) error {
	text := brief(q.text)
	if q.kind != plain {
		return fmt.Errorf("%s is not a duration: write one such as 90s", text)
	}
	return fmt.Errorf("%s has no unit: write %ss, %sm, %sh or %sd", text, text, text, text, text)
}

// brief shortens a text for a message and quotes what is not printable.
func brief(text string) string {
	const most = 60
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "") + "…"
	}
	if quoted := strconv.Quote(text); quoted != `"`+text+`"` {
		return quoted
	}
	return text
}
