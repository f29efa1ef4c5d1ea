// Fit makes a season of a month of the bank's calls: it replays the arrivals and
// the people on duty of the whole month, with handle times, patience and one
// figure of shrinkage from its first half, so that the second half is predicted.
//
//	go run ./scenarios/anonymous-bank-1999/fit calls.csv agents.csv folder
//
// The columns are those of the month that is bundled: of a call its date,
// vru_exit_s, type, reached, wait_s, ser_start_s, handle_s and agent; of an agent
// the date, first_start_s and last_end_s, in seconds after midnight. Nothing of
// the second half but its arrivals, and who was on duty when, is used.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

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
	for name, text := range m.files() {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	shrinkage, err := m.shrinkage(folder, tell)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "season.yaml"), []byte(m.season(shrinkage)), 0o644)
}
