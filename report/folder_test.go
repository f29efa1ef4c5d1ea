package report

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

func TestFolder(t *testing.T) {
	r := fixture(1)
	parent := t.TempDir()
	dir := filepath.Join(parent, "out", "season")
	lock := []byte("season: x\n")
	if err := Folder(dir, r, lock); err != nil {
		t.Fatal(err)
	}
	want := []string{CSVFile, HTMLFile, JSONFile, LockFile}
	if got := names(t, dir); !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, LockFile)); string(got) != string(lock) {
		t.Errorf("the lock file holds %q", got)
	}
	if info, _ := os.Stat(dir); info.Mode().Perm() != 0o755 {
		t.Errorf("the folder has mode %v", info.Mode())
	}

	// A report in the same place is replaced, and nothing is left beside it.
	extra := File{"log.csv", func(w io.Writer) error { _, err := io.WriteString(w, "a,b\n"); return err }}
	if err := Folder(dir, r, []byte("season: y\n"), extra); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, LockFile)); string(got) != "season: y\n" {
		t.Errorf("the lock file was not replaced: %q", got)
	}
	if got := names(t, filepath.Dir(dir)); !slices.Equal(got, []string{"season"}) {
		t.Errorf("beside the folder lie %q", got)
	}
}

// While a report is replaced there is always one.
func TestFolderIsNeverAway(t *testing.T) {
	parent := t.TempDir()
	dir, fresh := filepath.Join(parent, "season"), filepath.Join(parent, "fresh")
	for _, d := range []string{dir, fresh} {
		if err := os.Mkdir(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := exchange(fresh, dir); err != nil {
		t.Skipf("this system cannot exchange folders: %v", err)
	}
	done, away := make(chan bool), 0
	go func() {
		defer close(done)
		for range 20_000 {
			if _, err := os.Stat(dir); err != nil {
				away++
			}
		}
	}()
	for swapping := true; swapping; {
		if err := swap(fresh, dir); err != nil {
			t.Fatal(err)
		}
		select {
		case <-done:
			swapping = false
		default:
			_ = os.Mkdir(fresh, 0o700) // where swap had to remove it
		}
	}
	if away > 0 {
		t.Errorf("the report was away %d times", away)
	}
}

// A report that cannot be written whole is not written at all, and the one
// that was there stays.
func TestFolderFailure(t *testing.T) {
	r := fixture(1)
	dir := filepath.Join(t.TempDir(), "season")
	if err := Folder(dir, r, []byte("first")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("the disk is full")
	err := Folder(dir, r, []byte("second"), File{"log.csv", func(io.Writer) error { return broken }})
	if !errors.Is(err, broken) {
		t.Fatalf("error %v, want %v", err, broken)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, LockFile)); string(got) != "first" {
		t.Errorf("the report that was there now holds %q", got)
	}
	if got := names(t, filepath.Dir(dir)); !slices.Equal(got, []string{"season"}) {
		t.Errorf("beside the folder lie %q", got)
	}
}

func TestFolderOfOthers(t *testing.T) {
	r := fixture(1)
	parent := t.TempDir()
	mine := filepath.Join(parent, "mine")
	file := filepath.Join(parent, "file")
	nested := filepath.Join(parent, "nested")
	for _, err := range []error{
		os.Mkdir(mine, 0o755), os.WriteFile(filepath.Join(mine, "thesis.docx"), []byte("years"), 0o600),
		os.WriteFile(file, nil, 0o600), os.MkdirAll(filepath.Join(nested, HTMLFile), 0o755),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ dir, want string }{
		{mine, "thesis.docx, which is no part of a report"},
		{nested, HTMLFile + ", which is no part of a report"},
		{file, "choose another folder"},
	} {
		err := Folder(c.dir, r, nil)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.dir, err, c.want)
		}
	}
	if got := names(t, mine); !slices.Equal(got, []string{"thesis.docx"}) {
		t.Errorf("the folder of others now holds %q", got)
	}
	empty := filepath.Join(parent, "empty")
	if err := errors.Join(os.Mkdir(empty, 0o755), Folder(empty, r, nil)); err != nil {
		t.Errorf("an empty folder: %v", err)
	}
}

// That nothing can be written is known before a season is played.
func TestUsableWantsToWrite(t *testing.T) {
	if err := Usable(filepath.Join(t.TempDir(), "not", "there", "yet")); err != nil {
		t.Error(err)
	}
	const nowhere = "/proc/nowhere/report" // a file system that holds no folders, whoever asks
	if _, err := os.Stat("/proc"); err != nil {
		t.Skip("there is no /proc")
	}
	if err := Usable(nowhere); err == nil || !strings.Contains(err.Error(), "/proc cannot be written into (") {
		t.Errorf("%s: %v", nowhere, err)
	}
}
