package configs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/centre"
)

var kinds = grammar.Word{"phone", "chat", "email", "social", "video", "form", "voicemail"}

var channelShape = &grammar.Mapping{Name: "channel", Doc: "a way to reach the centre", Like: "{hours: {mon-fri: 08:00-18:00}, patience: exponential(10m)}", Fields: []grammar.Field{
	{Key: "kind", Shape: kinds, Doc: "how it is worked: one at a time while the customer waits (phone, video), several at once (chat), or between the others (email, social, form, voicemail); a channel named so needs no kind", Also: []string{"type"}},
	{Key: "hours", Shape: hoursShape, Doc: "when people answer; hours without days hold on all seven, holidays too", Also: []string{"open", "opening_hours"}},
	{Key: "at_closing", Shape: grammar.Word{"served", "called back", "turned away"}, Doc: "what becomes of those who wait at closing time: served, called back when the channel opens again, or turned away"},
	{Key: "when_closed", Shape: whenClosedShape, Doc: "what customers do who find it closed; the rest give up"},
	{Key: "advice", Shape: adviceShape, Doc: "asks customers of busy times to come at better ones; it moves first attempts and removes none"},
	{Key: "lines", Shape: Count, Doc: "contacts that can be in it at once, waiting or talking; none: no limit", Also: []string{"trunks"}},
	{Key: "waiting_room", Shape: Count, Doc: "contacts that may wait in each queue; none: no limit", Also: []string{"queue_limit", "queue_size"}},
	{Key: "at_once", Shape: Count, Doc: "contacts that one agent works at once", Also: []string{"concurrency", "cap"}},
	{Key: "slowdown", Shape: grammar.Either{Percent, &grammar.Many{Of: Factor}}, Doc: "how much longer each contact takes with every further one in hand, or the factors with 1, 2, … in hand", Also: []string{"slow_down"}},
	{Key: "slowdown_set", Shape: grammar.Word{"at the start", "all along"}, Doc: "whether a contact keeps the slow-down with which it began, or follows the contacts in hand; all along unless written"},
	{Key: "handle_time", Shape: handleShape, Doc: "work of an agent for one contact, wrap-up included; a plain time is its mean", Also: []string{"aht", "service_time"}},
	{Key: "wrap_up", Shape: Law, Doc: "after-call work on top of the handle time", Also: []string{"acw", "after_call_work"}},
	{Key: "patience", Shape: patienceShape, Doc: "how long customers wait before they leave; none: for ever"},
	{Key: "answer_within", Shape: Duration, Doc: "threshold of the service level; for e-mail the deadline", Also: []string{"within", "deadline", "sla", "threshold"}},
	{Key: "short", Shape: Duration, Doc: "who leaves sooner does not count as abandoned in some service levels", Also: []string{"short_abandon"}},
	{Key: "priority", Shape: Count, Doc: "a free agent takes the smallest number first"},
	{Key: "free_agent", Shape: grammar.Word{"longest idle", "any"}, Doc: "which of several free agents of a step takes a contact: the longest idle unless written, or any one with equal chances", Also: []string{"idle_agent", "agent_selection"}},
	{Key: "redial", Shape: redialShape, Doc: "those who left the queue and try again"},
	{Key: "announces", Shape: announceShape, Doc: "customers who are about to wait are told how long they have to expect to", Also: []string{"announcement", "announced_wait"}},
	{Key: "voicemail", Shape: voicemailShape, Doc: "callers may leave a message in place of waiting on"},
	{Key: "left_open", Shape: silentShape, Doc: "customers who give up waiting for a chat and do not close it: an agent takes it all the same", Also: []string{"silent_abandonment", "silent"}},
	{Key: "callback", Shape: callbackShape, Doc: "callers who would have to wait long are offered to hang up and be called back", Also: []string{"call_back", "callbacks", "virtual_hold"}},
	{Key: "chaser", Shape: chaserShape, Doc: "second messages about what is still unanswered", Also: []string{"chasers"}},
	{Key: "triage", Shape: triageShape, Doc: "written contacts are sorted by hand; none in a single inbox, whose labels do it"},
	{Key: "duplicates", Shape: grammar.Word{"answered", "merged"}, Doc: "whether a second message about one that waits is work of its own, or a single inbox shows that it is the same; answered unless written"},
	{Key: "reply_suggestions", Shape: suggestionsShape, Doc: "agents are offered replies"},
	{Key: "transfer", Shape: transferShape, Doc: "what happens to contacts that the first agent cannot solve: misrouted ones (reasons), and those that a team passes on (skills)"},
	{Key: "first_contact", Shape: Share, Doc: "answered contacts that resolve the need", Also: []string{"fcr", "first_contact_resolution", "resolution"}},
	{Key: "comes_back", Shape: comesBackShape, Doc: "those whose need was not resolved"},
}}

