package tree

import "slices"

// Merge lays one tree over another: mappings merge key by key, everything else
// replaces what was there, and a null takes it away. Every value keeps the
// place it came from; a mapping has that of what was laid over it last. Either
// may be nil.
func Merge(base, over *Node) *Node {
	switch {
	case over == nil:
		return base
	case over.Kind == Null:
		gone := *over
		gone.Removes = over.Removes || base != nil
		return &gone
	case base == nil || base.Kind != Mapping || over.Kind != Mapping:
		return over
	}
	merged := *over
	merged.Fields = slices.Clone(base.Fields)
	merged.Broken = base.Broken || over.Broken
	at := make(map[string]int, len(base.Fields))
	for i, f := range merged.Fields {
		at[f.Key] = i
	}
	for _, f := range over.Fields {
		i, known := at[f.Key]
		if !known {
			at[f.Key] = len(merged.Fields)
			merged.Fields = append(merged.Fields, f)
			continue
		}
		value := Merge(merged.Fields[i].Value, f.Value)
		merged.Fields[i] = Field{f.Key, f.Pos, value}
	}
	return &merged
}

// Under fills what n leaves open with the values of another tree. What n says,
// if only that there is nothing, stays, and a mapping that is Whole fills only
// what is open altogether.
func Under(n, assumed *Node) *Node {
	if n == nil {
		return assumed
	}
	if assumed == nil || n.Kind != Mapping || assumed.Kind != Mapping || assumed.Whole {
		return n
	}
	filled := *n
	filled.Fields = slices.Clone(n.Fields)
	for _, f := range assumed.Fields {
		if i := n.index(f.Key); i >= 0 {
			filled.Fields[i].Value = Under(n.Fields[i].Value, f.Value)
		} else {
			filled.Fields = append(filled.Fields, Field{f.Key, f.Pos.into(n.Pos), f.Value.into(n.Pos)})
		}
	}
	return &filled
}

// into gives an assumed value the place of what it is filled into.
func (n *Node) into(place Pos) *Node {
	out := *n
	out.Pos = n.Pos.into(place)
	out.Fields, out.Items = slices.Clone(n.Fields), slices.Clone(n.Items)
	for i, f := range out.Fields {
		out.Fields[i] = Field{f.Key, f.Pos.into(place), f.Value.into(place)}
	}
	for i, item := range out.Items {
		out.Items[i] = item.into(place)
	}
	return &out
}

func (p Pos) into(place Pos) Pos {
	place.Source = p.Source
	return place
}
