package scenarios

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
)

// Options change what is opened.
type Options struct {
	Centre   string   // a centre in place of the season's own: a bundled one, or a file
	Set      []string // single values, as in teams.order_desk.agents=30
	Strategy string   // one of the season's strategies
	Targets  []string // in place of the season's own
	Year     int      // to which the season is moved; 0: the year it was written for
}

// Loaded is a season with its centre, ready to be played.
type Loaded struct {
	Model      *sim.Model
	Experiment sim.Experiment
	Strategies []string    // names, in the order in which they were written
	Warnings   tree.Faults // what is odd and may be meant

	written *tree.Node // everything that was written, strategies included
	tree    *tree.Node // everything as used, defaults included
}

// Open reads a season: a bundled one by its name, or a file, or a folder that
// holds season.yaml. Everything that is wrong with it is returned at once, as
// tree.Faults.
func Open(name string, o Options) (*Loaded, error) {
	var log, odd tree.Log
	root, changes, err := written(name, o, &log, &odd)
	if err != nil {
		return nil, err
	}
	root = withTables(root, &log, &odd)
	if o.Strategy != "" {
		changes = append(changes, noted("--strategy "+o.Strategy, nil))
		overlay := root.Get("strategies").Get(o.Strategy)
		lostEvents(root, o.Strategy, overlay, &odd)
		if overlay != nil && overlay.Kind == tree.Mapping && !saysSo(overlay) && same(root.Without("strategies"), overlaid(root, o.Strategy)) {
			changesNothing(o.Strategy, overlay.Pos, overlay, &odd)
		}
		root = withStrategy(root, o.Strategy, &log)
	}
	loaded := build(root, &log)
	if o.Strategy == "" {
		checkStrategies(root, loaded, o.Set, &log, &odd)
	}
	if err := log.Err(); err != nil {
		return nil, err
	}
	loaded.unchanged(o.Strategy, &odd)
	loaded.Model.Changes = append(loaded.changes(), changes...)
	loaded.Warnings = append(odd.Faults(), loaded.Warnings...)
	return loaded, nil
}

// written lays the season over its centre, and over both what the options
// say, which it lists; but no strategy. What is returned as an error kept it from
// reading on; faults go to the log, and to odd what may be meant.
func written(name string, o Options, log, odd *tree.Log) (*tree.Node, []sim.Change, error) {
	s, err := find(name)
	if err != nil {
		return nil, nil, err
	}
	root := tree.Read(s.file, s.text, log)
	if root == nil {
		return nil, nil, log.Err()
	}
	if root.Kind != tree.Mapping {
		log.Add(root.Pos, "this is "+root.Kind.String()+", not a season",
			"write keys and values, such as from: 2026-11-16; start from: rushproof init")
		return nil, nil, log.Err()
	}
	if !root.Has("season") {
		root = root.Assume("season", tree.NewScalar(s.name, nameSource))
	}
	var changes []sim.Change
	if o.Centre != "" {
		changes = append(changes, noted("--centre "+o.Centre, root.Get("centre")))
	}
	root = withCentre(withFiles(root, s, log), s, o.Centre, log)
	for _, assignment := range o.Set {
		changes = append(changes, noted("--set "+assignment, inPlaceOf(root, assignment)))
		if set := tree.Set(root, assignment, named, log); set != nil {
			setChangesNothing(root, set, assignment, odd)
			root = titled(set, shortened(assignment), set.Pos)
		}
	}
	root, changes = retargeted(root, o.Targets, changes)
	if o.Year != 0 {
		option := fmt.Sprintf("--year %d", o.Year)
		changes = append(changes, noted(option, root.Get("from")))
		year := tree.NewScalar(strconv.Itoa(o.Year), "")
		year.Pos = tree.Pos{File: option}
		root = root.With("year", year.Pos, year)
	}
	return withFiles(root, source{dir: ".", season: s.dir}, log), changes, nil // also those of --set
}

// named are the keys under which users give the names.
var named = []string{"channels", "reasons", "teams", "self_service", "strategies", "playbook", "projects"}

const nameSource = "the name of its file"

// withCentre lays the season over the centre that it names, or that is given
// in its place.
func withCentre(root *tree.Node, s source, given string, log *tree.Log) *tree.Node {
	name, at, dir := given, tree.Pos{File: "--centre"}, "."
	if given == "" {
		n := root.Get("centre")
		if n == nil {
			return centreless(root, s, log)
		}
		if n.Kind != tree.Scalar {
			return root
		}
		name, at, dir = n.Text, n.Pos, s.dir
	}
	c, err := findCentre(name, dir)
	if err != nil {
		log.Add(at, "centre: "+err.Error(), "")
		return broken(root)
	}
	centre := tree.Read(c.file, c.text, log)
	if centre == nil {
		return broken(root)
	}
	if centre.Kind != tree.Mapping {
		log.Add(centre.Pos, "this is "+centre.Kind.String()+", not a contact centre",
			"write keys and values, such as channels: and teams:")
		return broken(root)
	}
	if !centre.Has("name") {
		centre = centre.Assume("name", tree.NewScalar(c.name, nameSource))
	}
	return tree.Merge(withFiles(centre, c, log), root.Without("centre"))
}

