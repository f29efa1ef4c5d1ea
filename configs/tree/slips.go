package tree

import (
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
)

// YAML takes a key that lacks its colon, or the space behind it, for a text,
// and complains where that text no longer makes sense, lines later. Here the
// line is found that is to blame, and what it should have been.

// misread tells which line made the YAML library stop, and reports whether it
// was found.
func misread(lines []string, at Pos, fault *yaml.LoadError, log *Log) bool {
	switch begins := fault.ContextMark.Line; {
	case strings.Contains(fault.Message, "could not find expected ':'"):
		return noEntry(lines, at, log)
	case strings.Contains(fault.Message, "mapping values are not allowed"):
		return strayColon(lines, at, log)
	case strings.Contains(fault.Message, "did not find expected key") && askew(lines, at, begins, log):
		return true
	case strings.Contains(fault.Message, "did not find expected key") && isItem(lines[at.Line-1]) && 0 < begins && begins < at.Line && isEntry(lines[begins-1]):
		at.Line, at.Column = begins, indent(lines[begins-1])+1
		dashless(lines, at, "the list that follows lacks the dash of its first item", log)
		return true
	case strings.Contains(fault.Message, "did not find expected '-' indicator") && isEntry(lines[at.Line-1]):
		dashless(lines, at, "an item of the list without its dash", log)
		return true
	}
	return false
}

// dashless tells of a line that lacks the dash of an item, or the space behind it.
func dashless(lines []string, at Pos, what string, log *Log) {
	text := content(lines[at.Line-1])
	if gluedDash(lines[at.Line-1]) {
		what, text = "a dash without a space behind it", text[1:]
	}
	log.Add(at, what, "write - "+text)
}

// gluedDash reports whether a line begins with a dash that has no space behind it.
func gluedDash(line string) bool {
	text := content(line)
	return len(text) > 1 && text[0] == '-' && !strings.ContainsAny(text[1:2], " -0123456789.")
}

// comparison is a target in a list between brackets.
var comparison = regexp.MustCompile(`\[.*\w\{[^{}]*\} *[<>]`)

// bareTarget tells of a target in a list between brackets that lacks its quotes, and
// reports whether it is one.
func bareTarget(lines []string, at Pos, fault *yaml.LoadError, log *Log) bool {
	if !strings.Contains(fault.Message, "cannot start any token") || !comparison.MatchString(lines[at.Line-1]) {
		return false
	}
	log.Add(at, "a list takes a text with braces apart", "put quotes around it, as in ["+`"service_level{channel:phone} >= 80%"`+"]")
	return true
}

// askew tells of an item that is not indented like those above it. What begins in the
// given line, and lies as far in, is no item without its dash.
func askew(lines []string, at Pos, begins int, log *Log) bool {
	own := indent(lines[at.Line-1])
	if !isItem(lines[at.Line-1]) || begins <= 0 || begins >= at.Line || !isItem(lines[begins-1]) && indent(lines[begins-1]) == own {
		return false
	}
	k := nearestItem(lines, at.Line-1, begins-1)
	if k < 0 {
		return false
	}
	log.Add(at, "an item of the list that is not indented like the one above", fmt.Sprintf("begin it below the dash of line %d: %s%s", k+1, strings.Repeat(" ", indent(lines[k])), content(lines[at.Line-1])))
	return true
}

// nearestItem returns which line is the item that is meant by an askew one: of those
// above it, within what is indented further than a line, the one that is nearest to its
// indentation; -1 when there is none.
func nearestItem(lines []string, askew, within int) int {
	above, best := -1, 0
	for k := askew - 1; k >= 0 && (isItem(lines[k]) || content(lines[k]) == "" || indent(lines[k]) > indent(lines[within])); k-- {
		away := max(indent(lines[k])-indent(lines[askew]), indent(lines[askew])-indent(lines[k]))
		if isItem(lines[k]) && (above < 0 || away < best) {
			above, best = k, away
		}
	}
	return above
}

