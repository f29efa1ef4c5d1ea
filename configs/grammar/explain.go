package grammar

import (
	"slices"
	"strings"
)

// Here the language is explained to people, key by key.

// Explained is a key, or all that a file may hold, as a reader wants to know it.
type Explained struct {
	Field
	Path string // of keys, with dots; names of the user's choice are left out
	In   string // what the keys belong to: a rule, each under a name of the user's choice; empty: the key itself
	Keys []Field
}

// Write says what may be written for a key, with an example.
func (f *Field) Write() string { return f.Shape.says() }

// Explain finds a key such as channels.callback in a language. Names of the
// user's choice on the way may be written, and need not be. When there is no such
// key, near are those that could have been meant: those of its name that stand
// elsewhere, or else those that are spelt alike.
func Explain(s Shape, path string) (e Explained, near []string, ok bool) {
	if e, near, ok = explain(s, path); ok {
		return e, nil, true
	}
	last := path[strings.LastIndex(path, ".")+1:]
	named := func(f *Field) bool { return f.Key == last }
	others := func(f *Field) bool {
		return slices.ContainsFunc(f.Also, func(a string) bool { return strings.EqualFold(a, last) })
	}
	for _, is := range []func(*Field) bool{named, others} {
		if elsewhere := called(s, is, nil, nil); elsewhere != nil {
			return e, elsewhere, false
		}
	}
	return e, near, false
}

// called returns the paths of all keys inside a shape that are what is looked for.
func called(s Shape, is func(*Field) bool, above []string, within []Shape) (paths []string) {
	if m, ok := s.(*Mapping); ok {
		if slices.Contains(within, s) {
			return nil
		}
		within = append(slices.Clone(within), m)
	}
	for _, f := range fieldsOf(s) {
		path := append(slices.Clone(above), f.Key)
		if whole := strings.Join(path, "."); is(&f) && !slices.Contains(paths, whole) {
			paths = append(paths, whole)
		}
		for _, inside := range called(f.Shape, is, path, within) {
			if !slices.Contains(paths, inside) {
				paths = append(paths, inside)
			}
		}
	}
	return paths
}

func explain(s Shape, path string) (e Explained, near []string, ok bool) {
	e.Shape = s
	if path == "" {
		e.Keys = fieldsOf(s)
		return e, nil, true
	}
	var found []string
	for _, name := range strings.Split(path, ".") {
		inside := fieldsOf(e.Shape)
		i := slices.IndexFunc(inside, func(f Field) bool { return f.Key == name })
		switch {
		case i >= 0:
			e.Field, found = inside[i], append(found, name)
		case len(found) == 0 || namesOf(e.Shape) == "":
			return e, under(found, name, inside), false
		default: // a name of the user's choice
			if near := (&Mapping{Fields: inside}).nearest(name); near != "" {
				return e, under(found, name, inside), false
			}
		}
	}
	e.Path, e.In, e.Keys = strings.Join(found, "."), namesOf(e.Shape), fieldsOf(e.Shape)
	return e, nil, true
}

// under returns the keys beneath a path that could have been meant by a name: the
// nearest, or all.
func under(path []string, name string, inside []Field) (keys []string) {
	m := &Mapping{Fields: inside}
	names := m.keys()
	if near := m.nearest(name); near != "" {
		names = []string{near}
	}
	for _, key := range names {
		keys = append(keys, strings.Join(append(slices.Clone(path), key), "."))
	}
	return keys
}

// fieldsOf returns the keys inside a shape, whatever stands around them.
func fieldsOf(s Shape) (fields []Field) {
	switch s := s.(type) {
	case *Mapping:
		return s.Fields
	case *Named:
		return fieldsOf(s.Of)
	case *Many:
		return fieldsOf(s.Of)
	case Either:
		for _, option := range s {
			fields = append(fields, fieldsOf(option)...)
		}
	}
	return fields
}

// namesOf says what has a name of the user's choice inside a shape; empty when
// nothing has.
func namesOf(s Shape) string {
	switch s := s.(type) {
	case *Named:
		return s.What
	case *Many:
		return namesOf(s.Of)
	case Either:
		for _, option := range s {
			if what := namesOf(option); what != "" {
				return what
			}
		}
	}
	return ""
}
