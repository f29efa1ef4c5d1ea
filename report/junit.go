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
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name       string          `xml:"name,attr"`
		Tests      int             `xml:"tests,attr"`
		Failures   int             `xml:"failures,attr"`
		Errors     int             `xml:"errors,attr"`
		Properties []junitProperty `xml:"properties>property,omitempty"`
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
	suite := newPrinter(r).suite(r.Season, &r.Verdict)
	suite.Properties = basisOf(r.Version, r.Seed, r.Replications)
	suite.Properties = append(suite.Properties, junitProperty{"digest", r.Digest})
	return writeSuites(w, suite)
}

// WriteGameDayJUnit writes what came of mishaps as a JUnit file: a suite for the season as
// planned, and one for each mishap.
func WriteGameDayJUnit(w io.Writer, d *sim.GameDay) error {
	p := newPrinter(&sim.Result{Frame: d.Frame})
	planned := p.suite(d.Season, &d.AsPlanned)
	planned.Properties = basisOf(d.Version, d.Seed, d.Replications)
	suites := []junitSuite{planned}
	for i := range d.Injected {
		suites = append(suites, p.suite(d.Season+" "+d.Injected[i].Name, &d.Injected[i].Verdict))
	}
	return writeSuites(w, suites...)
}

func basisOf(version string, seed uint64, replications int) []junitProperty {
	return []junitProperty{{"version", version}, {"seed", fmt.Sprint(seed)}, {"replications", fmt.Sprint(replications)}}
}

// suite makes a test case of each target.
func (p *printer) suite(name string, v *sim.Verdict) junitSuite {
	suite := junitSuite{Name: name, Tests: len(v.Targets)}
	for i := range v.Targets {
		t := &v.Targets[i]
		found := strings.ReplaceAll(p.valueText(t), noSpace, " ")
		about := strings.ReplaceAll(strings.Join(append([]string{found}, p.notes(t)...), "\n"), noSpace, " ")
		c := junitCase{Class: "rushproof." + name, Name: t.Target}
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
	return suite
}

func writeSuites(w io.Writer, suites ...junitSuite) error {
	all := junitSuites{Name: "rushproof", Suites: suites}
	for _, s := range suites {
		all.Tests, all.Failures, all.Errors = all.Tests+s.Tests, all.Failures+s.Failures, all.Errors+s.Errors
	}
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
