package report

import (
	"io"

	"github.com/xuri/excelize/v2"

	"github.com/rushproof/rushproof/sim"
)

// The sheets of a comparison's workbook.
const allMeasuresSheet = "All measures"

// WriteComparisonXLSX writes the comparison as a workbook. The same comparison gives
// the same bytes.
func WriteComparisonXLSX(w io.Writer, c *sim.Comparison) (err error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	if err := f.SetSheetName("Sheet1", allMeasuresSheet); err != nil {
		return err
	}
	head := make([]any, len(comparisonColumns))
	for i, name := range comparisonColumns {
		head[i] = name
	}
	for i, row := range append([][]any{head}, newComparisonPrinter(c).records()...) {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return err
		}
		if err := f.SetSheetRow(allMeasuresSheet, at, &row); err != nil {
			return err
		}
	}
	return f.Write(w)
}
