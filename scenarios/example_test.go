package scenarios_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/rushproof/rushproof/scenarios"
)

// A season is opened by its name, changed in one place, and shown with where
// each value comes from.
func Example() {
	season, err := scenarios.Open("small-shop", scenarios.Options{Set: []string{"teams.everyone.agents=5"}})
	if err != nil {
		log.Fatal(err) // every mistake with its place, one a line
	}
	for line := range strings.Lines(string(season.Show())) {
		if strings.Contains(line, "# --set") || strings.Contains(line, "patience:") {
			fmt.Println(strings.Join(strings.Fields(line), " "))
		}
	}

	_, err = scenarios.Open("small-shop", scenarios.Options{Set: []string{"teams.everyone.agents=five", "channels.phone.patiense=10m"}})
	fmt.Println(err)
	// Output:
	// title: Four people, a telephone and a mailbox, in the weeks before Christmas – teams.everyone.agents=5 # --set teams.everyone.agents=5
	// patience: exponential(10m) # assumed (D: abandonment and waits of UK centres, ContactBabel 2016 and CCMA 2023)
	// agents: 5 # --set teams.everyone.agents=5
	// --set channels.phone.patiense=10m: channels.phone: unknown key "patiense"; did you mean patience?
	// --set teams.everyone.agents=five: agents: "five" is not a number; write a whole number, such as 12
}
