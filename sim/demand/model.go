// Package demand makes customers get in touch, and for a reason: they ordered,
// their parcel is late, the season frightens them, something broke. A [Model]
// says why; a [Stream] plays one replication of it and hands out each [Need] in
// order of time.
//
// Needs come from two sources. A flow is a Poisson process whose rate is
// constant in pieces: rates.go cuts time into them, busyness.go makes some
// busier than others, flow.go draws the needs. All others begin with an order:
//
//	orders.go    counts of orders, by stretches of time
//	delivery.go  the way of the parcels through warehouse and carrier; counts.go counts them
//	backorders.go  how long some of them wait for their goods
//	known.go     what is known of a day, in place of what follows from the lines
//	shelf.go     what becomes of those that are collected at pick-up points
//	thinning.go  the few customers among them who get in touch, found without looking at the rest
//	asking.go    why and when they do, for their order and its return
//	parcels.go   the same for parcels under way
//	later.go     needs wait for their time
//	stops.go     a campaign is stopped while the season is played
//
// stream.go merges both. What is played for the season at once are only counts;
// customers are looked for day by day. So a season costs what its contacts
// cost, and a flow of a hundred million needs no memory.
//
// Luck is keyed. A need of a flow belongs to the reason's name, the cause's
// kind, the beginning of the stretch and its number in it; a need from an order
// belongs to the reason's name, the cause's kind, the orders' cohort and the
// customer's rank of impatience among them. Whatever is changed elsewhere,
// these customers stay the same, and where more happens, more are added.
package demand

import (
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
)

// Model is everything that makes contacts.
type Model struct {
	Calendar *calendar.Calendar // nil when there are only flows (a textbook queue)
	Orders   *Orders            // nil: no orders
	Delivery *Delivery          // nil: orders are not sent
	Worry    []float64          // factor on parcel contacts by day of the calendar (Christmas near, carrier in the news); nil: 1
	Unsure   []float64          // factor on parcel contacts of those whose parcel is not late, by day (tracking is down); nil: 1
	Bias     float64            // of the forecast: one factor for everything that is expected in a season, triangular from 1-Bias to 1+Bias; 0: none
	Reasons  []Reason           // in the order of the centre's reasons

	Campaigns []Campaign // that may be stopped while the season is played
}

// Rates are expected numbers of events in equal intervals since the start.
type Rates struct {
	Interval des.Time  // above 0
	Expected []float64 // events expected in each interval
	Cyclic   bool      // begin again after the last; otherwise nothing happens after it
}

// Busyness makes some days and half-hours busier than others, beyond Poisson.
type Busyness struct {
	Name        string    // flows with the same name share their luck; empty: the flow's own
	Day         float64   // coefficient of variation of a gamma factor with mean 1, drawn for each day
	Daily       []float64 // the same by day of the calendar, in place of Day; nil: the same on all days
	Interval    float64   // the same for each half-hour within the day
	Correlation float64   // of the half-hour factor with the one before (AR(1) on the normal scale)
	Own         float64   // share of its luck that is the flow's own although it has a name: with 1-Own, on the normal scale, the factors of two flows with the name are correlated
	Whole       bool      // one draw for the whole horizon instead of each day
}

// Orders are placed round the clock.
type Orders struct {
	Rates    Rates
	Busyness Busyness
	Exact    bool // the expected numbers, rounded, instead of Poisson draws around them
}

// Delivery takes each parcel from the order to the customer.
type Delivery struct {
	Warehouse Stage
	Carrier   Stage
	Transit   dist.Law // working days from the carrier's hand-over to the door, rounded up to whole days; 0 = same day
	Promise   int      // working days from the order day
	Working   []bool   // by day of the calendar: days that the promise and the transit count; nil: all
	Backorder Backorder
	Standing  []bool // by day of the calendar: days on which what is under way stands still, and the promise does not; nil: none
	PickUp    PickUp
	Known     *Known // of some days' orders; nil: of none
	Items     []Item // that may be sold out; those who find one so wait as for a back-order

	Warehouses []Warehouse // in place of Warehouse: several, each with its share of the orders
	Carriers   []Carrier   // in place of Carrier, Transit, Standing and PickUp: several, each with its share
}

// Warehouse is one of several. Each parcel leaves from one of them.
type Warehouse struct {
	Stage
	Share float64 // of the orders; together they are 1
}

// Carrier is one of several. Each parcel goes with one of them, wherever it
// leaves from.
type Carrier struct {
	Stage
	Share    float64 // of the orders; together they are 1
	Transit  dist.Law
	Standing []bool // by day of the calendar: days on which what is under way stands still, and the promise does not; nil: none
	PickUp   PickUp
}

// PickUp sends some parcels to pick-up points, where customers collect them. What
// finds the shelf full is redirected to another point, or waits for room. Parcels
// are delivered when they are at a point. The zero value sends all to the door.
type PickUp struct {
	Share      float64  // of the carrier's parcels
	Room       int64    // parcels that are on the shelves of all points at once, at most
	Kept       dist.Law // calendar days until they are collected, rounded up to whole days; 0 = the same day
	Redirected float64  // share of those that find no room: they are at another point on the next working day; the others wait
}

