package scenarios_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/scenarios"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestSchemaIsCurrent(t *testing.T) {
	const file = "schema.json"
	if *update {
		if err := os.WriteFile(file, scenarios.Schema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, scenarios.Schema()) {
		t.Errorf("%s is old: type go test ./scenarios -run SchemaIsCurrent -update", file)
	}
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(scenarios.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("season.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("season.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// What comes with the program passes the schema that its first line names.
func TestBundledFilesPassSchema(t *testing.T) {
	schema := compiled(t)
	var files []string
	for _, pattern := range []string{"*/season.yaml", "templates/*.yaml", "testdata/*.yaml", "testdata/truth/*.yaml", "../configs/centres/*.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(asEditor(t, file, text)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if line, _, _ := strings.Cut(string(text), "\n"); strings.Contains(line, "$schema=") {
			_, ref, _ := strings.Cut(line, "$schema=")
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), ref)); err != nil {
				t.Errorf("%s names a schema that is not there: %v", file, err)
			}
		}
	}
}

// asEditor reads a file as any YAML parser does, which ends a value in braces
// at each comma. (Our own reader puts lognormal(median 1d, p90 2d) together.)
// Dates stay texts, as editors take them.
func asEditor(t *testing.T, file string, text []byte) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal(text, &n); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return untied(&n)
}

func untied(n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return untied(n.Content[0])
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = untied(n.Content[i+1])
		}
		return m
	case yaml.AliasNode:
		return untied(n.Alias)
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, untied(item))
		}
		return list
	}
	switch n.Tag {
	case "!!null":
		return nil
	case "!!int", "!!float":
		return json.Number(n.Value)
	case "!!bool":
		return n.Value == "true"
	}
	return n.Value
}

func TestSchemaFindsFaults(t *testing.T) {
	schema := compiled(t)
	for _, text := range []string{
		"chanels: {phone: {}}",
		"teams: {desk: {agents: many}}",
		"teams: {desk: {agents: -1}}",
		"reasons: {a: {mix: {phone: 80}}}",
		"events: {}",
		"strategies: {more: {temas: {}}}",
		"channels: {phone: {at_closing: shut}}",
	} {
		var log tree.Log
		if err := schema.Validate(plain(tree.Read("x", []byte(text), &log))); err == nil {
			t.Errorf("the schema lets %s pass", text)
		}
	}
}

// plain turns a tree into what a JSON Schema is checked against.
func plain(n *tree.Node) any {
	switch n.Kind {
	case tree.Mapping:
		m := map[string]any{}
		for _, f := range n.Fields {
			m[f.Key] = plain(f.Value)
		}
		return m
	case tree.List:
		list := []any{}
		for _, item := range n.Items {
			list = append(list, plain(item))
		}
		return list
	case tree.Scalar:
		if v, err := jsonschema.UnmarshalJSON(strings.NewReader(n.Text)); err == nil && !n.Quoted {
			return v
		}
		return n.Text
	}
	return nil
}
