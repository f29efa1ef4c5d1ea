package scenarios

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rushproof/rushproof/configs/tree"
)

// Whatever a user lays over a centre, there are either faults or a model that
// the engine can play, and never a panic or a wait.
func FuzzSeason(f *testing.F) {
	centre, err := os.ReadFile("testdata/bad/good.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, pattern := range []string{"testdata/bad/*.yaml", "testdata/*.yaml", "testdata/truth/*.yaml", "*/season.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(text), true, "teams.desk.agents=30")
		}
	}
	f.Fuzz(func(t *testing.T, text string, over bool, set string) {
		begin := time.Now()
		var log tree.Log
		root := tree.Read("season.yaml", []byte(text), &log)
		if root == nil || root.Kind != tree.Mapping {
			return
		}
		root = root.Without("centre")
		if over {
			root = tree.Merge(tree.Read("good.yaml", centre, &log), root)
		}
		root = tree.Set(root, set, named, &log)
		if root.Kind != tree.Mapping {
			return
		}
		l := build(root, &log)
		checkStrategies(root, l, nil, &log, &tree.Log{})
		if log.Len() == 0 {
			l.Show()
			sound(t, l.Model)
			relocked(t, l)
		}
		_ = log.Faults().Error()
		if took := time.Since(begin); took > 10*time.Second {
			t.Fatalf("%d bytes took %v", len(text), took)
		}
	})
}
