package report

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/report/charts"
	"github.com/rushproof/rushproof/sim"
)

//go:embed page
var pageFiles embed.FS

var pageTemplate = template.Must(template.New("page.html").Funcs(template.FuncMap{
	"swatch":   swatch,
	"sideways": func() string { return english.Page.Sideways },
	"tooLong": func(t *table) string {
		return fmt.Sprintf(english.tooLong, grouped(strconv.Itoa(len(t.Rows))))
	},
	"inPage": func(page, v any) any { // a *page or a *comparedPage
		switch v := v.(type) {
		case *section:
			return struct {
				*section
				Page any
			}{v, page}
		case *figure:
			return struct {
				*figure
				Page any
			}{v, page}
		}
		return v
	},
}).ParseFS(pageFiles, "page/*.html"))

// HTML writes r as one page that needs nothing but itself: it may be mailed,
// opened from a disk and printed. Names are never part of its code: charts
// travel as JSON with the characters of HTML escaped, and a content security
// policy lets only the page's own two scripts run.
func HTML(w io.Writer, r *sim.Result) error {
	library, _ := charts.Library()
	return writePage(w, r, library)
}

// writePage writes the page with a library, or one that loads it when it is
// empty.
func writePage(w io.Writer, r *sim.Result, library string) error {
	p, err := newPage(r, library)
	if err != nil {
		return err
	}
	return pageTemplate.Execute(w, p)
}

// scripts are the page's own.
type scripts struct {
	Policy    string
	Library   template.JS // ECharts; empty when it is loaded from Source
	Source    string
	Integrity string
	Boot      template.JS
	Words     template.JS
	Style     template.CSS
}

func newScripts(say *words, weeks []week, library string) (scripts, error) {
	s, err := bareScripts(say, weeks)
	if err != nil {
		return s, err
	}
	if library != "" {
		s.Library = template.JS(library)
		s.allow(hash(charts.Boot), hash(library))
	} else {
		s.Source, s.Integrity = charts.CDN, charts.Integrity
		s.allow(hash(charts.Boot), charts.CDN)
	}
	return s, nil
}

// bareScripts are those of a page without charts.
func bareScripts(say *words, weeks []week) (scripts, error) {
	style, err := pageFiles.ReadFile("page/style.css")
	if err != nil {
		return scripts{}, err
	}
	text, err := json.Marshal(struct {
		scriptWords
		Weeks []week `json:"weeks"`
	}{say.script, weeks})
	if err != nil {
		return scripts{}, err
	}
	s := scripts{Boot: template.JS(charts.Boot), Words: template.JS(text), Style: template.CSS(style)}
	s.allow(hash(charts.Boot))
	return s, nil
}

// allow lets only these scripts run.
func (s *scripts) allow(allowed ...string) {
	s.Policy = "default-src 'none'; script-src " + strings.Join(allowed, " ") +
		"; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
}

// hash is the name of a script in a content security policy.
func hash(script string) string {
	sum := sha256.Sum256([]byte(script))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
