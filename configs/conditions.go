package configs

import (
	"fmt"
	"regexp"
	"strconv"

	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/centre"
)

var stepConditionShape = scalar("a condition", "waiting > 10, idle > 2 or expected wait > 2m", ignore(readStepCondition))

var (
	stepCondition = regexp.MustCompile(`^(waiting|idle) *> *([0-9]{1,6})$`)
	longWait      = regexp.MustCompile(`^expected wait *> *([^<>=]+)$`)
)

// readStepCondition reads when a step of a routing is open.
func readStepCondition(text string) (centre.Condition, error) {
	if m := longWait.FindStringSubmatch(text); m != nil {
		limit, err := unit.Duration(m[1])
		return centre.Condition{Of: centre.Expected, Over: int64(limit)}, err
	}
	m := stepCondition.FindStringSubmatch(text)
	if m == nil {
		return centre.Condition{}, fmt.Errorf("%s is no condition; write waiting > 10, idle > 2 or expected wait > 2m", unit.Quote(text))
	}
	over, err := strconv.ParseInt(m[2], 10, 64)
	of := map[string]centre.Watched{"waiting": centre.Waiting, "idle": centre.Idle}[m[1]]
	return centre.Condition{Of: of, Over: over}, err
}
