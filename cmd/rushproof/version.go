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

// version is that of the module as it was installed, or devel when it was
// built from a working copy.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}