// strayColon tells what is wrong with a line whose colon was not expected, but
// is its first: it is indented too far, or a line above lacks its own.
func strayColon(lines []string, at Pos, log *Log) bool {
	if strings.Index(lines[at.Line-1], ":") != at.Column-1 {
		return false
	}
	begin := at.Line - 1 // of the text that runs on into the line
	for begin > 0 && isText(lines[begin-1]) {
		begin--
	}
	if begin < at.Line-1 {
		at.Line, at.Column = begin+1, indent(lines[begin])+1
		return noEntry(lines, at, log)
	}
	if above := at.Line - 2; above >= 0 && isItem(sibling(lines, above, 1)) {
		at.Line, at.Column = above+1, indent(lines[above])+1
		log.Add(at, "the list that follows lacks the dash of its first item", "write - "+content(lines[above]))
		return true
	}
	if above := at.Line - 2; above >= 0 && gluedDash(lines[above]) {
		at.Line, at.Column = above+1, indent(lines[above])+1
		dashless(lines, at, "", log)
		return true
	}
	at.Column = indent(lines[at.Line-1]) + 1
	log.Add(at, "the line is indented further than the one above, which holds a value already",
		"indent entries of one mapping alike, and begin each item of a list with a dash")
	return true
}

// noEntry tells what a line lacks to be an entry, or an item of a list.
func noEntry(lines []string, at Pos, log *Log) bool {
	line := lines[at.Line-1]
	text := content(line)
	if above := sibling(lines, at.Line-1, -1); above != "" && isItem(above) && !isItem(line) {
		log.Add(at, "an item of the list without its dash", "write - "+text)
		return true
	}
	if text == "" || strings.ContainsAny(text[:1], "{[") {
		return false
	}
	_, what, write := Unmarked(strings.TrimPrefix(text, "- "))
	log.Add(at, what, write)
	return true
}

// keyed is a text that was meant as a key and its value.
var keyed = regexp.MustCompile(`^([^\s:{}\[\](),]+)(:?)\s*(.*)$`)

// Unmarked says of a text that was meant as a key and its value what it lacks
// (its colon, or the space behind it) and what to write. The key is empty when
// the text holds no value.
func Unmarked(text string) (key, what, write string) {
	m := keyed.FindStringSubmatch(text)
	switch {
	case m == nil || m[3] == "":
		return "", "a key without its colon", "write key: value"
	case m[2] == "":
		return m[1], "a key without its colon", fmt.Sprintf("write %s: %s", m[1], m[3])
	}
	return m[1], "a colon without a space behind it", fmt.Sprintf("write %s: %s", m[1], m[3])
}

var (
	entry   = regexp.MustCompile(`^\s*(?:- +)*[^\s#].*?:(?:\s|$)`)
	comment = regexp.MustCompile(`(?:^|\s)#.*$`)
)

// isEntry reports whether a line holds a key with its colon.
func isEntry(line string) bool { return entry.MatchString(comment.ReplaceAllString(line, "")) }

// isItem reports whether a line begins an item of a list.
func isItem(line string) bool { return strings.HasPrefix(content(line), "- ") }

// isText reports whether a line may be part of a text.
func isText(line string) bool {
	return content(line) != "" && !comment.MatchString(line) && !isEntry(line) && !strings.ContainsAny(content(line)[:1], "{[")
}

// content is a line without its indentation and its comment.
func content(line string) string { return strings.TrimSpace(comment.ReplaceAllString(line, "")) }

// sibling returns the next line, in the direction of step, that is indented
// like line i, "" when one that is indented less comes first.
func sibling(lines []string, i, step int) string {
	for k := i + step; 0 <= k && k < len(lines); k += step {
		switch {
		case content(lines[k]) == "":
		case indent(lines[k]) == indent(lines[i]):
			return lines[k]
		case indent(lines[k]) < indent(lines[i]):
			return ""
		}
	}
	return ""
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }
