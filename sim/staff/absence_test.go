package staff

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"gonum.org/v1/gonum/mathext"

	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/stat"
)

// ill returns how many people of team 0 are away ill on each day.
func ill(p *Plan, replication int) []float64 { return illOf(p, 0, replication) }

func illOf(p *Plan, team, replication int) []float64 {
	r := p.Roster(rng.New(1, replication))
	counts := make([]float64, r.days)
	for day := range counts {
		for person := range p.Teams[team].Agents {
			if *r.away(&r.crews[team], person, day)&sick != 0 {
				counts[day]++
			}
		}
	}
	return counts
}

// allDays is a plan of one team that works every day, for law and share.
func allDays(days, people int, s Sickness) *Plan {
	p := &Plan{Calendar: run(monday, days, nil), Teams: []Team{team("a", people)}}
	p.Teams[0].Shifts[0].Days = everyDay
	p.Teams[0].Sickness = s
	return p
}

var illnesses = map[string]dist.Law{
	"one day":     nil,
	"five days":   must(dist.NewFixed(5)),
	"exponential": must(dist.NewExponential(5)),
	"1 to 10":     must(dist.NewUniform(0.5, 10.5)),
}

// The exact cases of a number of people present that is binomial, with the
// service level of each number weighed by how often it occurs.
func TestBinomialAbsence(t *testing.T) {
	text, err := os.ReadFile("testdata/absence.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Cases []struct {
			ID     string
			Params struct {
				Agents int     `json:"agents_planned"`
				Absent float64 `json:"p_absent"`
			}
			Exact struct {
				Present   float64 `json:"expected_present"`
				Expected  map[string]float64
				ByPresent map[string]map[string]float64 `json:"by_present"`
			}
		}
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	for _, c := range file.Cases {
		p := allDays(50, c.Params.Agents, Sickness{Share: c.Params.Absent})
		var number, level stat.Tally
		each := make([]stat.Tally, c.Params.Agents+1)
		for replication := range 1000 {
			r := p.Roster(rng.New(1, replication))
			for day := range r.days {
				n := present(r.Day(day, nil))
				number.Add(float64(n))
				level.Add(c.Exact.ByPresent[strconv.Itoa(n)]["sl_offered"])
				for i := range each {
					each[i].Add(oneIf(i == n))
				}
			}
		}
		checkMean(t, c.ID+": present", number, c.Exact.Present)
		checkMean(t, c.ID+": service level", level, c.Exact.Expected["sl_offered"])
		for n, row := range c.Exact.ByPresent {
			i, err := strconv.Atoi(n)
			if err != nil {
				t.Fatal(err)
			}
			if want := row["prob"]; want*50000 > 30 && !holds(each[i], want) {
				t.Errorf("%s: %d present with frequency %.5f, want %.5f", c.ID, i, each[i].Mean(), want)
			}
		}
	}
	if len(file.Cases) != 2 {
		t.Errorf("%d cases", len(file.Cases))
	}
}

