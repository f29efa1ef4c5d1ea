package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// A result that is asked for again is read, and is the same to the last digit; another
// question, another number of replications, other inputs or another build are played.
func TestCache(t *testing.T) {
	l, err := scenarios.Open("small-shop", scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	played := 0
	play := func(ctx context.Context, m *sim.Model, e sim.Experiment, progress func(study.Progress)) (*sim.Result, error) {
		played++
		return study.PlayBriefly(ctx, m, e, progress)
	}
	c := &cache{&env{cacheFolder: filepath.Join(t.TempDir(), "made when needed"), build: "one", now: time.Now}, play, func(logLevel, string, ...any) {}}
	e := sim.Experiment{Seed: 1, Replications: 3, Ask: l.Model.Targets}
	var results []*sim.Result
	ask := func(m *sim.Model, e sim.Experiment, want int) {
		t.Helper()
		r, err := c.Play(context.Background(), m, e, nil)
		if err != nil {
			t.Fatal(err)
		}
		if results = append(results, r); played != want {
			t.Errorf("%d were played, want %d", played, want)
		}
	}
	ask(l.Model, e, 1)
	ask(l.Model, e, 1)
	if diff := cmp.Diff(results[0], results[1]); diff != "" {
		t.Errorf("the result that was kept differs: %.2000s", diff)
	}
	other := e
	other.Replications = 4
	ask(l.Model, other, 2)
	other = e
	other.Ask = nil
	ask(l.Model, other, 3)
	model := *l.Model
	model.Digest = "another"
	ask(&model, e, 4)
	c.build = "two"
	ask(l.Model, e, 5)
	ask(l.Model, e, 5)
	files, err := os.ReadDir(c.cacheFolder)
	if err != nil || len(files) != 5 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	if err := os.WriteFile(filepath.Join(c.cacheFolder, files[0].Name()), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	c.clean(c.cacheFolder, keptSuffix, time.Now().Add(-time.Hour)) // all are younger
	if files, _ = os.ReadDir(c.cacheFolder); len(files) != 5 {
		t.Errorf("%d files are left", len(files))
	}
	c.clean(c.cacheFolder, keptSuffix, time.Now().Add(time.Hour))
	if files, _ = os.ReadDir(c.cacheFolder); len(files) != 0 {
		t.Errorf("%d files are left", len(files))
	}
	ask(l.Model, e, 6)
}
