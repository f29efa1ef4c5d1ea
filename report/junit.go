package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// The elements of a JUnit file, as build services read it.
type (
	junitSuites struct {
		XMLName  xml.Name   `xml:"testsuites"`
		Name     string     `xml:"name,attr"`
		Tests    int        `xml:"tests,attr"`
		Failures int        `xml:"failures,attr"`
		Errors   int        `xml:"errors,attr"`
		Suite    junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name       string          `xml:"name,attr"`
		Tests      int             `xml:"tests,attr"`
		Failures   int             `xml:"failures,attr"`
		Errors     int             `xml:"errors,attr"`
		Properties []junitProperty `xml:"properties>property"`
		Cases      []junitCase     `xml:"testcase"`
	}
	junitProperty struct {
		Name  string `xml:"name,attr"`
		Value string `xml:"value,attr"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Failure *junitOutcome `xml:"failure"`
		Error   *junitOutcome `xml:"error"`
		Out     string        `xml:"system-out,omitempty"`
	}
	junitOutcome struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

// WriteJUnit writes the verdict as a JUnit file: a test case for each target, in the order of
// the season. A target that is undecided is an error there, as nobody knows whether it is
// met: none that is not met is ever green.
func WriteJUnit(w io.Writer, r *sim.Result) error {
	p := newPrinter(r)
	suite := junitSuite{Name: r.Season, Tests: len(r.Verdict.Targets), Properties: []junitProperty{
		{"version", r.Version},
		{"seed", fmt.Sprint(r.Seed)},
		{"replications", fmt.Sprint(r.Replications)},
		{"digest", r.Digest},
	}}
	for i := range r.Verdict.Targets {
		t := &r.Verdict.Targets[i]
		found := strings.ReplaceAll(p.valueText(t), noSpace, " ")
		about := strings.ReplaceAll(strings.Join(append([]string{found}, p.notes(t)...), "\n"), noSpace, " ")
		c := junitCase{Class: "rushproof." + r.Season, Name: t.Target}
		switch t.Outcome {
		case sim.Fail:
			suite.Failures++
			c.Failure = &junitOutcome{Message: found, Type: sim.Fail, Text: about}
		case sim.Undecided:
			suite.Errors++
			c.Error = &junitOutcome{Message: found, Type: sim.Undecided, Text: about}
		default:
			c.Out = about
		}
		suite.Cases = append(suite.Cases, c)
	}
	all := junitSuites{Name: "rushproof", Tests: suite.Tests, Failures: suite.Failures, Errors: suite.Errors, Suite: suite}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(&all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
