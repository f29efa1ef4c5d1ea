package main

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/rushproof/rushproof/sim"
)

// outFolder is where a report goes unless the user says so: a folder named
// after the season and what was changed of it, so that a what-if leaves the
// season's own report alone. Running the lock file of a what-if names the same.
func outFolder(m *sim.Model) string {
	name := folderName(m.Season)
	if changed := changedName(m.Changes); changed != "" {
		name += "-" + changed
	}
	return filepath.Join("out", name)
}

// longestChange is how many characters of what was changed a folder's name
// holds.
const longestChange = 60

// changedName names what was changed, as in teams.desk.agents=10. Where that
// is too long, or holds what no folder may, a few digits stand for the whole.
func changedName(changes []sim.Change) string {
	var parts []string
	whole, exact := "", true
	for _, c := range changes {
		whole += c.Option + "\n"
		option, value, _ := strings.Cut(c.Option, " ")
		if option == "--centre" {
			exact = exact && filepath.Base(value) == value
			value = filepath.Base(value)
		}
		part := folderName(value)
		if option == "--strategy" {
			value = strings.ReplaceAll(value, " ", "-")
		}
		exact = exact && part == value
		parts = append(parts, part)
	}
	name := []rune(strings.Join(parts, "-"))
	if exact && len(name) <= longestChange {
		return string(name)
	}
	sum := sha256.Sum256([]byte(whole))
	const digits = 6
	kept := string(name[:min(len(name), longestChange-digits-1)])
	return strings.Trim(kept, "-.") + "-" + hex.EncodeToString(sum[:])[:digits]
}

// folderName makes a name that is a folder's on any system.
func folderName(name string) string {
	clean := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.=", r) {
			return r
		}
		return '-'
	}, name)
	if clean = strings.Trim(clean, "-."); clean == "" {
		return "season"
	}
	return clean
}
