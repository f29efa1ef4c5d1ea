package main

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
)

func someRows() []logRow {
	at := time.Date(2026, 11, 27, 23, 30, 0, 125_000_000, time.UTC)
	later := at.Add(90 * time.Second)
	wait, handle, agent := 90.0, 241.000001, int32(7)
	return []logRow{
		{
			Need: "n1", Contact: "c1", Try: 1, Customer: "Åse Ødegård", Order: "10-0000-0001",
			Reason: `says "=1", twice`, Channel: "phone", Queue: "+47", Outcome: "answered",
			ArrivedLocal: "2026-11-28 00:30:00", Arrived: at, Answered: &later, Ended: later.Add(time.Hour), Arose: at,
			Wait: &wait, Handle: &handle, Agent: &agent, AgentName: "@home", Team: "a\nb",
		},
		{Need: "n1", Contact: "c2", Parent: "c1", Try: 2, Outcome: "helped", Arose: at, Arrived: at, Ended: at},
	}
}

func TestLogParquetRoundTrip(t *testing.T) {
	var file, again bytes.Buffer
	rows := someRows()
	for _, w := range []*bytes.Buffer{&file, &again} {
		if err := writeLogParquet(w, rows); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(file.Bytes(), again.Bytes()) {
		t.Error("the same rows give other bytes")
	}
	got, err := parquet.Read[logRow](bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for i := range got {
		got[i].Arrived, got[i].Ended = got[i].Arrived.UTC(), got[i].Ended.UTC()
		if got[i].Answered != nil {
			utc := got[i].Answered.UTC()
			got[i].Answered = &utc
		}
	}
	if !reflect.DeepEqual(got, rows) {
		t.Errorf("got  %+v\nwant %+v", got, rows)
	}
}

func TestLogCSV(t *testing.T) {
	var file bytes.Buffer
	if err := writeLogCSV(&file, someRows()); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cell := func(row int, column string) string {
		for i, name := range lines[0] {
			if name == column {
				return lines[row][i]
			}
		}
		t.Fatalf("no column %s", column)
		return ""
	}
	for _, want := range []struct {
		row           int
		column, value string
	}{
		{1, "reason", `says "=1", twice`},
		{1, "queue", "'+47"}, // not a formula
		{1, "agent_name", "'@home"},
		{1, "team", "a\nb"},
		{1, "try", "1"},
		{1, "agent", "7"},
		{1, "handle_s", "241.000001"},
		{1, "arrived_utc", "2026-11-27T23:30:00.125000Z"},
		{1, "answered_utc", "2026-11-27T23:31:30.125000Z"},
		{2, "answered_utc", ""},
		{2, "wait_s", ""},
		{2, "parent", "c1"},
	} {
		if got := cell(want.row, want.column); got != want.value {
			t.Errorf("row %d, %s: %q, want %q", want.row, want.column, got, want.value)
		}
	}
}
