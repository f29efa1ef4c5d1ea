package scenarios

import (
	"strings"
	"testing"
)

// Values that hardly anybody means are told: an hour on the phone, and a currency that is
// no code. Of what is only assumed, and of letters that take long, nothing is.
func TestUnlikelyIsOdd(t *testing.T) {
	for _, c := range []struct{ reason, currency, want string }{
		{"handle_time: 4h", "NOK", "odd.yaml:8:43: handle_time: contacts about a in phone take 4h on average; write minutes, such as 4m, or leave it if that is so"},
		{"handle_time: {email: 4h}", "NOK", ""},
		{"handle_time: 1h", "NOK", ""},
		{"handle_time: lognormal(mean 61m, cv 0.5)", "NOK", "take 1h1m on average"},
		{"first_contact: 70%", "NOK", ""},
		{"first_contact: 70%", "EURO", "odd.yaml:5:11: currency: EURO is no code of three letters (ISO 4217); write one such as EUR, NOK, SEK or DKK"},
		{"first_contact: 70%", "kr", "currency: kr is no code"},
	} {
		l := open(t, `
timezone: UTC
from: 2026-11-23
to: 2026-11-29
currency: `+c.currency+`
channels: {phone: {hours: 08:00-16:00}, email: {}}
mix: {phone: 70%, email: 30%}
reasons: {a: {per_week: 100, `+c.reason+`}}
teams: {desk: {agents: 4, cost: 300/h, shifts: {day: {days: every day, hours: 08:00-16:00}}}}
`)
		if got := l.Warnings.Error(); !strings.Contains(got, c.want) || (got != "") != (c.want != "") {
			t.Errorf("%+v: %s", c, got)
		}
	}
}
