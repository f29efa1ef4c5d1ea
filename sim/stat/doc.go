// Package stat turns what a simulation did into numbers that may be quoted.
//
// Inside a replication times are counted in integers, by a [Histogram]. Its
// sums are exact, so replications and machines add up to the same bytes in any
// order.
//
// Across replications there is one value of a measure for each, and an
// [Estimate] says how well their mean is known: [Mean], [Ratio], [Proportion],
// for two alternatives on the same luck [Difference], and for two of which each
// has its own [Independent]. An estimate carries its interval, the number of values it
// rests on and the warnings to show beside it. How much replications differ is
// another question, answered by [Quantile] of the same values.
package stat
