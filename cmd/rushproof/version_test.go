package main

import (
	"runtime/debug"
	"testing"
)

func TestVersionOf(t *testing.T) {
	const hash = "cf9857d0b75481b94cafc6eea989b1f8fe03f218"
	for _, c := range []struct{ module, revision, modified, want string }{
		{"v1.2.3", "", "", "v1.2.3"},
		{"v0.0.0-20261122115759-cf9857d0b754+dirty", hash, "true", "v0.0.0-20261122115759-cf9857d0b754+dirty"},
		{"(devel)", hash, "false", "devel-cf9857d0b754"},
		{"(devel)", hash, "true", "devel-cf9857d0b754+dirty"},
		{"", "7", "", "devel-7"},
		{"(devel)", "", "", "devel"},
		{"", "", "true", "devel"},
	} {
		info := debug.BuildInfo{Main: debug.Module{Version: c.module}}
		for key, value := range map[string]string{"vcs": "git", "vcs.revision": c.revision, "vcs.modified": c.modified} {
			info.Settings = append(info.Settings, debug.BuildSetting{Key: key, Value: value})
		}
		if got := versionOf(&info); got != c.want {
			t.Errorf("%+v: %s, want %s", c, got, c.want)
		}
	}
}
