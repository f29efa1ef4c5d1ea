package scenarios

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
)

// lockedShape is what a lock file says of the run that wrote it. Nothing is
// filled in when it is read, so that it stays what it was when the defaults
// of the program change.
var lockedShape = &grammar.Mapping{Name: "locked", Fields: []grammar.Field{
	{Key: "version", Shape: configs.Text, Doc: "of the program that wrote it", Required: true},
	{Key: "digest", Shape: configs.Text, Doc: "of the inputs", Required: true},
	{
		Key: "precision", Shape: &grammar.Many{Of: precisionShape},
		Doc: "stop before all are played when a mean is known so well",
	},
	{
		Key: "interrupted_after", Shape: configs.Count,
		Doc: "so many replications were complete when the run was interrupted",
	},
	{Key: "assumed", Shape: assumedShape, Doc: "values that were assumed"},
	{Key: "changed", Shape: &grammar.Many{Of: changedShape}, Doc: "what was set on the command line"},
	{Key: "compared", Shape: &grammar.Named{What: "a strategy", Of: comparedShape, Key: func(string) error { return nil }}, Doc: "the strategies that were compared, the base first"},
}}

var assumedShape = &grammar.Named{
	What: "the path of a value that nobody wrote, with its source",
	Of:   configs.Text,
}

// What a precision says is read by package sim, once the names are known.
var precisionShape = &grammar.Scalar{
	What: "a precision", Like: "phone.wait=5s",
	Read: func(string) error { return nil },
}

// Locked reports whether the file was written by a run.
func (l *Loaded) Locked() bool { return l.tree.Get("locked") != nil }

// unchanged makes sure that a lock file, played with the strategy of a name or with
// none, is still what a run wrote.
func (l *Loaded) unchanged(strategy string, log *tree.Log) {
	n := l.tree.Get("locked").Get("digest")
	if strategy != "" {
		n = l.tree.Get("locked").Get("compared").Get(strategy).Get("digest")
	}
	if n != nil && n.Text != l.Model.Digest {
		log.Add(n.Pos, "the file was changed since a run wrote it: its digest is now "+l.Model.Digest,
			"give it another name if that is meant")
	}
}

// OtherVersion warns when another version of the program than the given one has
// written the lock file.
func (l *Loaded) OtherVersion(version string) tree.Faults {
	var log tree.Log
	if n := l.tree.Get("locked").Get("version"); n != nil && n.Text != version {
		log.Add(n.Pos, "the lock file was written by version "+n.Text+" and this is "+version+": the figures may differ",
			"play it with that version to get the same bytes")
	}
	return log.Faults()
}

// Lock writes everything as it was used into one file: running that again
// gives the same results, also of an experiment that ended early: one that was
// precise enough stops there again, and one that was interrupted says so in
// InterruptAfter.
func (l *Loaded) Lock(e sim.Experiment, version string) []byte {
	return lockFile(l.lock(e, version))
}

// lockFile writes a lock file.
func lockFile(root *tree.Node) []byte {
	const what = "# Everything as it was used in a run, assumptions included. Running this file\n" +
		"# with the same version gives the same results.\n"
	return append([]byte(what), tree.Write(root, nil)...)
}

// lock is what a lock file holds.
func (l *Loaded) lock(e sim.Experiment, version string) *tree.Node {
	root := l.inputs()
	assumed := &tree.Node{Kind: tree.Mapping}
	for _, a := range l.leaves() {
		assumed = assumed.With(a.path.String(), tree.Pos{}, quoted(a.source))
	}
	locked := (&tree.Node{Kind: tree.Mapping}).
		With("version", tree.Pos{}, quoted(version)).
		With("digest", tree.Pos{}, quoted(l.Model.Digest))
	locked = withEnd(locked, e).With("assumed", tree.Pos{}, assumed)
	locked = withChanges(locked, l.Model.Changes)
	return root.
		With("seed", tree.Pos{}, tree.NewScalar(strconv.FormatUint(e.Seed, 10), "")).
		With("replications", tree.Pos{}, tree.NewScalar(strconv.Itoa(e.Replications), "")).
		With("locked", tree.Pos{}, locked)
}

// withEnd adds to what a lock file says of its run why that might end before all
// replications were played.
func withEnd(locked *tree.Node, e sim.Experiment) *tree.Node {
	if len(e.Until) > 0 {
		list := &tree.Node{Kind: tree.List}
		for _, p := range e.Until {
			list.Items = append(list.Items, quoted(p.String()))
		}
		locked = locked.With("precision", tree.Pos{}, list)
	}
	if e.InterruptAfter > 0 {
		locked = locked.With("interrupted_after", tree.Pos{}, tree.NewScalar(strconv.Itoa(e.InterruptAfter), ""))
	}
	return locked
}

func quoted(text string) *tree.Node { return &tree.Node{Kind: tree.Scalar, Text: text, Quoted: true} }

// unlock gives the values that a lock file says were assumed their source as
// their place again.
func unlock(root *tree.Node, log *tree.Log) *tree.Node {
	assumed := root.Get("locked").Get("assumed")
	if assumed == nil {
		return root
	}
	sources := map[string]string{}
	for _, f := range assumed.Entries() {
		sources[f.Key] = f.Value.Text
	}
	out := resource(root, nil, sources)
	for _, f := range assumed.Entries() {
		if _, left := sources[f.Key]; left {
			log.Add(f.Pos, fmt.Sprintf("locked: nothing is written at %s", f.Key), "take the line out")
		}
	}
	return out
}

// resource replaces the places of the values that have a source, and takes
// them off the list.
func resource(n *tree.Node, path tree.Path, sources map[string]string) *tree.Node {
	out := *n
	if source, ok := sources[path.String()]; ok {
		out.Pos.Source = source
		delete(sources, path.String())
	}
	out.Fields, out.Items = nil, nil
	for _, f := range n.Fields {
		value := f.Value
		if len(path) > 0 || f.Key != "locked" {
			value = resource(value, path.Then(f.Key), sources)
		}
		out.Fields = append(out.Fields, tree.Field{Key: f.Key, Pos: f.Pos, Value: value})
	}
	for i, item := range n.Items {
		out.Items = append(out.Items, resource(item, path.Then(strconv.Itoa(i)), sources))
	}
	return &out
}

// digest is the SHA-256 of everything that the model was made of, values that
// were assumed included: not of how often it is played, and not of strategies
// that were not.
func (l *Loaded) digest() string {
	root := l.inputs()
	sum := sha256.Sum256(tree.Write(root, nil))
	return hex.EncodeToString(sum[:])
}

// inputs is what the model was made of.
func (l *Loaded) inputs() *tree.Node {
	return l.tree.Without("locked", "seed", "replications", "strategies").Compact()
}
