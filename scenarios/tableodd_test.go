package scenarios

import (
	"strings"
	"testing"
)

// inPart is a season of two weeks, after one of warm-up, with a table of counts and one
// of people.
const inPart = `from: 2026-11-16
to: 2026-11-29
warm_up: 7 days
timezone: UTC
orders: {file: orders.csv}
delivery: {promise: 3 working days}
channels: {phone: {hours: open}}
reasons:
  ask: {parcels: {on_time: 3%, late: 30%}}
  calls: {counts: calls.csv}
teams:
  desk: {agents: 1, roster: roster.csv}
events:
  - {campaign: Black Week, from: 2026-11-23, to: 2026-11-29, orders: {mon-thu: x1.5, fri: x4}}
`

// warned opens it with the dates of its tables, as in 16 17 of November, and with one
// text in place of another.
func warned(t *testing.T, calls, roster, orders, old, text string) string {
	t.Helper()
	t.Chdir(t.TempDir())
	rows := func(heading, days, rest string) string {
		for _, day := range strings.Fields(days) {
			heading += "\n2026-11-" + day + rest
		}
		return heading + "\n"
	}
	put(t, "calls.csv", rows("start,offered", calls, " 08:00,5"))
	put(t, "roster.csv", rows("date,agent,from,to", roster, ",Kari,8,16"))
	put(t, "orders.csv", rows("date,orders", orders, ",500"))
	put(t, "season.yaml", strings.Replace(inPart, old, text, 1))
	l, err := Open("season.yaml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if l.Warnings == nil {
		return ""
	}
	return l.Warnings.Error()
}

// Tables that hold a part of the season are told with the days that they lack: of the
// days that count, and of weekdays that they have.
func TestTableHoldsAPart(t *testing.T) {
	const all = "16 17 18 19 20 21 22 23 24 25 26 27 28 29"
	const working = "16 17 18 19 20 23 24 25 26 27"
	for _, tt := range []struct{ calls, roster, want, not string }{
		{all, all, "", "no row"},
		{working, working, "", "no row "},
		{"16 17 18 19 20", all, "season.yaml:10:19: calls: its counts have no row from 2026-11-21 to 2026-11-29, and say that nobody came", "roster has"},
		{"10 11", all, "calls: its counts have no row from 2026-11-16 to 2026-11-29", "roster has"},
		{"18 19 20 21 22 23 24 25 26 27 28", all, "no row from 2026-11-16 to 2026-11-17, and say that nobody came|no row on 2026-11-29, and say", "roster has"},
		{all, "16 17 18 19 20", "season.yaml:12:29: desk: their roster has no row from 2026-11-21 to 2026-11-29, and nobody of them works then", "counts have"},
		{all, "23 24 25 26 27 28 29", "desk: their roster has no row from 2026-11-16 to 2026-11-22", "counts have"},
	} {
		got := warned(t, tt.calls, tt.roster, "16", "", "")
		for _, want := range strings.Split(tt.want, "|") {
			if !strings.Contains(got, want) {
				t.Errorf("%s, %s:\n%s\nwant %s", tt.calls, tt.roster, got, want)
			}
		}
		if strings.Contains(strings.ReplaceAll(got, "csv\" has no rows", ""), tt.not) {
			t.Errorf("%s, %s:\n%s\nand not %s", tt.calls, tt.roster, got, tt.not)
		}
	}
}

// Contacts that were counted and come of parcels too are told, and orders of a day that
// is given and falls into a campaign.
func TestTableBesideAModel(t *testing.T) {
	const all = "16 17 18 19 20 21 22 23 24 25 26 27 28 29"
	const both = "calls: its counts and its parcels both bring contacts; write parcels: none beside counts if the counts hold them all"
	const more = "season.yaml:14:70: campaign Black Week: orders that are given by day (days: 2) are multiplied once more, those of 2026-11-27 by x4;"
	for _, tt := range []struct {
		orders, text string
		both, more   bool
	}{
		{"16 26 27", "{counts: calls.csv, parcels: {on_time: 1%, late: 30%}}", true, true},
		{"16", "{counts: calls.csv, parcels: none}", false, false},
		{"16 28", "{counts: calls.csv}", false, false},
	} {
		got := warned(t, all, all, tt.orders, "{counts: calls.csv}", tt.text)
		if strings.Contains(got, both) != tt.both || strings.Contains(got, more) != tt.more || strings.Contains(got, "once more") != tt.more {
			t.Errorf("%s, %s: %s", tt.orders, tt.text, got)
		}
	}
}
