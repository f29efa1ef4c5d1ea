package scenarios_test

import (
	"testing"

	"github.com/rushproof/rushproof/scenarios"
)

func TestBundledSeasonsOpen(t *testing.T) {
	for _, info := range scenarios.List() {
		t.Run(info.Name, func(t *testing.T) {
			l, err := scenarios.Open(info.Name, scenarios.Options{})
			if err != nil {
				t.Fatal("\n" + err.Error())
			}
			if l.Model.Title != info.Title || info.Title == "" {
				t.Errorf("title %q, listed as %q", l.Model.Title, info.Title)
			}
			for _, name := range l.Strategies {
				if _, err := scenarios.Open(info.Name, scenarios.Options{Strategy: name}); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		})
	}
}
