package scenarios

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/configs/tree"
)

// ofTables is a season that names a table wherever one can stand.
const ofTables = `from: 2026-11-23
to: 2026-11-24
warm_up: 0s
timezone: UTC
orders: {file: orders.csv}
channels: {phone: {hours: open}, chat: {hours: open}}
reasons:
  pay: {orders: {share: 1%}}
  calls: {counts: {file: counts.csv, queue: all}, handle_time: 4m}
teams:
  desk: {agents: 2, roster: {file: roster.csv}}
measured: {file: measured.csv, channel: phone}
`

// twoTables are, for each, one that the season has and another, of other days, people,
// channels and columns, with where it is named.
var twoTables = []struct{ at, first, other string }{
	{"orders", "date,orders\n2026-11-23,500\n2026-11-24,600\n", "date,hour,orders\n2026-11-24,8,900\n"},
	{"reasons.calls.counts", "start,channel,offered\n2026-11-23 08:00,phone,5\n2026-11-24 08:00,chat,6\n", "start,offered\n2026-11-24 09:00,9\n"},
	{"teams.desk.roster", "date,agent,from,to\n2026-11-23,Kari,8,16\n2026-11-24,Kari,8,16\n2026-11-23,Ola,8,16\n", "date,agent,from,to\n2026-11-24,Kari,9,15\n2026-11-24,Siri,9,15\n"},
	{"measured", "start,offered,waited\n2026-11-23 08:30,5,2\n", "start,offered\n2026-11-24 09:30,9\n"},
}

// A file that is named over another is read, and nothing of the other is left, whether
// it is named on the command line, there in a lock file, or by a strategy; one that is
// not there is a fault.
func TestFileNamedOverAnother(t *testing.T) {
	for _, two := range twoTables {
		t.Chdir(t.TempDir())
		path := strings.Split(two.at, ".")
		for _, table := range twoTables {
			put(t, table.at[strings.LastIndex(table.at, ".")+1:]+".csv", table.first)
		}
		put(t, "other.csv", two.other)
		strategy := strings.Repeat("}", len(path)+1)
		strategy = "{" + strings.Join(path, ": {") + ": {file: other.csv" + strategy
		put(t, "season.yaml", ofTables+"strategies: {other: "+strategy+"}\n")
		at := func(name string, o Options) string {
			t.Helper()
			l, err := Open(name, o)
			if err != nil {
				t.Fatalf("%s: %v", two.at, err)
			}
			n := l.tree
			for _, key := range path {
				n = n.Get(key)
			}
			put(t, "lock.yaml", string(l.Lock(l.Experiment, "test")))
			return string(tree.Write(n.Compact(), nil))
		}
		before := at("season.yaml", Options{})
		set := Options{Set: []string{two.at + ".file=other.csv"}}
		got := map[string]string{
			"in a lock": at("lock.yaml", set),
			"set":       at("season.yaml", set),
			"strategy":  at("season.yaml", Options{Strategy: "other"}),
		}
		put(t, "written.yaml", strings.Replace(ofTables, path[len(path)-1]+".csv", "other.csv", 1))
		want := at("written.yaml", Options{})
		for how, is := range got {
			if is != want || is == before {
				t.Errorf("%s %s:\n%s\nwant\n%s", two.at, how, is, want)
			}
		}
		_, err := Open("season.yaml", Options{Set: []string{two.at + ".file=nothere.csv"}})
		if err == nil || !strings.Contains(err.Error(), "there is no file nothere.csv") {
			t.Errorf("%s: a file that is not there: %v", two.at, err)
		}
	}
}

// A strategy that counts another queue of the same file counts that.
func TestStrategyOfAnotherQueue(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "season.yaml", "from: 2026-11-23\nto: 2026-11-24\ntimezone: UTC\nchannels: {phone: {hours: open}}\nreasons: {calls: {counts: calls.csv}}\n"+
		"teams: {desk: {agents: 2, shifts: {day: {hours: 08:00-16:00}}}}\nstrategies: {more: {reasons: {calls: {counts: {queue: help}}}}}\n")
	put(t, "calls.csv", "start,queue,offered\n2026-11-23 08:00,calls,5\n2026-11-24 08:00,help,7\n")
	l, err := Open("season.yaml", Options{Strategy: "more"})
	if err != nil {
		t.Fatal(err)
	}
	days := l.tree.Get("reasons").Get("calls").Get("counts").Get("days").Entries()
	if len(days) != 1 || days[0].Key != "2026-11-24" || !strings.HasSuffix(days[0].Value.Text, " 7") {
		t.Errorf("counts %v, want 7 on 24 November", days)
	}
}

// Files of the command line have their path from where it is typed, and not from the
// season: who means one that lies there is told so.
func TestFileOfTheCommandLine(t *testing.T) {
	l, told := openTabled(t, soundCalls, soundOrders, soundRoster)
	if l == nil {
		t.Fatal(told)
	}
	put(t, "shop/other.csv", "date,orders\n2026-11-23,900\n")
	_, err := Open("shop", Options{Set: []string{"orders.file=other.csv"}})
	if want := "there is no file other.csv; write shop/other.csv, its path from here"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v, want %s", err, want)
	}
	if _, err := Open("shop", Options{Set: []string{"orders.file=shop/other.csv"}}); err != nil {
		t.Error(err)
	}
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Clean(name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
