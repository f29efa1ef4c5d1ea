package grammar

import "strings"

// Schema returns the shape as a JSON Schema (2020-12), for editors. Keys that
// must be there are not asked for: a file may be laid over another that has
// them.
func Schema(s Shape, id, title string) map[string]any {
	defs := map[string]any{}
	root := s.schema(defs)
	if ref, ok := root["$ref"].(string); ok { // the root is spelled out, not referred to
		name := strings.TrimPrefix(ref, "#/$defs/")
		root = defs[name].(map[string]any)
		delete(defs, name)
	}
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"] = id
	root["title"] = title
	root["$defs"] = defs
	return root
}

func (s *Scalar) schema(map[string]any) map[string]any {
	text := map[string]any{"type": "string"}
	if s.Pattern != "" {
		text["pattern"] = s.Pattern
	}
	if !s.Number {
		text["description"] = s.says()
		return text
	}
	bare := map[string]any{"type": "number", "minimum": 0, "description": s.says()}
	if s.Pattern == "" {
		return bare
	}
	return map[string]any{"anyOf": []any{bare, text}}
}

func (w Word) schema(map[string]any) map[string]any {
	return map[string]any{"enum": []string(w)}
}

func (m *Mapping) schema(defs map[string]any) map[string]any {
	name := strings.ReplaceAll(m.Name, " ", "_")
	ref := map[string]any{"$ref": "#/$defs/" + name}
	if _, done := defs[name]; done {
		return ref
	}
	out := map[string]any{"type": "object", "additionalProperties": false}
	defs[name] = out
	if m.Doc != "" {
		out["description"] = m.Doc
	}
	properties := map[string]any{}
	for _, f := range m.Fields {
		properties[f.Key] = map[string]any{"description": f.Doc, "anyOf": orNothing(f.Shape.schema(defs))}
	}
	out["properties"] = properties
	return ref
}

// orNothing adds null, which takes a value away.
func orNothing(s map[string]any) []any {
	nothing := map[string]any{"enum": []any{nil, "none"}}
	if options, ok := s["anyOf"].([]any); ok && len(s) == 1 {
		return append(options, nothing)
	}
	return []any{s, nothing}
}

func (s *Named) schema(defs map[string]any) map[string]any {
	return map[string]any{
		"type": "object", "description": s.What,
		"additionalProperties": map[string]any{"anyOf": orNothing(s.Of.schema(defs))},
	}
}

func (m *Many) schema(defs map[string]any) map[string]any {
	return map[string]any{"type": "array", "items": m.Of.schema(defs)}
}

func (e Either) schema(defs map[string]any) map[string]any {
	var options []any
	for _, s := range e {
		options = append(options, s.schema(defs))
	}
	return map[string]any{"anyOf": options}
}
