package configs

import "github.com/rushproof/rushproof/configs/tree"

// Faults are all mistakes in what a user wrote, each with its place and what
// to write instead. As an error they are one a line, in order of place.
type Faults = tree.Faults

// Fault is one of them.
type Fault = tree.Fault
