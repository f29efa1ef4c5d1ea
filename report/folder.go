package report

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/rushproof/rushproof/sim"
)

// The files of a report's folder.
const (
	HTMLFile = "report.html"
	JSONFile = "result.json"
	CSVFile  = "intervals.csv"
	LockFile = "season.lock.yaml"

	ComparisonHTMLFile = "comparison.html"
	ComparisonJSONFile = "comparison.json"
	ComparisonCSVFile  = "comparison.csv"
	ComparisonXLSXFile = "comparison.xlsx"
	RankingCSVFile     = "ranking.csv"

	RegretHTMLFile = "seasons.html"
	RegretJSONFile = "seasons.json"
	RegretCSVFile  = "seasons.csv"
	RegretXLSXFile = "seasons.xlsx"

	StressHTMLFile = "stress.html"
	StressJSONFile = "stress.json"
	StressCSVFile  = "stress.csv"
)

// File is one file of a report's folder; without Write it is left out.
type File struct {
	Name  string
	Write func(io.Writer) error
}

// Folder writes the report of r into the folder dir: the page, the result, the
// interval counts, the inputs as they were used, and the extra files. All is
// written beside dir and put in its place at the end, so that a crash leaves
// no half report. A folder that is there already is replaced only if a report
// is all it holds.
func Folder(dir string, r *sim.Result, lock []byte, extra ...File) error {
	return writeFolder(dir, append(filesOf(r, lock), extra...))
}

// ComparisonFolder writes the report of c into the folder dir, as Folder does that of
// a result: the page, the comparison, its tables for spreadsheets, and the inputs as
// they were used. The one does not take the place of the other.
func ComparisonFolder(dir string, c *sim.Comparison, lock []byte) error {
	return writeFolder(dir, comparisonFiles(c, lock))
}

// RegretFolder writes the report of r into the folder dir, as Folder does that of a
// result; the inputs of each season are files of their own, whose names end in
// LockSuffix.
func RegretFolder(dir string, r *sim.Regret, locks ...File) error {
	return writeFolder(dir, append(regretFiles(r), locks...))
}

// StressFolder writes the report of s into the folder dir, as Folder does that of a result.
func StressFolder(dir string, s *sim.Stress) error { return writeFolder(dir, stressFiles(s)) }

// UsableForStress is Usable for StressFolder.
func UsableForStress(dir string) error { return usable(dir, stressFiles(nil)) }

// stressFiles lists the files of the report of a study of levers.
func stressFiles(s *sim.Stress) []File {
	return []File{
		{StressHTMLFile, func(w io.Writer) error { return StressHTML(w, s) }},
		{StressJSONFile, func(w io.Writer) error { return WriteStress(w, s) }},
		{StressCSVFile, func(w io.Writer) error { return WriteStressCSV(w, s) }},
	}
}

// LockSuffix is how the name of a file ends that holds inputs as they were used.
const LockSuffix = ".lock.yaml"

// UsableForRegret is Usable for RegretFolder.
func UsableForRegret(dir string) error { return usable(dir, regretFiles(nil)) }

// regretFiles lists the files of the report of several seasons.
func regretFiles(r *sim.Regret) []File {
	return []File{
		{RegretHTMLFile, func(w io.Writer) error { return RegretHTML(w, r) }},
		{RegretJSONFile, func(w io.Writer) error { return WriteRegret(w, r) }},
		{RegretCSVFile, func(w io.Writer) error { return WriteRegretCSV(w, r) }},
		{RegretXLSXFile, func(w io.Writer) error { return WriteRegretXLSX(w, r) }},
	}
}

