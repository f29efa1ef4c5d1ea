package rng

import "math"

// The ziggurat of Marsaglia & Tsang (2000) covers the exponential density with
// 256 layers of equal area: 98.9 % of draws cost one multiplication and one
// comparison, where a logarithm would cost three times as much.
const (
	expRight = 7.69711747013104972     // where the last layer's tail begins
	expArea  = 3.949659822581571993e-3 // area of each layer
	expScale = 9007199254740992.0      // 2^53: draws are 53-bit integers
)

type expLayer struct {
	accept uint64  // integers below this are inside the layer for certain
	width  float64 // the layer's width per integer
}

var (
	expLayers  [256]expLayer
	expDensity [256]float64
)

func init() {
	right, previous := expRight, expRight
	bottom := expArea / math.Exp(-right)
	expLayers[0] = expLayer{uint64(right / bottom * expScale), bottom / expScale}
	expLayers[255].width = right / expScale
	expDensity[0], expDensity[255] = 1, math.Exp(-right)
	for i := 254; i >= 1; i-- {
		right = -math.Log(expArea/right + math.Exp(-right))
		expLayers[i+1].accept = uint64(right / previous * expScale)
		previous = right
		expDensity[i] = math.Exp(-right)
		expLayers[i].width = right / expScale
	}
	expLayers[1].accept = 0
}

// Exp returns the next draw of the exponential distribution with mean 1.
func (s *Stream) Exp() float64 {
	u := s.Uint64() >> 3
	layer := &expLayers[u&255]
	if u>>8 < layer.accept {
		return float64(u>>8) * layer.width
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
