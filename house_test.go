// Package rushproof_test keeps the house in order: who may import whom, what
// the engine may not touch, and that the program builds without npm.
package rushproof_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

const module = "github.com/rushproof/rushproof/"

const (
	ground = "sim/des sim/rng sim/dist sim/stat sim/calendar"
	parts  = "sim/centre sim/demand sim/staff sim/selfservice"
	theory = "sim/erlang" // formulas beside the simulation
)

// mayImport says for each package which others of this project it may import.
// A row that ends in /... covers the folders below it, which may import each
// other. A package without a row is a fault, so that a new one finds its place.
var mayImport = map[string]string{
	"cmd/...":                           "scenarios configs/... report/... sim sim/study " + parts + " " + ground,
	"scenarios":                         "configs/... sim " + parts + " " + ground,
	"configs/...":                       "sim " + parts + " " + ground,
	"scenarios/anonymous-bank-1999/fit": "scenarios configs/... sim sim/study " + ground,
	"report/...":                        "sim sim/study sim/calendar sim/des",
	"sim/study":                         "sim " + parts + " " + theory + " " + ground,
	"sim":                               parts + " " + ground,
	"sim/centre":                        "sim/selfservice " + ground,
	"sim/demand":                        ground,
	"sim/staff":                         ground,
	"sim/selfservice":                   ground,
	"sim/erlang":                        "",
	"sim/calendar":                      "sim/des",
	"sim/stat":                          "sim/des",
	"sim/dist":                          "sim/rng",
	"sim/rng":                           "",
	"sim/des":                           "",
}

// Nothing under sim/ reads files, clocks or the environment, prints, or draws
// luck that is not keyed: the same inputs and seed give the same bytes.
var (
	outsideWorld = []string{
		"crypto/rand", "log", "math/rand", "net", "os", "path/filepath", "plugin", "syscall", "unsafe",
	}
	outsideCalls = map[string][]string{
		"time": {"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Local", "LoadLocation"},
		"fmt":  {"Print", "Printf", "Println", "Scan", "Scanf", "Scanln"},
	}
	outsideBuiltins = []string{"print", "println"}
	// libraries that the engine may use; the others belong above it.
	engineLibraries = []string{"gonum.org/v1/gonum"}
)

// The renderer of go-echarts runs names as code; the report hands its options
// to the charts as data instead.
var unsafeCharts = []string{"FuncOpts", "FuncStripCommentsOpts", "RenderContent", "RenderSnippet"}

func TestHouse(t *testing.T) {
	files, err := goFiles(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Error("no Go file found")
	}
	for _, fault := range faults(files) {
		t.Error(fault)
	}
}

// A bad example of each rule, and one package that breaks none.
func TestHouseFindsFaults(t *testing.T) {
	bad := fstest.MapFS{}
	for name, source := range map[string]string{
		"sim/des/des.go":         `package des; import "` + module + `sim/rng"`,
		"sim/centre/centre.go":   `package centre; import _ "` + module + `sim/staff"`,
		"sim/result.go":          `package sim; import "` + module + `configs"`,
		"report/web/web.go":      `package web; import "` + module + `configs"`,
		"configs/load.go":        `package configs; import "` + module + `scenarios"`,
		"sim/attic/attic.go":     `package attic`,
		"sim/staff/files.go":     `package staff; import ("os/signal"; "math/rand/v2"; "log/slog")`,
		"sim/staff/names.go":     `package staff; import ("github.com/brianvoe/gofakeit/v6"; "gonum.org/v1/gonum/mathext")`,
		"sim/study/clock.go":     `package study; import clock "time"; var t0 = clock.Now()`,
		"sim/stat/talk.go":       `package stat; import "fmt"; func f() { fmt.Println(); println(1) }`,
		"report/chart.go":        `package report; func f(c chart) { c.RenderSnippet() }`,
		"sim/dist/dist.go":       `package dist; import ("time"; "` + module + `sim/rng"); var d = time.Second`,
		"sim/rng/rng_test.go":    `package rng; import "os"`,
		"sim/rng/testdata/no.go": `package no; import "os"`,
	} {
		bad[name] = &fstest.MapFile{Data: []byte(source)}
	}
	files, err := goFiles(bad)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"configs/load.go:1: configs may not import scenarios",
		"report/chart.go:1: report may not use RenderSnippet: it runs names as code",
		"report/web/web.go:1: report/web may not import configs",
		"sim/attic/attic.go:1: sim/attic has no row in mayImport: give it one in house_test.go",
		"sim/centre/centre.go:1: sim/centre may not import sim/staff",
		"sim/des/des.go:1: sim/des may not import sim/rng",
		"sim/result.go:1: sim may not import configs",
		"sim/staff/files.go:1: the engine may not import log/slog",
		"sim/staff/files.go:1: the engine may not import math/rand/v2",
		"sim/staff/files.go:1: the engine may not import os/signal",
		"sim/staff/names.go:1: the engine may not import github.com/brianvoe/gofakeit/v6",
		"sim/stat/talk.go:1: the engine may not use fmt.Println",
		"sim/stat/talk.go:1: the engine may not use println",
		"sim/study/clock.go:1: the engine may not use time.Now",
	}
	if got := faults(files); !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Who installs with the go command alone has no bundle of the charts.
