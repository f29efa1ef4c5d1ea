package configs

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
)

// volumeFields say how often something happens, and when in the week and the
// day. Orders have them, and so have reasons that do not come from orders.
func volumeFields() []grammar.Field {
	return []grammar.Field{
		{Key: "per_week", Shape: Number, Doc: "how many in an ordinary week; needs arise round the clock, as by_weekday and by_hour say, also while channels are closed", Also: []string{"weekly", "volume", "per_day", "per_month"}},
		{Key: "rate", Shape: grammar.Either{Rate, ratesShape}, Doc: "how many, evenly round the clock, in place of per_week", Also: []string{"per_hour", "arrivals"}},
		{Key: "by_week", Shape: byDay("weeks or dates, with the factor of each", Factor), Doc: "how much more or less in some weeks, as in {week 48: x1.3}"},
		{Key: "by_weekday", Shape: grammar.Either{grammar.Word{"contacts", "orders", "even"}, &grammar.Named{What: "days of the week, with the weight of each", Of: weightShape, Key: ignore(unit.Weekdays), Like: "mon"}}, Doc: "how the week is shared out: a named shape, or a weight for each day"},
		{Key: "by_hour", Shape: grammar.Either{grammar.Word{"office", "evening", "even"}, &grammar.Many{Of: weightShape}}, Doc: "how the day is shared out: a named shape, or 24 or 48 weights"},
		{Key: "on_holidays", Shape: grammar.Either{holidayVolume}, Doc: "what a public holiday is like: a day of the week (sun), as usual, or a factor (x0.4)"},
		{Key: "busyness", Shape: busynessShape, Doc: "how much busier some days and half-hours are than others, beyond chance"},
	}
}

var (
	weightShape = &grammar.Scalar{What: "a weight", Like: "1.2 or 14%", Number: true, Pattern: `^[0-9. ]+%$`, Read: readWeight}
	ratesShape  = &grammar.Mapping{Name: "rates", Doc: "a rate for each of equal intervals", Like: "{every: 30m, rates: [40/h, 60/h]}", Fields: []grammar.Field{
		{Key: "every", Shape: Interval, Doc: "length of each interval", Required: true},
		{Key: "rates", Shape: &grammar.Many{Of: Rate}, Doc: "the rate in each, one after the other", Required: true},
		{Key: "again", Shape: grammar.Word{"no", "yes"}, Doc: "whether to begin again after the last"},
	}}
	busynessShape = &grammar.Mapping{Name: "busyness", Doc: "a gamma factor with mean 1", Like: "{day: 10%, half_hour: 8%}", Fields: []grammar.Field{
		{Key: "day", Shape: grammar.Either{Percent, byDay("days, with the coefficient of variation of each", Percent)}, Doc: "coefficient of variation from day to day, on all days alike or by day"},
		{Key: "half_hour", Shape: Percent, Doc: "coefficient of variation from half-hour to half-hour within a day", Also: []string{"interval"}},
		{Key: "correlation", Shape: Share, Doc: "of a half-hour's factor with the one before"},
		{Key: "season", Shape: Percent, Doc: "coefficient of variation from season to season, one draw for all of it, in place of day", Also: []string{"whole"}},
		{Key: "shared_as", Shape: NameLike("weather"), Doc: "what is written alike shares its luck: it is busy together"},
		{Key: "shared", Shape: Share, Doc: "shared_as: how much of its luck that is, as a correlation; all unless written"},
	}}
	holidayVolume = scalar("what a holiday is like", "sun, as usual or x0.4", func(text string) error {
		if text == asUsual {
			return nil
		}
		if _, err := unit.Weekday(text); err == nil {
			return nil
		}
		if _, err := unit.Factor(text); err != nil {
			return fmt.Errorf("%s is not known; write a day of the week (sun), as usual, or a factor (x0.4)", unit.Quote(text))
		}
		return nil
	})
)

// weight reads a weight, written as a number or as a percentage.
func weight(text string) (float64, error) {
	if strings.HasSuffix(strings.TrimSpace(text), "%") {
		return unit.Percent(text)
	}
	return unit.Number(text)
}

var readWeight = ignore(weight)

const halfHour = des.Hour / 2

// volume reads how often something happens; ok is false when nothing says so.
func (b *builder) volume(place string, n *tree.Node) (rates demand.Rates, ok bool) {
	perWeek, rate := n.Get("per_week"), n.Get("rate")
	if rate != nil {
		b.onlyRate(place, n)
		return b.rate(n, rate), true
	}
	switch {
	case perWeek == nil:
		b.noVolume(place, n)
		return demand.Rates{}, false
	case b.textbook():
		b.log.Add(perWeek.Pos, place+": a textbook queue has no weeks", "write a rate, such as rate: 100/h")
		return demand.Rates{}, true
	}
	week, shares := read(perWeek, unit.Number), b.weekdayShares(n.Get("by_weekday"))
	shape := b.dayShape(n.Get("by_hour"))
	return b.profile(n, shape, func(d calendar.Day) float64 { return week * b.dayShare(n, shares, d) }), true
}

