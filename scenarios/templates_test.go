package scenarios_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
)

func TestTemplatesOpen(t *testing.T) {
	for name, files := range map[string][]scenarios.File{"starter": scenarios.Starter(), "textbook": scenarios.Textbook()} {
		dir := t.TempDir()
		for _, f := range files {
			if err := os.WriteFile(filepath.Join(dir, f.Name), f.Text, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		l, err := scenarios.Open(dir, scenarios.Options{})
		if err != nil {
			t.Errorf("%s:\n%v", name, err)
			continue
		}
		for _, strategy := range l.Strategies {
			if _, err := l.Strategy(strategy); err != nil {
				t.Errorf("%s, %s:\n%v", name, strategy, err)
			}
		}
	}
}
