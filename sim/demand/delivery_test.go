package demand

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/dist"
)

// week is Monday to Friday on and Saturday and Sunday off.
var week = []bool{true, true, true, true, true, false, false}

// Small enough for paper. The calendar begins on a Monday.
func TestDeliveryByHand(t *testing.T) {
	for _, tt := range []struct {
		name string
		o    *Orders
		d    Delivery
		want string // ordered, shipped, delivered, late, backlog, in transit; a day each
	}{
		{
			"nothing in the way: all is delivered on the day of the order",
			daily(5, 6, 7),
			Delivery{},
			"{5 5 5 0 0 0} {6 6 6 0 0 0} {7 7 7 0 0 0}",
		},
		{
			// Warehouse: 4, 4, 2 of 10; the promise of 1 day is kept for 8.
			"a slow warehouse",
			daily(10, 0, 0, 0),
			Delivery{Warehouse: Stage{Capacity: []float64{4}}, Promise: 1},
			"{10 4 4 0 6 0} {0 4 4 0 2 0} {0 2 2 2 0 0} {0 0 0 0 0 0}",
		},
		{
			// Packed: 4, 8, 10. The carrier takes 3 a day: 3, 6, 9, 10.
			"a slow warehouse and a slower carrier",
			daily(10, 0, 0, 0),
			Delivery{
				Warehouse: Stage{Capacity: []float64{4}}, Carrier: Stage{Capacity: []float64{3}}, Promise: 2,
			},
			"{10 3 3 0 7 0} {0 3 3 0 4 0} {0 3 3 0 1 0} {0 1 1 1 0 0}",
		},
		{
			// Thursday's 6 come on Monday, the promised day; Friday's 6 were
			// promised for Tuesday, when 4 of them come with Saturday's (none);
			// the carrier is shut at the weekend and loses Monday.
			"a weekend and a lost day",
			daily(0, 0, 0, 6, 6, 0, 0, 0, 0, 0),
			Delivery{
				Carrier: Stage{Capacity: []float64{4, 4, 4, 4, 4, 0, 0, 0, 4, 4}},
				Working: week, Transit: fixedDays(1), Promise: 2,
			},
			"{0 0 0 0 0 0} {0 0 0 0 0 0} {0 0 0 0 0 0} {6 4 0 0 2 4} {6 4 4 0 4 4} {0 0 0 0 4 4} {0 0 0 0 4 4} " +
				"{0 0 4 0 4 0} {0 4 0 0 0 4} {0 0 4 4 0 0}",
		},
		{
			// Half of the orders wait two days and then go first.
			"back-orders",
			daily(4, 4, 4, 4, 0),
			Delivery{
				Warehouse: Stage{Capacity: []float64{3}}, Promise: 2,
				Backorder: Backorder{Share: 0.5, Delay: fixedDays(1.5)},
			},
			// Line: day 0: 2 of day 0. Day 1: 2 of day 1. Day 2: 2 back-orders of
			// day 0, 2 of day 2. Day 3: 2 of day 1, 2 of day 3. Day 4: 2 of day 2.
			// Out: 2, 2, 3, 3 (day 2's last, both of day 1), 3 (both of day 3 and
			// one of day 2, all in time).
			"{4 2 2 0 2 0} {4 2 2 0 4 0} {4 3 3 0 5 0} {4 3 3 0 6 0} {0 3 3 0 3 0}",
		},
		{
			"never in stock",
			daily(3, 3),
			Delivery{Backorder: Backorder{Share: 1, Delay: dist.Never{}}},
			"{3 0 0 0 3 0} {3 0 0 0 6 0}",
		},
		{
			"nobody drives",
			daily(3, 3),
			Delivery{Carrier: Stage{Capacity: []float64{0}}},
			"{3 0 0 0 3 0} {3 0 0 0 6 0}",
		},
		{
			"parts of orders and of parcels are rounded, and add up",
			daily(0.6, 0.6, 0.6, 0.6, 0.6),
			Delivery{Carrier: Stage{Capacity: []float64{0.7}}},
			"{1 1 1 0 0 0} {0 0 0 0 0 0} {1 1 1 0 0 0} {0 0 0 0 0 0} {1 1 1 0 0 0}",
		},
	} {
		m := &Model{Calendar: plainDays(len(tt.o.Rates.Expected)), Orders: tt.o, Delivery: &tt.d}
		got := sheet(New(m, replication(0)).Parcels())
		if got != "["+tt.want+"]" {
			t.Errorf("%s:\n got %s\nwant [%s]", tt.name, got, tt.want)
		}
	}
}

