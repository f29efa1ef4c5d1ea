package sim

// Loss is what it costs that customers are never served. The zero value says
// nothing of it.
type Loss struct {
	Share  float64 // of the needs never served whose customer is lost to the shop
	Margin float64 // that each of them would have brought, in the currency of the prices
}

// customersLost returns how many customers are lost with the needs of the sums.
func (s *Sums) customersLost() float64 { return s.Loss.Share * float64(s.Needs.GivenUp) }
