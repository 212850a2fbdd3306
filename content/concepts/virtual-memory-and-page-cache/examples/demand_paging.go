package main

import (
	"fmt"
	"os"
	"syscall"
)

const pages = 16_384

// faults counts page faults of this process that needed no disk.
func faults() int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return usage.Minflt
}

// resident counts the pages of this process that are in memory.
func resident() (pages int) {
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		panic(err)
	}
	var size int
	if _, err := fmt.Sscan(string(statm), &size, &pages); err != nil {
		panic(err)
	}
	return pages
}

// region count
func touch(memory []byte, pages int) {
	for page := range pages {
		memory[page*os.Getpagesize()] = 1 // one byte is enough
	}
}

func count(label string, advice, touches int) {
	before, held := faults(), resident()
	memory, err := syscall.Mmap(-1, 0, pages*os.Getpagesize(),
		syscall.PROT_READ|syscall.PROT_WRITE,
		syscall.MAP_PRIVATE|syscall.MAP_ANON)
	if err != nil {
		panic(err)
	}
	// EINVAL: a kernel without huge pages
	if err := syscall.Madvise(memory, advice); err != nil {
		fmt.Fprintln(os.Stderr, "madvise:", err)
	}
	mapped := faults() - before
	touch(memory, touches)
	touched := faults() - before - mapped
	again := faults()
	touch(memory, touches)
	second := faults() - again
	fmt.Printf("%s: faults to map %d pages: %d\n", label, pages, mapped)
	fmt.Printf("%s: faults at the first touch of %d: %d\n",
		label, touches, touched)
	fmt.Printf("%s: faults at the second: %d\n", label, second)
	fmt.Printf("%s: pages that became resident: %d\n",
		label, resident()-held)
	if err := syscall.Munmap(memory); err != nil {
		panic(err)
	}
}

// endregion

func main() {
	count("small", syscall.MADV_NOHUGEPAGE, pages/4)
	count("huge", syscall.MADV_HUGEPAGE, pages)
}