// broken marks a season whose centre could not be read.
func broken(root *tree.Node) *tree.Node { return root.Without("centre").Fragment() }

// withStrategy lays one of the strategies over the rest.
func withStrategy(root *tree.Node, name string, log *tree.Log) *tree.Node {
	strategies := root.Get("strategies")
	overlay := strategies.Get(name)
	if overlay == nil {
		at := root.Pos
		if strategies != nil {
			at = strategies.Pos
		}
		log.Add(at, fmt.Sprintf("there is no strategy %q", name), tree.Choices(name, strategies.Keys()))
		return root
	}
	if overlay.Kind != tree.Mapping {
		return root.Without("strategies") // reported where strategies are checked
	}
	return titled(overlaid(root, name), name, overlay.Pos)
}

// titled names what is different in the season's title, so that it stands on all
// that is printed.
func titled(root *tree.Node, different string, at tree.Pos) *tree.Node {
	if root.Get("locked").Get("compared").Get(different) != nil {
		return root // it has its title
	}
	title := text(root.Get("title"))
	if title == "" {
		title = text(root.Get("season"))
	}
	n := tree.NewScalar(cut(title+" – "+different, 199), "") // and a sign that something is missing
	n.Pos = at
	return root.With("title", at, n)
}

// source is a file that was found.
type source struct {
	name string // of the season or the centre
	file string // as messages call it
	dir  string // where files beside it are
	text []byte

	season string // of the command line: where the season's files are, for which one may look here
}

// find looks a season up: a file or folder if there is one, otherwise a
// bundled season.
func find(name string) (source, error) {
	if info, err := os.Stat(name); err == nil && !info.IsDir() {
		return readFile(name)
	}
	if file := filepath.Join(name, "season.yaml"); exists(file) {
		return readFile(file)
	}
	if text, err := library.ReadFile(name + "/season.yaml"); err == nil {
		return source{name: name, file: "bundled " + name + "/season.yaml", text: text}, nil
	}
	hint := "the bundled seasons are " + strings.Join(Names(), ", ")
	if near := cmp.Or(tree.Nearest(name, Names()), calledLike(name)); near != "" {
		hint = "did you mean " + near + "?"
	}
	if exists(name) {
		return source{}, fmt.Errorf("the folder %s holds no season.yaml", name)
	}
	if looksLikeFile(name) {
		return source{}, fmt.Errorf("there is no file %s", name)
	}
	return source{}, fmt.Errorf("there is no season %s; %s", name, hint)
}

// calledLike returns the bundled seasons in whose names there is one that was given,
// such as black week.
func calledLike(name string) string {
	bare := func(name string) string {
		return strings.NewReplacer(" ", "", "_", "", "-", "").Replace(strings.ToLower(name))
	}
	like := slices.DeleteFunc(Names(), func(season string) bool { return !strings.Contains(bare(season), bare(name)) })
	if len(bare(name)) < 3 {
		return ""
	}
	return strings.Join(like, " or ")
}

// findCentre looks a centre up: a bundled one, or a file beside the season.
func findCentre(name, dir string) (source, error) {
	if file, text, ok := configs.Centre(name); ok {
		return source{name: name, file: file, text: text}, nil
	}
	if dir == "" { // of a bundled season, which has no files beside it
		return source{}, fmt.Errorf("there is no bundled centre %s; %s", name, tree.Choices(name, configs.Centres()))
	}
	file := name
	if !filepath.IsAbs(file) {
		file = filepath.Join(dir, file)
	}
	s, err := readFile(file)
	if err != nil && filepath.Ext(file) == "" {
		s, err = readFile(file + ".yaml")
	}
	if errors.Is(err, fs.ErrNotExist) {
		return s, fmt.Errorf("there is no file %s and no bundled centre of that name; the bundled ones are %s",
			file, strings.Join(configs.Centres(), ", "))
	}
	return s, err
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

func looksLikeFile(name string) bool {
	return strings.ContainsAny(name, `/\`) || filepath.Ext(name) != ""
}

// readFile reads a file, and no more of it than is needed to see that it is
// too large.
func readFile(file string) (source, error) {
	if info, err := os.Stat(file); err == nil && !info.Mode().IsRegular() {
		// A pipe might never end.
		return source{}, fmt.Errorf("%s is no file that can be read to its end; write the season to one", file)
	}
	f, err := os.Open(file)
	if err != nil {
		return source{}, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, tree.MaxBytes+1))
	if err != nil {
		return source{}, err
	}
	return source{name: nameOf(file), file: filepath.ToSlash(file), dir: filepath.Dir(file), text: text}, nil
}

// nameOf is the name of a season or centre after its file, or after its folder
// when the file is only called season.yaml.
func nameOf(file string) string {
	base := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	base = strings.TrimSuffix(base, ".lock")
	if base != "season" && base != "centre" {
		return base
	}
	if abs, err := filepath.Abs(file); err == nil {
		return filepath.Base(filepath.Dir(abs))
	}
	return base
}
