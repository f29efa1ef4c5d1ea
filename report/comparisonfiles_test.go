package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/rushproof/rushproof/sim"
)

func written(t *testing.T, c *sim.Comparison, write func(io.Writer, *sim.Comparison) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestComparisonRoundTrip(t *testing.T) {
	for _, want := range []*sim.Comparison{comparisonFixture(4), rankingFixture()} {
		comesBack(t, want)
	}
}

// comesBack writes a comparison, and reads the same.
func comesBack(t *testing.T, want *sim.Comparison) {
	t.Helper()
	text := written(t, want, WriteComparison)
	got, err := ReadComparison(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("a comparison that was written and read is another one")
	}
	if again := written(t, got, WriteComparison); !bytes.Equal(again, text) {
		t.Error("a comparison that was read is written in other bytes")
	}
	if _, err := ReadJSON(bytes.NewReader(text)); err == nil || !strings.Contains(err.Error(), "is a comparison") {
		t.Errorf("a comparison was read as a result: %v", err)
	}
}

func TestReadComparisonFaults(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", ``, "no comparison of rushproof"},
		{"a result", `{"format":1,"season":"x"}`, "no comparison of strategies"},
		{"seasons", `{"format":1,"compared":"seasons","strategies":[]}`, "no comparison of strategies"},
		{"cut short", `{"format":1,"compared":"strategies","alternatives":[{`, "no comparison of rushproof"},
		{"newer", `{"format":2,"compared":"strategies"}`, "has format 2"},
		{"nothing", `{"format":1,"compared":"strategies"}`, "it compares nothing"},
		{"no result", `{"format":1,"compared":"strategies","alternatives":[{"name":"x"}]}`, `"x" has no result`},
		{"old result", `{"format":1,"compared":"strategies","alternatives":[{"name":"x","result":{}}]}`, `result of "x" has format 0`},
		{"own base", `{"format":1,"compared":"strategies","alternatives":[{"name":"x","result":{"format":1},"differences":[{"measure":"wait"}]}]}`, "differences from itself"},
		{"short series", `{"format":1,"compared":"strategies","alternatives":[{"name":"x","result":{"format":1,"frame":{"count":2,"interval":1},"teams":[{"team":"desk","present":[1]}]}}]}`, `"x": team "desk" has 1 values, not 2`},
	} {
		_, err := ReadComparison(strings.NewReader(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// comparisonRows are the rows of comparison.csv, found by measure, scope and strategy.
type comparisonRows struct {
	head []string
	rows map[string][]string
}

func readComparisonCSV(t *testing.T, c *sim.Comparison) (all [][]string, found comparisonRows) {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(written(t, c, WriteComparisonCSV))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	found = comparisonRows{all[0], map[string][]string{}}
	for _, row := range all[1:] {
		found.rows[strings.Join([]string{row[1], row[2], row[3], row[6]}, "|")] = row
	}
	if len(found.rows) != len(all)-1 {
		t.Error("rows come twice")
	}
	return all, found
}

// text returns a cell.
func (r comparisonRows) text(measure string, s sim.Scope, strategy, column string) string {
	row := r.rows[strings.Join([]string{measure, s.Kind(), s.Name(), strategy}, "|")]
	if row == nil {
		return "no row"
	}
	return row[slices.Index(r.head, column)]
}

// holds says whether columns hold exactly these numbers.
func (r comparisonRows) holds(t *testing.T, measure string, s sim.Scope, strategy string, want map[string]float64) {
	t.Helper()
	for column, v := range want {
		if got, err := strconv.ParseFloat(r.text(measure, s, strategy, column), 64); err != nil || got != v {
			t.Fatalf("%s: %s of %s%s is %v (%v), want %v", strategy, column, measure, s, got, err, v)
		}
	}
}

// Every value and every difference of comparison.json has its row in comparison.csv,
// with all its digits.
func TestComparisonCSV(t *testing.T) {
	c := comparisonFixture(4)
	all, found := readComparisonCSV(t, c)
	values := 0
	for _, a := range c.Alternatives {
		values += len(a.Result.Measures)
		for _, v := range a.Result.Measures {
			found.holds(t, v.Measure, v.Scope, a.Name, map[string]float64{"value": v.Mean, "low": v.Low, "high": v.High, "n": float64(v.N)})
		}
		for _, d := range a.Differences {
			found.holds(t, d.Measure, d.Scope, a.Name, map[string]float64{"difference": d.Mean, "difference_low": d.Low, "difference_high": d.High})
			if got, want := found.text(d.Measure, d.Scope, a.Name, "verdict"), verdictOf(&d); got != want {
				t.Errorf("%s: %s%s is %q, want %q", a.Name, d.Measure, d.Scope, got, want)
			}
		}
	}
	if len(all)-1 != values {
		t.Errorf("%d rows for %d values", len(all)-1, values)
	}
	for _, column := range []string{"base_value", "difference", "difference_low", "difference_high", "verdict", "saved"} {
		if got := found.text(serviceLevel, sim.Scope{}, "as planned", column); got != "" {
			t.Errorf("the base differs from itself: %s is %q", column, got)
		}
	}
}

func verdictOf(d *sim.Difference) string {
	switch {
	case d.Same:
		return "="
	case d.Zero():
		return "~"
	}
	return map[int]string{+1: "better", -1: "worse"}[d.Better()]
}

func openBook(t *testing.T, file []byte, options ...excelize.Options) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(file), options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

// The workbook holds the cells of comparison.csv, numbers as numbers.
func TestComparisonXLSX(t *testing.T) {
	c := comparisonFixture(4)
	file := written(t, c, WriteComparisonXLSX)
	if !bytes.Equal(file, written(t, c, WriteComparisonXLSX)) {
		t.Error("the same comparison is written in other bytes")
	}
	rows, _ := readComparisonCSV(t, c)
	book := openBook(t, file, excelize.Options{RawCellValue: true})
	if got := book.GetSheetList(); !slices.Equal(got, []string{"Comparison", "All measures", "About"}) {
		t.Errorf("sheets %q", got)
	}
	sheet, err := book.GetRows("All measures")
	if err != nil {
		t.Fatal(err)
	}
	if len(sheet) != len(rows) {
		t.Fatalf("%d rows, and %d in comparison.csv", len(sheet), len(rows))
	}
	for i, row := range rows {
		got := append(sheet[i], make([]string, len(row)-len(sheet[i]))...)
		for k, want := range row {
			if !sameCell(got[k], want) {
				t.Fatalf("row %d, %s: %q, and %q in comparison.csv", i+1, rows[0][k], got[k], want)
			}
		}
	}
	if got, err := book.GetSheetDimension("All measures"); err != nil || got != fmt.Sprintf("A1:R%d", len(rows)) {
		t.Errorf("the sheet says that it holds %s (%v)", got, err)
	}
	if kind, err := book.GetCellType("All measures", "I2"); err != nil || kind == excelize.CellTypeSharedString {
		t.Errorf("a value is stored as %v, not as a number (%v)", kind, err)
	}
}

// sameCell compares numbers as such: 1e-05 is 0.00001.
func sameCell(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return a == b || errX == nil && errY == nil && x == y
}

// The first sheet shows what the terminal shows, and holds the numbers themselves.
func TestComparisonSheet(t *testing.T) {
	c := comparisonFixture(4)
	book := openBook(t, written(t, c, WriteComparisonXLSX))
	p := newComparisonPrinter(c)
	for k, r := range p.rows() {
		row := columnsRow + 1 + k
		for i := 1; i < len(p.of); i++ {
			d := p.difference(i, r)
			at := func(column int) string {
				name, err := excelize.CoordinatesToCellName(firstColumn+perStrategy*(i-1)+column, row)
				if err != nil {
					t.Fatal(err)
				}
				return name
			}
			text, err := book.GetCellValue("Comparison", at(2), excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			s := p.scaleOf(r)
			if got, err := strconv.ParseFloat(text, 64); err != nil || got != d.Mean*s.factor {
				t.Errorf("%s%s of %s: %s, want %v", r.measure, r.scope, p.name(i), text, d.Mean*s.factor)
			}
			if shown, _ := book.GetCellValue("Comparison", at(2)); d.Mean > 0 && !strings.HasPrefix(shown, "+") {
				t.Errorf("%s%s of %s is shown as %q", r.measure, r.scope, p.name(i), shown)
			}
		}
	}
}

// Value, half width and difference of a share are in one unit, and say which.
func TestSharesOfTheSheet(t *testing.T) {
	book := openBook(t, written(t, comparisonFixture(4), WriteComparisonXLSX))
	for i, want := range []struct{ shown, raw string }{
		{"%, pp", "%, pp"}, {"69.1 %", "69.1"}, {"± 0.2 pp", "0.2"}, {"93.4 %", "93.4"}, {"± 0.3 pp", "0.3"}, {"+24.2 pp", "24.2"}, {"± 0.2 pp", "0.2"},
	} {
		at, _ := excelize.CoordinatesToCellName(3+i, 6)
		if shown, _ := book.GetCellValue("Comparison", at); shown != want.shown {
			t.Errorf("%s is shown as %q, want %q", at, shown, want.shown)
		}
		raw, _ := book.GetCellValue("Comparison", at, excelize.Options{RawCellValue: true})
		if v, err := strconv.ParseFloat(raw, 64); err == nil && strconv.FormatFloat(v, 'f', 1, 64) != want.raw {
			t.Errorf("%s holds %q, want %q", at, raw, want.raw)
		}
	}
}

func TestNumberFormat(t *testing.T) {
	percent, minutes, count := scale{unit: "%", factor: 100}, scale{unit: "min", factor: 1. / 60}, scale{factor: 1}
	for _, c := range []struct{ got, want string }{
		{percent.numberFormat(0.1), `#,##0.0" %"`},
		{percent.points().numberFormat(1), `#,##0" pp"`},
		{signed(percent.points().numberFormat(0.1)), `+#,##0.0" pp";-#,##0.0" pp";#,##0.0" pp"`},
		{minutes.numberFormat(0.01), `#,##0.00" min"`},
		{count.numberFormat(100), "#,##0"},
		{count.numberFormat(1e-300), "#,##0.000000000"},
	} {
		if c.got != c.want {
			t.Errorf("%s, want %s", c.got, c.want)
		}
	}
}

func TestComparisonFolder(t *testing.T) {
	c := comparisonFixture(2)
	parent := t.TempDir()
	dir, run := filepath.Join(parent, "compared"), filepath.Join(parent, "run")
	for range 2 { // the second takes the place of the first
		if err := ComparisonFolder(dir, c, []byte("lock")); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := names(t, dir), []string{ComparisonCSVFile, ComparisonHTMLFile, ComparisonJSONFile, ComparisonXLSXFile, LockFile}; !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
	if err := ComparisonFolder(dir, rankingFixture(), nil); err != nil || !slices.Contains(names(t, dir), RankingCSVFile) {
		t.Errorf("the folder of a ranking holds %q: %v", names(t, dir), err)
	}
	if err := Folder(run, fixture(1), nil); err != nil {
		t.Fatal(err)
	}
	if err := Folder(dir, fixture(1), nil); err == nil || !strings.Contains(err.Error(), "holds the report of a comparison") {
		t.Errorf("a run took the place of a comparison: %v", err)
	}
	for _, err := range []error{ComparisonFolder(run, c, nil), UsableForComparison(run)} {
		if err == nil || !strings.Contains(err.Error(), "holds the report of a run") {
			t.Errorf("a comparison took the place of a run: %v", err)
		}
	}
}

// Whatever is read as a comparison can be drawn.
func FuzzReadComparison(f *testing.F) {
	const result = `{"format":1,"replications":3,"measures":[` +
		`{"measure":"service_level","scope":{},"mean":0.8,"low":0.7,"high":0.9,"n":3,"each":[0.8,null,0.7]},` +
		`{"measure":"wait","scope":{"channel":"phone"},"mean":1e300,"low":8,"high":10,"n":3,"each":[1],"of":[1,2]},` +
		`{"measure":"new","scope":{"team":"desk"},"mean":-4,"n":1}],"verdict":{"outcome":"pass","targets":[{"target":"x"}]},` +
		`"projects":[{"name":"p","by":"2026-11-01","start":"2026-10-01"}],"warnings":["w"]}`
	f.Add([]byte(`{"format":1,"compared":"strategies","alternatives":[{"name":"x","result":{"format":1}}]}`))
	f.Add([]byte(`{"format":1,"compared":"strategies","paired":true,"today":"2026-12-01","alternatives":[{"name":"x","result":` + result + `},{"name":"y","result":` + result +
		`,"projects":[{"name":"p","by":"2026-11-01","start":"2026-10-01"}],"differences":[{"measure":"service_level","scope":{},"mean":0.1,"low":0.05,"high":0.15,"n":3,"saved":1e9},` +
		`{"measure":"wait","scope":{"channel":"phone"},"mean":1e300,"low":0,"high":1e301,"n":3},{"measure":"new","scope":{"team":"desk"},"n":2,"same":true}]}]}`))
	f.Add([]byte(`{"format":1,"compared":"strategies","alternatives":[{"name":"x","result":` + result + `}],"ranking":{"measure":"new","best":"y","sure":2,` +
		`"sets":[{"name":"y","gain":{"mean":1,"n":1},"cost":{"mean":1e308,"low":-1e308,"high":1e308,"n":2},"status":"?"},{"name":"","gain":null}],` +
		`"parts":[{"project":"p","alone":{"mean":1,"n":0},"adds":null}],"overlaps":[{"first":"p","mean":3,"n":4}],"played":-1}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := ReadComparison(bytes.NewReader(text))
		if err != nil || len(c.Alternatives) > 20 {
			return
		}
		for _, draw := range []func(io.Writer, *sim.Comparison) error{
			WriteComparison, WriteComparisonCSV, WriteComparisonXLSX,
			func(w io.Writer, c *sim.Comparison) error { return ComparisonText(w, c, 80, "") },
			func(w io.Writer, c *sim.Comparison) error { return writeComparisonPage(w, c, "") },
		} {
			if err := draw(io.Discard, c); err != nil {
				t.Error(err)
			}
		}
	})
}
