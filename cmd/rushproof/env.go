package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/vbauerster/cupwriter"
)

// env is the world as the verbs see it. This file alone touches the operating
// system; a test holds the others to that.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	terminal       bool   // stderr is a terminal that has a size and can be drawn on, so progress is
	width          int    // columns of that terminal
	settingsFile   string // where the settings are kept unless --config says otherwise
	cacheFolder    string // where results are kept; empty: nowhere
	build          string // what tells this build of the program from others: two of a working copy may have one version
	now            func() time.Time
}

// systemEnv is the world of the running process.
func systemEnv() *env {
	e := &env{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: time.Now}
	if dir, err := os.UserConfigDir(); err == nil {
		e.settingsFile = filepath.Join(dir, "rushproof", "config.yaml")
	}
	if dir, err := os.UserCacheDir(); err == nil {
		e.cacheFolder = filepath.Join(dir, "rushproof")
	}
	e.build = versionLine()
	if file, err := os.Executable(); err == nil {
		if info, err := os.Stat(file); err == nil {
			e.build += fmt.Sprintf("%d %d", info.Size(), info.ModTime().UnixNano())
		}
	}
	if screen := cupwriter.New(os.Stderr, false); screen.IsTerminal() && os.Getenv("TERM") != "dumb" {
		width, height, err := screen.GetTermSize()
		e.terminal, e.width = err == nil && width > 0 && height > 0, width
	}
	return e
}

// lookup returns an environment variable.
func (*env) lookup(name string) (string, bool) { return os.LookupEnv(name) }

// exists tells whether something is at path.
func (*env) exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// isFolder tells whether a folder is at path.
func (*env) isFolder(path string) bool {
	there, err := os.Stat(path)
	return err == nil && there.IsDir()
}

// readFile returns the contents of a file.
func (*env) readFile(path string) ([]byte, error) { return os.ReadFile(path) }

// writeNew writes a file that must not be there yet, with its folder.
func (*env) writeNew(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err = f.Write(data); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// keepFile writes a file into a folder that is made for it, for this user alone.
func (e *env) keepFile(path string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return e.writeFile(path, write)
}

// touch marks a file as used now.
func (e *env) touch(path string) { _ = os.Chtimes(path, e.now(), e.now()) }

// clean removes the files of a folder that nobody has used since.
func (*env) clean(folder, suffix string, since time.Time) {
	entries, _ := os.ReadDir(folder)
	for _, entry := range entries {
		info, err := entry.Info()
		if err == nil && info.Mode().IsRegular() && info.ModTime().Before(since) && strings.HasSuffix(entry.Name(), suffix) {
			_ = os.Remove(filepath.Join(folder, entry.Name()))
		}
	}
}

// checkFile says what is wrong with a path as the name of a file to write, as
// far as that can be known beforehand.
func (*env) checkFile(path string) error {
	if there, err := os.Stat(path); err == nil && there.IsDir() {
		return badInput("type the name of a file", "cannot write %s: it is a folder", path)
	}
	dir := filepath.Dir(path)
	switch there, err := os.Stat(dir); {
	case err != nil:
		return badInput("make the folder first, or type another name", "cannot write %s: there is no folder %s", path, dir)
	case !there.IsDir():
		return badInput("type another name", "cannot write %s: %s is no folder", path, dir)
	}
	return nil
}

// writeFile writes path through a temporary file beside it, so that a crash
// leaves either the old contents or the new. What is no ordinary file, such as
// a pipe or /dev/null, is written to as it is.
func (*env) writeFile(path string, write func(io.Writer) error) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	if there, err := os.Stat(path); err == nil && !there.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(write(f), f.Close())
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // does nothing once it is renamed
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(fs.FileMode(0o644)); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
