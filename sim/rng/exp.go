package rng

import "math"

// The ziggurat of Marsaglia & Tsang (2000) covers the exponential density with
// 256 layers of equal area: 98.9 % of draws cost one multiplication and one
// comparison, where a logarithm would cost three times as much.
const (
	expRight = 7.69711747013104972     // where the last layer's tail begins
	expArea  = 3.949659822581571993e-3 // area of each layer
)

// layer is one layer of a ziggurat, into which draws fall as 53-bit integers.
type layer struct {
	accept uint64  // integers below this are inside the layer for certain
	width  float64 // the layer's width per integer
}

const integers = 1 << 53

var (
	expLayers  [256]layer
	expDensity [256]float64
)

func init() {
	right, previous := expRight, expRight
	bottom := expArea / math.Exp(-right)
	expLayers[0] = layer{uint64(right / bottom * integers), bottom / integers}
	expLayers[255].width = right / integers
	expDensity[0], expDensity[255] = 1, math.Exp(-right)
	for i := 254; i >= 1; i-- {
		right = -math.Log(expArea/right + math.Exp(-right))
		expLayers[i+1].accept = uint64(right / previous * integers)
		previous = right
		expDensity[i] = math.Exp(-right)
		expLayers[i].width = right / integers
	}
	expLayers[1].accept = 0
}

// Exp returns the next draw of the exponential distribution with mean 1.
func (s *Stream) Exp() float64 {
	u := s.Uint64() >> 3
	l := &expLayers[u&255]
	if u>>8 < l.accept {
		return float64(u>>8) * l.width
	}
	return s.expEdge(u)
}

// expEdge settles the draws that fall outside a layer's certain part.
func (s *Stream) expEdge(u uint64) float64 {
	for {
		i := u & 255
		x := float64(u>>8) * expLayers[i].width
		switch {
		case u>>8 < expLayers[i].accept:
			return x
		case i == 0:
			return expRight - math.Log(s.Float64())
		case expDensity[i]+s.Float64()*(expDensity[i-1]-expDensity[i]) < math.Exp(-x):
			return x
		}
		u = s.Uint64() >> 3
	}
}
