package configs

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// layerHelp reads whom a layer helps: a help page those who come past it, as
// far as its texts are good.
func (b *builder) layerHelp(entry tree.Field, l *selfservice.Layer) {
	n := entry.Value
	l.Resolves = b.byReason(n.Get("resolves"), 0)
	if l.Kind != selfservice.HelpPage {
		for _, key := range []string{"placement", "quality"} {
			b.idle(n.Get(key), fmt.Sprintf("self_service.%s: only a help page has a %s", entry.Key, key), "write reach: or resolves: in its place")
		}
		return
	}
	if placement := n.Get("placement"); placement != nil {
		l.Placement = b.byReason(placement, 1)
	}
	for r, quality := range b.byReason(n.Get("quality"), 1) {
		l.Resolves[r] *= quality
	}
}

// byReason reads a share for all reasons or by reason; those that are not named
// have the other one.
func (b *builder) byReason(n *tree.Node, other float64) []float64 {
	by := slices.Repeat([]float64{other}, len(b.reasons))
	if n == nil {
		return by
	}
	if n.Kind == tree.Scalar {
		return slices.Repeat([]float64{read(n, shareOf)}, len(b.reasons))
	}
	for _, part := range n.Entries() {
		if r, ok := b.index(part.Pos, "reason", part.Key, b.reasons); ok {
			by[r] = read(part.Value, shareOf)
		}
	}
	return by
}

// layerLimits reads whom a layer can take in.
func (b *builder) layerLimits(entry tree.Field, l *selfservice.Layer) {
	n := entry.Value
	if l.Beforehand() {
		for _, key := range []string{"at_once", "rate_limit", "when_waiting"} {
			b.idle(n.Get(key), fmt.Sprintf("self_service.%s: %s changes nothing: a %v keeps nobody waiting", entry.Key, key, l.Kind), "leave it out")
		}
		if l.Kind == selfservice.Notice {
			b.idle(n.Get("gives_up"), fmt.Sprintf("self_service.%s: gives_up changes nothing: nobody asks a notice", entry.Key), "leave it out")
		}
		return
	}
	l.Limits = selfservice.Limits{AtOnce: read(n.Get("at_once"), countOf), Queue: read(n.Get("when_waiting"), countOf)}
	if limit := n.Get("rate_limit"); limit != nil {
		number, per, _ := unit.Rate(limit.Text)
		if number == 0 {
			b.log.Add(limit.Pos, fmt.Sprintf("self_service.%s: at that rate nobody ever begins", entry.Key), "write a rate above 0, such as 300/h, or leave the layer out")
			return
		}
		l.Limits.Gap = min(max(des.Microsecond, des.Seconds(per/number)), des.Never/(2*selfservice.Burst))
	}
	if once := n.Get("at_once"); once != nil && l.Limits.AtOnce == 0 && !once.Broken {
		b.log.Add(once.Pos, fmt.Sprintf("self_service.%s: it can talk with nobody", entry.Key), "write 1 or more, or leave at_once out")
	}
}

// launch reads since when there is a layer, and how customers take to it.
func (b *builder) launch(entry tree.Field, l *selfservice.Layer) {
	n := entry.Value
	day := n.Get("launched")
	switch {
	case day == nil:
		b.idle(n.Get("adoption"), fmt.Sprintf("self_service.%s: adoption changes nothing: it is not new", entry.Key), "write launched: 2026-10-01, or leave adoption out")
		return
	case b.textbook():
		b.log.Add(day.Pos, fmt.Sprintf("self_service.%s: a textbook queue has no dates", entry.Key), "leave launched out, or write from: and to: in place of horizon:")
		return
	}
	days := b.period.Calendar.Days
	i := read(day, unit.Date).Number() - days[0].Date.Number()
	if i >= len(days) {
		b.log.Add(day.Pos, fmt.Sprintf("self_service.%s: it is launched after the season, which ends on %v", entry.Key, days[len(days)-1].Date), "write an earlier date, or leave the layer out")
		return
	}
	l.Adoption = selfservice.Adoption{
		New: true, Launch: des.Time(i) * des.Day,
		Start: read(n.Get("adoption").Get("start"), shareOf),
		Over:  read(n.Get("adoption").Get("over"), durationOf),
	}
	if i >= 0 {
		l.Adoption.Launch = days[i].Start
	}
}