// Without delivery, orders are only counted.
func TestOrdersAlone(t *testing.T) {
	s := New(&Model{Calendar: plainDays(2), Orders: daily(3, 4)}, replication(0))
	if got := sheet(s.Parcels()); got != "[{3 0 0 0 0 0} {4 0 0 0 0 0}]" {
		t.Error(got)
	}
	defer func() {
		if recover() == nil {
			t.Error("orders without a calendar were taken")
		}
	}()
	New(&Model{Orders: daily(1)}, replication(0))
}

func TestWorkdays(t *testing.T) {
	w := newWorkdays(24, week)
	for _, tt := range []struct{ day, n, want int }{
		{0, 0, 0}, {0, 1, 1}, {0, 4, 4}, {0, 5, 7}, // from Monday: Friday is four on, Monday five
		{4, 1, 7}, {5, 1, 7}, {6, 1, 7}, // after Friday, Saturday and Sunday comes Monday
		{5, 0, 5}, {14, 5, 21}, {14, 7, 23}, {14, 8, never}, {24, 0, never}, {never, 1, never},
	} {
		if got := w.after(tt.day, tt.n); got != tt.want {
			t.Errorf("%d working days after day %d is %d, want %d", tt.n, tt.day, got, tt.want)
		}
	}
	every := newWorkdays(5, nil)
	if got := every.after(1, 3); got != 4 {
		t.Errorf("three days after day 1 is %d", got)
	}
}

func TestDayLaw(t *testing.T) {
	uniform := newDayLaw(dist.Must(dist.NewUniform(1, 4)), 99) // 2, 3 or 4 days
	for u, want := range map[float64]int{0.01: 2, 0.33: 2, 0.34: 3, 0.66: 3, 0.67: 4, 0.99: 4} {
		if got := uniform.days(u); got != want {
			t.Errorf("rank %v: %d days, want %d", u, got, want)
		}
	}
	for name, tt := range map[string]struct {
		law         dayLaw
		least, most int
	}{
		"uniform":   {uniform, 2, 4},
		"none":      {newDayLaw(nil, 9), 0, 0},
		"two days":  {newDayLaw(fixedDays(2), 9), 2, 2},
		"a bit":     {newDayLaw(fixedDays(0.1), 9), 1, 1},
		"never":     {newDayLaw(dist.Never{}, 9), 9, 9},
		"too long":  {newDayLaw(fixedDays(30), 9), 9, 9},
		"lognormal": {newDayLaw(dist.Must(dist.NewLognormalMedian(2, 4)), 200), 1, 90},
	} {
		if tt.law.least() != tt.least || tt.law.most() != tt.most {
			t.Errorf("%s: from %d to %d days, want %d to %d", name, tt.law.least(), tt.law.most(), tt.least, tt.most)
		}
		left := 1.0
		for days := range tt.law.most() + 1 {
			left *= 1 - tt.law.chance(days)
			if want := 1 - tt.law.until[days]; left < want-1e-9 || left > want+1e-9 {
				t.Errorf("%s: %v of parcels take more than %d days, want %v", name, left, days, want)
			}
		}
	}
}

// someDelivery draws a delivery with anything in the way.
func someDelivery(r *rapid.T, transit dist.Law) *Delivery {
	capacity := func(name string) []float64 {
		return rapid.SliceOfN(rapid.Float64Range(0, 60), 1, 30).Draw(r, name)
	}
	d := &Delivery{Transit: transit, Promise: rapid.IntRange(0, 5).Draw(r, "promise")}
	if rapid.Bool().Draw(r, "limited warehouse") {
		d.Warehouse.Capacity = capacity("warehouse")
	}
	if rapid.Bool().Draw(r, "limited carrier") {
		d.Carrier.Capacity = capacity("carrier")
	}
	if rapid.Bool().Draw(r, "weekends") {
		d.Working = week
	}
	if rapid.Bool().Draw(r, "back-orders") {
		d.Backorder = Backorder{rapid.Float64Range(0, 1).Draw(r, "share"), dist.Must(dist.NewExponential(3))}
	}
	return d
}

// someLanes shares what a delivery does out among several, sometimes.
func someLanes(r *rapid.T, d *Delivery) {
	n := rapid.IntRange(0, 3).Draw(r, "carriers")
	for i := range n {
		d.Carriers = append(d.Carriers, Carrier{Stage: d.Carrier, Share: 1 / float64(n), Transit: d.Transit})
		if rapid.Bool().Draw(r, "stands still") {
			d.Carriers[i].Standing = []bool{false, true, false, true}
		}
	}
	n = rapid.IntRange(0, 2).Draw(r, "warehouses")
	for range n {
		d.Warehouses = append(d.Warehouses, Warehouse{Stage: d.Warehouse, Share: 1 / float64(n)})
	}
}

