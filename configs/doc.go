// Package configs turns a contact centre written in YAML into what the engine
// plays. Each file of the package is one part of the language: the table of
// its keys, each with a sentence on what it means, and below it what is made
// of them. What nobody wrote is filled in from defaults.yaml, where each value
// stands with its source.
//
// The season that happens to a centre is package scenarios' concern: it adds
// its own keys to the same tree, and lays its events over what is built here.
package configs
