package erlang_test

import (
	"fmt"

	"github.com/rushproof/rushproof/sim/erlang"
)

// A phone line gets 200 calls an hour of 5 minutes each; callers give up after
// 3 minutes on average. How many agents answer 80 % within 20 seconds?
func Example() {
	phone := erlang.Queue{Rate: 200.0 / 3600, HandleTime: 300, Patience: 180}
	agents, err := erlang.Required(phone, func(s erlang.Steady) bool {
		return s.AnsweredWithin(20) >= 0.80
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	phone.Agents = agents
	s, _ := phone.Solve()
	fmt.Printf("%d agents: %.1f%% within 20 s, ASA %.1f s, %.1f%% abandon, occupancy %.0f%%\n",
		agents, 100*s.AnsweredWithin(20), s.ASA, 100*s.Abandoned, 100*s.Occupancy)
	// Output: 19 agents: 80.7% within 20 s, ASA 8.5 s, 5.4% abandon, occupancy 83%
}
