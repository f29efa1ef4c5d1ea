//go:build !linux

package report

import "errors"

// exchange lets two folders change places in one step where a system can.
func exchange(_, _ string) error { return errors.ErrUnsupported }
