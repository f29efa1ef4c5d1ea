package main

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// kept says for how long nobody has to have asked for a result before it is thrown away.
const kept = 30 * 24 * time.Hour

// cache keeps results by the digest of what they were made from, so that a study that was
// interrupted, or is asked for again, plays nothing twice. A result that cannot be read or
// kept is played again: nothing depends on it.
type cache struct {
	folder string
	build  string // of the program: another one may find something else
	play   study.Play
	say    func(level logLevel, format string, values ...any)
	hits   int
}

// newCache returns a player that keeps its results in the cache folder of the user, or
// plays everything where there is none or it is not wanted.
func (p *program) newCache(off bool) *cache {
	c := &cache{play: study.PlayBriefly, say: p.say, build: buildID()}
	if dir, err := os.UserCacheDir(); err == nil && !off {
		c.folder = filepath.Join(dir, "rushproof")
		c.clean(p.now().Add(-kept))
	}
	return c
}

// Play is study.PlayBriefly, but for what is kept.
func (c *cache) Play(ctx context.Context, m *sim.Model, e sim.Experiment, progress func(study.Progress)) (*sim.Result, error) {
	if c.folder == "" {
		return c.play(ctx, m, e, progress)
	}
	file := filepath.Join(c.folder, c.key(m, e)+".json.gz")
	if r, err := readKept(file); err == nil {
		now := time.Now()
		_ = os.Chtimes(file, now, now) // so that it stays
		c.hits++
		if progress != nil {
			progress(study.Progress{Done: r.Replications, Asked: e.Replications})
		}
		return r, nil
	}
	r, err := c.play(ctx, m, e, progress)
	if err != nil || r.Stopped == sim.Interrupted {
		return r, err
	}
	if err := keep(file, r); err != nil {
		c.say(logDebug, "a result is not kept: %v", err)
	}
	return r, nil
}

// key is the digest of everything that a result depends on.
func (c *cache) key(m *sim.Model, e sim.Experiment) string {
	asked := make([]string, 0, len(e.Ask)+len(e.Until))
	for _, t := range e.Ask {
		asked = append(asked, t.String())
	}
	for _, u := range e.Until {
		asked = append(asked, u.String())
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%d\n%d\n%t\n%s", c.build, m.Digest, e.Seed, e.Replications, e.Decide, strings.Join(asked, "\n")))
	return hex.EncodeToString(sum[:])
}

func readKept(file string) (*sim.Result, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var r sim.Result
	if err := json.NewDecoder(z).Decode(&r); err != nil {
		return nil, err
	}
	return &r, z.Close()
}

// keep writes a result through a file of another name, so that one that is there is whole.
func keep(file string, r *sim.Result) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	return new(env).writeFile(file, func(w io.Writer) error {
		z := gzip.NewWriter(w)
		return errors.Join(json.NewEncoder(z).Encode(r), z.Close())
	})
}

// clean throws away what nobody has asked for since.
func (c *cache) clean(since time.Time) {
	entries, err := os.ReadDir(c.folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && info.ModTime().Before(since) && strings.HasSuffix(e.Name(), ".json.gz") {
			_ = os.Remove(filepath.Join(c.folder, e.Name()))
		}
	}
}

// buildID tells one build of the program from another: by its version, and by its file, as
// two of a working copy may have the same.
func buildID() string {
	file, err := os.Executable()
	if err != nil {
		return version()
	}
	info, err := os.Stat(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return version()
	}
	return fmt.Sprintf("%s %d %d", versionLine(), info.Size(), info.ModTime().UnixNano())
}
