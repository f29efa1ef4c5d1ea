// Package charts holds the JavaScript that draws a report's charts: the parts
// of Apache ECharts that are used, and the page's own script, which hands each
// chart its options. They are data, in JSON: where an option needs a function
// it names one of the script's, as in "@day", and where it needs a colour it
// names one of the page's style sheet, as in "@c1". So no name that a user
// wrote can become code.
//
// ECharts is not committed. It is bundled from the npm package that
// package-lock.json pins, by
//
//	go generate ./report/charts
//
// A program built without the bundle works too: its reports load the same
// version from a content delivery network and say so.
package charts

import (
	"embed"
	"strings"
)

//go:generate go run ./bundle

// The version of ECharts that package.json names, and where a report without
// the bundle finds it. The bundler checks that the integrity hash is that of
// the same file in the npm package.
const (
	Version   = "6.1.0"
	CDN       = "https://cdn.jsdelivr.net/npm/echarts@" + Version + "/dist/echarts.min.js"
	Integrity = "sha384-C2iskrW/uPW46KzOjrvJIQo4YkV8lkD+QS0CrDN18IIPIpT/g2USu8bTP3nvmIAD"
)

// Boot is the script that draws the charts of a page with ECharts, and makes
// the page's controls work.
var Boot = boot()

//go:embed script
var script embed.FS

// boot puts the parts of the script together, in one scope of their own.
func boot() string {
	var all strings.Builder
	all.WriteString("(() => {\n'use strict';\n")
	for _, part := range []string{"words", "functions", "events", "compare", "options", "draw", "controls", "print"} {
		source, err := script.ReadFile("script/" + part + ".js")
		if err != nil {
			panic(err) // the part was there when the program was built
		}
		all.Write(source)
	}
	all.WriteString("})();\n")
	return all.String()
}

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
