package configs

// weekShapes are the weeks with a name, by time.Weekday (Sunday first).
var weekShapes = map[string][7]float64{
	"even": {1. / 7, 1. / 7, 1. / 7, 1. / 7, 1. / 7, 1. / 7, 1. / 7},
	// Monday and Friday busiest, the middle of the week calm (turnella.com
	// contact-centre volume patterns; PostNord's customer centre says the same).
	"contacts": {0.30, 1.25, 1.00, 0.90, 0.95, 1.10, 0.50},
	// Sunday evening is the top slot, Saturday the lowest day (Klarna 2019, by
	// dagensanalys.se). The size of the differences is an assumption.
	"orders": {1.15, 1.05, 1.00, 1.00, 1.00, 0.98, 0.82},
}

// dayShapes are the days with a name: the weight of each local half-hour.
var dayShapes = map[string][48]float64{
	"even": normal48([48]float64{
		1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
		1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	}),
	// Contacts: peak 09:30-11:30, a trough 12:30-14:00, a second peak
	// 15:30-17:00 (turnella.com; callcentrehelper.com daily profiles), and
	// nearly a third of the need outside 08-18 (30 %, bookbag.ai and others).
	"office": {
		0.4, 0.3, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.2, // 00-06
		0.4, 0.6, 1.0, 1.6, 3.0, 3.8, 4.4, 5.0, 5.2, 5.2, 5.0, 4.6, // 06-12
		4.2, 3.6, 3.4, 3.5, 3.9, 4.2, 4.4, 4.7, 4.8, 4.6, 3.8, 3.2, // 12-18
		2.8, 2.6, 2.4, 2.4, 2.4, 2.3, 2.2, 2.0, 1.6, 1.2, 0.9, 0.6, // 18-24
	},
	// Orders: top at 21, trough 02-05, a bump at lunch (handelsfakta.se, when in
	// the day we shop online).
	"evening": {
		1.0, 0.8, 0.5, 0.4, 0.3, 0.2, 0.2, 0.2, 0.2, 0.2, 0.3, 0.4, // 00-06
		0.6, 0.8, 1.2, 1.4, 1.7, 1.9, 2.1, 2.3, 2.4, 2.5, 2.6, 2.7, // 06-12
		2.9, 2.9, 2.7, 2.6, 2.5, 2.5, 2.5, 2.5, 2.5, 2.6, 2.7, 2.8, // 12-18
		2.9, 3.1, 3.4, 3.7, 4.1, 4.4, 4.6, 4.5, 4.0, 3.2, 2.3, 1.5, // 18-24
	},
}
