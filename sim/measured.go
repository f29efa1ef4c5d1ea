package sim

// Measured is what really happened in a channel, interval by interval of the
// period, to be laid beside what is simulated. It changes nothing that is
// played. Where nobody counted, an entry is -1.
type Measured struct {
	Channel   int
	Offered   []float64 // contacts
	Waited    []float64 // of them not answered at once
	Wait      []float64 // of all of them together, seconds
	Abandoned []float64 // of them given up
}

// Backtest lays what was measured beside what was simulated.
type Backtest struct {
	Channel string           `json:"channel"`
	Series  []BacktestSeries `json:"series"`
	Misses  []string         `json:"misses,omitempty"` // where the model does not come out, in sentences
}

// BacktestSeries is one measure by interval. Intervals that nobody measured, or
// in which a measure is not defined, are nil.
type BacktestSeries struct {
	Measure   string     `json:"measure"` // offered, delayed, wait or abandoned
	Measured  []*float64 `json:"measured"`
	Simulated []*float64 `json:"simulated"` // mean
	P10       []*float64 `json:"p10"`       // of the seasons
	P90       []*float64 `json:"p90"`
	Total     float64    `json:"total"`    // measured, over all intervals that were
	Expected  float64    `json:"expected"` // simulated, over the same
	Of        int        `json:"of"`       // intervals compared

	// Share of the intervals in which it was measured within the range of 8 seasons in
	// 10, about 0.8 where the model is right, below it, and above it; a tie with
	// some of the seasons counts in part. Nil where all seasons have what was
	// measured: it was put in, and says nothing of the model.
	Inside *float64 `json:"inside"`
	Below  *float64 `json:"below"`
	Above  *float64 `json:"above"`
}
