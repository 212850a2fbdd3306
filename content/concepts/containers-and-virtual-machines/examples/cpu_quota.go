package main

import "fmt"

const (
	period = 100_000 // all times in microseconds
	quota  = 200_000 // "200000 100000" in cpu.max: two CPUs
	step   = 500
	work   = 240_000 // CPU time of one burst, split over its threads
	every  = 200_000 // a burst every 200 ms: 1.2 CPUs on average
	bursts = 50
)

// region quota
// run returns the ms to finish a burst, the percentage of throttled
// periods and the longest freeze in ms. Each thread has a core of its
// own; only the quota is shared.
func run(threads int) (done, share, freeze float64) {
	var slowest, throttled, frozen, longest, left, budget, arrived int
	for now := 0; now < bursts*every; now += step {
		if now%period == 0 {
			budget = quota // what was unused is lost
		}
		if now%every == 0 {
			left, arrived = work, now
		}
		wanted := min(threads*step, left)
		used := min(wanted, budget)
		budget -= used
		left -= used
		if wanted > 0 && used == 0 { // runnable, but not allowed to run
			if frozen == 0 {
				throttled++
			}
			frozen += step
			longest = max(longest, frozen)
		} else {
			frozen = 0
		}
		if used > 0 && left == 0 {
			slowest = max(slowest, now+step-arrived)
		}
	}
	periods := bursts * every / period
	share = float64(100*throttled) / float64(periods)
	return float64(slowest) / 1000, share, float64(longest) / 1000
}

// endregion

func main() {
	mean := 100 * work * period / (every * quota)
	fmt.Printf("mean use: %d%% of the limit\n", mean)
	fmt.Println("threads  done after ms  periods throttled  longest freeze ms")
	for _, threads := range []int{2, 4, 8, 16} {
		done, share, freeze := run(threads)
		fmt.Printf("%7d  %13.1f  %16.0f%%  %17.1f\n",
			threads, done, share, freeze)
	}
}
