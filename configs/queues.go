package configs

import (
	"cmp"
	"fmt"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/dist"
)

var (
	handleShape   = scalar("a law of times, or a mean", "4m, exponential(5m) or lognormal(mean 5m, cv 0.9)", ignore(unit.Law))
	patienceShape = scalar("a law of times", "exponential(10m)", func(text string) error {
		if v, err := unit.Number(text); err == nil && v > 0 {
			return fmt.Errorf("%s has no unit; write exponential(%vs), or exponential(%vm)", unit.Quote(text), v, v)
		}
		if d, err := unit.Duration(cmp.Or(unit.Meant(text), text)); err == nil {
			return fmt.Errorf("%s says that everybody leaves after exactly that; write exponential(%v), or fixed(%v) if that is meant", unit.Quote(text), short(d.String()), short(d.String()))
		}
		return ignore(unit.LawOrNever)(text)
	})
	hazardShape = scalar("a share by time", "8%/day", func(text string) error {
		_, err := hazard(text)
		return err
	})
)

// buildQueues makes a queue for each reason in each channel that a customer
// with it can come to, be it only on a second attempt.
func (b *builder) buildQueues() {
	reach := b.reach()
	for r, reason := range b.root.Get("reasons").Entries() {
		queues := make([]int, len(b.channels))
		for c, channel := range b.root.Get("channels").Entries() {
			queues[c] = -1
			if reach[r][c] {
				queues[c] = len(b.model.Layout.Queues)
				b.model.Layout.Queues = append(b.model.Layout.Queues, b.queue(r, reason, c, channel))
			}
		}
		b.model.Layout.Reasons[r].Queues = queues
	}
	b.distinct()
	b.buildSkills()
	b.buildRouting()
	b.buildTransfers()
	b.buildPlaybook()
}

// distinct makes sure that no two queues have one name: the reason a/b in the
// channel c is called like the reason a in the channel b/c.
func (b *builder) distinct() {
	seen := map[string]bool{}
	for _, q := range b.model.Layout.Queues {
		if seen[q.Name] {
			reason := b.root.Get("reasons").Entries()[q.Reason]
			b.log.Add(reason.Pos, fmt.Sprintf("two queues are called %s", q.Name), "rename the reason or the channel")
		}
		seen[q.Name] = true
	}
}

func (b *builder) queue(r int, reason tree.Field, c int, channel tree.Field) centre.Queue {
	own := func(key string) *tree.Node { return ofQueue(reason, channel, key) }
	n := channel.Value
	q := centre.Queue{
		Name: reason.Key + "/" + channel.Key, Reason: r, Channel: c,
		Handle:      b.handle(reason, channel, own("handle_time")),
		WrapUp:      read(own("wrap_up"), lawOf),
		Patience:    read(own("patience"), unit.LawOrNever),
		Within:      read(own("answer_within"), durationOf),
		Short:       read(n.Get("short"), durationOf),
		WaitingRoom: -1,
		Redial: centre.Redial{
			Share:  read(n.Get("redial").Get("share"), shareOf),
			After:  read(n.Get("redial").Get("after"), lawOf),
			Tries:  read(n.Get("redial").Get("tries"), countOf),
			Switch: b.switches(n.Get("redial").Get("switch")),

			SamePatience: read(n.Get("redial").Get("patience"), same) == "the same",
		},
		Chaser: centre.Chaser{
			From:   read(n.Get("chaser").Get("after"), durationOf),
			Every:  read(n.Get("chaser").Get("share"), hazard),
			Switch: b.switches(n.Get("chaser").Get("switch")),
		},
		Announces:  b.announcement(channel),
		Silent:     silent(channel),
		Voicemail:  b.voicemail(channel),
		Callback:   b.callback(channel),
		Resolution: b.resolution(n, own("first_contact")),
	}
	if room := n.Get("waiting_room"); room != nil {
		q.WaitingRoom = read(room, countOf)
	}
	b.inbox(&q, channel)
	return q
}

// ofQueue returns the value of a key for one reason in one channel: what the
// reason says of the channel, or of all channels, or what the channel says.
func ofQueue(reason, channel tree.Field, key string) *tree.Node {
	n := reason.Value.Get(key)
	if n != nil && n.Kind == tree.Mapping {
		n = n.Get(channel.Key)
	}
	if n == nil {
		n = channel.Value.Get(key)
	}
	return n
}

// handle returns the law of the handle time. A plain time is the mean of
// people who differ: a lognormal law with the spread of handle_time_cv.
func (b *builder) handle(reason, channel tree.Field, n *tree.Node) dist.Law {
	if n == nil {
		if !reason.Value.Broken && kindOf(channel) != "" {
			b.log.Add(reason.Pos, fmt.Sprintf("reasons.%s: nothing says how long an agent works on one in %s", reason.Key, channel.Key), "write handle_time: exponential(5m)")
		}
		return nil
	}
	mean, err := unit.Duration(n.Text)
	switch {
	case err != nil:
		return read(n, lawOf)
	case mean == 0:
		b.log.Add(n.Pos, "handle_time: no contact takes no time", "write a time such as 5m")
		return nil
	case b.textbook():
		b.log.Add(n.Pos, "handle_time: in a textbook queue the law is needed, not only its mean", fmt.Sprintf("write exponential(%s), or fixed(%s) if each takes exactly that", n.Text, n.Text))
		return nil
	}
	law, _ := dist.NewLognormal(mean.Seconds(), read(b.root.Get("handle_time_cv"), percentOf))
	return law
}

func (b *builder) resolution(channel, firstContact *tree.Node) centre.Resolution {
	if firstContact == nil {
		return centre.Resolution{FirstContact: 1}
	}
	back := channel.Get("comes_back")
	r := centre.Resolution{
		FirstContact: read(firstContact, shareOf),
		ComesBack:    read(back.Get("share"), shareOf),
		After:        read(back.Get("after"), lawOf),
		Switch:       b.switches(back.Get("switch")),
	}
	if r.FirstContact == 0 {
		b.log.Add(firstContact.Pos, "first_contact: no contact ever resolves anything, so nobody is ever served", "write a share above 0%")
	}
	if back == nil && r.FirstContact < 1 {
		r.FirstContact = 1
		b.log.Add(firstContact.Pos, "first_contact: nothing says what the unresolved do", "write first_contact: 100% if nobody comes back, or comes_back: {share: 80%, after: 1d-3d} at the channel")
	}
	return r
}

// hazard reads how many do something in a time, as in 8%/day, and returns the
// mean seconds until one does.
func hazard(text string) (float64, error) {
	share, per, ok := cutLast(text, "/")
	s, err := unit.Share(share)
	seconds, err2 := unit.PerUnit(per)
	switch {
	case !ok || err2 != nil:
		return 0, fmt.Errorf("%s is not a share by time; write one, such as 8%%/day", unit.Quote(text))
	case err != nil:
		return 0, err
	case s == 0:
		return 0, nil
	case seconds/s < 3600:
		return 0, fmt.Errorf("%s is more than one an hour; write at most 100%%/h", unit.Quote(text))
	}
	return seconds / s, nil
}
