package configs

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
)

// Counts are contacts that were really there, by interval and channel: they
// come in place of what a model expects. A file is read into days of numbers
// before anything is built, so that a lock file needs no other.

var (
	tableFile = scalar("a CSV file", "calls.csv", text)

	dayShape = &grammar.Scalar{What: "the counts of a day", Like: "0 0 3 12", Read: ignore(dayCounts), Pattern: `^[0-9.,+\- ]+$`, Number: true}

	daysShape = &grammar.Named{What: "a date, with the counts of its intervals from midnight", Of: dayShape, Key: ignore(unit.Date), Dated: grammar.FirstDay, Like: "2026-11-23"}

	countsShape = &grammar.Mapping{Name: "counts", Doc: "contacts that were counted, by interval", Like: "{file: calls.csv}", Fields: []grammar.Field{
		{Key: "file", Shape: Text, Doc: "a CSV file beside this one, with a heading: interval_start, offered, and perhaps queue and channel; read unless days or channels are written"},
		{Key: "queue", Shape: NameLike("order_status"), Doc: "rows of which queue of the file are counted; that of the reason's name unless written, or all"},
		{Key: "scale", Shape: Factor, Doc: "how many come for each that was counted"},
		{Key: "exact", Shape: grammar.Word{"no", "yes"}, Doc: "yes: exactly so many in each interval, at random moments in it; no: so many on average, with the chance of those who do not know of each other"},
		{Key: "every", Shape: Interval, Doc: "length of an interval; 30m unless written"},
		{Key: "days", Shape: daysShape, Doc: "in place of a file: the counts of each day, one for each interval from midnight; none after the last"},
		{Key: "channels", Shape: &grammar.Named{What: "a channel, with its days", Of: daysShape, Like: "phone"}, Doc: "in place of days: by channel"},
	}}
)

// mostInDay is how many intervals the longest day has, by the minute.
const mostInDay = 26 * 60

// dayCounts reads the counts of a day; a dash is an interval of which there is
// no row, in which nobody came.
func dayCounts(text string) ([]float64, error) {
	fields := strings.Fields(text)
	if len(fields) > mostInDay {
		return nil, fmt.Errorf("%d counts in one day; write one for each interval", len(fields))
	}
	counts := make([]float64, len(fields))
	for i, field := range fields {
		if field == "-" {
			continue
		}
		v, err := strconv.ParseFloat(field, 64)
		if err != nil || !(v >= 0 && v <= 1e9) {
			return nil, fmt.Errorf("%s is not a count; write numbers of 0 or more with blanks between, such as 0 0 3 12", unit.Quote(field))
		}
		counts[i] = v
	}
	return counts, nil
}

// counted returns the flows of a reason whose contacts were counted: one, or
// one for each channel.
func (b *builder) counted(place string, reason *tree.Node) (flows []demand.Cause) {
	n := reason.Get("counts")
	if b.textbook() {
		b.log.Add(n.Pos, place+": a textbook queue has no dates on which contacts were counted", "write rate: {every: 30m, rates: [40/h, 60/h]}")
		return nil
	}
	b.onlyCounts(place, reason)
	days, channels := n.Get("days"), n.Get("channels")
	if days == nil && channels == nil {
		if !n.Broken && !reason.Broken {
			b.log.Add(n.Pos, place+": the counts are empty", "write counts: calls.csv, the name of a CSV file with columns interval_start and offered")
		}
		return nil
	}
	add := func(days *tree.Node, channel int) {
		flow := demand.Flow{Rates: b.countedRates(place, n, days), Exact: read(n.Get("exact"), same) == "yes", Channel: channel}
		if own := reason.Get("busyness"); own != nil {
			flow.Busyness = b.busyness(own)
		}
		flows = append(flows, flow)
	}
	if days != nil {
		b.idle(channels, place+": channels changes nothing beside days", "keep one of them")
		add(days, 0)
	} else {
		b.idle(reason.Get("mix"), place+": mix changes nothing beside counts by channel", "leave it out, or let the file have no column channel")
		for _, entry := range channels.Entries() {
			if c, ok := b.index(entry.Pos, "channel", entry.Key, b.channels); ok {
				add(entry.Value, c+1)
			}
		}
	}
	b.scaled(place, reason, flows)
	return flows
}

