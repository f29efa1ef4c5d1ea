package scenarios

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/centre"
)

var longerShape = &grammar.Named{What: "a channel, with the factor on its handle times", Of: configs.Factor, Like: "chat"}

// longer makes contacts take longer than usual in some channels, from the first
// day of the event to the last.
func (s *season) longer(e *event) {
	entries := e.Get("handle_time").Entries()
	if len(entries) == 0 {
		s.log.Add(e.Pos, fmt.Sprintf("longer %s: nothing takes longer", e.name), "write handle_time: {chat: +10%}")
	}
	factors := slices.Repeat([]float64{1}, len(s.model.Layout.Channels))
	for _, entry := range entries {
		i, ok := s.channel(entry)
		if !ok {
			continue
		}
		if factors[i], _ = unit.Factor(entry.Value.Text); factors[i] <= 0 {
			s.log.Add(entry.Pos, fmt.Sprintf("longer %s: no contact takes no time", e.name), "write a factor above x0, such as +10%")
			factors[i] = 1
		}
	}
	first, last := s.cut(e)
	s.model.Layout.Spells = append(s.model.Layout.Spells, centre.Spell{
		Window: centre.Window{From: s.days()[first].Start, To: s.days()[last].Start + s.days()[last].Length()},
		Longer: factors,
	})
}
