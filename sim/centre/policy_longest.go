package centre

import "github.com/rushproof/rushproof/sim/des"

// LongestWait takes whoever has waited longest, whatever the ranks.
type LongestWait struct{}

func (LongestWait) turn(_ *Centre, _ *queue, _ int, since des.Time) des.Time { return since }
