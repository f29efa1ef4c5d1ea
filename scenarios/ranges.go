package scenarios

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// written forms of a range: 20%..60% step 10%.
var rangeText = regexp.MustCompile(`^(.+?)\.\.(.+?)(?:\s+step\s+(.+))?$`)

// decimalComma is a comma between digits.
var decimalComma = regexp.MustCompile(`(\d),(\d)`)

// thousandsText is what may be one large number as well as several: no value begins with 0.
var thousandsText = regexp.MustCompile(`^\D*\d{1,3}(,\d{3})*,0\d\d(,\d{3})*\D*$`)

// read reads a range, and says what is wrong with it and what to write.
func (d *dimension) read(from, to, step string, sampled bool) (what, write string) {
	if d.readDates(from, to, step) {
		return d.count(step != "", sampled)
	}
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
	return d.count(step != "", sampled)
}

// readDates reads a range from day to day, in steps of whole days; ok is false when it
// is none.
func (d *dimension) readDates(from, to, step string) (ok bool) {
	first, err := unit.Date(from)
	last, err2 := unit.Date(to)
	width, err3 := unit.Duration(step)
	if err != nil || err2 != nil || step != "" && (err3 != nil || width%des.Day != 0) {
		return false
	}
	d.days, d.from, d.to, d.step = true, first.Number(), last.Number(), int(width/des.Day)
	return true
}

// count lists the values of a range, or says what is wrong with it.
func (d *dimension) count(stepped, sampled bool) (what, write string) {
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
	if d.step > d.to-d.from {
		return "the step is longer than the range", "write a shorter one"
	}
	if last := d.to - (d.to-d.from)%d.step; last != d.to {
		return d.text(d.to) + " is not reached in these steps", fmt.Sprintf("write %s..%s, or another step", d.text(d.from), d.text(last))
	}
	for v := d.from; v <= d.to; v += d.step {
		d.values = append(d.values, d.text(v))
	}
	return "", ""
}

// text writes a value of the range as the ends are written.
func (d *dimension) text(value int) string {
	if d.days {
		return calendar.Date{Year: 1970, Month: 1, Day: 1}.Add(value).String() // whose number is 0
	}
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
	return q, len(whole) <= 9 && len(m[4]) <= 6
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
