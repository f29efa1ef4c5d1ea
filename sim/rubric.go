package sim

import "math"

// Rubric says how the four Ps of a readiness review are scored: from what was measured and
// injected, by ramps, and from a checklist that can only lower the score. Every figure of it
// can be edited.
type Rubric struct {
	Pillars []Pillar `json:"pillars"`
	Above   float64  `json:"above"` // points that the total may lie above the weakest pillar
}

// Pillar is one of the Ps.
type Pillar struct {
	Key    string  `json:"pillar"` // perspective, proactivity, personalisation, people
	Weight float64 `json:"weight"`
	Probes []Probe `json:"probes"`
	Checks []Check `json:"checks,omitempty"`
}

// Probe is something that a simulation measures, and the ramp by which it is scored: 0 points
// at Bad or worse, 100 at Good or better, in proportion between them.
type Probe struct {
	Key    string  `json:"probe"`
	Unit   Unit    `json:"unit"`
	Bad    float64 `json:"bad"`
	Good   float64 `json:"good"`
	Weight float64 `json:"weight"`
	Source string  `json:"source,omitempty"` // of the ramp, or "assumption"
}

// Check is a question of the checklist, with the answer of who was asked: empty where nobody
// was. An answer of no lowers the score of its pillar, one of partly by half as much.
type Check struct {
	Key      string            `json:"check"`
	Question map[string]string `json:"question"` // by language: en, no, sv, da
	Lowers   float64           `json:"lowers"`   // points
	Answer   string            `json:"answer,omitempty"`
}

// Probed are the probes that a review has, and their units, by pillar.
var Probed = []struct {
	Pillar string
	Probes []Probe
}{
	{"perspective", []Probe{{Key: "healthy_week", Unit: Share}, {Key: "headroom", Unit: Share}, {Key: "channel_down", Unit: Share}, {Key: "failure_demand", Unit: Share}}},
	{"proactivity", []Probe{{Key: "prevented", Unit: Share}, {Key: "carrier_week", Unit: Share}, {Key: "recovery", Unit: Hours}}},
	{"personalisation", []Probe{{Key: "first_contact", Unit: Share}, {Key: "right_skill", Unit: Share}, {Key: "bot_detour", Unit: Seconds}}},
	{"people", []Probe{{Key: "absence", Unit: Share}, {Key: "thin_skills", Unit: Share}, {Key: "strained_hours", Unit: Share}, {Key: "limits", Unit: Count}}},
}

// Answers to a question of the checklist.
const (
	Yes    = "yes"
	No     = "no"
	Partly = "partly"
)

// Score is how many of 100 points a value of the probe is worth.
func (p *Probe) Score(value float64) float64 {
	return 100 * math.Max(0, math.Min(1, (value-p.Bad)/(p.Good-p.Bad)))
}

// Scores are those of a review.
type Scores struct {
	Total   float64       `json:"total"`   // the weighted mean of the pillars, capped
	Mean    float64       `json:"mean"`    // before it was
	Weakest string        `json:"weakest"` // pillar
	Pillars []PillarScore `json:"pillars"`
}

// PillarScore is the score of one P: what its probes are worth, less what the checklist takes.
type PillarScore struct {
	Key    string       `json:"pillar"`
	Weight float64      `json:"weight"`
	Score  float64      `json:"score"`
	Probed float64      `json:"probed"`          // the weighted mean of its probes
	Taken  float64      `json:"taken,omitempty"` // by the checklist
	Probes []ProbeScore `json:"probes"`
}

// ProbeScore is what one probe came to.
type ProbeScore struct {
	Probe
	Value *float64 `json:"value"` // nil: the season has nothing of the kind, and it does not count
	Score float64  `json:"score"`
	Why   string   `json:"why,omitempty"` // there is no value
}

// Score scores what was found, by the key of each probe: those that are missing do not count,
// for the reason that is given. A pillar of which nothing was found has no score, and does
// not count either. Without any, the total is 0.
func (r *Rubric) Score(found map[string]float64, missing map[string]string) Scores {
	var s Scores
	weights, weakest := 0.0, math.Inf(1)
	for i := range r.Pillars {
		p, ok := r.Pillars[i].score(found, missing)
		s.Pillars = append(s.Pillars, p)
		if !ok {
			continue
		}
		weights += p.Weight
		s.Mean += p.Weight * p.Score
		if p.Score < weakest {
			weakest, s.Weakest = p.Score, p.Key
		}
	}
	if weights == 0 {
		s.Mean = 0
		return s
	}
	s.Mean /= weights
	s.Total = math.Min(s.Mean, weakest+r.Above)
	return s
}

// score scores one pillar; ok is false where nothing was found of it.
func (p *Pillar) score(found map[string]float64, missing map[string]string) (s PillarScore, ok bool) {
	s = PillarScore{Key: p.Key, Weight: p.Weight}
	weights := 0.0
	for _, probe := range p.Probes {
		value, known := found[probe.Key]
		if !known {
			s.Probes = append(s.Probes, ProbeScore{Probe: probe, Why: missing[probe.Key]})
			continue
		}
		scored := ProbeScore{Probe: probe, Value: &value, Score: probe.Score(value)}
		s.Probes = append(s.Probes, scored)
		weights += probe.Weight
		s.Probed += probe.Weight * scored.Score
	}
	if weights == 0 {
		return s, false
	}
	s.Probed /= weights
	for _, c := range p.Checks {
		switch c.Answer {
		case No:
			s.Taken += c.Lowers
		case Partly:
			s.Taken += c.Lowers / 2
		}
	}
	s.Taken = math.Min(s.Taken, s.Probed)
	s.Score = s.Probed - s.Taken
	return s, true
}
