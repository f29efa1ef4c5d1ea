package sim

// The scopes that measures of contacts, of times in queue (kept by channel),
// and of people exist for.
var (
	contactScopes = []string{ofCentre, ofChannel, ofQueue, ofReason}
	channelScopes = []string{ofCentre, ofChannel}
	needScopes    = []string{ofCentre, ofReason, ofSegment}
	reasonScopes  = []string{ofCentre, ofReason}
	teamScopes    = []string{ofCentre, ofTeam}
	centreScope   = []string{ofCentre}
)

const trueSentence = "Mean time that customers had waited in all when a person took care of their question: with voice menus and chatbots, in queues and for a call-back, over all attempts since somebody last answered it. Who is passed on waits on." + mixed

const mixed = " Over several channels, deferred ones are left out."

// measures is the one table of what can be asked, in the order of printing.
var measures = []Measure{
	{
		Key: "service_level", Name: "Service level", Unit: Share, Better: +1,
		Scopes: contactScopes, Options: []string{"within", "formula"}, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Share of contacts answered within the threshold, by F4 unless formula: says otherwise. Messages that come less than the threshold before the season ends are left out: nobody can know.",
		Formula:  "At ÷ (A + L − Bt)",
		value:    func(s *Sums) (float64, float64) { f, _ := FindFormula(""); return f.Of(s.Answers) },
	},
	{
		Key: "wait", Name: "Mean wait", Unit: Seconds, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Mean time in queue of everybody who was not blocked, answered or not, those taken at once included." + mixed,
		Formula:  "ΣW ÷ (O − blocked)",
		value:    func(s *Sums) (float64, float64) { return s.Wait.InQueue.Seconds(), float64(s.Wait.Queued) },
	},
	quantile("p50(wait)", "Median wait", "Half of the contacts answered or abandoned waited no longer.", 0.50),
	quantile("p90(wait)", "Wait of 9 in 10", "Nine in ten contacts answered or abandoned waited no longer.", 0.90),
	quantile("p95(wait)", "Wait of 19 in 20", "Nineteen in twenty contacts answered or abandoned waited no longer.", 0.95),
	quantile("p99(wait)", "Wait of 99 in 100", "Ninety-nine in a hundred contacts answered or abandoned waited no longer.", 0.99),
	{
		Key: "worst_interval", Name: "Mean wait in the worst interval", Unit: Seconds, Better: -1,
		Scopes: channelScopes, Daily: true, Estimator: MeanOf,
		Sentence: "The longest mean wait of contacts that arrived in one interval." + mixed,
		Formula:  "max over intervals of ΣW ÷ (O − blocked)",
		value:    func(s *Sums) (float64, float64) { return s.Peak.Wait, one(s.Peak.Known) },
	},
	{
		Key: "asa", Name: "Average speed of answer", Unit: Seconds, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Mean time in queue of answered contacts only, those taken at once included." + mixed,
		Formula:  "ΣW over A ÷ A",
		value:    func(s *Sums) (float64, float64) { return s.Wait.ToAnswer.Seconds(), float64(s.Wait.Answered) },
	},
	{
		Key: "true_wait", Name: "Customer-true wait", Unit: Seconds, Better: -1,
		Scopes: append(contactScopes[:len(contactScopes):len(contactScopes)], ofSegment), Daily: true, Estimator: RatioOfMeans,
		Sentence: trueSentence, Formula: "time waited in all over those reached ÷ reached",
		value: func(s *Sums) (float64, float64) { return s.Wait.True.Seconds(), float64(s.Wait.Reached) },
	},
	{
		Key: "p90(true_wait)", Name: "Customer-true wait of 9 in 10", Unit: Seconds, Better: -1,
		Scopes: []string{ofCentre, ofChannel, ofSegment}, Estimator: MergedQuantile, Quantile: 0.90, True: true,
		Sentence: "Nine in ten customers whom a person reached had waited no longer in all." + mixed,
		Formula:  "quantile of the time waited in all over those reached",
	},
	{
		Key: "delayed", Name: "Delayed", Unit: Share, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Share of contacts that were not blocked and not taken at once." + mixed,
		Formula:  "contacts with W > 0 ÷ (O − blocked)",
		value:    func(s *Sums) (float64, float64) { return over(s.Wait.Delayed, s.Wait.Queued) },
	},
	{
		Key: "abandonment", Name: "Abandonment", Unit: Share, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Share of contacts whose customer left the queue.",
		Formula:  "B ÷ O",
		value:    func(s *Sums) (float64, float64) { return over(s.Contact.Abandoned, s.Contact.Offered) },
	},
	{
		Key: "blocked", Name: "Blocked", Unit: Share, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Share of contacts that found no line or no place to wait.",
		Formula:  "blocked ÷ O",
		value:    func(s *Sums) (float64, float64) { return over(s.Contact.Blocked, s.Contact.Offered) },
	},
	{
		Key: "turned_away", Name: "Turned away", Unit: Share, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Share of contacts that were sent away when the channel closed.",
		Formula:  "turned away ÷ O",
		value:    func(s *Sums) (float64, float64) { return over(s.Contact.TurnedAway, s.Contact.Offered) },
	},
	{
		Key: "closed", Name: "Found closed", Unit: Share, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Share of attempts that came when nobody answered the channel; they are not offered.",
		Formula:  "found closed ÷ (O + found closed)",
		value:    func(s *Sums) (float64, float64) { return over(s.Contact.Closed, s.Contact.Offered+s.Contact.Closed) },
	},
	{
		Key: "repeats", Name: "Repeat contacts", Unit: Share, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Share of contacts that follow a failed attempt, a late answer or an unsolved need.",
		Formula:  "repeats ÷ O",
		value:    func(s *Sums) (float64, float64) { return over(s.Contact.Redials, s.Contact.Offered) },
	},
	{
		Key: "passed_on", Name: "Passed on", Unit: Share, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Share of contacts answered or called back that were passed on to another team, where they are offered again.",
		Formula:  "passed on ÷ (A + called back)",
		value: func(s *Sums) (float64, float64) {
			return overIf(s.Strays, s.Contact.PassedOn, s.Contact.Answered+s.Contact.CalledBack)
		},
	},
	{
		Key: "merged", Name: "Merged messages", Unit: Count,
		Scopes: contactScopes, Daily: true, Estimator: MeanOf,
		Sentence: "Second messages that a single inbox showed to be about one that still waits; they are not offered.",
		Formula:  "merged",
		value:    func(s *Sums) (float64, float64) { return float64(s.Contact.Merged), one(s.Merges) },
	},
	{
		Key: "pooled", Name: "Realised pooling", Unit: Share,
		Scopes: contactScopes, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Share of answered contacts that were taken by a secondary skill.",
		Formula:  "taken by a secondary skill ÷ A",
		value: func(s *Sums) (float64, float64) {
			return overIf(s.Pools, s.Contact.Pooled, s.Contact.Answered)
		},
	},
	counted("offered", "Offered", "Contacts offered to people, retries included.", "O", 0,
		func(s *Sums) int64 { return s.Contact.Offered }),
	counted("answered", "Answered", "Contacts that a person took.", "A", +1,
		func(s *Sums) int64 { return s.Contact.Answered }),
	counted("abandoned", "Abandoned", "Contacts whose customer left the queue.", "B", -1,
		func(s *Sums) int64 { return s.Contact.Abandoned }),
	counted("advised", "Moved by advice", "Contacts that were to come at a busy time, and by good advice come at a better one. They are offered then.", "advised", 0,
		func(s *Sums) int64 { return s.Contact.Advised }),
	counted("to_callback", "To call-back", "Contacts that are to be called back: they accepted the offer, or waited when the channel closed.", "sent to call-back", 0,
		func(s *Sums) int64 { return s.Contact.ToCallback }),
	{
		Key: "left_open", Name: "Chats left open", Unit: Count, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: MeanOf,
		Sentence: "Chats whose customer left the queue without closing them, and which an agent takes all the same; they are among the abandoned.",
		Formula:  "left open",
		value:    func(s *Sums) (float64, float64) { return float64(s.Contact.Silent), one(s.Open) },
	},
	{
		Key: "balked", Name: "Left at the announcement", Unit: Share, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Share of contacts whose customer left at once when told how long to wait; they are among the abandoned, and count against the service level whatever their wait.",
		Formula:  "left when told ÷ O",
		value: func(s *Sums) (float64, float64) {
			return float64(s.Contact.Balked), one(s.Told) * float64(s.Contact.Offered)
		},
	},
	{
		Key: "messages", Name: "Messages left", Unit: Count,
		Scopes: contactScopes, Daily: true, Estimator: MeanOf,
		Sentence: "Contacts whose customer left a message in place of waiting on.", Formula: "messages",
		value: func(s *Sums) (float64, float64) { return float64(s.Contact.Messages), one(s.Spoken) },
	},
	calling("callback_offered", "Offered a call-back", "Contacts that were offered a call-back in place of waiting on the line.", "offered a call-back", Count, 0,
		func(s *Sums) (float64, float64) { return float64(s.Contact.CallbackOffered), 1 }),
	calling("called_back", "Called back", "Contacts that were called back and reached.", "called back", Count, +1,
		func(s *Sums) (float64, float64) { return float64(s.Contact.CalledBack), 1 }),
	calling("callback_wait", "Wait of those called back", "Mean time that those who were called back and reached had waited until then: on the line, for the call, and between calls that nobody answered.",
		"time waited over called back ÷ called back", Seconds, -1,
		func(s *Sums) (float64, float64) {
			return s.Contact.WaitCalled.Seconds(), float64(s.Contact.CalledBack)
		}),
	calling("never_reached", "Never reached", "Contacts given up after the last call of the centre that nobody answered.", "never reached", Count, -1,
		func(s *Sums) (float64, float64) { return float64(s.Contact.NeverReached), 1 }),
	calling("calls_left", "Call-backs left over", "Contacts waiting to be called back at the end of the day, or of the season.", "number to be called at the end", Count, -1,
		func(s *Sums) (float64, float64) { return float64(s.Calls.AtEnd), 1 }),
	{
		Key: "queue_length", Name: "Queue length", Unit: Count, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: MeanOf,
		Sentence: "Mean number waiting, over all hours, closed ones included." + mixed,
		Formula:  "∫ number waiting dt ÷ length of the period",
		value:    func(s *Sums) (float64, float64) { return share(s.Line.Area, int64(s.Length)) },
	},
	{
		Key: "waited", Name: "Time waited", Unit: PersonHours, Better: -1,
		Scopes: channelScopes, Daily: true, Estimator: MeanOf,
		Sentence: "Time that all contacts together spent in queue, however they ended." + mixed,
		Formula:  "ΣW",
		value:    func(s *Sums) (float64, float64) { return s.Wait.InQueue.Seconds() / 3600, 1 },
	},
	{
		Key: "longest_queue", Name: "Longest queue", Unit: Count, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: MeanOf,
		Sentence: "The most contacts that waited in one queue at the same time." + mixed,
		Formula:  "max number waiting in a queue",
		value:    func(s *Sums) (float64, float64) { return float64(s.Line.Max), one(s.Length > 0) },
	},
	{
		Key: "backlog", Name: "Backlog", Unit: Count, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: MeanOf,
		Sentence: "Messages waiting in deferred channels at the end of the day, or of the season.",
		Formula:  "number waiting at the end",
		value:    func(s *Sums) (float64, float64) { return float64(s.Pile.AtEnd), one(s.Piles) },
	},
	{
		Key: "oldest", Name: "Oldest message", Unit: Hours, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: MeanOf,
		Sentence: "Age of the oldest message waiting in a deferred channel at the end of any interval.",
		Formula:  "max over intervals of the age of the oldest",
		value:    func(s *Sums) (float64, float64) { return s.Pile.Oldest.Seconds() / 3600, one(s.Piles) },
	},
	{
		Key: "handle_time", Name: "Average handle time", Unit: Seconds,
		Scopes: contactScopes, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Mean time that a contact keeps a person, after-call work included.",
		Formula:  "handling time ÷ (A + called back)",
		value: func(s *Sums) (float64, float64) {
			return s.Contact.Handle.Seconds(), float64(s.Contact.Answered + s.Contact.CalledBack)
		},
	},
	{
		Key: "work", Name: "Work", Unit: PersonHours,
		Scopes: contactScopes, Daily: true, Estimator: MeanOf,
		Sentence: "Handling time of all contacts, after-call work included; chats that are worked side by side count each.",
		Formula:  "Σ handling time",
		value:    func(s *Sums) (float64, float64) { return s.Contact.Handle.Seconds() / 3600, 1 },
	},
	{
		Key: "sorting", Name: "Sorting by hand", Unit: Hours, Better: -1,
		Scopes: contactScopes, Daily: true, Estimator: MeanOf,
		Sentence: "Time that people spend sorting the messages that they answer, which is part of the handle time.",
		Formula:  "sorting time × (A − passed on)",
		value:    func(s *Sums) (float64, float64) { return s.Sorting.Seconds() / 3600, one(s.Sorts) },
	},
	{
		Key: "occupancy", Name: "Occupancy", Unit: Share,
		Scopes: teamScopes, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Share of time on duty with at least one contact in hand, after-call work included.",
		Formula:  "time handling ÷ time on duty",
		value:    func(s *Sums) (float64, float64) { return over(s.Staff.Busy, s.Staff.OnDuty) },
	},
	{
		Key: "on_duty", Name: "On duty while staffed", Unit: Agents,
		Scopes: teamScopes, Daily: true, Estimator: MeanOf,
		Sentence: "Mean number of agents on duty, over the intervals in which anybody is: nights and closed days do not count.",
		Formula:  "time on duty ÷ length of the intervals in which anybody is on duty",
		value:    func(s *Sums) (float64, float64) { return share(s.Staff.OnDuty, int64(s.Staffed)) },
	},
	{
		Key: "staff_hours", Name: "Hours on duty", Unit: PersonHours,
		Scopes: teamScopes, Daily: true, Estimator: MeanOf,
		Sentence: "Time that agents were on duty, overtime and those who were called in included.",
		Formula:  "Σ time on duty",
		value:    func(s *Sums) (float64, float64) { return float64(s.Staff.OnDuty) / 3.6e9, one(s.Teams) },
	},
	{
		Key: "absence", Name: "Absence", Unit: Share, Better: -1,
		Scopes: teamScopes, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Share of scheduled time not worked: who is sick, or comes late from finishing a contact. Planned leave, training and meetings are not scheduled.",
		Formula:  "1 − (time on duty − overtime − time called in) ÷ time scheduled",
		value: func(s *Sums) (float64, float64) {
			return over(s.Roster-s.Staff.OnDuty+s.Staff.Overtime+s.Staff.Called, s.Roster)
		},
	},
	{
		Key: "overtime", Name: "Overtime", Unit: PersonHours, Better: -1,
		Scopes: teamScopes, Daily: true, Estimator: MeanOf,
		Sentence: "Time that agents worked beyond their shift: as agreed before, or, past its end or into a break, to finish what they had in hand.",
		Formula:  "Σ overtime",
		value:    func(s *Sums) (float64, float64) { return float64(s.Staff.Overtime) / 3.6e9, one(s.Teams) },
	},
	{
		Key: "staff_cost", Name: "Staff cost", Unit: Money, Better: -1,
		Scopes: teamScopes, Daily: true, Estimator: MeanOf,
		Sentence: "Price of the hours of shifts, those included that go to training, meetings and sickness, but not breaks and leave; of overtime; over the season also of the contacts of partners, of no fewer than were agreed.",
		Formula:  "Σ time paid · price + Σ overtime · price of overtime + contacts · price of a contact",
		value:    func(s *Sums) (float64, float64) { return s.Cost.Staff, one(s.Cost.StaffPriced && s.Teams) },
	},
	{
		Key: "self_service_cost", Name: "Self-service cost", Unit: Money, Better: -1,
		Scopes: centreScope, Estimator: MeanOf,
		Sentence: "Price of the uses of self-service, whether they helped or not, and of the messages about parcels.",
		Formula:  "Σ uses · price + Σ parcels reached · price",
		value:    func(s *Sums) (float64, float64) { return s.Cost.SelfService, one(s.Cost.SelfServicePriced) },
	},
	{
		Key: "playbook_cost", Name: "Playbook cost", Unit: Money, Better: -1,
		Scopes: centreScope, Estimator: MeanOf,
		Sentence: "Price of what the rules of the playbook did, on top of what the hours cost of those who were called in or stayed on.",
		Formula:  "Σ times · price + Σ hours · price",
		value:    func(s *Sums) (float64, float64) { return s.Cost.Playbook, one(s.Cost.PlaybookPriced) },
	},
	{
		Key: "project_cost", Name: "Project cost", Unit: Money, Better: -1,
		Scopes: centreScope, Estimator: MeanOf,
		Sentence: "Price of the projects that the season needs: once, and for each of its weeks. It is the same in every replication.",
		Formula:  "Σ price + Σ price of a week · weeks",
		value:    func(s *Sums) (float64, float64) { return s.Cost.Projects, one(s.Cost.ProjectsPriced) },
	},
	{
		Key: "cost", Name: "Cost", Unit: Money, Better: -1,
		Scopes: centreScope, Estimator: MeanOf,
		Sentence: "Staff, self-service, playbook and project cost together. It is known when all who work have a price.",
		Formula:  "staff cost + self-service cost + playbook cost + project cost",
		value:    func(s *Sums) (float64, float64) { return s.Cost.all(), one(s.Cost.whole()) },
	},
	{
		Key: "cost_per_need", Name: "Cost per need", Unit: Money, Better: -1,
		Scopes: centreScope, Estimator: RatioOfMeans,
		Sentence: "Staff, self-service, playbook and project cost for each need that a person or self-service settled. It is known when all who work have a price.",
		Formula:  "cost ÷ (prevented + resolved + served)",
		value: func(s *Sums) (float64, float64) {
			if !s.Cost.whole() {
				return 0, 0
			}
			return s.Cost.all(), float64(s.Needs.SelfServed + s.Needs.Served)
		},
	},
	need("needs", "Needs", "Customers with a question, however many contacts it takes.", "N", Count, 0, MeanOf,
		func(s *Sums) (float64, float64) { return float64(s.Needs.Arisen), 1 }),
	need("needs_unserved", "Needs never served", "Share of needs whose customer gave up after an attempt that reached nobody, and did not try again: who left the queue or self-service, found no free line or the channel closed, was turned away at closing time, missed the call-back, or left a message that is nobody's work.", "given up ÷ N", Share, -1, RatioOfMeans,
		func(s *Sums) (float64, float64) { return over(s.Needs.GivenUp, s.Needs.Arisen) }),
	need("needs_unsolved", "Needs answered but not solved", "Share of needs that a person answered without solving them, and whose customer let it go.", "unsolved ÷ N", Share, -1, RatioOfMeans,
		func(s *Sums) (float64, float64) { return over(s.Needs.Unsolved, s.Needs.Arisen) }),
	need("needs_open", "Needs still open", "Share of needs that nobody had answered when the season ended.", "open ÷ N", Share, -1, RatioOfMeans,
		func(s *Sums) (float64, float64) { return over(s.Needs.Open, s.Needs.Arisen) }),
	need("customers_lost", "Customers lost", "Customers who are lost to the shop because they were never served.", "share lost · given up", Count, -1, MeanOf,
		func(s *Sums) (float64, float64) { return s.customersLost(), one(s.Loss.Share > 0) }),
	need("margin_lost", "Margin lost", "Margin that goes with the customers lost.", "margin · customers lost", Money, -1, MeanOf,
		func(s *Sums) (float64, float64) {
			return s.customersLost() * s.Loss.Margin, one(s.Loss.Share > 0 && s.Loss.Margin > 0)
		}),
	need("attempts", "Contacts per need", "Contacts offered to people for each need that self-service did not settle.",
		"contacts ÷ (N − settled by self-service)", Count, -1, RatioOfMeans,
		func(s *Sums) (float64, float64) { return over(s.Needs.Attempts, s.Needs.Arisen-s.Needs.SelfServed) }),
	need("deflection", "Net deflection", "Share of needs that self-service settled for good; who came back does not count.",
		"(prevented + resolved) ÷ N", Share, +1, RatioOfMeans,
		func(s *Sums) (float64, float64) { return over(s.Needs.SelfServed, s.Needs.Arisen) }),
	{
		Key: "claimed_deflection", Name: "Claimed deflection", Unit: Share, // neither: more of it may be more who come back
		Scopes: reasonScopes, Estimator: RatioOfMeans, // uses of self-service are not known by segment
		Sentence: "Uses of self-service that were not handed over to people, for each need: what dashboards show. Who left it without a word counts, and who came back counts twice.",
		Formula:  "(uses − handed over) ÷ N",
		value:    func(s *Sums) (float64, float64) { return over(s.Needs.Claimed, s.Needs.Arisen) },
	},
	{
		Key: "orders", Name: "Orders", Unit: Count,
		Scopes: centreScope, Daily: true, Estimator: MeanOf,
		Sentence: "Orders placed.", Formula: "orders",
		value: func(s *Sums) (float64, float64) { return float64(s.Parcels.Ordered), one(s.Parcels.Known) },
	},
	{
		Key: "contacts_per_100_orders", Name: "Contacts per 100 orders", Unit: Count, Better: -1,
		Scopes: centreScope, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Contacts offered for every hundred orders placed in the same time.",
		Formula:  "100 · O ÷ orders",
		value: func(s *Sums) (float64, float64) {
			return 100 * float64(s.Contact.Offered), float64(s.Parcels.Ordered)
		},
	},
	{
		Key: "late_parcels", Name: "Late parcels", Unit: Share, Better: -1,
		Scopes: centreScope, Daily: true, Estimator: RatioOfMeans,
		Sentence: "Share of delivered parcels that came after the promised day.",
		Formula:  "late ÷ delivered",
		value:    func(s *Sums) (float64, float64) { return over(s.Parcels.Late, s.Parcels.Delivered) },
	},
}

