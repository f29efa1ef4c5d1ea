package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// newVersion returns the verb that tells which rushproof this is.
func newVersion(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Tell the version, and what results are comparable with",
		Long: `Tells the version, and the processor architecture: the same version on the
same architecture gives the same bytes for the same inputs and seed.`,
		Args: atMost(0, ""),
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(p.stdout, versionLine())
			return err
		},
	}
}

// versionLine is what the verb says.
func versionLine() string {
	return fmt.Sprintf("rushproof %s %s/%s %s\n", version(), runtime.GOOS, runtime.GOARCH, runtime.Version())
}

// version is that of the program. It is the same for one build, wherever and
// whenever that runs.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return unknownVersion
	}
	return versionOf(info)
}

// unknownVersion is that of a build from a working copy of which no revision is
// known.
const unknownVersion = "devel"

// versionOf is the version of the module, which the go command makes of the
// revision in a working copy where it can. Where it could not, the revision
// stands for it, with +dirty for changes that are not committed.
func versionOf(info *debug.BuildInfo) string {
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	revision := settings["vcs.revision"]
	if revision == "" {
		return unknownVersion
	}
	const enough = 12 // of its characters
	v := unknownVersion + "-" + revision[:min(len(revision), enough)]
	if settings["vcs.modified"] == "true" {
		v += "+dirty"
	}
	return v
}
