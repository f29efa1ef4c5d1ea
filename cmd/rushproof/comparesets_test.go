package main

import (
	"strings"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
)

// What is ranked of a bundled season without names is what can be chosen: nothing that
// befalls it, nothing that holds another, and where something has a project, what has one.
func TestWhatCanBeChosen(t *testing.T) {
	for season, want := range map[string]string{
		"after-hours":           "until nine in the evening | round the clock | better help pages | chatbot | called back | form and voicemail",
		"chatbot-promise":       "before the bot | easy ones first | some come back | handed over harder",
		"crisis-lockdown":       "help page | single inbox | reply suggestions | ten more people after a week",
		"flu-week-50":           "sms notices",
		"january-returns":       "five stay until the end of January | members first | the order desk works on holidays | no temps",
		"monday-friday":         "good advice | advice to one in four | advice over two days | two more people",
		"power-black-week":      "fourteen temps | leave and training frozen | sms notices",
		"pppm-season":           "no temps | twenty more temps | no self-service | what is due first | mail on holidays",
		"small-shop":            "owner answers in the morning | five people | three people | telephone until noon | weekends off",
		"snow-and-black-friday": "no call-backs | shops hold back | a hundred may wait | five days promised | sms notices | leave frozen | four more people",
		"specialist-switch":     "five teams | thirty-two and eight | buyers first | buyers first by a minute | whoever is due first | whoever fares worst | whoever waited longest",
		"stock-and-sms":         "sms notices | stock alerts",
	} {
		all, err := scenarios.OpenStrategies(season, scenarios.Options{}, scenarios.Choice{})
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, s := range choosable(all) {
			names = append(names, s.Name)
		}
		if got := strings.Join(names, " | "); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", season, got, want)
		}
	}
}
