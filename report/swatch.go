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
	full := func(path string) string { return `<path d="` + path + `" stroke="none" fill="var(--` + colour + `)"/>` }
	hollow := func(path string) string { return `<path d="` + path + `" stroke-width="1.8" fill="none"/>` }
	shape, ok := map[string]string{
		"solid": line("2.6", ""), "thin": line("1.2", ""), "dashed": line("1.6", "5 3"), "dotted": line("1.6", "1.6 2.4"),
		"dashdot": line("1.6", "8 3 2 3"), "long": line("1.6", "11 4"),
		// The marks of strategies; charts/script/compare.js draws the same.
		"better": full("M13 1l6 10H7z"), "worse": full("M13 11L7 1h12z"), "other": full("M13 1l5 5-5 5-5-5z"), "unsure": hollow("M13 2a4 4 0 1 0 .01 0z"), "same": full("M9 3h8v2H9zM9 7h8v2H9z"),
		"front": full("M13 1l5 5-5 5-5-5z"), "dominated": hollow("M13 2a4 4 0 1 0 .01 0z"), "basefront": full("M9 2h8v8H9z"), "base": hollow("M9 2h8v8H9z"),
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
