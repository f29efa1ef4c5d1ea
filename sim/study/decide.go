package study

import "github.com/rushproof/rushproof/sim"

// decision is what is known of the targets of an experiment that plays on until each of
// them is decided.
//
// Whoever looks again and again finds an interval that is wrong in the end. So the k-th look
// has an interval of confidence 1 − α/(k (k+1)), where α is what may be wrong in all: these
// add up to α however often one looks, and whenever one stops (the union bound; the same as
// a confidence sequence of Darling & Robbins 1967 by stitching). A target that was decided
// once stays so.
type decision struct {
	looks   int
	decided []*sim.TargetResult // by target; nil: not yet
}

// confidence is that of the interval of the next look.
func (d *decision) confidence() float64 { return confidenceOfLook(d.looks) }

// confidenceOfLook is that of an interval that was looked at so often before.
func confidenceOfLook(before int) float64 {
	k := float64(max(0, before) + 1)
	return 1 - (1-sim.Confidence)/(k*(k+1))
}

// look judges what is not decided yet, and reports whether everything is.
func (s *study) look() bool {
	d, all := s.decision, true
	for i, t := range s.model.Targets {
		if d.decided[i] != nil {
			continue
		}
		if r := s.judge(i, t, d.confidence()); r.Outcome != sim.Undecided {
			r.DecidedAfter = len(s.records)
			d.decided[i] = &r
		} else {
			all = false
		}
	}
	d.looks++
	return all
}

// final is how a target came out: as it was decided, with the figures of all replications.
func (s *study) final(i int, t sim.Target) sim.TargetResult {
	d := s.decision
	if d == nil {
		return s.judge(i, t, sim.Confidence)
	}
	r := s.judge(i, t, d.confidence())
	if before := d.decided[i]; before != nil {
		r.Outcome, r.Note, r.More, r.DecidedAfter = before.Outcome, before.Note, before.More, before.DecidedAfter
	} else {
		r.Outcome = sim.Undecided
	}
	return r
}