func someOrders(r *rapid.T, days int) *Orders {
	return &Orders{
		Rates:    Rates{Interval: 6 * 3600e6, Expected: rapid.SliceOfN(rapid.Float64Range(0, 20), 1, 4*days).Draw(r, "orders"), Cyclic: true},
		Busyness: Busyness{Day: rapid.SampledFrom([]float64{0, 0.5}).Draw(r, "busyness")},
	}
}

// No parcel is lost or made up, none is delivered before it is ordered, and
// the counts are those of the parcels one by one where transit is not random.
func TestParcelsAreConserved(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		days := rapid.IntRange(1, 30).Draw(r, "days")
		transit := []dist.Law{nil, fixedDays(2), dist.Must(dist.NewExponential(2))}[rapid.IntRange(0, 2).Draw(r, "transit")]
		m := &Model{Calendar: plainDays(days), Orders: someOrders(r, days), Delivery: someDelivery(r, transit)}
		someLanes(r, m.Delivery)
		s := New(m, replication(rapid.IntRange(0, 9).Draw(r, "replication")))
		conserved(r, s.Parcels(), capacityOf(s.buyers.delivery, days))
		inLine(r, s)
		count := oneByOne(r, s)
		for i, day := range s.Parcels() {
			same := s.buyers.delivery.mixed || count[i].Delivered == day.Delivered && count[i].Late == day.Late
			if count[i].Shipped != day.Shipped || !same {
				r.Fatalf("day %d: %+v, one by one %+v", i, day, count[i])
			}
		}
	})
}

// conserved fails the test if parcels are lost or made up, or if the carrier
// takes too many.
func conserved(t rapid.TB, days []ParcelDay, capacity []int64) {
	var ordered, shipped, delivered, late int64
	for i, day := range days {
		ordered, shipped = ordered+day.Ordered, shipped+day.Shipped
		delivered, late = delivered+day.Delivered, late+day.Late
		if day.Backlog != ordered-shipped || day.InTransit != shipped-delivered || late > delivered ||
			min(day.Ordered, day.Shipped, day.Delivered, day.Late, day.Backlog, day.InTransit) < 0 {
			t.Fatalf("day %d: %+v after %d ordered, %d shipped, %d delivered", i, day, ordered, shipped, delivered)
		}
		if day.Shipped > capacity[i] {
			t.Fatalf("day %d: %d shipped, %d are possible", i, day.Shipped, capacity[i])
		}
	}
}

// capacityOf is what all carriers together can take on each day.
func capacityOf(d *delivery, days int) []int64 {
	sum := make([]int64, days)
	for c := range d.carriers {
		for day := range sum {
			if sum[day] += d.carriers[c].capacity[day]; sum[day] < 0 {
				sum[day] = math.MaxInt64
			}
		}
	}
	return sum
}

// inLine fails the test if a parcel overtakes another: they are handed over by
// the day on which they can be packed, those that waited for goods first, and
// by the day of the order.
func inLine(t rapid.TB, s *Stream) {
	type parcel struct{ lane, ready, inStock, ordered, handed int }
	var line []parcel
	d := s.buyers.delivery
	eachOrder(s, func(c *cohort, o order) {
		p := parcel{lane: c.lane, ready: c.day, inStock: 1, ordered: c.day, handed: d.fate(c, o).handed}
		if o.band == back {
			p.ready += waitOf(d, c, o.number)
			p.inStock = 0
		}
		line = append(line, p)
	})
	slices.SortFunc(line, func(a, b parcel) int {
		return cmp.Or(cmp.Compare(a.lane, b.lane), cmp.Compare(a.ready, b.ready), cmp.Compare(a.inStock, b.inStock), cmp.Compare(a.ordered, b.ordered))
	})
	last := parcel{}
	for _, p := range line {
		rank := parcel{p.lane, p.ready, p.inStock, p.ordered, 0}
		if rank != (parcel{last.lane, last.ready, last.inStock, last.ordered, 0}) {
			if p.lane == last.lane && p.handed < last.handed {
				t.Fatalf("%+v overtakes %+v", p, last)
			}
			last = p
		}
		last.handed = max(last.handed, p.handed)
	}
}

