package dist

import (
	"errors"
	"fmt"
)

const (
	maxText  = 1 << 20 // bytes of a law's text
	maxDepth = 8       // laws inside laws
)

// Parse reads a law of seconds from the text that a user writes:
//
//	law      = "never" | span | name "(" argument { "," argument } ")" .
//	span     = duration [ "-" duration ] .       60s is fixed, 20m-60m uniform
//	argument = [ percent ] law                   a law, with its share
//	         | [ name ] ( duration | percent | number )
//	         | "x" number .
//	duration = number unit { number unit } .     90s, 2m30s
//	unit     = "ms" | "s" | "m" | "h" | "d" | "w" .
//
// The names and what each takes:
//
//	exponential(600s)                     mean
//	lognormal(mean 330s, cv 0.9)          cv: standard deviation / mean
//	lognormal(median 2d, p90 4d)
//	lognormal(mu 4.6, sigma 1.1)          of the logarithm of seconds
//	gamma(mean 5m, cv 1.2)
//	erlang(mean 90s, k 2)                 k phases
//	weibull(shape 2, scale 135s)
//	weibull(shape 0.7, mean 10m)
//	uniform(30s, 5m)
//	triangular(1m, 2m, 5m)                least, likeliest, most
//	fixed(60s)
//	empirical(30s, 45s, 2m)
//	empirical(20% 30s, 80% 2m)
//	mixture(80% exponential(150s), 20% exponential(900s))
//	sum(exponential(240s), exponential(60s))
//	scaled(exponential(300s), x1.3)
func Parse(text string) (Law, error) {
	if len(text) > maxText {
		return nil, fmt.Errorf("a law of %d bytes: write at most %d", len(text), maxText)
	}
	p := parser{text: text}
	if p.space() == len(text) {
		return nil, errors.New("nothing is written: write a law such as exponential(10m), or a time such as 60s")
	}
	law, err := p.law()
	if err == nil && p.space() < len(text) {
		err = fmt.Errorf("unexpected %s after the law", p.rest())
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", brief(text), err)
	}
	return law, nil
}

// ParseDays is Parse for a law that is counted in days, such as a delivery
// time; what it reads is the same.
func ParseDays(text string) (Law, error) {
	law, err := Parse(text)
	if err != nil {
		return nil, err
	}
	return InDays(law), nil
}

// law reads a law.
func (p *parser) law() (Law, error) {
	p.space()
	if !isLetter(p.peek()) {
		return p.span()
	}
	name := p.word()
	if name == "never" {
		return Never{}, nil
	}
	return p.call(name)
}

// span reads one duration, or two as the ends of a range.
func (p *parser) span() (Law, error) {
	q, err := p.quantity()
	if err != nil {
		return nil, err
	}
	return p.spanFrom(q)
}

func (p *parser) spanFrom(low quantity) (Law, error) {
	if low.kind != duration {
		return nil, notTimed(low)
	}
	if !p.next('-') {
		return law(NewFixed(low.value))
	}
	high, err := p.quantity()
	switch {
	case err != nil:
		return nil, err
	case high.kind != duration:
		return nil, notTimed(high)
	}
	return law(NewUniform(low.value, high.value))
}

// law turns the result of a constructor into a Law, nil if it failed.
func law[L Law](l L, err error) (Law, error) {
	if err != nil {
		return nil, err
	}
	return l, nil
}

// call reads the arguments of a named law and makes it.
func (p *parser) call(name string) (Law, error) {
	notation, ok := notations[name]
	if !ok {
		return nil, unknown(name)
	}
	if p.depth++; p.depth > maxDepth {
		return nil, fmt.Errorf("laws inside laws, deeper than %d: write it flatter", maxDepth)
	}
	defer func() { p.depth-- }()
	if !p.next('(') {
		return nil, fmt.Errorf("%s needs its values in brackets: write %s", name, notation.examples)
	}
	var arguments []argument
	for {
		a, err := p.argument()
		if err != nil {
			return nil, err
		}
		arguments = append(arguments, a)
		switch {
		case p.next(')'):
			l, err := notation.read(arguments)
			if err == errForm {
				err = fmt.Errorf("%w: write %s", err, notation.examples)
			}
			return l, err
		case p.space() == len(p.text):
			return nil, fmt.Errorf("%s( is not closed: write the closing bracket", name)
		case !p.next(','):
			return nil, fmt.Errorf("unexpected %s: write a comma or a closing bracket", p.rest())
		}
	}
}

// argument is what stands between two commas.
type argument struct {
	quantity
	name   string  // of a named value, as mean in mean 330s
	share  float64 // as 0.8 in 80% exponential(150s)
	shared bool    // whether a share was given
	law    Law     // of a law; a duration is a fixed law as well
}

// argument reads one argument.
func (p *parser) argument() (argument, error) {
	p.space()
	if isLetter(p.peek()) {
		return p.named()
	}
	q, err := p.quantity()
	if err != nil {
		return argument{}, err
	}
	p.space()
	if q.kind == share && (isLetter(p.peek()) || isDigit(p.peek())) {
		return p.shareOf(q)
	}
	a := argument{quantity: q}
	if q.kind == duration {
		if a.law, err = p.spanFrom(q); err != nil {
			return argument{}, err
		}
		if _, fixed := a.law.(Fixed); !fixed {
			a.kind = aLaw
		}
	}
	return a, nil
}

// shareOf reads the law or duration that follows a share.
func (p *parser) shareOf(q quantity) (argument, error) {
	a, err := p.argument()
	switch {
	case err != nil:
		return argument{}, err
	case a.shared || a.name != "" || a.kind == factor:
		return argument{}, fmt.Errorf("%s must be followed by a law or a duration", q.text)
	}
	a.share, a.shared = q.value, true
	return a, nil
}

// named reads an argument that starts with a letter: a factor, a law, or a
// named value.
func (p *parser) named() (argument, error) {
	start := p.at
	if (p.next('x') || p.next('X')) && (isDigit(p.peek()) || p.peek() == '.') {
		q, err := p.quantity()
		if err == nil && q.kind != plain {
			err = fmt.Errorf("x%s: write a factor without a unit, such as x1.3", q.text)
		}
		q.kind = factor
		return argument{quantity: q}, err
	}
	p.at = start
	name := p.word()
	_, known := notations[name]
	p.space()
	if known || name == "never" || p.peek() == '(' {
		p.at = start
		l, err := p.law()
		return argument{quantity: quantity{kind: aLaw}, law: l}, err
	}
	negative := p.next('-')
	q, err := p.quantity()
	if negative {
		q.value, q.text = -q.value, "-"+q.text
	}
	return argument{quantity: q, name: name}, err
}
