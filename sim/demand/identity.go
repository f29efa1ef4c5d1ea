package demand

import "github.com/rushproof/rushproof/sim/rng"

// identity is whose luck the luck of a cause is: the reason's, by its name,
// the kind's, and of causes of one kind the first's, the second's and so on. A
// cause that is added to a reason takes nothing from those of another kind,
// wherever it stands.
type identity struct {
	reason, kind string
	number       int
}

// identity returns that of a cause of the reason.
func (r *Reason) identity(cause int) identity {
	own := identity{r.Name, r.Causes[cause].kind(), 0}
	for _, earlier := range r.Causes[:cause] {
		if earlier.kind() == own.kind {
			own.number++
		}
	}
	return own
}

func (i identity) luck(all rng.Key) rng.Key {
	return all.Name("reason").Name(i.reason).Name(i.kind).With(uint64(i.number))
}

func (Flow) kind() string          { return "flow" }
func (PerOrder) kind() string      { return "per order" }
func (PerParcel) kind() string     { return "per parcel" }
func (EachDay) kind() string       { return "each day" }
func (Misled) kind() string        { return "misled" }
func (Redirected) kind() string    { return "redirected" }
func (AfterDelivery) kind() string { return "after delivery" }
func (AfterReturn) kind() string   { return "after return" }
