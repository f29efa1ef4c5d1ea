package configs

import (
	_ "embed" // for the rubric
	"fmt"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim"
)

//go:embed review.yaml
var reviewText []byte

// DefaultRubric is the file of the rubric as it is, to be edited.
func DefaultRubric() []byte { return reviewText }

// Languages are those of the questions of a checklist.
var Languages = []string{"en", "no", "sv", "da"}

var (
	checkShape = &grammar.Mapping{Name: "check", Doc: "a question of the checklist", Like: "{answer: yes}", Fields: []grammar.Field{
		{Key: "lowers", Shape: Number, Doc: "points that an answer of no takes from its P; partly takes half"},
		{Key: "question", Shape: &grammar.Named{What: "a language, with the question in it", Of: Text, Like: "en", Key: language}, Doc: "by language; in English where one is missing"},
		{Key: "answer", Shape: grammar.Word{sim.Yes, sim.No, sim.Partly}, Doc: "of who was asked; left out where nobody was"},
	}}
	rubricShape = &grammar.Mapping{Name: "rubric", Fields: []grammar.Field{
		{Key: "above_weakest", Shape: Number, Doc: "points that the total may lie above the weakest P"},
		{Key: "pillars", Shape: &grammar.Mapping{Name: "pillars", Fields: pillarFields()}, Doc: "the four Ps"},
	}}
)

func language(name string) error {
	for _, known := range Languages {
		if name == known {
			return nil
		}
	}
	return fmt.Errorf("there is no language %q here; write %s", name, tree.Choices(name, Languages))
}

// pillarFields are the Ps with their probes, each in its unit.
func pillarFields() (fields []grammar.Field) {
	for _, p := range sim.Probed {
		var probes []grammar.Field
		for _, probe := range p.Probes {
			end := rampEnd(probe.Unit)
			probes = append(probes, grammar.Field{Key: probe.Key, Shape: &grammar.Mapping{Name: "probe", Fields: []grammar.Field{
				{Key: "bad", Shape: end, Doc: "worth 0 points"},
				{Key: "good", Shape: end, Doc: "worth 100 points"},
				{Key: "weight", Shape: Number, Doc: "among the probes of its P"},
			}}})
		}
		fields = append(fields, grammar.Field{Key: p.Pillar, Shape: &grammar.Mapping{Name: "pillar", Fields: []grammar.Field{
			{Key: "weight", Shape: Number, Doc: "among the Ps"},
			{Key: "probes", Shape: &grammar.Mapping{Name: "probes", Fields: probes}},
			{Key: "checks", Shape: &grammar.Named{What: "a name, with its question", Of: checkShape, Like: "freeze"}},
		}}})
	}
	return fields
}

// rampEnd is how the ends of a ramp are written.
func rampEnd(u sim.Unit) grammar.Shape {
	switch u {
	case sim.Share:
		return Percent
	case sim.Hours, sim.Seconds:
		return Duration
	}
	return Number
}

// Rubric reads a rubric that is laid over the one that there is; of no file it is that one.
// Everything that is wrong with it is returned at once, as tree.Faults.
func Rubric(file string, text []byte) (*sim.Rubric, error) {
	root, err := tree.ReadAssumed(reviewText)
	if err != nil {
		return nil, err
	}
	var log tree.Log
	if text != nil {
		own := tree.Read(file, text, &log)
		if own != nil {
			own = grammar.Check(rubricShape, own, &log)
		}
		if err := log.Err(); err != nil {
			return nil, err
		}
		root = tree.Merge(root, own)
	}
	r := &sim.Rubric{}
	r.Above = read(root.Get("above_weakest"), unit.Number)
	for _, p := range sim.Probed {
		r.Pillars = append(r.Pillars, pillar(p.Pillar, p.Probes, root.Get("pillars").Get(p.Pillar), &log))
	}
	return r, log.Err()
}

// pillar reads one of the Ps.
func pillar(key string, probes []sim.Probe, n *tree.Node, log *tree.Log) sim.Pillar {
	p := sim.Pillar{Key: key}
	p.Weight = read(n.Get("weight"), unit.Number)
	for _, probe := range probes {
		own := n.Get("probes").Get(probe.Key)
		if own == nil {
			continue // it was taken away
		}
		probe.Bad, probe.Good = end(own.Get("bad"), probe.Unit), end(own.Get("good"), probe.Unit)
		probe.Weight = read(own.Get("weight"), unit.Number)
		probe.Source = own.Pos.Source
		if probe.Bad == probe.Good {
			log.Add(own.Pos, fmt.Sprintf("%s: bad and good are the same", probe.Key), "write two ends of a ramp, such as bad: 0%, good: 30%")
		}
		p.Probes = append(p.Probes, probe)
	}
	for _, c := range n.Get("checks").Entries() {
		check := sim.Check{Key: c.Key, Answer: read(c.Value.Get("answer"), same), Question: map[string]string{}}
		check.Lowers = read(c.Value.Get("lowers"), unit.Number)
		for _, q := range c.Value.Get("question").Entries() {
			check.Question[q.Key] = q.Value.Text
		}
		if len(check.Question) == 0 {
			log.Add(c.Pos, fmt.Sprintf("%s: it asks nothing", c.Key), `write question: {en: "Is leave settled?"}`)
		}
		p.Checks = append(p.Checks, check)
	}
	return p
}

// end reads one end of a ramp, in the unit of its probe.
func end(n *tree.Node, u sim.Unit) (v float64) {
	text := read(n, same)
	switch u {
	case sim.Share:
		v, _ = unit.Percent(text)
	case sim.Hours, sim.Seconds:
		length, _ := unit.Duration(text)
		if v = length.Seconds(); u == sim.Hours {
			v /= 3600
		}
	default:
		v, _ = unit.Number(text)
	}
	return v
}
