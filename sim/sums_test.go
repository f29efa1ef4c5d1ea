package sim

import (
	"reflect"
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
)

// Sums add up field by field; one that was forgotten would stay as it is.
func TestEveryFieldIsAdded(t *testing.T) {
	var cell centre.Counts[int64]
	numbered(&cell)
	sum := cell
	centre.AddCounts(&sum, &cell)
	doubled(t, cell, sum)

	var waits Waits
	numbered(&waits)
	total := waits
	total.add(&waits)
	doubled(t, waits, total)

	var needs Needs
	numbered(&needs)
	all := needs
	all.add(&needs)
	doubled(t, needs, all)

	var parcels ParcelSums
	numbered(&parcels)
	both := parcels
	both.add(parcels)
	doubled(t, parcels, both)

	var staff centre.StaffCell
	numbered(&staff)
	s := Sums{Staff: staff}
	s.Work(&staff, 0)
	doubled(t, staff, s.Staff)
}

// numbered sets the numbers of a struct to 1, 2, 3, …
func numbered(to any) {
	v := reflect.ValueOf(to).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.CanInt() {
			f.SetInt(int64(i + 1))
		}
	}
}

// doubled wants every number to be twice what it was.
func doubled(t *testing.T, before, after any) {
	t.Helper()
	b, a := reflect.ValueOf(before), reflect.ValueOf(after)
	for i := range b.NumField() {
		if f := b.Field(i); f.CanInt() && a.Field(i).Int() != 2*f.Int() {
			t.Errorf("%T.%s is not added", before, b.Type().Field(i).Name)
		}
	}
}
