// Rushproof replays a peak season against a contact centre and says how long
// customers wait, who gives up, and why.
//
// Start with
//
//	rushproof run power-black-week
//
// and see rushproof help for the other verbs.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	os.Exit(run(ctx, systemEnv(), os.Args[1:]))
}
