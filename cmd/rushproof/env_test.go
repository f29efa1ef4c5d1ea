package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Verbs meet the operating system through env, so that a test can be it.
func TestOnlyEnvTouchesTheSystem(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || name == "main.go" || name == "env.go" {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range file.Imports {
			if slices.Contains([]string{`"os"`, `"os/exec"`, `"syscall"`}, spec.Path.Value) {
				t.Errorf("%s imports %s: ask env instead", name, spec.Path.Value)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if word, ok := n.(*ast.Ident); ok && word.Name == "systemEnv" {
				t.Errorf("%s takes an env of its own: use that of the program", name)
			}
			return true
		})
	}
}
