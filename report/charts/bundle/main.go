// Bundle builds dist/echarts.js, the parts of ECharts that a report uses, from
// the npm package that package-lock.json pins. It is run in report/charts by
// go generate, and is no part of rushproof itself.
package main

import (
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/rushproof/rushproof/report/charts"
)

const (
	entry   = "echarts.js"
	modules = "node_modules"
	output  = "dist/echarts.js"
)

// notices are the licence texts of what the bundle is made of.
var notices = []string{
	modules + "/echarts/NOTICE",
	modules + "/echarts/LICENSE",
	modules + "/echarts/licenses/LICENSE-d3",
	modules + "/zrender/LICENSE",
	modules + "/tslib/LICENSE.txt",
}

func main() {
	if err := bundle(); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func bundle() error {
	if err := install(); err != nil {
		return err
	}
	if err := checkIntegrity(); err != nil {
		return err
	}
	banner, err := licences()
	if err != nil {
		return err
	}
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{entry},
		Outfile:           output,
		Write:             true,
		Bundle:            true,
		Format:            api.FormatIIFE,
		GlobalName:        "echarts",
		Target:            api.ES2018,
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Charset:           api.CharsetASCII,
		LegalComments:     api.LegalCommentsNone, // the banner holds the whole texts
		Banner:            map[string]string{"js": banner},
		LogLevel:          api.LogLevelWarning,
	})
	if len(result.Errors) > 0 {
		return fmt.Errorf("%s could not be bundled", entry)
	}
	return nil
}

// install fetches the pinned packages where they are missing. Their own
// scripts are not run.
func install() error {
	if _, err := os.Stat(modules + "/echarts/package.json"); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	npm := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
	npm.Stdout, npm.Stderr = os.Stderr, os.Stderr
	if err := npm.Run(); err != nil {
		return fmt.Errorf("npm ci: %w; npm comes with Node.js, on Debian: sudo apt-get install npm", err)
	}
	return nil
}

// checkIntegrity makes sure that a report without the bundle asks for the very
// file that the npm package holds.
func checkIntegrity() error {
	script, err := os.ReadFile(modules + "/echarts/dist/echarts.min.js")
	if err != nil {
		return err
	}
	sum := sha512.Sum384(script)
	if got := "sha384-" + base64.StdEncoding.EncodeToString(sum[:]); got != charts.Integrity {
		return fmt.Errorf("echarts.min.js has integrity %s; write it into charts.Integrity (now %s) if the version was changed on purpose", got, charts.Integrity)
	}
	return nil
}

// licences returns the licence texts as one comment.
func licences() (string, error) {
	var all strings.Builder
	all.WriteString("/*!\n")
	for _, name := range notices {
		text, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&all, "---- %s ----\n%s\n", strings.TrimPrefix(name, modules+"/"), strings.TrimSpace(string(text)))
	}
	// Browsers read CRLF in a page as LF, and the page's policy hashes bytes.
	text := strings.NewReplacer("\r\n", "\n", "*/", "* /").Replace(all.String())
	return text + "*/", nil
}
