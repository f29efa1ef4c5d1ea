package charts

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// Go, npm and the lock file speak of the same version.
func TestVersion(t *testing.T) {
	var wanted struct{ Dependencies map[string]string }
	var locked struct {
		Packages map[string]struct{ Version, Integrity string }
	}
	for name, to := range map[string]any{"package.json": &wanted, "package-lock.json": &locked} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, to); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	if got := wanted.Dependencies["echarts"]; got != Version {
		t.Errorf("package.json asks for ECharts %s, charts.Version is %s", got, Version)
	}
	if got := locked.Packages["node_modules/echarts"]; got.Version != Version || !strings.HasPrefix(got.Integrity, "sha512-") {
		t.Errorf("package-lock.json holds ECharts %+v, charts.Version is %s", got, Version)
	}
}

// What stands in a script element must not end it, nor change on the way.
func TestFitForPage(t *testing.T) {
	library, bundled := Library()
	if bundled && !strings.Contains(library, "Apache License") {
		t.Error("the bundle lacks the licence of ECharts")
	}
	for name, script := range map[string]string{"the bundle": library, "the script": Boot} {
		for _, bad := range []string{"</script", "<!--", "\r", "\x00"} {
			if strings.Contains(strings.ToLower(script), bad) {
				t.Errorf("%s holds %q", name, bad)
			}
		}
	}
}