// onlyRate makes sure that nothing beside a rate says how much comes when.
func (b *builder) onlyRate(place string, n *tree.Node) {
	if perWeek := n.Get("per_week"); perWeek != nil {
		b.log.Add(n.Get("rate").Pos, place+": per_week and rate say the same thing twice", "keep one of them")
	}
	idle := []string{"by_weekday", "on_holidays"}
	if n.Get("parcels") == nil && n.Get("deliveries") == nil && n.Get("refunds") == nil {
		idle = append(idle, "by_hour")
	}
	for _, key := range idle {
		b.idle(n.Get(key), place+": a rate is even round the clock and has no "+key, "write per_week in its place")
	}
	if n.Get("rate").Kind == tree.Mapping || b.textbook() {
		b.idle(n.Get("by_week"), place+": by_week changes nothing beside rates that are listed, or in a textbook queue", "write the rates as they are, and leave it out")
	}
}

// noVolume makes sure that nothing is said of when something comes that is not
// counted.
func (b *builder) noVolume(place string, n *tree.Node) {
	if n.Get("days") != nil { // they are known, and by_hour says when on the day
		return
	}
	idle := []string{"by_week", "by_weekday", "on_holidays", "busyness"}
	if n.Get("parcels") == nil && n.Get("deliveries") == nil && n.Get("refunds") == nil {
		idle = append(idle, "by_hour")
	}
	for _, key := range idle {
		if !n.Broken {
			b.idle(n.Get(key), fmt.Sprintf("%s: %s changes nothing: they come with the orders and the parcels", place, key), "write per_week: 1200 beside it, or leave it out")
		}
	}
}

// rate reads a rate that is even round the clock, or a list of them.
func (b *builder) rate(n, rate *tree.Node) demand.Rates {
	if rate.Kind == tree.Mapping {
		return b.listedRates(rate)
	}
	v, seconds, _ := unit.Rate(rate.Text)
	if b.textbook() {
		return demand.Rates{Interval: des.Hour, Expected: []float64{v * 3600 / seconds}, Cyclic: true}
	}
	return b.profile(n, dayShapes["even"], func(calendar.Day) float64 { return v * 86400 / seconds })
}

func (b *builder) listedRates(n *tree.Node) demand.Rates {
	every := read(n.Get("every"), durationOf)
	r := demand.Rates{Interval: max(every, des.Minute), Cyclic: read(n.Get("again"), same) == "yes"}
	for _, item := range n.Get("rates").List() {
		v, seconds, _ := unit.Rate(item.Text)
		r.Expected = append(r.Expected, v*every.Seconds()/seconds)
	}
	if length := every * des.Time(len(r.Expected)); n.Get("again") == nil && length < b.period.Horizon {
		b.log.Add(n.Pos, fmt.Sprintf("rates: they end after %v, the horizon is %v", length, b.period.Horizon), "write a rate for each interval, or again: yes, or again: no for nothing after the last")
	}
	return r
}

// profile spreads a number for each day over its half-hours, by the shape of
// the day on the wall clock.
func (b *builder) profile(n *tree.Node, shape [48]float64, ofDay func(calendar.Day) float64) demand.Rates {
	weeks := b.choices(n.Get("by_week"))
	r := demand.Rates{Interval: halfHour}
	for _, d := range b.period.Calendar.Days {
		day := ofDay(d)
		if f := best(weeks, d, 0); f != nil {
			day *= read(f, factorOf)
		}
		for t := d.Start; t < d.Start+d.Length(); t += halfHour {
			r.Expected = append(r.Expected, day*shape[slot(d, t)])
		}
	}
	return r
}

// slot is the half-hour of the wall clock at moment t of a day.
func slot(d calendar.Day, t des.Time) int {
	return min(max(int(d.Clock(t)/halfHour), 0), 47)
}

// dayShare is the part of an ordinary week that falls on a day.
func (b *builder) dayShare(n *tree.Node, shares [7]float64, d calendar.Day) float64 {
	holiday := n.Get("on_holidays")
	if d.Holiday == "" || holiday == nil || holiday.Text == asUsual {
		return shares[d.Weekday]
	}
	if like, err := unit.Weekday(holiday.Text); err == nil {
		return shares[like]
	}
	return shares[d.Weekday] * read(holiday, factorOf)
}

