package sim

import "testing"

// What the teams handle is counted once, by the team and in the interval of its
// end.
func TestTeamsHandle(t *testing.T) {
	p := NewPlayer(twoDays(t))
	for replication := range 20 {
		r, err := p.Play(1, replication)
		if err != nil {
			t.Fatal(err)
		}
		handled := int64(0)
		for g := range r.Staff {
			for _, c := range r.Staff[g] {
				handled += c.Handled
			}
		}
		if n := &r.Needs[0][0]; handled == 0 || handled != n.Served[0] {
			t.Fatalf("%d contacts handled, %d needs served", handled, n.Served[0])
		}
	}
}
