/* Two threads, two counters: on one cache line, then on two. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { CHUNK = 2000, CHUNKS = 4000, ENOUGH = 500, LINE = 64 / sizeof(long) };

static _Alignas(64) atomic_long counter[4 * LINE];
static pthread_barrier_t start;
static int distance, kept[2];
static long nanoseconds[2][CHUNKS];

static long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000 + t.tv_nsec;
}

// region count
static void *count(void *second) {
  int me = second != NULL;
  atomic_long *mine = &counter[me ? distance : 0];
  atomic_long *other = &counter[me ? 0 : distance];
  pthread_barrier_wait(&start);
  for (int c = 0; c < CHUNKS; c++) {
    long seen = *other, from = now();
    for (int i = 0; i < CHUNK; i++) // each thread has its own counter
      atomic_fetch_add_explicit(mine, 1, memory_order_relaxed);
    long took = now() - from;
    if (*other - seen > CHUNK / 4) // the other one really ran beside us
      nanoseconds[me][kept[me]++] = took;
  }
  return NULL;
}
// endregion

static int ascending(const void *a, const void *b) {
  return (*(long *)a > *(long *)b) - (*(long *)a < *(long *)b);
}

static double median(int chosen) {
  distance = chosen;
  for (int tries = 0; tries < 50; tries++) {
    pthread_t thread;
    kept[0] = kept[1] = 0;
    if (pthread_create(&thread, NULL, count, &distance))
      exit(1);
    count(NULL);
    pthread_join(thread, NULL);
    if (kept[0] >= ENOUGH) {
      qsort(nanoseconds[0], kept[0], sizeof(long), ascending);
      return nanoseconds[0][kept[0] / 2];
    }
  }
  exit(1); // never two cores at once: nothing to measure
}

int main(void) {
  pthread_barrier_init(&start, NULL, 2);
  double together = median(1), apart = median(2 * LINE);
  printf("time per increment, same line: %.1f x apart\n", together / apart);
}