// quantile is a row for a quantile of the times in queue.
func quantile(key, name, sentence string, p float64) Measure {
	return Measure{
		Key: key, Name: name, Unit: Seconds, Better: -1, Scopes: channelScopes, Daily: true,
		Sentence: sentence + mixed, Formula: "quantile of W over A + B", Estimator: MergedQuantile, Quantile: p,
	}
}

// counted is a row for a number of contacts.
func counted(key, name, sentence, formula string, better int, count func(*Sums) int64) Measure {
	return Measure{
		Key: key, Name: name, Unit: Count, Better: better, Scopes: contactScopes, Daily: true,
		Sentence: sentence, Formula: formula, Estimator: MeanOf,
		value: func(s *Sums) (float64, float64) { return float64(count(s)), 1 },
	}
}

// calling is a row about call-backs, where they are offered.
func calling(key, name, sentence, formula string, unit Unit, better int, value func(*Sums) (float64, float64)) Measure {
	m := Measure{
		Key: key, Name: name, Unit: unit, Better: better, Scopes: contactScopes, Daily: true,
		Sentence: sentence, Formula: formula, Estimator: MeanOf,
		value: func(s *Sums) (float64, float64) {
			num, den := value(s)
			return num, one(s.Calling) * den
		},
	}
	if unit == Seconds {
		m.Estimator = RatioOfMeans
	}
	return m
}

// need is a row about needs, which are known for the season only.
func need(key, name, sentence, formula string, unit Unit, better int, estimator string, value func(*Sums) (float64, float64)) Measure {
	return Measure{
		Key: key, Name: name, Unit: unit, Better: better, Scopes: needScopes,
		Sentence: sentence, Formula: formula, Estimator: estimator, value: value,
	}
}

// overIf is over, where the scope has what is asked about.
func overIf(has bool, part, whole int64) (num, den float64) {
	if !has {
		return 0, 0
	}
	return over(part, whole)
}

func one(known bool) float64 {
	if known {
		return 1
	}
	return 0
}

// share is a quotient that is the value of one replication.
func share(num, den int64) (float64, float64) {
	if den == 0 {
		return 0, 0
	}
	return float64(num) / float64(den), 1
}