var (
	switchShape     = &grammar.Named{What: "a channel, with the share that goes there instead", Of: Share, Like: "email"}
	whenClosedShape = &grammar.Mapping{Name: "when closed", Like: "{later: 60%, after: 0s-2h}", Fields: []grammar.Field{
		{Key: "later", Shape: Share, Doc: "share that tries again after it opens"},
		{Key: "after", Shape: Law, Doc: "how long after it opens"},
		{Key: "switch", Shape: switchShape, Doc: "shares that write or chat instead"},
	}}
	redialShape = &grammar.Mapping{Name: "redial", Like: "{share: 50%, after: 20m-60m, tries: 3}", Fields: []grammar.Field{
		{Key: "share", Shape: Share, Doc: "share that tries again, after each failed attempt"},
		{Key: "after", Shape: Delay, Doc: "how long after", Also: []string{"delay"}},
		{Key: "tries", Shape: Count, Doc: "attempts in all, the first included; none: no limit", Also: []string{"max", "attempts"}},
		{Key: "switch", Shape: switchShape, Doc: "shares of the retries that are made in other channels"},
		{Key: "patience", Shape: grammar.Word{"new", "the same"}, Doc: "whether each attempt has a patience of its own, or that of the one before; new unless written"},
	}}
	chaserShape = &grammar.Mapping{Name: "chaser", Like: "{after: 24h, share: 8%/day}", Fields: []grammar.Field{
		{Key: "after", Shape: Duration, Doc: "age of a message from which customers chase it"},
		{Key: "share", Shape: hazardShape, Doc: "how many of them do so, by time: 8%/day"},
		{Key: "switch", Shape: switchShape, Doc: "shares of the chasers that come in other channels"},
	}}
	comesBackShape = &grammar.Mapping{Name: "comes back", Like: "{share: 80%, after: 1d-3d}", Fields: []grammar.Field{
		{Key: "share", Shape: Share, Doc: "share of the unresolved that get in touch again"},
		{Key: "after", Shape: Delay, Doc: "how long after"},
		{Key: "switch", Shape: switchShape, Doc: "shares that come in other channels"},
	}}
)

// Readers with the names that read wants.
var (
	shareOf    = unit.Share
	percentOf  = unit.Percent
	factorOf   = unit.Factor
	lawOf      = unit.Law
	durationOf = unit.Duration
	countOf    = unit.Count
)

func (b *builder) buildChannels() {
	for _, entry := range b.root.Get("channels").Entries() {
		n := entry.Value
		c := centre.Channel{
			Name: cmp.Or(b.misspelt[entry.Key], entry.Key),
			Kind: b.kind(entry),
			Open: b.windows(n.Get("hours")),
			AtClosing: map[string]centre.Closing{
				"called back": centre.CallBack, "turned away": centre.TurnAway,
			}[read(n.Get("at_closing"), same)],
			WhenClosed: b.whenClosed(n.Get("when_closed")),
			Lines:      read(n.Get("lines"), countOf),
			AtStart:    read(n.Get("slowdown_set"), same) == "at the start",
			AnyFree:    read(n.Get("free_agent"), same) == "any",
		}
		c.Slowdown = b.slowdown(entry, c.Kind)
		c.Advice = b.advice(entry, c.Open)
		b.model.Layout.Channels = append(b.model.Layout.Channels, c)
	}
}

// kindOf returns how a channel is worked, "" when neither its kind nor its
// name says so.
func kindOf(channel tree.Field) string {
	if kind := channel.Value.Get("kind"); kind != nil {
		return kind.Text
	}
	for _, kind := range kinds {
		if channel.Key == kind {
			return kind
		}
	}
	return ""
}

