package centre

import (
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// Purposes of a contact's luck. Never renumber: results would change.
const (
	luckChannel uint64 = iota
	luckPatience
	luckHandle
	luckWrapUp
	luckRedial
	luckRedialAfter
	luckSwitch
	luckSolved
	luckUnsolved
	luckUnsolvedAfter
	luckClosed
	luckClosedAfter
	luckChaser
	luckChaserGap
	luckNext  // the key of the next attempt
	luckLayer // with the layer's name
	luckAgent
	luckAccepts
	luckNoAnswer
	luckCallAgain
	luckBalks
	luckMisroute
	luckPassOn
	luckPassOnTakes
	luckPassed // the key of a contact that is passed on
	luckAdvised
	luckAdvisedAfter
	luckHeeds
	luckSilent
	luckNotice
	luckTwice
	luckMessage
	luckSegment
	luckPlace
	luckLifted
)

// cause is why a customer makes an attempt, in bits; 0 for the first.
type cause uint8

const (
	repeats cause = 1 << iota // a redial, a chaser, or an unsolved need
	chases                    // sent because an earlier message was waiting; chasers are not chased
	ofBack                    // about an order whose goods were not in stock
)

// visit is one attempt of a customer to have a need answered: what is known of
// it before and between the times that it is in the building. What its end asks
// for comes first; see contact.
type visit struct {
	reason  uint8
	channel uint8
	chasers uint8 // sent while it waits
	calls   uint8 // that the centre has made to the customer, the coming one included; 0: it is the customer who calls
	need    int32 // when several contacts are about it, otherwise 0
	counts  bool  // the need arose after the warm-up
	direct  bool  // past voice menus and chatbots; see approach
	segment uint8 // of the customer
	cause   cause // of the attempt
	moved   bool  // to this channel because another was closed
	patient bool  // as before, see Redial.SamePatience
	try     int16 // 1 for the first attempt, and for the first after an answer
	key     rng.Key
	parent  rng.Key // of the attempt before, 0 for the first
	arose   des.Time
	waited  uint32 // milliseconds since a person last answered; see reach
	harder  uint8  // 1 + the layer that handed it over harder than any other, until a person answers; 0: none
	lifted  bool   // its own luck does not know of the floor, which an earlier attempt has met
	floor   uint16 // of all questions of its kind, how many are known to be shorter; see rank
}

// moveTo takes a visit to another channel than the one that it reached for.
func (v *visit) moveTo(channel uint8) {
	v.channel, v.moved, v.lifted = channel, true, v.floor > 0
}

// next returns the attempt after v, in the given channel, with luck of its own.
func (v *visit) next(channel uint8) visit {
	again := *v
	again.key, again.parent = v.key.With(luckNext), v.key
	again.channel = channel
	again.direct, again.calls, again.moved, again.patient = false, 0, false, false
	again.cause |= repeats
	again.lifted = v.floor > 0
	return again
}