// weekdayShares returns the part of the week that falls on each day.
func (b *builder) weekdayShares(n *tree.Node) (shares [7]float64) {
	switch {
	case n == nil:
		return weekShapes["even"]
	case n.Kind == tree.Scalar:
		return normal7(weekShapes[n.Text])
	}
	seen := [7]bool{}
	for _, entry := range n.Entries() {
		days, _ := unit.Weekdays(entry.Key)
		for d, on := range days {
			if on && seen[d] {
				b.log.Add(entry.Pos, "by_weekday: "+unit.Quote(entry.Key)+" names a day that has its weight already", "write each day once")
				break
			}
			if on {
				seen[d], shares[d] = true, read(entry.Value, weight)
			}
		}
	}
	if total(shares[:]) == 0 {
		b.log.Add(n.Pos, "by_weekday: no day has a weight", "write weights such as {mon-fri: 18%, sat: 10%}")
		return shares
	}
	return normal7(shares)
}

// dayShape returns the part of the day that falls on each local half-hour.
func (b *builder) dayShape(n *tree.Node) (shape [48]float64) {
	switch {
	case n == nil:
		return normal48(dayShapes["even"])
	case n.Kind == tree.Scalar:
		return normal48(dayShapes[n.Text])
	case len(n.Items) != 24 && len(n.Items) != 48:
		if !n.Broken {
			b.log.Add(n.Pos, fmt.Sprintf("by_hour: %d weights", len(n.Items)), "write 24, one an hour from midnight, or 48")
		}
		return shape
	}
	for i := range shape {
		shape[i] = read(n.Items[i*len(n.Items)/48], weight)
	}
	if total(shape[:]) == 0 {
		b.log.Add(n.Pos, "by_hour: no hour has a weight", "write weights of which some are above 0")
		return shape
	}
	return normal48(shape)
}

func normal7(w [7]float64) [7]float64 {
	sum := total(w[:])
	for i := range w {
		w[i] /= sum
	}
	return w
}

func normal48(w [48]float64) [48]float64 {
	sum := total(w[:])
	for i := range w {
		w[i] /= sum
	}
	return w
}

// busyness reads how much flows vary: by what they say themselves, and for the
// rest by what is said of all.
func (b *builder) busyness(own *tree.Node) demand.Busyness {
	all := b.root.Get("busyness")
	of := func(key string) *tree.Node {
		if own.Has(key) {
			return own.Get(key)
		}
		return all.Get(key)
	}
	busy := demand.Busyness{
		Name:        read(of("shared_as"), same),
		Day:         read(of("day"), percentOf),
		Interval:    read(of("half_hour"), percentOf),
		Correlation: math.Min(read(of("correlation"), shareOf), mostCorrelated),
	}
	if day := of("day"); day != nil && day.Kind == tree.Mapping && of("season") == nil {
		busy.Daily = b.dailyBusyness(day)
	}
	if shared := of("shared"); shared != nil {
		busy.Own = 1 - read(shared, shareOf)
		if busy.Name == "" {
			b.idle(own.Get("shared"), "busyness: shared changes nothing without shared_as", "write shared_as: shopping beside it, or leave it out")
			busy.Own = 0
		}
	}
	if whole := of("season"); whole != nil {
		b.oneDraw(own)
		busy.Whole, busy.Day = true, read(whole, percentOf)
	}
	if n := cmp.Or(own, all); busy.Day > mostVaried || busy.Interval > mostVaried {
		b.log.Add(n.Pos, "busyness: more than 1000% is no longer a factor but a lottery", "write one such as 10%")
	}
	return busy
}

// dailyBusyness reads how much each day varies.
func (b *builder) dailyBusyness(n *tree.Node) []float64 {
	if b.textbook() {
		b.log.Add(n.Pos, "busyness: a textbook queue has no days", "write one percentage for all the time")
		return nil
	}
	days := b.byCalendar(n, percentOf)
	for i, cv := range days {
		if cv < 0 && !n.Broken {
			b.log.Add(n.Pos, fmt.Sprintf("busyness: nothing says what it is on %v", b.period.Calendar.Days[i].Date), "write every day: 10%, and the days that differ beside it")
			break
		}
		if cv > mostVaried {
			b.log.Add(n.Pos, "busyness: more than 1000% is no longer a factor but a lottery", "write one such as 10%")
		}
	}
	return days
}

// oneDraw makes sure that busyness of a whole season is not also one by day.
func (b *builder) oneDraw(n *tree.Node) {
	if n.Get("season") != nil {
		b.idle(n.Get("day"), "busyness: day changes nothing beside season, which is one draw for all days", "keep one of them")
	}
}

// Limits of busyness.
const (
	mostVaried     = 10
	mostCorrelated = 0.999 // a walk on the normal scale must come back
)
