package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/scenarios"
)

// tables writes those of a made-up month: two
// agents who work from 8 to 12 and from 13:30 to 16, a call every two minutes
// that takes 230 seconds from the first half on, and every tenth caller gone
// after 30 seconds. Agent X has a first start that cannot be.
func tables(t *testing.T, dir, month string, last, kinds int) (calls, agents string) {
	t.Helper()
	var c, a strings.Builder
	c.WriteString("date,vru_entry_s,vru_exit_s,type,priority,reached,wait_s,ser_start_s,handle_s,agent\n")
	a.WriteString("date,agent,first_start_s,last_end_s,calls,busy_s\n")
	n := 0
	days := []int{1, 2, 3, 4, 5, 6} // then a week off, which saves time
	for day := firstHalf; day <= last; day++ {
		days = append(days, day)
	}
	for _, day := range days {
		date := fmt.Sprintf("%s-%02d", month, day)
		for second := 8 * 3600; second < 16*3600; second += 120 {
			if second >= 12*3600 && second < 13*3600+1800 {
				continue
			}
			n++
			kind, agent, handle := fmt.Sprint("K", n%kinds), string("XY"[n%2]), 230
			if day > firstHalf {
				handle = 999 // nobody may look at it
				if n%7 == 0 {
					kind = "new" // nor knows this type yet
				}
			}
			switch {
			case n%10 == 0:
				fmt.Fprintf(&c, "%s,%d,%d,%s,0,abandoned_in_queue,30,0,0,\n", date, second-9, second, kind)
			default:
				fmt.Fprintf(&c, "%s,%d,%d,%s,0,served,%d,%d,%d,%s\n", date, second-9, second, kind, n%3*20, second+n%3*20, handle, agent)
			}
		}
		fmt.Fprintf(&c, "%s,100,110,K0,0,hung_up_in_vru,0,0,0,\n", date)
		fmt.Fprintf(&a, "%s,X,0,57600,99,9999\n%s,Y,28800,57600,99,9999\n%s,Y,28800,57600,99,9999\n%s,Z,,,,\n", date, date, date, date)
	}
	calls, agents = filepath.Join(dir, "calls.csv"), filepath.Join(dir, "agents.csv")
	for file, text := range map[string]string{calls: c.String(), agents: a.String()} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return calls, agents
}

// Any month will do: its dates become those of the season.
func TestFit(t *testing.T) {
	dir := t.TempDir()
	calls, agents := tables(t, dir, "2024-02", 18, 2)
	var told bytes.Buffer
	if err := fit(calls, agents, filepath.Join(dir, "made"), &told); err != nil {
		t.Fatal(err)
	}
	holdFiles(t, filepath.Join(dir, "made"), "2024-02", 18)
	l, err := scenarios.Open(filepath.Join(dir, "made"), scenarios.Options{})
	if err != nil {
		t.Fatal("\n" + err.Error())
	}
	hours := l.Model.Layout.Channels[0].Open // of a day of the week without calls none
	if len(hours) != 16 || hours[0].From.Seconds() != 8*3600 || hours[0].To.Seconds() != 16*3600 {
		t.Errorf("open %v", hours)
	}
	for _, want := range []string{"types [K1 K0 other]", "shrinkage ", "breaks, skills\n"} {
		if !strings.Contains(told.String(), want) {
			t.Errorf("no %q in\n%s", want, told.String())
		}
	}
}

// holdFiles looks into the tables of the season.
func holdFiles(t *testing.T, folder, month string, last int) {
	t.Helper()
	for file, want := range map[string]string{
		"season.yaml":      fmt.Sprintf("from: %s-01\nto: %s-%d\n", month, month, last),
		"counts.csv":       month + "-01 08:00,K1,8\n" + month + "-01 08:00,K0,7\n",
		"measured.csv":     month + "-01 08:00,15,14,1,",
		"handle-K1.csv":    "handle_s\n230.0\n230.0\n",
		"handle-other.csv": "handle_s\n230.0\n230.0\n",
		"patience-K0.csv":  "patience_s\n30.0\n30.0\n",
	} {
		text, err := os.ReadFile(filepath.Join(folder, file))
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s lacks %q: %v\n%.300s", file, want, err, text)
		}
		if file == "handle-K1.csv" && strings.Contains(string(text), "999") {
			t.Error("handle times of the second half were used")
		}
	}
}

// A lunch of an hour and a half is no work, and a wrong first start is none
// either.
func TestDutiesFollowCalls(t *testing.T) {
	calls, agents := tables(t, t.TempDir(), "1999-03", 16, 1)
	var log tree.Log
	m := readMonth(read(calls, &log), read(agents, &log), &log)
	if err := log.Err(); err != nil {
		t.Fatal(err)
	}
	text, people := roster(m.duties(), &m.crews(mechanisms{})[0])
	if lines := strings.Split(text, "\n"); len(lines) != 1+4*8+1 || people != 2 {
		t.Errorf("%d people and %d lines, want a heading and two stretches of two people on 8 days", people, len(lines))
	}
	for _, want := range []string{"1999-03-01,X,08:02,11:58", "1999-03-01,X,13:32", "1999-03-01,Y,08:00,12:0"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%.200s", want, text)
		}
	}
}

func TestFitFaults(t *testing.T) {
	dir := t.TempDir()
	empty := filepath.Join(dir, "empty.csv")
	if err := os.WriteFile(empty, []byte("date,agent\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, calls := range []string{filepath.Join(dir, "none.csv"), empty} {
		if err := fit(calls, empty, dir, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), filepath.Base(calls)) {
			t.Errorf("%s: %v", calls, err)
		}
	}
}
