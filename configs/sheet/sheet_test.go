package sheet

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/des"
)

func intervals(t *testing.T, text string) ([]Interval, string) {
	t.Helper()
	var log tree.Log
	table := Read("calls.csv", []byte(text), &log)
	if table == nil {
		return nil, log.Faults().Error()
	}
	rows := Intervals(table, &log)
	return rows, log.Faults().Error()
}

// One interval, as different systems write it.
func TestIntervals(t *testing.T) {
	for name, text := range map[string]string{
		"native":          "interval_start,queue,channel,offered,handled,abandoned,handle_s\n2026-11-23 08:30,desk,phone,1200,1150,50,345000.5\n",
		"Nordic Excel":    "\ufeffInterval start;Queue;Channel;Offered;Handled;Abandoned;Handle s\r\n23.11.2026 08:30;desk;phone;1 200;1150;50;345000,5\r\n;;;;;;\r\n",
		"Genesys":         "Interval Start UTC Date,Queue,Media Type,Skill Set,Language,Offered,Interactions Handled,Abandoned,Total Handle Time\n2026-11-23T07:30:00Z,desk,phone,a|||b,,1200,1150,50,345000.5\n",
		"Avaya":           "ROW_DATE\tSTARTTIME\tINTRVL\tSPLIT\tchannel\tCALLSOFFERED\tACDCALLS\tABNCALLS\tACDTIME\n2026-11-23\t830\t30\tdesk\tphone\t1200\t1150\t50\t345000.5\n",
		"with an offset":  "interval_start|queue|channel|offered|handled|abandoned|handle_s\n2026-11-23T08:30:00+01:00|desk|phone|\"1,200.0\"|1150|50|345000.5\n",
		"Norwegian":       "sep=;\r\nDato;Intervall;Kø;Kanal;Innkommende;Besvart;Tapt;Handle s\r\n23.11.2026;08:30-09:00;desk;phone;1200;1150;50;345000,5\r\n",
		"two columns":     "Date,Interval,queue,channel,Offer,answered,Abandon,handle_s\n2026-11-23,08:30 - 09:00,desk,phone,1200,1150,50,345000.5\n",
		"quotes, a blank": "\n\"interval_start\",queue,channel,offered,handled,abandoned,handle_s\n\n2026-11-23 8:30:00,\"desk\",phone,1200,1150,50,\"345000,5\"",
	} {
		rows, faults := intervals(t, text)
		if faults != "" || len(rows) != 1 {
			t.Errorf("%s: %d rows\n%s", name, len(rows), faults)
			continue
		}
		r := rows[0]
		if r.UTC {
			r.Clock += des.Hour
		}
		got := fmt.Sprintln(r.Date, r.Clock, r.Queue, r.Channel, r.Offered, r.Handled, r.Abandoned, r.HandleTime, r.Wait)
		if want := fmt.Sprintln("2026-11-23", 17*des.Hour/2, "desk", "phone", 1200, 1150, 50, 345000.5, math.NaN()); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// All waited for 400 seconds together. Where they are written apart, those of the
// answered are not taken for all of them; contacts that are neither handled nor
// abandoned are told, and times that are means or minutes.
func TestDoubts(t *testing.T) {
	const half, sum = "the column \"ANSTIME\" is not read: it is the wait of a part of the contacts; export both", "calls.csv:3:1: 20 were offered, 15 handled and 4 abandoned, which does not add up; so it is in 1 of 2 rows; count each"
	for text, want := range map[string]struct {
		wait float64
		odd  string
	}{
		"start,offered,wait_s\n2026-11-23 08:30,9,400\n":                                        {400, ""},
		"ROW_DATE,CALLSOFFERED,ANSTIME,ABNTIME\n2026-11-23 08:30,9,300,100\n":                   {400, ""},
		"ROW_DATE,CALLSOFFERED,ANSTIME\n2026-11-23 08:30,9,300\n":                               {math.NaN(), "calls.csv:1:23: " + half},
		"ROW_DATE,CALLSOFFERED,ABNTIME,colour\n2026-11-23 08:30,9,300,red\n":                    {math.NaN(), "calls.csv:1:23: the column \"ABNTIME\" is not read"},
		"start,offered,handled,abandoned\n2026-11-23 08:30,20,15,5\n":                           {math.NaN(), ""},
		"start,offered,handled\n2026-11-23 08:30,20,15\n":                                       {math.NaN(), ""},
		"start,offered,handled,abandoned\n2026-11-23 08:00,20,15,5\n2026-11-23 08:30,20,15,4\n": {math.NaN(), sum},
		"start,offered,handled,handle_s\n2026-11-23 08:30,20,15,4500\n":                         {math.NaN(), ""},
		"start,offered,handled,handle_s\n2026-11-23 08:30,20,15,75\n":                           {math.NaN(), "calls.csv:1:23: handle times come to 5 s for each contact; write the seconds of all contacts of the interval together"},
	} {
		var log, odd tree.Log
		table := Read("calls.csv", []byte(text), &log)
		rows := Intervals(table, &log)
		Doubts(table, rows, &odd)
		if got := rows[0].Wait; log.Len() > 0 || got != want.wait && !(math.IsNaN(got) && math.IsNaN(want.wait)) {
			t.Errorf("%q: they waited for %v, want %v\n%v", text, got, want.wait, log.Err())
		}
		if got := odd.Faults().Error(); !strings.HasPrefix(got, want.odd) || (got == "") != (want.odd == "") {
			t.Errorf("%q:\ngot  %s\nwant %s", text, got, want.odd)
		}
	}
}

// Every mistake is told, at its place, all at once.
func TestFaults(t *testing.T) {
	for text, want := range map[string]string{
		"":                                      "calls.csv:1:1: the table is empty",
		"when,how many\n":                       "calls.csv:1:1: there is no column interval_start; its columns are \"when\", \"how many\": call the right one that\ncalls.csv:1:1: there is no column offered",
		"start,offered\n\xff\n":                 "calls.csv:1:1: this is not text in UTF-8",
		"start,offered\n2026-11-23 08:00,\"":    `calls.csv:2:19: this is not CSV: `,
		"start,offered\n2026-11-23 08:00,1,2\n": "calls.csv:2:1: 3 cells in a table of 2 columns",
		"start,offered\n2026-11-31 08:00,1\n2026-11-30 25:00,1\n2026-11-30 08:00,-1\nsoon,1\n11/23/2026,1\n2026-11-30 08:00,many\n": "calls.csv:2:1: there is no 2026-11-31; November 2026 has 30 days\n" +
			"calls.csv:3:1: \"2026-11-30 25:00\" is no time of the day; write hours from 00 to 23 and minutes to 59\n" +
			"calls.csv:4:18: \"-1\" is not a number of 0 or more; write one such as 12 or 7.5\n" +
			"calls.csv:5:1: \"soon\" is not a date; write year-month-day, such as 2026-11-23\n" +
			"calls.csv:6:1: 4 rows in all, this the last, have no time that can be read; write all of them so\n" +
			"calls.csv:7:18: \"many\" is not a number of 0 or more",
		"start,offered\n11/23/2026,1\n":           "calls.csv:2:1: \"11/23/2026\" is not a date; write 2026-11-23",
		"start;offered\n2026-11-23 08:00;1.234\n": "calls.csv:2:18: \"1.234\" may be a thousand and more, or one and a part; write 1234, or two decimals",
		"date,time,offered\n2026-11-23,noon,1\n":  "calls.csv:2:12: \"noon\" is no time of the day; write one such as 08:00",
	} {
		if _, faults := intervals(t, text); !strings.HasPrefix(faults, want) {
			t.Errorf("%q:\ngot  %s\nwant %s", text, faults, want)
		}
	}
}

func TestNumber(t *testing.T) {
	for text, want := range map[string][2]float64{ // parted by commas, and by semicolons
		"0": {0, 0}, "12": {12, 12}, "12.5": {12.5, 12.5}, "12,5": {12.5, 12.5}, ".5": {.5, .5}, "0.125": {0.125, 0.125},
		"1 234": {1234, 1234}, "1.234.567": {1234567, 1234567}, "1.234,5": {1234.5, 1234.5}, "1,234.5": {1234.5, 1234.5},
		"1.234": {1.234, math.NaN()}, "1,234": {math.NaN(), 1.234}, "1e9": {math.NaN(), math.NaN()}, "99999999999": {math.NaN(), math.NaN()},
	} {
		for i, comma := range []bool{false, true} {
			var log tree.Log
			got := Cell{Text: text, comma: comma}.Number(&log)
			if got != want[i] && !(math.IsNaN(got) && math.IsNaN(want[i]) && log.Len() == 1) {
				t.Errorf("%s, decimal comma %v: got %v, want %v\n%v", text, comma, got, want[i], log.Err())
			}
		}
	}
}

func TestLength(t *testing.T) {
	for starts, want := range map[string]des.Time{
		"08:00 09:00": des.Hour, "08:00 08:30": des.Hour / 2, "08:15 09:00": des.Hour / 4, "08:10": 0,
	} {
		var all []Interval
		var log tree.Log
		for _, text := range strings.Fields(starts) {
			m, _ := Cell{Text: "2026-11-23 " + text}.Moment(&log)
			all = append(all, Interval{Moment: m})
		}
		if got, ok := Length(all, &log); got != want || ok != (want > 0) || log.Len() > 0 != (want == 0) {
			t.Errorf("%s: %v %v, want %v", starts, got, log.Err(), want)
		}
	}
}

func TestQueues(t *testing.T) {
	rows, _ := intervals(t, "start,queue,channel,offered\n2026-11-23,Desk,Voice,1\n2026-11-23,back office,Voice,2\n2026-11-23,Desk,chat,4\n")
	if got := strings.Join(Queues(rows), ",") + " " + strings.Join(Channels(rows), ","); got != "Desk,back office Voice,chat" {
		t.Error(got)
	}
	var log tree.Log
	if got := Named(rows, "Back_Office", tree.Pos{}, &log); len(got) != 1 || got[0].Offered != 2 {
		t.Error(got, log.Err())
	}
	if got := Named(rows, "front", tree.Pos{}, &log); got != nil || log.Err() == nil {
		t.Error(got)
	}
}

// Whatever a file holds, reading it ends, faults have a place, and numbers are
// such as can be played.
func FuzzIntervals(f *testing.F) {
	f.Add("interval_start,queue,channel,offered\n2026-11-23 08:00,a,phone,12\n")
	f.Add("\ufeffdate;time;offered\n23.11.2026;830;\"1.234,5\"\n")
	f.Add("Interval Start UTC Date|offered\n2026-10-25T01:30:00+02:00|3\n")
	f.Fuzz(func(t *testing.T, text string) {
		var log tree.Log
		table := Read("fuzz.csv", []byte(text), &log)
		if table == nil {
			if log.Len() == 0 {
				t.Error("no table, and nobody says why")
			}
			return
		}
		for _, row := range Intervals(table, &log) {
			if row.Offered != min(max(row.Offered, 0), most) || row.Clock != min(max(row.Clock, 0), des.Day-1) || row.Pos.Line < 2 {
				t.Errorf("%+v", row)
			}
		}
		if slices.ContainsFunc(log.Faults(), func(f tree.Fault) bool { return f.Pos.Line < 1 || f.Pos.Column < 1 || f.What == "" }) {
			t.Error(log.Err())
		}
	})
}
