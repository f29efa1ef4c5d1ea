// Package charts holds the JavaScript that draws a report's charts: the parts
// of Apache ECharts that are used, and boot.js, which hands each chart its
// options.
//
// ECharts is not committed. It is bundled from the npm package that
// package-lock.json pins, by
//
//	go generate ./report/charts
//
// A program built without the bundle works too: its reports load the same
// version from a content delivery network and say so.
package charts

import "embed"

//go:generate go run ./bundle

// The version of ECharts that package.json names, and where a report without
// the bundle finds it. The bundler checks that the integrity hash is that of
// the same file in the npm package.
const (
	Version   = "6.1.0"
	CDN       = "https://cdn.jsdelivr.net/npm/echarts@" + Version + "/dist/echarts.min.js"
	Integrity = "sha384-C2iskrW/uPW46KzOjrvJIQo4YkV8lkD+QS0CrDN18IIPIpT/g2USu8bTP3nvmIAD"
)

// Boot is the script that draws the charts of a page with ECharts.
//
//go:embed boot.js
var Boot string

// dist holds a note, and echarts.js where it was built.
//
//go:embed dist
var dist embed.FS

// Library returns the bundled ECharts, and whether the program was built with
// it.
func Library() (script string, bundled bool) {
	source, err := dist.ReadFile("dist/echarts.js")
	return string(source), err == nil
}