func TestBuildsWithoutBundle(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	dir := t.TempDir()
	bundle, err := filepath.Abs("report/charts/dist/echarts.js")
	if err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {bundle: ""}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "overlay.json"), overlay, 0o600); err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "rushproof")
	build := exec.Command("go", "build", "-buildvcs=false", "-pgo=off",
		"-overlay", filepath.Join(dir, "overlay.json"), "-o", program, "./cmd/rushproof")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if out, err := exec.Command(program, "list").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// goFile is one file of a package, tests left out.
type goFile struct {
	name, dir string
	tree      *ast.File
	set       *token.FileSet
}

func goFiles(fsys fs.FS) ([]goFile, error) {
	var files []goFile
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch base := path.Base(name); {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && (base == "testdata" || base == "node_modules" || base[0] == '.'):
			return fs.SkipDir
		case entry.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		source, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
		files = append(files, goFile{name, path.Dir(name), tree, set})
		return err
	})
	return files, err
}

// faults lists every breach of the rules above, by file and line.
func faults(files []goFile) []string {
	var all []string
	for _, f := range files {
		report := func(at token.Pos, format string, args ...any) {
			all = append(all, fmt.Sprintf("%s:%d: ", f.name, f.set.Position(at).Line)+fmt.Sprintf(format, args...))
		}
		direction(f, report)
		if f.dir == "sim" || strings.HasPrefix(f.dir, "sim/") {
			quiet(f, report)
		}
		if f.dir == "report" || strings.HasPrefix(f.dir, "report/") {
			safeCharts(f, report)
		}
	}
	slices.Sort(all)
	return all
}

type reporter func(at token.Pos, format string, args ...any)

// direction holds the imports of a file to the row of its package.
func direction(f goFile, report reporter) {
	own := row(f.dir)
	if own == "" {
		report(f.tree.Package, "%s has no row in mayImport: give it one in house_test.go", f.dir)
		return
	}
	for _, spec := range f.tree.Imports {
		imported, local := strings.CutPrefix(importPath(spec), module)
		if local && row(imported) != own && !slices.Contains(strings.Fields(mayImport[own]), row(imported)) {
			report(spec.Pos(), "%s may not import %s", f.dir, imported)
		}
	}
}

// row is the key of mayImport that covers a package, or "" where none does.
func row(dir string) string {
	if _, ok := mayImport[dir]; ok {
		return dir
	}
	for ; dir != "."; dir = path.Dir(dir) {
		if _, ok := mayImport[dir+"/..."]; ok {
			return dir + "/..."
		}
	}
	return ""
}

// quiet reports what in a file of the engine reaches outside it.
func quiet(f goFile, report reporter) {
	forbidden := map[string]string{} // by the name that this file writes
	for _, builtin := range outsideBuiltins {
		forbidden[builtin] = builtin
	}
	for _, spec := range f.tree.Imports {
		imported := importPath(spec)
		if outside(imported) {
			report(spec.Pos(), "the engine may not import %s", imported)
		}
		alias := imported
		if spec.Name != nil {
			alias = spec.Name.Name
		}
		for _, call := range outsideCalls[imported] {
			forbidden[alias+"."+call] = imported + "." + call
		}
	}
	ast.Inspect(f.tree, func(n ast.Node) bool {
		name := ""
		switch n := n.(type) {
		case *ast.SelectorExpr:
			name = types.ExprString(n)
		case *ast.CallExpr:
			if id, ok := n.Fun.(*ast.Ident); ok {
				name = id.Name
			}
		}
		if use, ok := forbidden[name]; ok {
			report(n.Pos(), "the engine may not use %s", use)
		}
		return true
	})
}

// safeCharts reports the ways in which go-echarts turns names into code.
func safeCharts(f goFile, report reporter) {
	ast.Inspect(f.tree, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && slices.Contains(unsafeCharts, s.Sel.Name) {
			report(s.Pos(), "%s may not use %s: it runs names as code", f.dir, s.Sel.Name)
		}
		return true
	})
}

// outside reports whether the engine may not import a package: it reaches the
// world, or is of a library that belongs above the engine.
func outside(imported string) bool {
	host, _, _ := strings.Cut(imported, "/")
	library := strings.Contains(host, ".") && !strings.HasPrefix(imported, module)
	return within(imported, outsideWorld) || library && !within(imported, engineLibraries)
}

// within reports whether an import is one of the given paths or below one.
func within(imported string, paths []string) bool {
	return slices.ContainsFunc(paths, func(p string) bool {
		return imported == p || strings.HasPrefix(imported, p+"/")
	})
}

func importPath(spec *ast.ImportSpec) string {
	p, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
	return p
}
