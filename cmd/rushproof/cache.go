package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// A result that nobody has asked for in so long is thrown away.
const (
	keptFor    = 30 * 24 * time.Hour
	keptSuffix = ".json.gz"
)

// cache keeps results by the digest of what they were made from, so that a study that was
// interrupted, or is asked for again, plays nothing twice. A result that cannot be read or
// kept is played again: nothing depends on it.
type cache struct {
	*env
	play study.Play
	say  func(level logLevel, format string, values ...any)
}

// addNoCache adds the flag of verbs that play many variants of a season.
func addNoCache(flags *pflag.FlagSet, off *bool) {
	flags.BoolVar(off, "no-cache", false, "play everything, also what was played before, and keep nothing")
}

// player plays variants of a season, and keeps their results unless that is off.
func (p *program) player(off bool) study.Play {
	if off {
		return study.PlayBriefly
	}
	return p.newCache().Play
}

// newCache returns a player that keeps its results in the cache folder of the user, or
// plays everything where there is none.
func (p *program) newCache() *cache {
	c := &cache{p.env, study.PlayBriefly, p.say}
	if c.cacheFolder != "" {
		c.clean(c.cacheFolder, keptSuffix, c.now().Add(-keptFor))
	}
	return c
}

// Play is study.PlayBriefly, but for what is kept.
func (c *cache) Play(ctx context.Context, m *sim.Model, e sim.Experiment, progress func(study.Progress)) (*sim.Result, error) {
	if c.cacheFolder == "" {
		return c.play(ctx, m, e, progress)
	}
	file := filepath.Join(c.cacheFolder, c.key(m, e)+keptSuffix)
	if r, err := c.read(file); err == nil {
		c.touch(file)
		if progress != nil {
			progress(study.Progress{Done: r.Replications, Asked: e.Replications})
		}
		return r, nil
	}
	r, err := c.play(ctx, m, e, progress)
	if err != nil || r.Stopped == sim.Interrupted {
		return r, err
	}
	keep := func(w io.Writer) error {
		z := gzip.NewWriter(w)
		return errors.Join(json.NewEncoder(z).Encode(r), z.Close())
	}
	if err := c.keepFile(file, keep); err != nil {
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
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%d\n%d\n%d\n%t\n%s", c.build, m.Digest, e.Seed, e.Skip, e.Replications, e.Decide, strings.Join(asked, "\n")))
	return hex.EncodeToString(sum[:])
}

func (c *cache) read(file string) (*sim.Result, error) {
	text, err := c.readFile(file)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	var r sim.Result
	if err := json.NewDecoder(z).Decode(&r); err != nil {
		return nil, err
	}
	return &r, z.Close()
}