// Stage handles at most so many parcels on each day of the calendar, first
// come first served. What it cannot take waits for the next day. After the end
// of the calendar its last week is repeated.
type Stage struct {
	Capacity []float64 // parcels by day, rounded to whole ones; 0: closed; nil: no limit
}

// Backorder is the share of orders for goods that are not in stock, and how
// many days they wait for it before the warehouse can begin.
type Backorder struct {
	Share float64
	Delay dist.Law // calendar days, rounded up to whole days
}

// Known is what is known of the orders of some days, by day of the calendar, in
// place of what follows from the lines. A list that is nil says nothing.
type Known struct {
	Promise []int     // working days; negative: not known
	OnTime  []float64 // share of the parcels that are on time; negative: not known. They are there by the promised day, whatever held them up
	Back    []float64 // share of back-orders; negative: not known
	LateBy  dist.Law  // how late the others are, in calendar days, rounded up to whole days
}

// Item is something that many order at a time, and of which there is not
// enough: orders beyond the stock are back-orders. Those who want it order
// nothing else.
type Item struct {
	Share []float64 // of the other orders in stock, by day of the calendar
	Stock int64
	Until des.Time // nobody asks for it from then on; 0: on all days with a share
}

// Reason is why customers get in touch, with everything that causes it.
type Reason struct {
	Name      string
	Causes    []Cause
	Clock     []float64 // shape of the day: weight of each local half-hour, for contacts whose day is known and hour is not; nil: even over the day
	Elsewhere float64   // share of those who would ask where their parcel is that ask somebody else, such as the carrier
	Uplift    []float64 // factor on the shares that ask, of causes that begin with an order, by the day of the calendar on which they do; nil: 1
}

// Cause is one of Flow, PerOrder, PerParcel, EachDay, Misled, Redirected,
// AfterDelivery, AfterReturn.
type Cause interface{ kind() string }

// Flow is independent of orders: product advice, invoices, a textbook queue.
type Flow struct {
	Rates    Rates
	Busyness Busyness
	Exact    bool // the expected numbers, rounded, in each interval instead of Poisson draws around them; when in it is left to chance
	Channel  int  // 1 + index of the channel that all of it takes; 0: as the reason's customers choose
}

// PerOrder makes a share of orders ask soon after the order: payment, change,
// cancel.
type PerOrder struct {
	Share float64
	After dist.Law // seconds after the order
}

// PerParcel makes a share of customers ask where the parcel is, once: few of
// those whose parcel is on time, many of those whose parcel is late. They ask
// while it has not come: where the law says later, on any day between the
// hand-over to the carrier and the delivery, or for a late parcel between the
// promised day and the delivery.
type PerParcel struct {
	OnTime, Late           float64  // probability of asking
	OnTimeAfter, LateAfter dist.Law // calendar days after the order, and after the promised day; rounded to whole days
}

// EachDay makes a customer ask on each day that the parcel is under way, from
// the day after the order to the day of delivery, with the hazard of its
// lateness that day.
type EachDay struct {
	BeforePromise float64
	Late          []float64 // by days late: the first entry is one day late, the last holds for all later days
	Once          bool      // at most one contact a parcel
	Notice        Notice    // told of the delay, customers ask less
}

// Notice tells customers that their parcel is late before they ask. Its effect
// is on the hazard itself; notices that customers read at the centre's door
// are self-service's. The zero value is no notice.
type Notice struct {
	FromLate int     // sent to those whose parcel is so many days late, 1 or more
	Factor   float64 // on the hazard of that day and later ones
}

// Misled makes a share of customers ask on the day on which their parcel is
// handed to the carrier, because a message told them something wrong.
type Misled struct {
	Share []float64 // by day of the calendar
}

// Redirected makes a share of those ask whose parcel is at another pick-up point
// than it was sent to, on the day on which it comes there.
type Redirected struct{ Share float64 }

// AfterDelivery makes a share of those who got their parcel ask: returns,
// damage, refunds.
type AfterDelivery struct {
	Share float64
	After dist.Law // calendar days after delivery, rounded to whole days
}

// AfterReturn makes a share of those who got their parcel send it back, and
// ask for their money once it has travelled.
type AfterReturn struct {
	Share  float64
	Kept   dist.Law // calendar days after delivery, rounded to whole days
	Travel dist.Law // working days, rounded up to whole days
	After  dist.Law // calendar days after it came back, rounded to whole days
}

// Need is one customer getting in touch about one thing.
type Need struct {
	At     des.Time
	Reason int
	Key    rng.Key // the customer's luck
	Late   bool    // about a parcel that is or was late
	Back   bool    // about an order whose goods were not in stock

	Channel int // 1 + index of the channel it comes in; 0: as the reason's customers choose
}

// ParcelDay is what happened to parcels on one day of the calendar.
type ParcelDay struct {
	Ordered, Shipped, Delivered int64
	BackOrders                  int64 // of those ordered: the goods were not in stock
	Late                        int64 // delivered after the promised day
	Backlog                     int64 // not yet handed to the carrier at midnight
	InTransit                   int64 // with the carrier at midnight

	OnShelf    int64 // at pick-up points at midnight
	Held       int64 // waiting for room on their shelves at midnight
	Redirected int64 // from a full shelf to another point
}
