package centre_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// A notice makes the question needless: nothing reaches a channel.
func TestNoticePrevents(t *testing.T) {
	s := desk(1)
	s.layer(selfservice.Notice, 0, 1)
	s.comes("a", "9:00", 0)
	s.expect(t, `
		a phone 9:00: helped by notice 9:00
		queue phone: nothing
		needs help: Arisen 1, Prevented 1
		layer notice: Offered 1, Used 1, Resolved 1
	`)
}

// A notice for those who wait for their goods reaches b, and not a, who asks the
// same about goods that were in stock; the one after it is for everybody.
func TestNoticeForBackOrders(t *testing.T) {
	s := desk(1)
	s.layer(selfservice.Notice, 0, 1).BackOrders = true
	s.layer(selfservice.HelpPage, 0, 1e-12)
	s.comes("a", "9:00", 0)
	s.comes("b", "9:10", 0)
	s.customers[1].Back = true
	s.expect(t, `
		a phone 9:00: handed over by help page 9:00
		a phone 9:00: answered 9:00 by Ann, done 9:05
		b phone 9:10: helped by notice 9:10
		queue phone: Offered 1, Answered 1, AnsweredIn 1, Handle 5m0s
		needs help: Arisen 2, Prevented [1 0], Served 1, Attempts 1
		layer notice: Offered 1, Used 1, Resolved 1
		layer help page: Offered 1, Used 1, HandedOver 1
	`)
}

// The help page answers orders in a minute and a half, and not advice: b, who
// sees that after half a minute, calls then, with a question that takes 1.25 × 5
// minutes.
func TestHelpPageResolves(t *testing.T) {
	s := desk(1)
	s.reason("advice", 0)
	s.team(1, 1)
	page := s.layer(selfservice.HelpPage, 90, 1)
	page.Resolves[1], page.HandOver, page.Harder = 1e-12, secs(30), 1.25
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 1)
	s.expect(t, `
		a phone 9:00: helped by help page 9:01:30
		b phone 9:01: handed over by help page 9:01:30
		b phone 9:01:30: answered 9:01:30 by Bob, done 9:07:45
		needs help: Arisen 1, Resolved 1
		needs advice: Arisen 1, Served 1, Attempts 1
		layer help page: Offered 2, Used 2, Resolved 1, HandedOver 1, Time 2m0s
	`)
}

// A customer meets layers in their order until one helps, and each takes its
// time.
func TestLayersInTurn(t *testing.T) {
	s := desk(1)
	s.layer(selfservice.Notice, 0, 1e-12)
	s.layer(selfservice.HelpPage, 60, 1e-12)
	s.layer(selfservice.VoiceMenu, 60, 1e-12)
	s.layer(selfservice.VoiceMenu, 120, 1).Name = "voice bot"
	s.layer(selfservice.VoiceMenu, 60, 1).Name = "never met"
	s.comes("a", "9:00", 0)
	s.expect(t, `
		a phone 9:00: handed over by notice 9:00
		a phone 9:00: handed over by help page 9:01
		a phone 9:01: handed over by voice menu 9:02
		a phone 9:02: helped by voice bot 9:04
		needs help: Arisen 1, Resolved [0 0 0 1 0]
		layer never met: nothing
	`)
}

// Voice menus and chatbots answer in the channels that they are given.
func TestLayersOfOtherChannels(t *testing.T) {
	s := desk(1)
	s.layer(selfservice.Chatbot, 60, 1).Channels[0] = false
	s.comes("a", "9:00", 0)
	s.expect(t, `
		a phone 9:00: answered 9:00 by Ann, done 9:05
		layer chatbot: nothing
	`)
}

// The menu takes a minute and hands over what is harder by a half: 7.5 minutes.
// Ann is busy with x from 8:59 to 9:04, so a waits from 9:01 to 9:04.
func TestVoiceMenuHandsOver(t *testing.T) {
	s := desk(1)
	menu := s.layer(selfservice.VoiceMenu, 60, 1e-12)
	menu.Harder = 1.5
	s.reason("other", 0)
	s.layout.Groups[0].Skills = append(s.layout.Groups[0].Skills, centre.Skill{Queue: 1, Factor: 1})
	s.layout.Queues[1].Routing = s.layout.Queues[0].Routing
	menu.Resolves = append(menu.Resolves, 0) // not met with this reason
	s.comes("x", "8:59", 1)
	s.comes("a", "9:00", 0)
	s.expect(t, `
		a phone 9:00: handed over by voice menu 9:01
		x phone 8:59: answered 8:59 by Ann, done 9:04
		a phone 9:01: answered 9:04 by Ann, done 9:11:30
		queue phone: Offered 1, Answered 1, Waited 1, WaitAnswered 3m0s, Handle 7m30s, WaitTrue 4m0s
	`)
}