func oneIf(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// The share of rostered days lost is the one asked for, over all days and from
// the first day on, however long people stay away and whether or not they fall
// ill together.
func TestSicknessShare(t *testing.T) {
	const people, days = 12, 30
	for name, law := range illnesses {
		for _, shared := range []float64{0, 0.1} {
			p := allDays(days, people, Sickness{Share: 0.065, Spell: law, Shared: shared})
			var all, first, last stat.Tally
			for replication := range 4000 {
				counts := ill(p, replication)
				sum := 0.0
				for _, n := range counts {
					sum += n
				}
				all.Add(sum / people / days)
				first.Add(counts[0] / people)
				last.Add(counts[days-1] / people)
			}
			if shared == 0 {
				checkMean(t, name, all, 0.065)
			}
			if !holds(all, 0.065) || !holds(first, 0.065) || !holds(last, 0.065) {
				t.Errorf("%s, shared %v: %.4f, on the first day %.4f, on the last %.4f, want 0.065",
					name, shared, all.Mean(), first.Mean(), last.Mean())
			}
		}
	}
}

// pairs is the exact correlation of the absence of two people, as in the
// comment of spells.together.
func pairs(s spells, share, shared float64) float64 {
	q, r := s.chance(share), s.together(shared)
	both, apart := 1.0, 1.0
	for _, more := range s {
		alone := (1 - q*more) * (1 - q*more)
		both *= alone + r*q*(1-q)*more*more
		apart *= alone
	}
	return (both - apart) / (share * (1 - share))
}

// People of a team fall ill together: the number absent on a day has the
// variance n·p·(1−p)·(1 + (n−1)·ρ), with ρ the correlation of two of them.
func TestSharedSickness(t *testing.T) {
	const people, days, share, shared = 10, 40, 0.1, 0.1
	for name, law := range illnesses {
		p := allDays(days, people, Sickness{Share: share, Spell: law, Shared: shared})
		var square stat.Tally
		for replication := range 12000 {
			sum := 0.0
			for _, n := range ill(p, replication) {
				sum += (n - people*share) * (n - people*share)
			}
			square.Add(sum / days)
		}
		rho := pairs(spellsOf(law), share, shared)
		checkMean(t, name, square, people*share*(1-share)*(1+(people-1)*rho))
		if off := math.Abs(rho/shared - 1); law == nil && off > 1e-12 || off > 0.06 {
			t.Errorf("%s: two people correlate by %.4f, want %v", name, rho, shared)
		}
	}
	for name, law := range illnesses {
		if rho := pairs(spellsOf(law), 0.065, 0.1); law != nil && math.Abs(rho-0.097) > 0.001 {
			t.Errorf("%s: at 6.5 %% two people correlate by %.4f, the comment says 0.097", name, rho)
		}
	}
}

// With a common factor the number ill is beta-binomial; without, binomial.
func TestNobodyIll(t *testing.T) {
	const people, share, shared = 10, 0.1, 0.2
	scale := (1 - shared) / shared
	want := 1.0
	for i := range people {
		want *= ((1-share)*scale + float64(i)) / (scale + float64(i))
	}
	p := allDays(50, people, Sickness{Share: share, Shared: shared})
	var nobody stat.Tally
	for replication := range 1000 {
		for _, n := range ill(p, replication) {
			nobody.Add(oneIf(n == 0))
		}
	}
	checkMean(t, "nobody ill", nobody, want)
}

// Two teams do not fall ill together, and neither do two replications.
func TestIndependence(t *testing.T) {
	p := &Plan{Calendar: run(monday, 40, nil), Teams: []Team{team("a", 20), team("b", 20)}}
	for i := range p.Teams {
		p.Teams[i].Sickness = Sickness{Share: 0.1, Spell: illnesses["five days"], Shared: 0.3}
	}
	flipped := &Plan{Calendar: p.Calendar, Teams: []Team{p.Teams[1], p.Teams[0]}}
	mean := func(p *Plan, replication int) float64 {
		sum := 0.0
		for _, n := range ill(p, replication) {
			sum += n
		}
		return sum / 40
	}
	var teams, replications stat.Tally
	want := 20 * 0.1 * 5.0 / 7 // five rostered days in seven
	for replication := range 2000 {
		a, b := mean(p, replication)-want, mean(flipped, replication)-want
		teams.Add(a * b)
		replications.Add(a * (mean(p, replication+2000) - want))
	}
	if !holds(teams, 0) || !holds(replications, 0) {
		t.Errorf("covariance of teams %v, of replications %v", teams.Mean(), replications.Mean())
	}
}

// A wave raises the chance to fall ill; with fresh draws each day the share
// absent follows it, with spells it follows more slowly. The exact share is
// 1 − Π (1 − chance k days ago · spells[k]). Other teams are as they were.
func TestWave(t *testing.T) {
	const people, days = 12, 45
	wave := Wave{Name: "flu", First: 5, Peak: 15, Last: 35, Factor: 4, Teams: []int{0}}
	for name, law := range illnesses {
		p := allDays(days, people, Sickness{Share: 0.05, Spell: law, Shared: 0.1})
		other := p.Teams[0]
		other.Name = "b"
		p.Teams = append(p.Teams, other)
		calm := &Plan{Calendar: p.Calendar, Teams: p.Teams}
		p.Waves = []Wave{wave, {Peak: 20, Factor: 9, Teams: []int{2}}}
		each := make([]stat.Tally, days)
		for replication := range 5000 {
			for day, n := range ill(p, replication) {
				each[day].Add(n / people)
			}
			if replication < 100 && !slices.Equal(illOf(p, 1, replication), illOf(calm, 1, replication)) {
				t.Errorf("%s, replication %d: others fall ill too", name, replication)
			}
		}
		for day, want := range absentInWave(law, days) {
			if !holds(each[day], want) {
				t.Errorf("%s, day %d: %.4f absent, want %.4f", name, day, each[day].Mean(), want)
			}
			if law == nil && day == wave.Peak && math.Abs(want-0.2) > 1e-12 {
				t.Errorf("at the peak %.4f, want the share times the factor", want)
			}
		}
	}
}

// absentInWave is the exact share absent on each day of TestWave.
func absentInWave(law dist.Law, days int) []float64 {
	triangle := func(day int) float64 {
		switch {
		case day < 5 || day > 35:
			return 1
		case day < 15:
			return 1 + 3*float64(day-5)/10
		}
		return 1 + 3*float64(35-day)/20
	}
	s := spellsOf(law)
	ordinary := s.chance(0.05)
	absent := make([]float64, days)
	for day := range absent {
		here := 1.0
		for k, more := range s {
			here *= 1 - ordinary*triangle(day-k)*more
		}
		absent[day] = 1 - here
	}
	return absent
}

func TestFactor(t *testing.T) {
	p := &Plan{Waves: []Wave{
		{First: 10, Peak: 14, Last: 24, Factor: 3},
		{First: 20, Peak: 20, Last: 20, Factor: 5, Teams: []int{1}},
		{First: -4, Peak: -2, Last: 2, Factor: 0, Teams: []int{2}},
	}}
	for _, tt := range []struct {
		team, day int
		want      float64
	}{
		{0, 9, 1},
		{0, 10, 1},
		{0, 12, 2},
		{0, 14, 3},
		{0, 19, 2},
		{0, 24, 1},
		{0, 30, 1},
		{1, 19, 2},
		{1, 20, 1.8 + 4},
		{1, 21, 1.6}, // two waves add what each of them brings
		{2, -2, 0},
		{2, 0, 0.5},
		{2, 2, 1},
		{2, 14, 3},
	} {
		if got := p.factor(tt.team, tt.day); math.Abs(got-tt.want) > 1e-12 {
			t.Errorf("team %d, day %d: %v, want %v", tt.team, tt.day, got, tt.want)
		}
	}
}

// A person falls ill when their luck is below the team's chance of the day,
// here computed as the quantile that strikes goes around.
func TestStrikes(t *testing.T) {
	for _, mean := range []float64{1e-9, 0.0134, 0.1, 0.5, 0.99} {
		for _, r := range []float64{1e-5, 0.02, 0.19, 0.5, 0.99} {
			for day := 0.005; day < 1; day += 0.01 {
				c := chance{mean: mean, r: r, day: day}
				edge := mathext.InvRegIncBeta(mean*(1-r)/r, (1-mean)*(1-r)/r, day)
				if below := edge * 0.999; below > 1e-300 && !c.strikes(below) {
					t.Errorf("%+v: %v does not strike", c, below)
				}
				if above := edge*1.001 + 1e-300; above < 1 && c.strikes(above) {
					t.Errorf("%+v: %v strikes", c, above)
				}
			}
		}
	}
}

// A share that would pass 1 in a wave stops there.
func TestEverybodyIll(t *testing.T) {
	p := allDays(3, 5, Sickness{Share: 0.5, Shared: 0.2})
	p.Waves = []Wave{{First: 1, Peak: 1, Last: 1, Factor: 3}}
	for replication := range 20 {
		if n := ill(p, replication)[1]; n != 5 {
			t.Errorf("%v of 5 ill at a chance of 1.5", n)
		}
	}
	p.Teams[0].Sickness.Share = 1
	if n := ill(p, 0)[0]; n != 5 {
		t.Errorf("%v of 5 ill at a share of 1", n)
	}
}

func TestSpells(t *testing.T) {
	for name, law := range illnesses {
		s := spellsOf(law)
		for _, share := range []float64{0.01, 0.065, 0.3, 0.9} {
			if got := s.absent(s.chance(share)); math.Abs(got-share) > 1e-12 {
				t.Errorf("%s: a share of %v comes out as %v", name, share, got)
			}
		}
		// Lengths drawn on a grid have the law's mean, Σ spells.
		sum, want := 0.0, 0.0
		for i := range 100000 {
			sum += float64(s.length((float64(i) + 0.5) / 100000))
		}
		for _, more := range s {
			want += more
		}
		if math.Abs(sum/100000-want) > 1e-3 {
			t.Errorf("%s: mean length %v, want %v", name, sum/100000, want)
		}
		if law != nil && name != "exponential" && math.Abs(want-law.Mean()) > 1e-9 {
			t.Errorf("%s: mean length %v, want the law's %v", name, want, law.Mean())
		}
	}
	// Days are whole and at least one: an exponential law of five loses its
	// part below half a day to the first day.
	s := spellsOf(illnesses["exponential"])
	if got, want := s[1], math.Exp(-1.5/5); math.Abs(got-want) > 1e-12 {
		t.Errorf("more than a day with probability %v, want %v", got, want)
	}
	if got := len(spellsOf(dist.Never{})); got != spellMost {
		t.Errorf("an illness that never ends lasts %d days", got)
	}
}

// onHoliday lists who of the first team is on leave on a day.
func onHoliday(r *Roster, day int) (people []int) {
	for person := range r.crews[0].Agents {
		if *r.away(&r.crews[0], person, day)&onLeave != 0 {
			people = append(people, person)
		}
	}
	return people
}

// Three of ten are on leave in the first of three weeks and five in the last,
// just so many on each of its days and the same people; one more on a Friday,
// besides them. Over many seasons one half of them is on leave as often as the other.
func TestLeaveOfPeople(t *testing.T) {
	p := &Plan{Calendar: run(monday, 21, nil), Teams: []Team{team("a", 10)}}
	daily := make([]Shrinkage, 21)
	for day := range daily {
		daily[day].OnLeave = []int{3, 0, 5}[day/7]
	}
	daily[4].OnLeave = 4
	p.Teams[0].Daily = daily
	var first stat.Tally
	for replication := range 8000 {
		r := p.Roster(rng.New(1, replication))
		for day := range daily {
			got, want := onHoliday(r, day), daily[day].OnLeave
			if day%7 > 4 {
				want = 0 // nobody is rostered
			}
			if len(got) != want {
				t.Fatalf("day %d: %v on leave, want %d", day, got, want)
			}
			if monday := onHoliday(r, day/7*7); want > 0 && !subset(monday, got) {
				t.Fatalf("day %d: %v on leave, on Monday %v", day, got, monday)
			}
		}
		n := 0
		for _, person := range onHoliday(r, 0) {
			if person < 5 {
				n++
			}
		}
		first.Add(float64(n))
	}
	checkMean(t, "on leave of the first half", first, 1.5)
}

func subset(some, of []int) bool {
	return !slices.ContainsFunc(some, func(x int) bool { return !slices.Contains(of, x) })
}
