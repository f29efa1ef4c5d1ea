package scenarios

import (
	"strings"
	"testing"
)

// An injection is an event of the season on the day that is named, or the busiest one.
func TestInjections(t *testing.T) {
	l, err := Open("pppm-season", Options{})
	if err != nil {
		t.Fatal(err)
	}
	busiest := Busiest{date(2026, 11, 30), date(2026, 11, 27)}
	for text, want := range map[string]string{
		"sick15":                       `{absence: "sick15", on: 2026-11-30, share: 15%}`,
		"sick40@Black Friday/2d":       `{absence: "sick40@Black Friday/2d", from: 2026-11-27, for: 2 days, share: 40%}`,
		"carrier-2d":                   `{delay: "carrier-2d", from: 2026-11-27, for: 2 days, carrier: 0%}`,
		"bot-down@2026-11-27T10:30/4h": `{closed: "bot-down@2026-11-27T10:30/4h", on: 2026-11-27, hours: 10:30-14:30, self_service: ["order line", "chatbot"]}`,
		"site-down":                    `{site_down: "site-down", on: 2026-11-30, hours: 10:00-12:00}`,
		"promo-unannounced":            `{campaign: "promo-unannounced", on: 2026-11-27, launch: 12:00, announced: no, orders: x1.5}`,
		"tracking-outage@2026-12-01":   `{tracking: "tracking-outage@2026-12-01", from: 2026-12-01, for: 2 days, factor: x2}`,
		"snow+black-friday":            `{delay: "snow+black-friday", from: 2026-11-27, for: 2 days, carrier: 0%, transit: stops}`,
		"snow@cyber-monday":            `{delay: "snow@cyber-monday", from: 2026-11-30, for: 2 days, carrier: 0%, transit: stops}`,
		"flu@2026-12-09":               `{absence: "flu@2026-12-09", peak: 2026-12-09, factor: x2}`,
		"phone-down/90m":               `{closed: "phone-down/90m", on: 2026-11-30, hours: 10:00-11:30, channels: ["phone"]}`,
		"help pages-down":              `{closed: "help pages-down", on: 2026-11-30, hours: 10:00-12:00, self_service: ["help pages"]}`,
	} {
		all, err := l.Injections([]string{text}, busiest)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := all[0].Events[0]; got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
		if all[0].To <= all[0].From {
			t.Errorf("%s lasts from %v to %v", text, all[0].From, all[0].To)
		}
		with, err := l.Variant(all[0].Change)
		if err != nil || with.Model.Digest == l.Model.Digest {
			t.Errorf("%s changes nothing: %v", text, err)
		}
	}
}

// What cannot be injected is told with what to write, all at once.
func TestInjectionFaults(t *testing.T) {
	l, err := Open("small-shop", Options{})
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{"sik15", "bot-down", "carrier-2d", "sick15@Someday", "sick15@2027-05-01", "sick15@2026-11-27T10:00", "site-down@2026-11-27T23:00/4h", "site-down/soon", ""}
	_, err = l.Injections(texts, Busiest{Contacts: date(2026, 11, 27)})
	if err == nil {
		t.Fatal("nothing is wrong")
	}
	for _, want := range []string{
		`there is no injection "sik15"; did you mean sick15?`,
		"bot-down: the season has nothing of the kind",
		"the centre delivers nothing",
		`"Someday" is no day`,
		"2027-05-01 is no day of the season; write one from 2026-11-16 to 2026-12-20",
		"lasts for whole days",
		"beyond midnight; write a shorter time, such as /1h",
		`"soon" is no length of time`,
		"this is no injection",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("not told: %s\n%v", want, err)
		}
	}
}
