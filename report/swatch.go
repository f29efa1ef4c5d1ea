package report

import (
	"html/template"
	"strings"
)

// swatch draws a legend's entry.
func swatch(kind, colour string) template.HTML {
	line := func(width, dash string) string {
		return `<line x1="0" y1="6" x2="26" y2="6" stroke-width="` + width + `" stroke-dasharray="` + dash + `"/>`
	}
	box := func(opacity string) string {
		return `<rect x="0" y="1" width="26" height="10" stroke="none" fill="var(--` + colour + `)" fill-opacity="` + opacity + `"/>`
	}
	shape, ok := map[string]string{
		"solid": line("2.6", ""), "thin": line("1.2", ""), "dashed": line("1.6", "5 3"), "dotted": line("1.6", "1.6 2.4"),
		"band": box(".24"), "dense": box(".45"), "cell": box("1"),
		"dots": `<path d="M13 1l5 5-5 5-5-5z" stroke="none" fill="var(--` + colour + `)"/>`,
	}[kind]
	if pattern, bar := strings.CutPrefix(kind, "bar"); bar {
		shape, ok = box("1")+`<rect x="0" y="1" width="26" height="10" stroke="none" fill="url(#pattern`+pattern+`)"/>`, true
	}
	if !ok || strings.Trim(colour, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return ""
	}
	return template.HTML(`<svg width="26" height="12" viewBox="0 0 26 12" aria-hidden="true" focusable="false" stroke="var(--` + colour + `)">` + shape + `</svg>`)
}
