// The slots of Redis and Valkey: CRC16 of the key or its hash tag.
package main

import (
	"fmt"
	"slices"
	"strings"
)

const slots = 16_384

// crc16 is CRC-16/XMODEM: polynomial 0x1021, starting from 0.
func crc16(text string) (crc uint16) {
	for i := range len(text) {
		crc ^= uint16(text[i]) << 8
		for range 8 {
			carry := crc >> 15
			crc = crc<<1 ^ carry*0x1021
		}
	}
	return crc
}

// slot: only what stands in the first {…} counts, unless it is empty.
func slot(key string) int {
	if _, rest, found := strings.Cut(key, "{"); found {
		if tag, _, closed := strings.Cut(rest, "}"); closed && tag != "" {
			key = tag
		}
	}
	return int(crc16(key)) % slots
}

func main() {
	fmt.Printf("CRC16 of 123456789: %04X\n", crc16("123456789"))
	for _, key := range []string{"user1000", "{user1000}.following",
		"{user1000}.followers"} {
		fmt.Printf("%-21s slot %5d\n", key, slot(key))
	}
	// ten nodes own 1,638 or 1,639 slots each, then give some to node 10
	var owner [slots]int
	taken := 0
	for number := range slots {
		owner[number] = number * 10 / slots
		if number%11 == 0 && taken < slots/11 {
			owner[number] = 10
			taken++
		}
	}
	load := make([]int, 11)
	for n := range 20_000 {
		load[owner[slot(fmt.Sprintf("user:%d", n))]]++
	}
	fmt.Printf("node 10 takes %d slots: %d of 20000 keys move\n",
		taken, load[10])
	fmt.Printf("most loaded of 11 nodes: %.2f of the mean\n",
		float64(slices.Max(load))*11/20_000)
}
