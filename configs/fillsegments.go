package configs

import (
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
)

// segmentNames are what segments may be called of whose customers something is
// known.
var segmentNames = map[string][]string{
	"young": {"young", "younger", "young customers", "gen z", "18-24", "18-34"},
	"older": {"older", "old", "older customers", "55+"},
	"loyal": {"loyal", "loyal customers", "priority", "priority customers"},
}

// youngWeights are the channels that customers of 18 to 24 years choose; self-service
// and the telephone have the rest.
var youngWeights = map[string]int{"chat": 38, "social": 24, "email": 19, "form": 19, "phone": 8}

const youngSource = "C: supp.support, 18 to 24 years: chat 38, social 24, e-mail 19, phone 8; sources disagree: PolyAI finds that 86 % prefer the phone"

// fillSegment lays under a segment what is known of customers who are called like
// that, if it says no more of itself than how many they are.
func fillSegment(segment tree.Field, channels []tree.Field) *tree.Node {
	n := segment.Value
	for _, f := range n.Entries() {
		if f.Key != "share" {
			return n
		}
	}
	name := strings.ReplaceAll(strings.ToLower(segment.Key), "_", " ")
	for known, names := range segmentNames {
		if !slices.Contains(names, name) {
			continue
		}
		n = tree.Under(n, defaults.Get(known))
		if known == "young" && severalForYoung(channels) {
			n = n.Assume("mix", mixOf(channels, youngWeights, youngSource))
		}
	}
	return n
}

// severalForYoung reports whether the young have a choice of channels.
func severalForYoung(channels []tree.Field) bool {
	some := 0
	for _, f := range channels {
		if youngWeights[kindOf(f)] > 0 {
			some++
		}
	}
	return some > 1
}
