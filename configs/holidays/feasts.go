package holidays

import "time"

// feast is a line of a country's table.
type feast struct {
	name, local string
	kind        Kind
	on          rule
	until       int // last year it was kept; 0: it still is
}

// feasts are the tables by country.
//
// Sources of the public holidays. NO: lov 24.02.1995 nr. 12 om helligdager og
// helligdagsfred, and lov 26.04.1947 nr. 1 on 1 and 17 May. SE: lag (1989:253)
// om allmänna helgdagar, as of 2005. DK: lukkeloven § 2, as changed when Store
// bededag was abolished from 2024. FI: kirkkolaki, and the acts on 1 May and
// 6 December.
//
// Of the eves those are listed on which most people go home early or stay
// away: in NO shops close at 16 on the eves of Easter, Whitsun and Christmas
// by the same law; in SE the eves of Midsummer, Christmas and New Year count as
// Sundays for leave; in DK shops are closed on Constitution Day and in the
// afternoon of 24 and 31 December; in FI the eves of Midsummer and Christmas
// are days off by many agreements.
var feasts = map[string][]feast{
	"NO": {
		{name: "New Year's Day", local: "Første nyttårsdag", on: fixed(time.January, 1)},
		{name: "Maundy Thursday", local: "Skjærtorsdag", on: easter(-3)},
		{name: "Good Friday", local: "Langfredag", on: easter(-2)},
		{name: "Easter Eve", local: "Påskeaften", kind: HalfDay, on: easter(-1)},
		{name: "Easter Sunday", local: "Første påskedag", on: easter(0)},
		{name: "Easter Monday", local: "Andre påskedag", on: easter(1)},
		{name: "Labour Day", local: "Arbeidernes dag", on: fixed(time.May, 1)},
		{name: "Constitution Day", local: "Grunnlovsdagen", on: fixed(time.May, 17)},
		{name: "Ascension Day", local: "Kristi himmelfartsdag", on: easter(39)},
		{name: "Whit Eve", local: "Pinseaften", kind: HalfDay, on: easter(48)},
		{name: "Whit Sunday", local: "Første pinsedag", on: easter(49)},
		{name: "Whit Monday", local: "Andre pinsedag", on: easter(50)},
		{name: "Christmas Eve", local: "Julaften", kind: HalfDay, on: fixed(time.December, 24)},
		{name: "Christmas Day", local: "Første juledag", on: fixed(time.December, 25)},
		{name: "Boxing Day", local: "Andre juledag", on: fixed(time.December, 26)},
		{name: "New Year's Eve", local: "Nyttårsaften", kind: HalfDay, on: fixed(time.December, 31)},
	},
	"SE": {
		{name: "New Year's Day", local: "Nyårsdagen", on: fixed(time.January, 1)},
		{name: "Epiphany", local: "Trettondedag jul", on: fixed(time.January, 6)},
		{name: "Good Friday", local: "Långfredagen", on: easter(-2)},
		{name: "Easter Eve", local: "Påskafton", kind: HalfDay, on: easter(-1)},
		{name: "Easter Sunday", local: "Påskdagen", on: easter(0)},
		{name: "Easter Monday", local: "Annandag påsk", on: easter(1)},
		{name: "Labour Day", local: "Första maj", on: fixed(time.May, 1)},
		{name: "Ascension Day", local: "Kristi himmelsfärdsdag", on: easter(39)},
		{name: "Whit Sunday", local: "Pingstdagen", on: easter(49)},
		{name: "National Day", local: "Sveriges nationaldag", on: fixed(time.June, 6)},
		{name: "Midsummer Eve", local: "Midsommarafton", kind: HalfDay, on: first(time.Friday, time.June, 19)},
		{name: "Midsummer Day", local: "Midsommardagen", on: first(time.Saturday, time.June, 20)},
		{name: "All Saints' Day", local: "Alla helgons dag", on: first(time.Saturday, time.October, 31)},
		{name: "Christmas Eve", local: "Julafton", kind: HalfDay, on: fixed(time.December, 24)},
		{name: "Christmas Day", local: "Juldagen", on: fixed(time.December, 25)},
		{name: "Boxing Day", local: "Annandag jul", on: fixed(time.December, 26)},
		{name: "New Year's Eve", local: "Nyårsafton", kind: HalfDay, on: fixed(time.December, 31)},
	},
	"DK": {
		{name: "New Year's Day", local: "Nytårsdag", on: fixed(time.January, 1)},
		{name: "Maundy Thursday", local: "Skærtorsdag", on: easter(-3)},
		{name: "Good Friday", local: "Langfredag", on: easter(-2)},
		{name: "Easter Sunday", local: "Påskedag", on: easter(0)},
		{name: "Easter Monday", local: "2. påskedag", on: easter(1)},
		{name: "Great Prayer Day", local: "Store bededag", on: easter(26), until: 2023},
		{name: "Ascension Day", local: "Kristi himmelfartsdag", on: easter(39)},
		{name: "Whit Sunday", local: "Pinsedag", on: easter(49)},
		{name: "Whit Monday", local: "2. pinsedag", on: easter(50)},
		{name: "Constitution Day", local: "Grundlovsdag", kind: HalfDay, on: fixed(time.June, 5)},
		{name: "Christmas Eve", local: "Juleaften", kind: HalfDay, on: fixed(time.December, 24)},
		{name: "Christmas Day", local: "Juledag", on: fixed(time.December, 25)},
		{name: "Boxing Day", local: "2. juledag", on: fixed(time.December, 26)},
		{name: "New Year's Eve", local: "Nytårsaften", kind: HalfDay, on: fixed(time.December, 31)},
	},
	"FI": {
		{name: "New Year's Day", local: "Uudenvuodenpäivä", on: fixed(time.January, 1)},
		{name: "Epiphany", local: "Loppiainen", on: fixed(time.January, 6)},
		{name: "Good Friday", local: "Pitkäperjantai", on: easter(-2)},
		{name: "Easter Sunday", local: "Pääsiäispäivä", on: easter(0)},
		{name: "Easter Monday", local: "Toinen pääsiäispäivä", on: easter(1)},
		{name: "May Day", local: "Vappu", on: fixed(time.May, 1)},
		{name: "Ascension Day", local: "Helatorstai", on: easter(39)},
		{name: "Whit Sunday", local: "Helluntai", on: easter(49)},
		{name: "Midsummer Eve", local: "Juhannusaatto", kind: HalfDay, on: first(time.Friday, time.June, 19)},
		{name: "Midsummer Day", local: "Juhannuspäivä", on: first(time.Saturday, time.June, 20)},
		{name: "All Saints' Day", local: "Pyhäinpäivä", on: first(time.Saturday, time.October, 31)},
		{name: "Independence Day", local: "Itsenäisyyspäivä", on: fixed(time.December, 6)},
		{name: "Christmas Eve", local: "Jouluaatto", kind: HalfDay, on: fixed(time.December, 24)},
		{name: "Christmas Day", local: "Joulupäivä", on: fixed(time.December, 25)},
		{name: "Boxing Day", local: "Tapaninpäivä", on: fixed(time.December, 26)},
		{name: "New Year's Eve", local: "Uudenvuodenaatto", kind: HalfDay, on: fixed(time.December, 31)},
	},
}
