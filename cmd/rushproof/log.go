package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
)

// newLog returns the verb that tells one replication contact by contact.
func newLog(p *program) *cobra.Command {
	var (
		in          inputs
		seed        uint64
		replication int
		format, out string
	)
	cmd := &cobra.Command{
		Use:   "log [season]",
		Short: "Write one replication contact by contact",
		Long: `Plays one replication of a season and writes a line for each contact: what it
was about, what the customer met before a person, the queue, when it arrived,
was answered and ended, who took it, how it ended, which line it followed, and
what became of the need if it ended there. All contacts with the same need are
one customer's story. Names and order numbers are made up; the same seed makes
the same ones.

Replications are counted from 0, as the values under "each" in result.json,
which the log adds up to: contacts offered are the lines that have a queue,
but for those called back, not reached, or was gone, which are what came of
another line. Contacts before the season's first day are left out.`,
		Example: `  rushproof log small-shop --out contacts.csv
  rushproof log small-shop --replication 3 --out contacts.parquet`,
		Args:              atMost(1, "season"),
		ValidArgsFunction: completeSeasons,
		RunE: func(cmd *cobra.Command, args []string) error {
			write, err := logFormat(format, out)
			if err != nil {
				return err
			}
			if replication < 0 {
				return badInput("the first one is 0", "--replication cannot be %d", replication)
			}
			if out != "" {
				if err := p.checkFile(out); err != nil {
					return err
				}
			}
			loaded, err := p.open(p.named(args), in)
			if err != nil {
				return err
			}
			if !cmd.Flags().Changed("seed") {
				seed = loaded.Experiment.Seed
			}
			rows, err := playLog(cmd.Context(), loaded.Model, seed, replication)
			if err != nil {
				return err
			}
			return p.writeLog(out, rows, write)
		},
	}
	in.addFlags(cmd, p.env)
	flags := cmd.Flags()
	addSeed(flags, &seed)
	flags.IntVar(&replication, "replication", 0, "which replication, a `number` from 0")
	flags.StringVar(&format, "format", "",
		"`format` of the file, csv or parquet (default by the name of the file; csv on stdout)")
	flags.StringVarP(&out, "out", "o", "", "`file` to write (default stdout)")
	completeFlag(cmd, "format", logFormatNames)
	return cmd
}

func logFormatNames() []string {
	var names []string
	for _, f := range logFormats {
		names = append(names, f.name)
	}
	return names
}

// logFormat returns what writes the format that is named, or that the name of
// the file asks for.
func logFormat(name, file string) (func(io.Writer, []logRow) error, error) {
	asked := name != ""
	if !asked {
		name = strings.TrimPrefix(strings.ToLower(filepath.Ext(file)), ".")
	}
	if file == "" && !asked {
		name = "csv"
	}
	for _, f := range logFormats {
		if f.name == name {
			return f.write, nil
		}
	}
	if !asked {
		return nil, badInput("let it end in .csv or .parquet, or name the format, as in --format csv",
			"the name %s says neither CSV nor Parquet", file)
	}
	return nil, badInput(tree.Choices(name, logFormatNames()), "--format cannot be %q", name)
}

// playLog plays one replication and returns its log.
func playLog(ctx context.Context, model *sim.Model, seed uint64, replication int) ([]logRow, error) {
	player := sim.NewPlayer(model)
	defer context.AfterFunc(ctx, player.Interrupt)()
	book := newLogbook(model, seed)
	player.Record(book.note)
	player.RecordNeeds(book.noteNeed)
	switch _, err := player.Play(seed, replication); {
	case errors.Is(err, centre.ErrInterrupted):
		return nil, errors.New("stopped before the replication was complete; nothing was written")
	case err != nil:
		return nil, err
	}
	return book.rows(), nil
}

// writeLog writes the rows to a file, or to stdout.
func (p *program) writeLog(out string, rows []logRow, write func(io.Writer, []logRow) error) error {
	if out == "" {
		return write(p.stdout, rows)
	}
	if err := p.writeFile(out, func(w io.Writer) error { return write(w, rows) }); err != nil {
		return fmt.Errorf("cannot write %s: %w", out, err)
	}
	p.say(logInfo, "wrote %s to %s", counted(len(rows), "contact"), out)
	return nil
}
