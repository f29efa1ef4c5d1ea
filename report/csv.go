package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/rushproof/rushproof/sim"
)

// csvColumns are the names that planners' exports use, and after them what
// only a simulation knows. Times in seconds are totals over the contacts of
// the interval; other holds those blocked, turned away, sent to call-back or
// still waiting. Over any rows, the sum of sl_answered divided by that of
// sl_counted is the service level of the report (F4, by each queue's own
// threshold): they leave out messages that come too late in the season for
// anybody to know whether they would have been answered in time.
var csvColumns = []string{
	"interval_start", "queue", "channel", "offered", "handled", "abandoned",
	"handle_s", "wait_s", "answered_in_sl", "abandoned_in_sl",
	"reason", "interval_end", "interval_start_utc", "other",
	"sl_answered", "sl_counted",
}

// WriteCSV writes a row for each interval and queue, means over replications,
// in the columns of planners' interval exports. Local times carry their offset
// from UTC, so the hour that comes twice in autumn stays apart.
func WriteCSV(w io.Writer, r *sim.Result) error {
	out := csv.NewWriter(w)
	if err := out.Write(csvColumns); err != nil {
		return err
	}
	number := func(series []float64, i int) string {
		return strconv.FormatFloat(at(series, i), 'f', -1, 64)
	}
	for i := range r.Frame.Count {
		start := r.Frame.Local(r.Frame.At(i))
		from, utc := start.Format(time.RFC3339), start.UTC().Format(time.RFC3339)
		to := r.Frame.Local(r.Frame.At(i + 1)).Format(time.RFC3339)
		for _, q := range r.Queues {
			err := out.Write([]string{
				from, PlainCell(q.Queue), PlainCell(q.Channel),
				number(q.Offered, i), number(q.Answered, i), number(q.Abandoned, i),
				number(q.HandleTime, i), number(q.WaitTime, i), number(q.AnsweredIn, i), number(q.AbandonedIn, i),
				PlainCell(q.Reason), to, utc, number(q.Other, i),
				number(q.LevelIn, i), number(q.LevelOf, i),
			})
			if err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

// PlainCell returns a name as a cell that no spreadsheet takes for a formula.
func PlainCell(name string) string {
	if name != "" && strings.ContainsRune("=+-@\t\r", rune(name[0])) {
		return "'" + name
	}
	return name
}
