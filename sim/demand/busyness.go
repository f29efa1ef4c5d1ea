package demand

import (
	"math"

	"gonum.org/v1/gonum/mathext"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// halfHour is how long a draw of busyness within the day lasts.
const halfHour = 30 * des.Minute

// mood says how busy each half-hour is beyond what was expected of it: the
// factor of its day times a factor of its own. The luck of both is normal,
// named by the day and the half-hour; the half-hours of a day are an AR(1)
// chain that starts anew each midnight, and a margin turns the normal numbers
// into gamma ones (a Gaussian copula: Oreshkin, Régnard & L'Ecuyer, "Rate-based
// daily arrival process models", 2016). So a mood is walked through in order,
// remembers one half-hour, and two walks with the same luck see the same.
type mood struct {
	days, slots *margin   // nil: always 1
	daily       []*margin // of the factor of each day, in place of days
	whole       bool
	follow, new float64 // weight of the half-hour before, and of its own luck
	shared, own float64 // weights of the luck of its name, and of the flow's own

	dayLuck, slotLuck rng.Key
	ownDay, ownSlot   rng.Key
	day, slot         int
	dayFactor, z      float64
}

func newMood(b Busyness, margins *margins) mood {
	m := mood{
		days: margins.of(b.Day), slots: margins.of(b.Interval), whole: b.Whole,
		follow: b.Correlation, new: math.Sqrt(1 - b.Correlation*b.Correlation),
		shared: math.Sqrt(1 - b.Own), own: math.Sqrt(b.Own),
	}
	for _, cv := range b.Daily {
		m.daily = append(m.daily, margins.of(cv))
	}
	return m
}

// begin takes the mood back to the start, with the luck of its name and its own.
func (m *mood) begin(luck, own rng.Key) {
	m.dayLuck, m.slotLuck = luck.Name("day"), luck.Name("half-hour")
	m.ownDay, m.ownSlot = own.Name("own day"), own.Name("own half-hour")
	m.day, m.slot = -1, -1
}

// busynessLuck is the luck of the busyness of a name, and that of its owner if
// it has none.
func busynessLuck(luck, owner rng.Key, name string) rng.Key {
	if name == "" {
		return owner.Name("busyness")
	}
	return luck.Name("busyness").Name(name)
}

// factor returns how busy it is in a half-hour of a day, both counted from 0.
// It is asked in the order of time.
func (m *mood) factor(day, slot int) float64 {
	if day != m.day {
		m.dayFactor = 1
		of := m.days
		if m.daily != nil {
			of = m.daily[min(day, len(m.daily)-1)]
		}
		if of != nil {
			m.dayFactor = of.at(m.dayZ(day))
		}
		m.day, m.slot = day, -1
	}
	if m.slots == nil {
		return m.dayFactor
	}
	for ; m.slot < slot; m.slot++ {
		z := m.norm(m.slotLuck.With(uint64(day)).With(uint64(m.slot+1)), m.ownSlot.With(uint64(day)).With(uint64(m.slot+1)))
		if m.slot < 0 {
			m.z = z
		} else {
			m.z = m.follow*m.z + m.new*z
		}
	}
	return m.dayFactor * m.slots.at(m.z)
}

func (m *mood) dayZ(day int) float64 {
	if m.whole {
		day = 0
	}
	return m.norm(m.dayLuck.With(uint64(day)), m.ownDay.With(uint64(day)))
}

// norm draws a normal number, in part from luck that is shared, and in part from its
// own.
func (m *mood) norm(shared, own rng.Key) float64 {
	luck := shared.Stream()
	if m.own == 0 {
		return luck.Norm()
	}
	z := m.shared * luck.Norm()
	luck = own.Stream()
	return z + m.own*luck.Norm()
}

// A margin is tabulated in steps of the normal number, fine enough that
// straight lines between them are off by less than 0.01 % of the mean.
const (
	marginEnd  = 8  // standard deviations; beyond is one draw in 10^15
	marginStep = 64 // entries for each
)

// margin turns a standard normal number into a gamma one with mean 1 and the
// same rank.
type margin [2*marginEnd*marginStep + 2]float64

func newMargin(cv float64) *margin {
	m := new(margin)
	shape := 1 / (cv * cv)
	for i := range m {
		z := float64(i)/marginStep - marginEnd
		var x float64
		if z < 0 {
			x = mathext.GammaIncRegInv(shape, normBelow(z))
		} else {
			x = mathext.GammaIncRegCompInv(shape, normBelow(-z))
		}
		m[i] = x / shape
		if i > 0 { // at shapes far below 1 the lowest quantiles are lost to rounding
			m[i] = max(m[i], m[i-1])
		}
	}
	return m
}

// normBelow is the probability that a standard normal number is below z.
func normBelow(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

func (m *margin) at(z float64) float64 {
	x := (min(max(z, -marginEnd), marginEnd) + marginEnd) * marginStep
	i := int(x)
	return m[i] + (x-float64(i))*(m[i+1]-m[i])
}

// margins holds one margin for each coefficient of variation in use: they take
// milliseconds to make.
type margins map[float64]*margin

func (all *margins) of(cv float64) *margin {
	if !(cv > 0) {
		return nil
	}
	if *all == nil {
		*all = margins{}
	}
	if (*all)[cv] == nil {
		(*all)[cv] = newMargin(cv)
	}
	return (*all)[cv]
}

// forecastBias draws by how much a forecast of the season is wrong throughout,
// from a triangle around 1.
func forecastBias(most float64, luck rng.Key) float64 {
	if most == 0 {
		return 1
	}
	own := luck.Name("forecast bias").Stream()
	return 1 + most*(own.Float64()+own.Float64()-1)
}
