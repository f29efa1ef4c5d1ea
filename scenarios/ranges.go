package scenarios

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// written forms of a range: 20%..60% step 10%.
var rangeText = regexp.MustCompile(`^(.+?)\.\.(.+?)(?:\s+step\s+(.+))?$`)

// read reads a range, and says what is wrong with it and what to write.
func (d *dimension) read(from, to, step string, sampled bool) (what, write string) {
	a, ok := readQuantity(from)
	b, ok2 := readQuantity(to)
	width, ok3 := readQuantity(step)
	if step == "" {
		width, ok3 = quantity{before: a.before, behind: a.behind}, true
	}
	if !ok || !ok2 || !ok3 {
		return fmt.Sprintf("%s is no range of numbers", strings.TrimSpace(from+".."+to+" "+step)), "write one number with its unit at each end, such as 20%..60% step 10%, or the values with commas"
	}
	if unit := oneUnit(a, b, width); unit != "" {
		return "the range is not in one unit", "write all of it in the same, such as " + unit
	}
	d.decimals = max(a.decimals, b.decimals, width.decimals)
	d.from, d.to, d.step = a.in(d.decimals), b.in(d.decimals), width.in(d.decimals)
	d.before, d.behind, d.signed = b.before, b.behind, a.signed || b.signed
	if what, write := d.odd(step != "", sampled); what != "" {
		return what, write
	}
	for v := d.from; v <= d.to && !sampled; v += d.step {
		d.values = append(d.values, d.text(v))
	}
	return "", ""
}

// odd says what is wrong with the numbers of a range.
func (d *dimension) odd(stepped, sampled bool) (what, write string) {
	switch {
	case d.from > d.to:
		return "the range goes backwards", fmt.Sprintf("write %s..%s", d.text(d.to), d.text(d.from))
	case d.from == d.to:
		return "both ends of the range are the same", "write another end"
	case sampled && stepped:
		return "points are drawn from a range without a step", fmt.Sprintf("write %s..%s", d.text(d.from), d.text(d.to))
	case sampled:
		return "", ""
	case !stepped:
		return "the range has no step", fmt.Sprintf("write %s..%s step, and how far apart the values are; or --sample 20", d.text(d.from), d.text(d.to))
	case d.step <= 0:
		return "the step leads nowhere", "write one above 0"
	case (d.to-d.from)/d.step >= mostStrategies:
		return fmt.Sprintf("the range has %d values", (d.to-d.from)/d.step+1), fmt.Sprintf("write a longer step, for at most %d", mostStrategies)
	}
	return "", ""
}

// text writes a value of the range as the ends are written.
func (d *dimension) text(value int) string {
	sign := ""
	if value < 0 {
		sign, value = "-", -value
	} else if d.signed {
		sign = "+"
	}
	digits := fmt.Sprintf("%0*d", d.decimals+1, value)
	whole, part := digits[:len(digits)-d.decimals], strings.TrimRight(digits[len(digits)-d.decimals:], "0")
	if part != "" {
		whole += "." + part
	}
	return d.before + sign + whole + d.behind
}

// quantity is a number with what stands before and behind it.
type quantity struct {
	before, behind string
	digits         string // of the number, with its sign, without a point
	decimals       int
	signed         bool
}

var quantityText = regexp.MustCompile(`^([xX×]?)\s*([+-]?)(\d(?:[\d _]*\d)?)(?:\.(\d+))?(\s*[^\d\s.,]?[^\d]*)$`)

// readQuantity reads such as 20%, x1.8, 400/h, 3 weeks, +10% or 12.
func readQuantity(text string) (q quantity, ok bool) {
	m := quantityText.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return q, false
	}
	whole := strings.NewReplacer(" ", "", "_", "").Replace(m[3])
	q = quantity{before: m[1], behind: strings.TrimRight(m[5], " "), digits: m[2] + whole + m[4], decimals: len(m[4]), signed: m[2] != ""}
	return q, len(whole)+len(m[4]) <= 12
}

// in is the number in units of so many decimals.
func (q quantity) in(decimals int) int {
	n, _ := strconv.Atoi(q.digits)
	return n * int(math.Pow10(decimals-q.decimals))
}

// oneUnit says how a range could be written whose parts are not in one unit; empty when
// they are.
func oneUnit(all ...quantity) string {
	last := all[1]
	for _, q := range all {
		if q.before != last.before || strings.TrimSpace(q.behind) != strings.TrimSpace(last.behind) {
			return fmt.Sprintf("%[1]s10%[2]s..%[1]s20%[2]s step %[1]s5%[2]s", last.before, last.behind)
		}
	}
	return ""
}
