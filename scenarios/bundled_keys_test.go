package scenarios

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
)

// notBundled are the keys, and the words for a value, that no bundled season has, and why.
var notBundled = map[string]string{
	"of a textbook queue, which has no dates": `season.horizon, season.at_end, season.at_end: stop, season.at_end: drain,
		reason.rate, rates.every, rates.rates, rates.again, rates.again: no, rates.again: yes, orders.rate, call-back.waiting,
		on duty.every, on duty.on_duty, on duty.leaves, on duty.leaves: who came last, on duty.leaves: first free`,
	"written by the program in a lock file": `season.locked, locked.version, locked.digest, locked.precision,
		locked.interrupted_after, locked.assumed, locked.changed, locked.compared, compared.digest, compared.interrupted_after, compared.replaces, compared.assumed, change.option, change.was`,
	"of a run, or of its files": `season.season, season.year, season.seed, season.currency, season.country: FI`,
	"read from a CSV file, which anonymous-bank-1999 names": `measured.file, measured.channel, measured.every, measured.offered,
		measured.waited, measured.wait, measured.abandoned, counts.queue, counts.scale, counts.every, counts.days, counts.channels,
		counts.exact: no, roster.file, roster.people`,
	"as a campaign's own, which seasons have": `rush.contacts, rush.reasons, rush.channels, teaser.contacts, teaser.channels,
		after.orders, after.contacts, after.channels`,
	"said of single days, as promised_days is in snow-and-black-friday": `orders.days, orders.on_time, orders.late_by, orders.backorders`,
	"said of one, where seasons say it of all": `team.next_contact: priority, team.next_contact: longest wait,
		team.next_contact: worst service level, skill.priority, reason.by_week, reason.on_holidays,
		reason.busyness, busyness.season, team.until,
		reason.routing: specialists first, reason.routing: pooled, one of the carriers.transit`,
	"a figure with a default that says its source": `channel.slowdown, channel.slowdown_set, channel.wrap_up,
		reason.wrap_up, channel.short, channel.priority, redial.after, redial.tries, redial.switch, redial.patience,
		announcement.accepts, announcement.impatience, announcement.handle_time, left open.noticed_after,
		call-back.rings, call-back.again_after, call-back.handle_time, channel.chaser, chaser.after, chaser.share, chaser.switch,
		transfer.after, transfer.hand_over, channel.comes_back, comes back.share, comes back.after, comes back.switch,
		parcels.on_time_after, parcels.late_after, each day.once, after order.after, refunds.kept, refunds.travel, refunds.after,
		weekends.breaks, team.ramp, ramp.start, ramp.half_life, cohort.hired, cohort.induction, cohort.ramp, cohort.no_shows,
		cohort.leavers, sickness.spell, team.overtime_pay, lateness.by, leaves early.by, home.sickness, home.handle_time,
		strain.above, strain.each_point, season.handle_time_cv, orders.exact, orders.by_hour, delivery.days, warehouse.days,
		warehouse.holidays, warehouse.hours, pick-up.collected, carrier.days, carrier.holidays, carrier.hours,
		one of the warehouses.days, one of the warehouses.holidays, one of the carriers.days, one of the carriers.holidays,
		one of the carriers.hours, backorder.delay, layer.hands_over_after, lost customers.share, lost customers.margin, event.training, event.meetings, event.other`,
	"the word for what holds anyhow": `event.announced: yes, event.transit: goes on, channel.kind: phone, channel.kind: chat,
		channel.kind: email, channel.kind: social, channel.kind: video, channel.at_closing: served, channel.slowdown_set: all along,
		redial.patience: new, call-back.place: kept, channel.duplicates: answered, transfer.kind: cold, each day.once: yes,
		skill.secondary: no, team.channels: all, team.on_holidays: off, orders.exact: no, orders.by_weekday: orders,
		orders.by_hour: evening, warehouse.holidays: closed, carrier.holidays: closed, one of the warehouses.holidays: closed,
		one of the carriers.holidays: closed, season.routing: pooled, layer.for: everybody`,
	"another shade of what a season shows, which tests show": `team.no_shows, channel.slowdown_set: at the start,
		channel.free_agent, channel.free_agent: longest idle, channel.free_agent: any, redial.patience: the same,
		each day.once: no, orders.exact: yes, orders.by_weekday: even, orders.by_hour: office, orders.by_hour: even,
		reason.by_weekday: even, reason.by_hour: even, warehouse.holidays: as usual, carrier.holidays: as usual,
		one of the warehouses.holidays: as usual, one of the carriers.holidays: as usual`,
}

// Each key of the language is in a bundled season, or in the centre of one: who looks
// for a mechanism finds a season that shows it. So is each word that stands for a
// value, such as the policies.
func TestEveryKeyIsInABundledSeason(t *testing.T) {
	t.Parallel()
	written := map[string]bool{}
	for _, pattern := range []string{"*/season.yaml", "../configs/centres/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || files == nil {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var log tree.Log
			root := tree.Read(file, text, &log)
			parts := []*tree.Node{root}
			for _, strategy := range root.Get("strategies").Entries() {
				parts = append(parts, strategy.Value)
			}
			for _, part := range parts {
				use(language, part, written)
				useWords(language, part, "", written)
			}
		}
	}
	why := map[string]string{}
	for reason, keys := range notBundled {
		for key := range strings.SplitSeq(keys, ",") {
			why[strings.TrimSpace(key)] = reason
		}
	}
	known := func(key string) {
		if (why[key] == "") != written[key] {
			t.Errorf("%s: in a bundled season: %v; said of it: %q", key, written[key], why[key])
		}
		delete(why, key)
		written[key] = true // it may come again
	}
	list(language, map[string]bool{}, known)
	listWords(language, "", map[string]bool{}, known)
	for key := range why {
		t.Errorf("%s: there is no such key", key)
	}
}

// useWords marks the words that a tree uses where there are several, as shape.key: word.
func useWords(s grammar.Shape, n *tree.Node, key string, written map[string]bool) {
	switch s := s.(type) {
	case *grammar.Mapping:
		for _, f := range s.Fields {
			useWords(f.Shape, n.Get(f.Key), s.Name+"."+f.Key, written)
		}
	case *grammar.Named:
		for _, f := range n.Entries() {
			useWords(s.Of, f.Value, key, written)
		}
	case *grammar.Many:
		for _, item := range n.List() {
			useWords(s.Of, item, key, written)
		}
	case grammar.Either:
		for _, option := range s {
			useWords(option, n, key, written)
		}
	case grammar.Word:
		if n != nil && slices.Contains(s, n.Text) {
			written[key+": "+n.Text] = true
		}
	}
}

// listWords calls f with every word there is.
func listWords(s grammar.Shape, key string, seen map[string]bool, f func(string)) {
	switch s := s.(type) {
	case *grammar.Mapping:
		for _, field := range s.Fields {
			if key := s.Name + "." + field.Key; !seen[key] {
				seen[key] = true
				listWords(field.Shape, key, seen, f)
			}
		}
	case *grammar.Named:
		listWords(s.Of, key, seen, f)
	case *grammar.Many:
		listWords(s.Of, key, seen, f)
	case grammar.Either:
		for _, option := range s {
			listWords(option, key, seen, f)
		}
	case grammar.Word:
		for _, word := range s {
			f(key + ": " + word)
		}
	}
}