// onlyCounts makes sure that nothing beside counts says when customers come.
func (b *builder) onlyCounts(place string, reason *tree.Node) {
	idle := []string{"rate", "by_week", "by_weekday", "on_holidays"}
	if reason.Get("parcels") == nil && reason.Get("deliveries") == nil && reason.Get("refunds") == nil {
		idle = append(idle, "by_hour")
	}
	for _, key := range idle {
		b.idle(reason.Get(key), place+": "+key+" changes nothing beside counts, which say when customers come", "keep one of them")
	}
}

// countedRates spreads the counts over the season.
func (b *builder) countedRates(place string, n, days *tree.Node) demand.Rates {
	every := halfHour
	if given := n.Get("every"); given != nil {
		every = max(read(given, durationOf), des.Minute)
	}
	r := demand.Rates{Interval: every, Expected: make([]float64, (b.period.Horizon+every-1)/every)}
	scale := 1.0
	if n.Get("scale") != nil {
		scale = read(n.Get("scale"), factorOf)
	}
	byDate := map[calendar.Date]*tree.Node{}
	for _, entry := range days.Entries() {
		date, _ := unit.Date(entry.Key)
		byDate[date] = entry.Value
	}
	found := false
	for _, d := range b.period.Calendar.Days {
		own := byDate[d.Date]
		found = found || own != nil
		counts := read(own, dayCounts)
		if d.Start%every != 0 || des.Time(len(counts)) > d.Length()/every {
			b.log.Add(cmp.Or(own, days).Pos, fmt.Sprintf("%s: %d counts on %v, which has %d intervals of %s", place, len(counts), d.Date, d.Length()/every, short(every.String())), "write one for each interval of the day, of 23 hours in spring and 25 in autumn")
			continue
		}
		for i, count := range counts {
			r.Expected[int(d.Start/every)+i] = count * scale
		}
	}
	if !found && len(byDate) > 0 {
		first, last := b.period.Calendar.Days[0].Date, b.period.Calendar.Days[len(b.period.Calendar.Days)-1].Date
		b.log.Add(days.Pos, fmt.Sprintf("%s: no day from %v to %v is among the counts", place, first, last), fmt.Sprintf("let the season be of %s, on which it begins", days.Entries()[0].Key))
	}
	return r
}

// scaled raises or lowers counts to so many in a week, when the reason says how
// many: then they only say when.
func (b *builder) scaled(place string, reason *tree.Node, flows []demand.Cause) {
	perWeek := reason.Get("per_week")
	if perWeek == nil {
		return
	}
	if scale := reason.Get("counts").Get("scale"); scale != nil {
		b.log.Add(scale.Pos, place+": scale and per_week say the same thing twice", "keep one of them")
	}
	sum := 0.0
	for _, cause := range flows {
		sum += total(cause.(demand.Flow).Rates.Expected)
	}
	if sum == 0 {
		return
	}
	weeks := float64(b.period.Horizon) / float64(7*des.Day)
	factor := read(perWeek, unit.Number) * weeks / sum
	for _, cause := range flows {
		expected := cause.(demand.Flow).Rates.Expected
		for i := range expected {
			expected[i] *= factor
		}
	}
}

// countedMix returns the shares of the channels among contacts that were
// counted by channel; nil when they were not.
func (b *builder) countedMix(reason *tree.Node) []float64 {
	counts := reason.Get("counts")
	channels := counts.Get("channels")
	if channels == nil || counts.Get("days") != nil {
		return nil
	}
	mix := make([]float64, len(b.channels))
	for _, entry := range channels.Entries() {
		for c, name := range b.channels {
			if name != entry.Key {
				continue
			}
			for _, day := range entry.Value.Entries() {
				mix[c] += total(read(day.Value, dayCounts))
			}
		}
	}
	if total(mix) == 0 {
		return nil
	}
	return mix
}