// The menu seems to help a, who is back an hour after it said so, and meets it
// again.
func TestFalseSuccessComesBack(t *testing.T) {
	s := desk(1)
	menu := s.layer(selfservice.VoiceMenu, 120, 1)
	menu.ComesBack, menu.BackAfter = 1, secs(3600)
	s.layout.Period.Horizon = at("11:00")
	s.comes("a", "9:00", 0)
	s.expect(t, `
		a phone 9:00: seemed to help by voice menu 9:02
		a.1 phone 10:02: seemed to help by voice menu 10:04
		needs help: Arisen 1, Open 1
		layer voice menu: Offered 2, Used 2, Resolved 2, CameBack 2, Time 4m0s
	`)
}

// Who misunderstood a notice or a help page is back, too, straight to people, as
// there is nothing else in this channel, and with a question that is no harder
// than anybody's.
func TestFalsePreventionComesBack(t *testing.T) {
	for _, kind := range []selfservice.Kind{selfservice.Notice, selfservice.HelpPage} {
		s := desk(1)
		layer := s.layer(kind, 0, 1)
		layer.ComesBack, layer.BackAfter, layer.Harder = 1, secs(3600), 1.5
		s.comes("a", "9:00", 0)
		s.expect(t, `
			a phone 9:00: seemed to help by `+kind.String()+` 9:00
			a.1 phone 10:00: answered 10:00 by Ann, done 10:05
			queue phone: Offered 1, Redials 1, Answered 1, AnsweredIn 1, Handle 5m0s
			needs help: Arisen 1, Served 1, Attempts 1
		`)
	}
}

// Who is in the menu when the season ends has an open question; the menu does
// not count those it has not finished with.
func TestSeasonEndsInTheMenu(t *testing.T) {
	s := desk(1)
	s.layer(selfservice.VoiceMenu, 7200, 1)
	s.comes("a", "+23:00", 0)
	s.expect(t, `
		a phone +23:00: still in self-service by voice menu +24:00
		needs help: Arisen 1, Open 1
		layer voice menu: Offered 1
	`)
}

// Two layers could not help: the contact is as hard as the worse of them says.
func TestHarderCountsOnce(t *testing.T) {
	s := desk(1)
	s.layer(selfservice.HelpPage, 0, 1e-12).Harder = 1.5
	s.layer(selfservice.VoiceMenu, 0, 1e-12).Harder = 1.2
	s.comes("a", "9:00", 0)
	s.expect(t, `
		a phone 9:00: handed over by help page 9:00
		a phone 9:00: handed over by voice menu 9:00
		a phone 9:00: answered 9:00 by Ann, done 9:07:30
	`)
}

// The question that the help page could not answer stays harder by a half, however
// often its customer has to call, until somebody has answered it: b leaves the
// queue at 9:05 and takes 7.5 minutes when back at 9:15. No answer solves
// anything, but from then on it takes five.
func TestHarderUntilAnswered(t *testing.T) {
	s := desk(1)
	s.layer(selfservice.HelpPage, 60, 1e-12).Harder = 1.5
	q := &s.layout.Queues[0]
	q.Patience, q.Redial = secs(180), centre.Redial{Share: 1, After: secs(600)}
	q.Resolution = centre.Resolution{FirstContact: 1e-12, ComesBack: 1, After: secs(3600)}
	s.comes("a", "9:00", 0)
	s.comes("b", "9:01", 0)
	s.layout.Period.Horizon = at("11:00")
	s.expect(t, `
		a phone 9:00: handed over by help page 9:01
		b phone 9:01: handed over by help page 9:02
		b phone 9:02: abandoned 9:05
		a phone 9:01: answered 9:01 by Ann, done 9:08:30
		b.1 phone 9:15: answered 9:15 by Ann, done 9:22:30
		a.1 phone 10:08:30: answered 10:08:30 by Ann, done 10:13:30
		b.1.1 phone 10:22:30: answered 10:22:30 by Ann, done 10:27:30
	`)
}

// Each layer has luck of its own: of those whom the first could not help the
// second helps half, too. Of 2000 that are 500 in the mean, with a standard
// deviation of 19.
func TestLayersHaveLuckOfTheirOwn(t *testing.T) {
	s := desk(1)
	s.layer(selfservice.Notice, 0, 0.5)
	s.layer(selfservice.HelpPage, 0, 0.5)
	came := &stream{gap: des.Minute, reasons: 1}
	s.layout.Period = centre.Period{Horizon: 2001 * des.Minute, Interval: des.Hour}
	out, err := centre.New(&s.layout).Play(came, s)
	if err != nil {
		t.Fatal(err)
	}
	if n := out.Needs[0][0]; n.Arisen != 2000 || n.Prevented[0] < 1000-4*22 || n.Prevented[0] > 1000+4*22 || n.Resolved[1] < 500-4*19 || n.Resolved[1] > 500+4*19 {
		t.Errorf("%+v", n)
	}
}
