package report

import "html/template"

// figure is a chart with the sentence that says what it shows, and a table of
// the same numbers.
type figure struct {
	ID       string
	Title    string
	Sentence string
	Note     string   // how to read it
	Key      []string // what the numbers in the chart stand for
	Lone     bool     // the section's title says it all
	Table    *table
	Chart    template.JS // the options, as JSON
	plot     *plot
}

// Height is how tall the chart is, in pixels.
func (f *figure) Height() int { return f.plot.height() }

// Legend returns the entries of the legend.
func (f *figure) Legend() []legendItem { return f.plot.legend }

// Weeks reports whether the chart shows one week at a time.
func (f *figure) Weeks() bool { return f.plot.beside.Weeks }

// section is a part of the page: figures, in tabs where there are several
// channels, and tables that stand alone.
type section struct {
	ID     string
	Title  string
	Lead   string
	Choose string // what the tabs are; channels, if empty
	Tabs   []tab
	Tables []*table
}

// tab is what a section says of one channel; its name is empty when there is
// nothing to choose.
type tab struct {
	ID      string
	Name    string
	Figures []*figure
	Pairs   bool // two figures beside each other, where there is room
}
