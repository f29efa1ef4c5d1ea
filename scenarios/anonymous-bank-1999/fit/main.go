// Fit makes a season of a month of the bank's calls: it replays the arrivals and
// the people on duty of the whole month, with everything else from its first half,
// so that the second half is predicted. Which mechanisms the model has, and how
// much of their time people are away, is chosen by one score of the first half.
//
//	go run ./scenarios/anonymous-bank-1999/fit calls.csv agents.csv folder
//
// The columns are those of the month that is bundled: of a call its date,
// vru_exit_s, type, priority, reached, wait_s, ser_start_s, handle_s and agent; of
// an agent the date, first_start_s and last_end_s, in seconds after midnight.
// Nothing of the second half but its arrivals, and who was on duty when, is used.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/rushproof/rushproof/configs/tree"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: fit calls.csv agents.csv folder")
		os.Exit(2)
	}
	if err := fit(os.Args[1], os.Args[2], os.Args[3], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

// fit reads the two tables and writes the season into a folder. What it found
// is told on the way.
func fit(calls, agents, folder string, tell io.Writer) error {
	var log tree.Log
	m := readMonth(read(calls, &log), read(agents, &log), &log)
	if err := log.Err(); err != nil {
		return err
	}
	m.describe(tell)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	fmt.Fprintln(tell, "scores on days of the first half that were not learnt from, the lower the better:")
	with, err := m.choose(tell)
	if err != nil {
		return err
	}
	s, err := m.model(folder, with)
	if err != nil {
		return err
	}
	shrinkage, score, err := s.shrinkage()
	if err != nil {
		return err
	}
	fmt.Fprintf(tell, "with %v: shrinkage %.1f %%, score %.3f on the days that were learnt from\n", with, 100*shrinkage, score)
	fmt.Fprintf(tell, "%.1f %% have priority, a head start of %d s\n", 100*s.priority, s.headStart)
	return s.write(shrinkage)
}