// writeFolder writes files into a folder of their own, all of them or none.
func writeFolder(dir string, files []File) (err error) {
	dir, err = realFolder(dir)
	if err != nil {
		return err
	}
	if err := replaceable(dir, files); err != nil {
		return err
	}
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	fresh, err := os.MkdirTemp(parent, "."+filepath.Base(dir)+"-new-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(fresh)) }()
	if err := writeAll(fresh, files); err != nil {
		return err
	}
	if err := os.Chmod(fresh, 0o755); err != nil {
		return err
	}
	return swap(fresh, dir)
}

// filesOf lists the files of a report, which are made when they are written.
func filesOf(r *sim.Result, lock []byte) []File {
	return []File{
		{HTMLFile, func(w io.Writer) error { return HTML(w, r) }},
		{JSONFile, func(w io.Writer) error { return WriteJSON(w, r) }},
		{CSVFile, func(w io.Writer) error { return WriteCSV(w, r) }},
		lockOf(lock),
	}
}

// comparisonFiles lists the files of the report of a comparison.
func comparisonFiles(c *sim.Comparison, lock []byte) []File {
	return []File{
		{ComparisonHTMLFile, func(w io.Writer) error { return ComparisonHTML(w, c) }},
		{ComparisonJSONFile, func(w io.Writer) error { return WriteComparison(w, c) }},
		{ComparisonCSVFile, func(w io.Writer) error { return WriteComparisonCSV(w, c) }},
		{ComparisonXLSXFile, func(w io.Writer) error { return WriteComparisonXLSX(w, c) }},
		rankingOf(c),
		lockOf(lock),
	}
}

// rankingOf is the file of a ranking, where the comparison holds one.
func rankingOf(c *sim.Comparison) File {
	if c == nil || c.Ranking == nil {
		return File{Name: RankingCSVFile}
	}
	return File{RankingCSVFile, func(w io.Writer) error { return WriteRankingCSV(w, c) }}
}

// lockOf is the file of the inputs as they were used; there is none of what was only
// put together.
func lockOf(lock []byte) File {
	if lock == nil {
		return File{Name: LockFile}
	}
	return File{LockFile, func(w io.Writer) error { _, err := w.Write(lock); return err }}
}

// Usable says what keeps Folder from writing a report at dir, as far as that can
// be known before there is one.
func Usable(dir string) error { return usable(dir, filesOf(nil, nil)) }

// UsableForComparison is Usable for ComparisonFolder.
func UsableForComparison(dir string) error { return usable(dir, comparisonFiles(nil, nil)) }

func usable(dir string, files []File) error {
	dir, err := realFolder(dir)
	if err != nil {
		return err
	}
	if err := replaceable(dir, files); err != nil {
		return err
	}
	return writable(filepath.Dir(dir))
}

// writable says whether folders can be made in parent or, where that is not
// there yet, in the nearest folder above it: by making one and taking it away.
func writable(parent string) error {
	for up := filepath.Dir(parent); up != parent; up = filepath.Dir(parent) {
		if _, err := os.Stat(parent); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		parent = up
	}
	probe, err := os.MkdirTemp(parent, ".rushproof-*")
	if err != nil {
		return fmt.Errorf("%s cannot be written into (%w); choose another folder", parent, reason(err))
	}
	return os.Remove(probe)
}

// reason is what the system says, without the path of the attempt.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// realFolder returns the path of a folder itself, not of a link to it.
func realFolder(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if target, err := filepath.EvalSymlinks(dir); err == nil {
		return target, nil
	}
	return dir, err
}

// replaceable says whether dir may be put out of the way: it is not there, or
// holds nothing but files of a report.
func replaceable(dir string, files []File) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%w; choose another folder", err)
	}
	for _, report := range []struct{ file, of string }{{JSONFile, "a run"}, {ComparisonJSONFile, "a comparison"}, {RegretJSONFile, "several seasons"}} {
		there := slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == report.file })
		if there && !slices.ContainsFunc(files, func(f File) bool { return f.Name == report.file }) {
			return fmt.Errorf("%s holds the report of %s; choose another folder, or move it away", dir, report.of)
		}
	}
	for _, e := range entries {
		ours := strings.HasSuffix(e.Name(), LockSuffix) || slices.ContainsFunc(files, func(f File) bool { return f.Name == e.Name() })
		if !ours || !e.Type().IsRegular() {
			return fmt.Errorf("%s holds %s, which is no part of a report; choose another folder, or move it away", dir, e.Name())
		}
	}
	return nil
}

// writeAll writes the files side by side: those of a year are large, and who has
// pressed Ctrl-C waits for them.
func writeAll(dir string, files []File) error {
	var all sync.WaitGroup
	faults := make([]error, len(files))
	for i, f := range files {
		if f.Write == nil {
			continue
		}
		all.Go(func() { faults[i] = writeFile(filepath.Join(dir, f.Name), f.Write) })
	}
	all.Wait()
	return errors.Join(faults...)
}

func writeFile(name string, write func(io.Writer) error) (err error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := bufio.NewWriter(f)
	if err := write(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Sync()
}

// swap puts the folder fresh in the place of dir. What was there is removed, or
// is in fresh, which the caller removes. Where folders cannot change places in
// one step there is a moment without a report, but never one with half of it.
func swap(fresh, dir string) error {
	if exchange(fresh, dir) == nil {
		return nil
	}
	old := fresh + "-old"
	switch err := os.Rename(dir, old); {
	case errors.Is(err, fs.ErrNotExist):
		return os.Rename(fresh, dir)
	case err != nil:
		return err
	}
	if err := os.Rename(fresh, dir); err != nil {
		return errors.Join(err, os.Rename(old, dir))
	}
	return os.RemoveAll(old)
}