// workedAs returns the kind of channel that a channel is worked like: phone, chat
// or email.
func workedAs(channel tree.Field) string {
	switch kind := kindOf(channel); kind {
	case "video":
		return "phone"
	case "social", "form", "voicemail":
		return "email"
	default:
		return kind
	}
}

// otherNames of the kinds of channel, without dashes and spaces.
var otherNames = map[string][]string{
	"phone":     {"telephone", "telefon", "phones", "calls", "voice", "puhelin", "tlf", "tel"},
	"chat":      {"livechat", "webchat", "chats", "chatt"},
	"social":    {"socialmedia", "socials", "facebook", "instagram", "messenger", "some"},
	"video":     {"videocall", "videocalls", "videos"},
	"form":      {"contactform", "webform", "forms", "skjema"},
	"voicemail": {"voicemails", "answeringmachine"},
	"email":     {"mail", "emails", "epost", "mejl", "sähköposti"},
}

// misspelt finds the channels without a kind whose name says one in another
// way, as e-mail says email: the name is then taken for the slip, and not each
// place that says email.
func misspelt(channels []tree.Field) map[string]string {
	found := map[string]string{}
	for _, channel := range channels {
		bare := strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(channel.Key))
		for _, kind := range kinds {
			if kindOf(channel) == "" && (bare == kind || slices.Contains(otherNames[kind], bare)) {
				found[channel.Key] = kind
			}
		}
	}
	return found
}

func (b *builder) kind(channel tree.Field) centre.Kind {
	if meant := b.misspelt[channel.Key]; meant != "" {
		b.log.Add(channel.Pos, "channels."+channel.Key+": its kind is missing", fmt.Sprintf("write %s: in its place, or kind: %s beneath it", meant, meant))
		return centre.Live
	}
	switch workedAs(channel) {
	case "chat":
		return centre.Chat
	case "email":
		return centre.Deferred
	case "":
		b.log.Add(channel.Pos, "channels."+channel.Key+": its kind is missing", "write kind: phone, kind: chat, kind: email or another kind")
	}
	return centre.Live
}

func (b *builder) whenClosed(n *tree.Node) centre.WhenClosed {
	w := centre.WhenClosed{Later: read(n.Get("later"), shareOf), After: read(n.Get("after"), lawOf), Switch: b.switches(n.Get("switch"))}
	if sum := w.Later + total(w.Switch); sum > 1+rounding {
		b.log.Add(n.Pos, "when_closed: later and switch sum to "+percent(sum), "keep the sum at 100% or below")
	}
	return w
}

// slowdown returns the work time as a multiple of a lone contact's, by how
// many are in hand; nil for one at a time.
func (b *builder) slowdown(channel tree.Field, kind centre.Kind) []float64 {
	atOnce, slower := channel.Value.Get("at_once"), channel.Value.Get("slowdown")
	if kind != centre.Chat {
		return nil
	}
	const most = 1000
	count := read(atOnce, countOf)
	if atOnce != nil && (count == 0 || count > most) {
		b.log.Add(atOnce.Pos, fmt.Sprintf("at_once: %d contacts at once", count), fmt.Sprintf("write a number from 1 to %d", most))
		return nil
	}
	if slower != nil && slower.Kind == tree.List {
		return b.slowdownList(slower, atOnce, count)
	}
	factors := make([]float64, max(count, 1))
	for i := range factors {
		factors[i] = 1 + float64(i)*read(slower, percentOf)
	}
	return factors
}

func (b *builder) slowdownList(list, atOnce *tree.Node, count int) []float64 {
	var factors []float64
	for _, item := range list.Items {
		f := read(item, factorOf)
		if f <= 0 {
			b.log.Add(item.Pos, "slowdown: a contact cannot take no time", "write a factor above x0")
		}
		factors = append(factors, f)
	}
	if atOnce != nil && !atOnce.Pos.Assumed() && count != len(factors) {
		b.log.Add(list.Pos, fmt.Sprintf("slowdown: %d factors, but at_once is %d", len(factors), count), "write one factor for each number in hand, or leave at_once out")
	}
	return factors
}

const rounding = 1e-9 // by which shares may exceed the whole

func total(shares []float64) (sum float64) {
	for _, s := range shares {
		sum += s
	}
	return sum
}

func percent(share float64) string { return fmt.Sprintf("%.4g%%", 100*share) }
