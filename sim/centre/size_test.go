package centre

import (
	"reflect"
	"testing"
)

// With thousands of contacts and agents, each further line of the processor's
// cache that one of them takes makes every event slower.
func TestFillCacheLines(t *testing.T) {
	const line = 64
	for _, c := range []struct {
		of    reflect.Type
		lines uintptr
	}{
		{reflect.TypeFor[contact](), 2},
		{reflect.TypeFor[agent](), 1},
	} {
		if size := c.of.Size(); size > c.lines*line {
			t.Errorf("%v takes %d bytes, not %d: put what is seldom asked for elsewhere", c.of, size, c.lines*line)
		}
	}
	hot, _ := reflect.TypeFor[visit]().FieldByName("key")
	v, _ := reflect.TypeFor[contact]().FieldByName("v")
	if end := v.Offset + hot.Offset; end > line {
		t.Errorf("what the end of a service asks for ends %d bytes into a contact, not %d", end, line)
	}
}
