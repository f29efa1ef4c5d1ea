package scenarios

import (
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
)

// When is a day of the season, or the interval that begins on it at a time of the clock: on
// is a date, or a named day such as Black Friday; without one it is the whole season.
func (l *Loaded) When(on, at string) (sim.Window, error) {
	if on == "" {
		return sim.Window{}, nil
	}
	text := "wait{day:" + on + "} < 1h"
	if at != "" {
		text = "wait{interval:" + on + " " + at + "} < 1h"
	}
	asked, _ := retargeted(l.written.Without("strategies"), []string{text}, nil)
	var log tree.Log
	list := redate(asked, &log).Get("targets").List()
	if err := log.Err(); err != nil || len(list) == 0 {
		return sim.Window{}, err
	}
	t, err := sim.ParseTarget(list[0].Text)
	if err == nil {
		err = l.Model.Check(t)
	}
	return t.Window, err
}
