// How old a response gets in two tiers, with and without the Age field.
package main

import "fmt"

const lifetime, edges, hour = 60, 20, 3_600

type tier struct {
	upstream                 func(now int) (made, age int)
	keepAge                  bool
	age, made, stored, asked int
}

// region get
// get tells when the response was made, and the Age sent with it.
func (t *tier) get(now int) (made, age int) {
	if t.age+now-t.stored >= lifetime {
		t.made, t.age = t.upstream(now)
		t.stored = now
		t.asked++
	}
	if !t.keepAge {
		return t.made, 0
	}
	return t.made, t.age + now - t.stored
}

// endregion

func run(name string, keepAge bool) {
	origin := func(now int) (int, int) { return now, 0 }
	shield := &tier{origin, keepAge, lifetime, 0, 0, 0} // nothing fresh yet
	var all [edges]*tier
	for i := range all {
		all[i] = &tier{shield.get, keepAge, lifetime, 0, 0, 0}
	}
	oldest, crowd := 0, 0
	for now := range hour {
		asked := 0
		for number, edge := range all {
			if now < 7*number { // the edges start 7 s apart
				continue
			}
			before := edge.asked
			made, _ := edge.get(now)
			oldest = max(oldest, now-made)
			asked += edge.asked - before
		}
		if now >= hour/2 {
			crowd = max(crowd, asked)
		}
	}
	fmt.Printf("%-14s %9d s %21d %14d\n", name, oldest, crowd, shield.asked)
}

func main() {
	fmt.Println("               oldest copy  edges asking at once  to the origin")
	run("Age passed on", true)
	run("Age removed", false)
}