// waitOf returns how many days a back-order waits for its goods.
func waitOf(d *delivery, c *cohort, number int64) int {
	for _, w := range d.waitsOf(c) {
		if number < w.first+w.size {
			return int(w.days)
		}
	}
	panic("no such back-order")
}

// oneByOne counts the parcels by their fates.
func oneByOne(t rapid.TB, s *Stream) []ParcelDay {
	count := make([]ParcelDay, len(s.Parcels()))
	eachParcel(s, func(c *cohort, f fate) {
		if f.handed < c.day || f.delivered < f.handed {
			t.Fatalf("ordered on day %d, handed over on %d, delivered on %d", c.day, f.handed, f.delivered)
		}
		if f.handed < len(count) {
			count[f.handed].Shipped++
		}
		if f.delivered < len(count) {
			count[f.delivered].Delivered++
			if f.late {
				count[f.delivered].Late++
			}
		}
	})
	return count
}

// fates lists the delivery day of every parcel.
func fates(m *Model, replicate int) []int {
	var days []int
	eachParcel(New(m, replication(replicate)), func(_ *cohort, f fate) { days = append(days, f.delivered) })
	return days
}

// Less capacity makes no parcel earlier, whatever its luck.
func TestLessCapacityIsLater(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		days := rapid.IntRange(2, 20).Draw(r, "days")
		m := &Model{
			Calendar: plainDays(days), Orders: someOrders(r, days),
			Delivery: someDelivery(r, dist.Must(dist.NewExponential(2))),
		}
		before := fates(m, 0)
		for _, stage := range []*Stage{&m.Delivery.Warehouse, &m.Delivery.Carrier} {
			if stage.Capacity == nil {
				stage.Capacity = slices.Repeat([]float64{1e9}, days)
			}
			stage.Capacity = slices.Clone(stage.Capacity)
			for i := range stage.Capacity {
				stage.Capacity[i] *= rapid.Float64Range(0, 1).Draw(r, "left")
			}
		}
		after := fates(m, 0)
		for i := range before {
			if after[i] < before[i] {
				r.Fatalf("parcel %d comes on day %d, on %d with more capacity", i, after[i], before[i])
			}
		}
	})
}

// The counts have the law of the parcels one by one: both means over many
// replications are within four standard errors of each other.
func TestCountsAgreeWithFates(t *testing.T) {
	const days, replications = 14, 300
	m := &Model{
		Calendar: plainDays(days),
		Orders:   &Orders{Rates: Rates{Interval: 12 * 3600e6, Expected: []float64{10, 30}, Cyclic: true}},
		Delivery: &Delivery{
			Carrier: Stage{Capacity: []float64{60, 60, 60, 60, 60, 0, 0}}, Working: week,
			Transit: dist.Must(dist.NewLognormalMedian(1.2, 3)), Promise: 3,
			Backorder: Backorder{0.1, dist.Must(dist.NewUniform(1, 5))},
		},
	}
	s := New(m, replication(0))
	var late, delivered [][]float64
	for i := range replications {
		s.Reset(replication(i))
		var l, d float64
		eachParcel(s, func(_ *cohort, f fate) {
			if f.delivered < days {
				d++
				if f.late {
					l++
				}
			}
		})
		for _, day := range s.Parcels() {
			l -= float64(day.Late)
			d -= float64(day.Delivered)
		}
		late, delivered = append(late, []float64{l}), append(delivered, []float64{d})
	}
	for name, difference := range map[string][][]float64{"late": late, "delivered": delivered} {
		if m, se := mean(difference, total); m > 4*se || m < -4*se {
			t.Errorf("%s: %v ± %v more one by one than counted", name, m, se)
		}
	}
}

// Each parcel of a cohort has a time in transit of its own, and together they
// follow the law, also where they are asked for one by one.
func TestTransitFollowsItsLaw(t *testing.T) {
	const parcels = 20000
	law := dist.Must(dist.NewLognormalMedian(1.2, 3))
	s := New(&Model{Calendar: plainDays(1), Orders: daily(parcels), Delivery: &Delivery{Transit: law}}, replication(0))
	until := make([]float64, 100)
	eachParcel(s, func(_ *cohort, f fate) {
		for day := min(f.delivered, 99); day < 100; day++ {
			until[day]++
		}
	})
	for day := range 10 {
		p := law.CDF(float64(day))
		if z := (until[day] - parcels*p) / math.Sqrt(parcels*p*(1-p)+1e-9); math.Abs(z) > 4 {
			t.Errorf("%v of %d parcels are there by day %d, want %.1f", until[day], parcels, day, parcels*p)
		}
	}
}
