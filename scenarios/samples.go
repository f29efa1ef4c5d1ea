package scenarios

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
)

// A law can be the user's own records: empirical(handle-times.csv) stands for
// the values in a file beside the YAML, one to a line in the first column, in
// seconds. They are read into the tree, so that the lock file needs no other.

// mostSamples is how many values of a file are taken for a law.
const mostSamples = 20_000

var sampleFile = regexp.MustCompile(`empirical\(\s*([^(),]+\.csv)\s*\)`)

// withSamples replaces the files that laws name by the values in them. What a
// lock file tells of the command line stays as it was typed.
func withSamples(root *tree.Node, s source, log *tree.Log) *tree.Node {
	if root == nil {
		return nil
	}
	out := sampled(root.Without("locked"), s, log)
	if locked := root.Get("locked"); locked != nil {
		out = out.With("locked", locked.Pos, locked)
	}
	return out
}

// sampled replaces them in a value and all below it. What could not be read
// before, and has been told, is not tried again.
func sampled(n *tree.Node, s source, log *tree.Log) *tree.Node {
	out := *n
	out.Fields, out.Items = nil, nil
	for _, f := range n.Fields {
		f.Value = sampled(f.Value, s, log)
		out.Fields = append(out.Fields, f)
	}
	for _, item := range n.Items {
		out.Items = append(out.Items, sampled(item, s, log))
	}
	if n.Kind != tree.Scalar || n.Broken {
		return &out
	}
	out.Text = sampleFile.ReplaceAllStringFunc(n.Text, func(law string) string {
		values, err := s.samples(sampleFile.FindStringSubmatch(law)[1])
		if err != nil {
			log.Add(n.Pos, err.Error(), "write one number of seconds to a line, such as 312 or 75.5, with or without a heading")
			out.Broken = true
			return law
		}
		return "empirical(" + strings.Join(values, ", ") + ")"
	})
	return &out
}

// samples reads the first column of a CSV file as durations.
func (s source) samples(name string) ([]string, error) {
	path, text, err := s.read(name)
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	r.FieldsPerRecord, r.ReuseRecord, r.TrimLeadingSpace = -1, true, true
	if first, _, _ := bytes.Cut(text, []byte("\n")); bytes.ContainsRune(first, ';') {
		r.Comma = ';'
	}
	return samples(r, path)
}

// readText reads a file that lies beside another.
func readText(name string) ([]byte, error) {
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return nil, fmt.Errorf("there is no file %s", filepath.ToSlash(name))
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, tree.MaxBytes+1))
	if err != nil {
		return nil, err
	}
	if len(text) > tree.MaxBytes {
		return nil, fmt.Errorf("%s is larger than %d MB", filepath.ToSlash(name), tree.MaxBytes>>20)
	}
	return text, nil
}

// samples reads rows up to the end; the first may be a heading.
func samples(r *csv.Reader, name string) ([]string, error) {
	var values []string
	for row := 1; ; row++ {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		cell := strings.ReplaceAll(strings.TrimSpace(record[0]), ",", ".")
		seconds, err := strconv.ParseFloat(cell, 64)
		switch {
		case err != nil && row == 1: // a heading
		case err != nil || !(seconds >= 0 && seconds < 1e9):
			return nil, fmt.Errorf("%s:%d: %q is no number of seconds", name, row, record[0])
		case len(values) == mostSamples:
			return nil, fmt.Errorf("%s has more than %d values: a random sample of them is as good", name, mostSamples)
		default:
			values = append(values, strconv.FormatFloat(seconds, 'f', -1, 64)+"s")
		}
	}
	if len(values) == 0 {
		return nil, fmt.Errorf("%s holds no values", name)
	}
	return values, nil
}
