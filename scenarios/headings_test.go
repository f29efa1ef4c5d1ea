package scenarios

import (
	"os"
	"strings"
	"testing"
)

// tabled is a season with a table in each place, and two channels.
const tabled = `season: shop
from: 2026-11-23
to: 2026-11-24
warm_up: 0s
timezone: UTC
orders: {file: orders.csv}
channels: {phone: {hours: open}, chat: {hours: open}}
reasons:
  pay: {orders: {share: 1%}}
  calls: {counts: calls.csv}
teams:
  desk: {agents: 1, roster: roster.csv}
`

const (
	soundCalls  = "start,channel,offered\n2026-11-23 08:00,phone,5\n2026-11-24 08:00,chat,6\n"
	soundOrders = "date,orders\n2026-11-23,500\n2026-11-24,600\n"
	soundRoster = "date,agent,from,to\n2026-11-23,Kari,08:00,12:00\n2026-11-23,Kari,13:00,16:00\n2026-11-24,Kari,08:00,16:00\n"
)

func openTabled(t *testing.T, calls, orders, roster string) (l *Loaded, told string) {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.Mkdir("shop", 0o700); err != nil { // elsewhere than where the program runs
		t.Fatal(err)
	}
	put(t, "shop/season.yaml", tabled)
	put(t, "shop/calls.csv", calls)
	put(t, "shop/orders.csv", orders)
	put(t, "shop/roster.csv", roster)
	l, err := Open("shop", Options{})
	if err != nil {
		return nil, err.Error()
	}
	return l, l.Warnings.Error()
}

// Headings and channels in Norwegian, Danish and Swedish are those of the table in
// English.
func TestNordicHeadings(t *testing.T) {
	sound, told := openTabled(t, soundCalls, soundOrders, soundRoster)
	if sound == nil {
		t.Fatal(told)
	}
	for _, tt := range [][3]string{
		{"Dato;Kanal;Antall samtaler;Forlatt", "Dato;Ordre", "Dato;Navn;Fra;Til"},
		{"Startid;Kanal;Tilbudte;Forladt", "Dato;Ordrer", "Dato;Medarbejder;Fra;Til"},
		{"Tid;Kanal;Erbjudna;Tappade", "Datum;Ordrar", "Datum;Namn;Från;Till"},
		{"Tid;Kanal;Anrop;Övergivna", "Datum;Beställningar", "Datum;Medarbetare;Start;Slut"},
	} {
		calls := tt[0] + "\n2026-11-23 08:00;Tlf;5;1\n2026-11-24 08:00;Chatt;6;0\n"
		in := func(table, heading string) string {
			_, rows, _ := strings.Cut(table, "\n")
			return heading + "\n" + strings.ReplaceAll(rows, ",", ";")
		}
		l, told := openTabled(t, calls, in(soundOrders, tt[1]), in(soundRoster, tt[2]))
		if l == nil || l.Model.Digest != sound.Model.Digest || strings.Contains(told, "is not read") {
			t.Errorf("%v: %s", tt, told)
		}
	}
}

// What is wrong with a table is told once, with the row.
func TestTableRowsAreNamed(t *testing.T) {
	for _, tt := range []struct{ calls, orders, roster, want, not string }{
		{strings.Replace(soundCalls, "chat", "fax", 1), soundOrders, soundRoster, `calls.csv:3:1: the table has a channel "fax" and the centre has none; `, "some have none"},
		{soundCalls, strings.Replace(soundOrders, "orders", "number", 1), soundRoster, "orders.csv:1:1: there is no column orders", "there is no file"},
		{soundCalls, soundOrders, strings.Replace(soundRoster, "13:00", "11:30", 1), "roster.csv:3:1: Kari works 11:30-16:00 on 2026-11-23, and 08:00-12:00 in line 2; keep one of them", "season.yaml"},
		{soundCalls, soundOrders, soundRoster + "2026-11-24,Kari,08:00,16:00\n", "roster.csv:5:1: Kari works 08:00-16:00 on 2026-11-24, and 08:00-16:00 in line 4; keep one of them", "season.yaml"},
		{soundCalls + "2026-11-24,phone,11\n", soundOrders, soundRoster, "calls.csv:4:1: 2026-11-24 has no time: its 11 contacts are taken for those of midnight; so it is in 1 of 3 rows; take totals of a day out", "faults"},
		{soundCalls + "2026-11-24 00:00,phone,11\n2026-11-24,chat,0\n", soundOrders, soundRoster, "", "has no time"},
	} {
		if _, told := openTabled(t, tt.calls, tt.orders, tt.roster); !strings.Contains(told, tt.want) || strings.Contains(told, tt.not) {
			t.Errorf("got\n%s\nwant\n%s\nand not %s", told, tt.want, tt.not)
		}
	}
}
