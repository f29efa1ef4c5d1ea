package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"

	"github.com/rushproof/rushproof/report"
)

// logFormats are the kinds of file that a contact log is written as.
var logFormats = []struct {
	name  string
	write func(w io.Writer, rows []logRow) error
}{
	{"csv", writeLogCSV},
	{"parquet", writeLogParquet},
}

// writeLogCSV writes a header and a line for each contact. Times in UTC carry
// a Z; what is not known is an empty cell.
func writeLogCSV(w io.Writer, rows []logRow) error {
	out := csv.NewWriter(w)
	columns := reflect.TypeFor[logRow]()
	line := make([]string, columns.NumField())
	for i := range line {
		line[i], _, _ = strings.Cut(columns.Field(i).Tag.Get("parquet"), ",")
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for _, row := range rows {
		values := reflect.ValueOf(row)
		for i := range line {
			line[i] = cell(values.Field(i))
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cell writes one value as text, nothing for a nil pointer.
func cell(v reflect.Value) string {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	}
	switch v := v.Interface().(type) {
	case string:
		return report.PlainCell(v)
	case time.Time:
		return v.Format("2006-01-02T15:04:05.000000Z")
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	default:
		return fmt.Sprint(v)
	}
}

func writeLogParquet(w io.Writer, rows []logRow) error {
	out := parquet.NewGenericWriter[logRow](w,
		parquet.Compression(&parquet.Zstd), parquet.CreatedBy("rushproof", version(), ""))
	if _, err := out.Write(rows); err != nil {
		return err
	}
	return out.Close()
}
