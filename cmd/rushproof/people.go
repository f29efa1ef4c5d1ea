package main

import (
	"math/rand/v2"

	"github.com/brianvoe/gofakeit/v6"
)

// people makes up who the customers and agents of a contact log are, so that
// one customer's story can be followed. The same seed and key always give the
// same person, and nothing of it ever reaches the simulation.
type people struct {
	seed uint64
	luck *luck
	fake faker
}

// faker is what is asked of the library that makes names up.
type faker interface {
	FirstName() string
	LastName() string
	Numerify(pattern string) string
	IntRange(least, most int) int
}

// luck is the source of randomness that the library draws from. The library
// takes seed 0 to mean a seed that nobody knows, so it is given a source
// instead of a seed.
type luck struct{ rand.PCG }

// Int63 returns a number of 63 bits.
func (l *luck) Int63() int64 { return int64(l.Uint64() >> 1) }

// Seed does nothing: the luck is set for each person, by key.
func (*luck) Seed(int64) {}

func newPeople(seed uint64) *people {
	l := &luck{}
	return &people{seed, l, gofakeit.NewCustom(l)}
}

// name returns the name of whoever the key belongs to. Two in three are
// Nordic; the library knows only English ones.
func (p *people) name(key uint64) string {
	p.luck.PCG.Seed(p.seed, key)
	if p.fake.IntRange(1, 3) == 3 {
		return p.fake.FirstName() + " " + p.fake.LastName()
	}
	return firstNames[p.fake.IntRange(0, len(firstNames)-1)] + " " + lastNames[p.fake.IntRange(0, len(lastNames)-1)]
}

// order returns the number of the order that a customer asks about.
func (p *people) order(key uint64) string {
	p.luck.PCG.Seed(^p.seed, key)
	return p.fake.Numerify("10-####-####")
}

var firstNames = []string{
	"Aino", "Anders", "Anne", "Astrid", "Berit", "Bjørn", "Camilla", "Eero", "Eivind", "Elin",
	"Emil", "Erik", "Frida", "Freja", "Geir", "Gunnar", "Hanna", "Hege", "Helmi", "Henrik",
	"Håkon", "Ida", "Ingrid", "Jari", "Jens", "Johan", "Kari", "Kasper", "Kirsten", "Kjersti",
	"Lars", "Leena", "Linnea", "Lone", "Magnus", "Maja", "Mats", "Mette", "Mikko", "Nils",
	"Noora", "Ole", "Oskar", "Päivi", "Per", "Ragnhild", "Rasmus", "Sanna", "Signe", "Silje",
	"Sofie", "Solveig", "Søren", "Tiina", "Tore", "Trond", "Ulla", "Vegard", "Ville", "Åse",
}

var lastNames = []string{
	"Andersen", "Andersson", "Bakken", "Berg", "Bergström", "Björk", "Christensen", "Dahl", "Eide", "Eriksson",
	"Forsberg", "Haugen", "Heikkinen", "Holm", "Hämäläinen", "Jacobsen", "Jensen", "Johansson", "Jørgensen", "Karlsson",
	"Koskinen", "Kristiansen", "Laine", "Larsen", "Lehtonen", "Lie", "Lindberg", "Lund", "Lundgren", "Mäkinen",
	"Møller", "Moen", "Nielsen", "Nieminen", "Nilsson", "Nyström", "Olsen", "Persson", "Poulsen", "Rantanen",
	"Rasmussen", "Salonen", "Sandberg", "Sjöberg", "Solberg", "Strand", "Svensson", "Sørensen", "Thomsen", "Virtanen",
	"Wiik", "Ødegård", "Öberg", "Østby", "Aalto", "Aas", "Aune", "Åberg", "Åkesson", "Ås",
}
