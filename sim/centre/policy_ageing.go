package centre

import "github.com/rushproof/rushproof/sim/des"

// Ageing is priority that gives way to waiting: each rank further down counts
// as much as Step less waiting, so that nobody is passed over for ever.
type Ageing struct{ Step des.Time }

func (p Ageing) turn(_ *Centre, _ *queue, rank int, since des.Time) des.Time {
	return since + des.Time(rank)*p.Step
}
