// Package scenarios lays a season over a contact centre: when it is, what
// happens in it, what is tried against it and what it must stand up to. It
// opens seasons that users wrote and those that come with the program, and
// turns each, with its centre, into a model and an experiment.
package scenarios
