package grammar

import "strings"

// example writes a value of a shape, for messages.
func example(s Shape) string {
	switch s := s.(type) {
	case *Scalar:
		return first(s.Like)
	case Word:
		return s[0]
	case *Mapping:
		if s.Like != "" {
			return s.Like
		}
		return "{" + s.Fields[0].Key + ": " + example(s.Fields[0].Shape) + "}"
	case *Named:
		return "{" + s.Like + ": " + example(s.Of) + "}"
	case *Many:
		return "[" + example(s.Of) + "]"
	case Either:
		return example(s[0])
	}
	return "{}"
}

// first returns the first of several examples: what stands before a comma or
// an "or" outside brackets.
func first(examples string) string {
	depth := 0
	for i, r := range examples {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth == 0 && (r == ',' || strings.HasPrefix(examples[i:], " or ")):
			return examples[:i]
		}
	}
	return examples
}
