package report

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// accessible checks that a page can be read without eyes and used without a mouse.
func accessible(t *testing.T, p *browserTab) {
	t.Helper()
	for name, script := range map[string]string{
		"drawings without a name": `[...document.querySelectorAll("svg, canvas")].filter((e) => e.getAttribute("aria-hidden") !== "true"
			&& !(e.closest("[role=img]") || e).getAttribute("aria-label")).map((e) => e.outerHTML)`,
		"charts whose name says little": `[...document.querySelectorAll("[role=img]")].filter((e) => e.getAttribute("aria-label").length < 40).map((e) => e.getAttribute("aria-label"))`,
		"charts that catch the tab key": `[...document.querySelectorAll(".chart [tabindex], .chart a, .chart button")].map((e) => e.outerHTML)`,
		"figures without a table":       `[...document.querySelectorAll("figure")].filter((e) => !e.querySelector("table")).map((e) => e.id)`,
		"figures without a sentence":    `[...document.querySelectorAll("figure")].filter((e) => (e.querySelector("figcaption .says") || {textContent: ""}).textContent.length < 20).map((e) => e.id)`,
		"tables without a caption":      `[...document.querySelectorAll("table")].filter((e) => !e.caption || !e.caption.textContent).map((e) => e.outerHTML.slice(0, 200))`,
		"headings of tables for nobody": `[...document.querySelectorAll("th")].filter((e) => !e.scope).map((e) => e.outerHTML)`,
		"rows without a heading":        `[...document.querySelectorAll("tbody tr")].filter((e) => !e.querySelector("th[scope=row]")).map((e) => e.outerHTML)`,
		"controls without a name":       `[...document.querySelectorAll("button, select, [role=region], nav")].filter((e) => !(e.getAttribute("aria-label") || e.textContent.trim())).map((e) => e.outerHTML)`,
		"scrolled parts out of reach":   `[...document.querySelectorAll(".scroll")].filter((e) => e.tabIndex !== 0).map((e) => e.outerHTML.slice(0, 200))`,
		"names used twice":              `[...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i)`,
		"references to nothing":         `[...document.querySelectorAll("[aria-controls], [aria-labelledby], a[href^='#']")].map((e) => e.getAttribute("aria-controls") || e.getAttribute("aria-labelledby") || e.hash.slice(1)).filter((id) => !document.getElementById(id))`,
		"headings that skip a level":    `[...document.querySelectorAll("h1, h2, h3, h4")].map((e) => +e.tagName[1]).filter((level, i, all) => level > (all[i - 1] || 0) + 1).map(String)`,
	} {
		if found := evaluate[[]string](p, script); len(found) > 0 {
			t.Errorf("%s: %.300q", name, found)
		}
	}
	if got := evaluate[string](p, `["main", "nav", "header", "footer", "h1"].map((e) => document.querySelectorAll(e).length).join(" ") + " " + document.documentElement.lang`); got != "1 1 1 1 1 en" {
		t.Errorf("landmarks: %s", got)
	}
	if first := evaluate[string](p, `document.querySelector("a, button, [tabindex]").className`); first != "skip" {
		t.Errorf("the first stop of the tab key is %q", first)
	}
}

var (
	colourLine = regexp.MustCompile(`--([a-z0-9]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`)
	onPage     = []string{"page", "raised"}
)

// Colours can be told from what they stand on (WCAG 2.2: 4.5 for text, 3 for
// shapes), on the light page and on the dark one.
func TestContrast(t *testing.T) {
	style, err := pageFiles.ReadFile("page/style.css")
	if err != nil {
		t.Fatal(err)
	}
	var themes [2]map[string]string
	for i := range themes {
		themes[i] = map[string]string{}
		for _, m := range colourLine.FindAllStringSubmatch(string(style), -1) {
			themes[i][m[1]] = m[2+i]
		}
	}
	check := func(text, ground string, least float64) {
		for i, theme := range []string{"light", "dark"} {
			if got := contrast(t, themes[i][text], themes[i][ground]); got < least {
				t.Errorf("%s page: %s on %s has a contrast of %.2f, less than %.1f", theme, text, ground, got, least)
			}
		}
	}
	for _, text := range strings.Fields("ink muted link pass fail undecided none bad") {
		for _, ground := range onPage {
			check(text, ground, 4.5)
		}
	}
	for _, shape := range strings.Fields("c1 c2 c3 c4 c5 c6 c7 c8 soft bad") {
		check(shape, "page", 3)
	}
	for i := range 7 {
		check("t"+strconv.Itoa(i), "h"+strconv.Itoa(i), 4.5)
	}
	for _, event := range strings.Fields("campaign delay absence worry holiday closed other") {
		check("ink", event, 4.5)
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance follows WCAG 2.2, "relative luminance".
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	rgb, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil {
		t.Fatalf("%q is no colour", hex)
	}
	linear := func(c uint64) float64 {
		v := float64(c&255) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(rgb>>16) + 0.7152*linear(rgb>>8) + 0.0722*linear(rgb)
}
