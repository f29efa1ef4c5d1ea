package stat

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/rushproof/rushproof/sim/des"
)

// histogramJSON lists only bins that are not empty, each as how many bins it
// lies beyond the last one and its count: two equal histograms have the same
// bytes.
type histogramJSON struct {
	Sum  des.Time `json:"sum_us"`
	Max  des.Time `json:"max_us"`
	Bins []uint64 `json:"bins"`
}

// MarshalJSON writes the histogram, compactly and always the same way.
func (h Histogram) MarshalJSON() ([]byte, error) {
	out := histogramJSON{h.sum, h.max, []uint64{}}
	last := -1
	for bin, count := range h.bins {
		if count > 0 {
			out.Bins = append(out.Bins, uint64(bin-last), count)
			last = bin
		}
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote, and refuses what it cannot have
// written.
func (h *Histogram) UnmarshalJSON(data []byte) error {
	var in histogramJSON
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	if in.Sum < 0 || in.Max < 0 || len(in.Bins)%2 != 0 {
		return errors.New("histogram: negative sum or maximum, or a bin without a count")
	}
	read := Histogram{sum: in.Sum, max: in.Max}
	if err := read.fill(in.Bins); err != nil {
		return err
	}
	*h = read
	return nil
}

// fill sets the bins, of which the last must be that of the longest time.
func (h *Histogram) fill(pairs []uint64) error {
	top, bin := binOf(h.max), -1
	h.bins = make([]uint64, top|(octave-1)+1)
	for i := 0; i < len(pairs); i += 2 {
		gap, count := pairs[i], pairs[i+1]
		if gap == 0 || gap > uint64(top-bin) || count == 0 || h.n+count < count {
			return fmt.Errorf("histogram: impossible bin %d or count %d", gap, count)
		}
		bin += int(gap)
		h.bins[bin] = count
		h.n += count
	}
	if bin != top && (h.n > 0 || h.max > 0 || h.sum > 0) {
		return fmt.Errorf("histogram: the longest time %v is not in the last bin", h.max)
	}
	return nil
}
