package configs

import (
	"testing"

	"github.com/rushproof/rushproof/configs/tree"
)

// What is assumed of a segment by its name. Of chat, e-mail and phone the young
// choose 38, 19 and 8 of 65: 58, 30 with rounding to the end, and 12 of a hundred.
// Whoever says more than a share is asked no further.
func TestFillSegments(t *testing.T) {
	const centre = `
channels: {phone: {}, chat: {}, email: {}}
segments:
  young: {share: 30%}
  55+: {share: 20%}
  Loyal customers: {share: 10%}
  loyal: {share: 10%, head_start: 90s}
  others: {}
`
	segments := Fill(tree.Read("centre.yaml", []byte(centre), &tree.Log{})).Get("segments")
	for _, c := range []struct{ segment, key, want string }{
		{"young", "self_service", "x1.2"},
		{"young", "patience", ""},
		{"55+", "self_service", "x0.7"},
		{"55+", "mix", ""},
		{"Loyal customers", "patience", "x1.6"},
		{"loyal", "patience", ""},
		{"others", "self_service", ""},
	} {
		if got := read(segments.Get(c.segment).Get(c.key), same); got != c.want {
			t.Errorf("%s of %s: %q, want %q", c.key, c.segment, got, c.want)
		}
	}
	mix := segments.Get("young").Get("mix")
	for channel, want := range map[string]string{"phone": "12%", "chat": "58%", "email": "30%"} {
		if got := mix.Get(channel); got == nil || got.Text != want || !got.Pos.Assumed() {
			t.Errorf("the young by %s: %+v, want %s", channel, got, want)
		}
	}
}
