// Package rng deals out luck by key.
//
// A simulation that draws from one shared stream gives every later customer
// other luck as soon as one customer is added. Here luck belongs to a name:
// the handle time of the 17th parcel of the 9 o'clock cohort is the same
// number whatever else happens, so two strategies meet the same customers
// and their difference is seen with few replications.
//
// A [Key] names a thing (a replication, an order, a contact, an agent's day);
// [Key.With] and [Key.Name] name its parts and purposes; [Key.Stream] draws
// the numbers that belong to it. Keys are values: nothing is stored, nothing
// is advanced, and the order of asking changes nothing.
//
// Mixing is SplitMix64 (Steele, Lea & Flood 2014), which passes BigCrush and
// in which every seed starts an equally good stream.
package rng

const golden = 0x9E3779B97F4A7C15 // 2^64 / golden ratio, the SplitMix64 increment

// mix is the SplitMix64 finaliser: a bijection in which every input bit
// changes every output bit with probability one half.
func mix(z uint64) uint64 {
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9
	z = (z ^ (z >> 27)) * 0x94D049BB133111EB
	return z ^ (z >> 31)
}

// Key names a piece of luck. The zero Key is as good as any other.
type Key uint64

// New returns the key of one replication of an experiment.
func New(seed uint64, replication int) Key {
	return Key(mix(seed + golden)).With(uint64(replication))
}

// With returns the key of a numbered part of k: an order, an index, a purpose.
func (k Key) With(part uint64) Key {
	return Key(mix(uint64(k) + golden*(part+1)))
}

// Name returns the key of a named part of k. Names keep luck in its place when
// queues, reasons or teams are added, removed or put in another order.
func (k Key) Name(name string) Key {
	h := uint64(14695981039346656037) // FNV-1a, 64 bit
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 1099511628211
	}
	return Key(mix(uint64(k) ^ mix(h)))
}

// Stream returns the numbers that belong to k.
func (k Key) Stream() Stream { return Stream{uint64(k)} }

// Purpose returns the numbers that belong to a numbered purpose of k. It is as
// good as k.With(purpose).Stream() and saves a mixing: each purpose has a
// stretch of 2^32 numbers of the one sequence that k begins.
func (k Key) Purpose(purpose uint64) Stream {
	return Stream{uint64(k) + golden*((purpose+1)<<32)}
}

// Float64 returns the one number in (0, 1) that belongs to k.
func (k Key) Float64() float64 { return unit(mix(uint64(k) + golden)) }

// Stream is a sequence of numbers. It is two words of luck at most: copy it,
// put it in a struct, throw it away.
type Stream struct{ state uint64 }

// Uint64 returns the next 64 bits.
func (s *Stream) Uint64() uint64 {
	s.state += golden
	return mix(s.state)
}

// Float64 returns the next number in the open interval (0, 1): never 0, so
// that a logarithm of it is finite.
func (s *Stream) Float64() float64 { return unit(s.Uint64()) }

func unit(u uint64) float64 { return (float64(u>>12) + 0.5) * 0x1p-52 }
