/* Dekker's test: each thread sets its own flag, then reads the other's. */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>

enum { PAIRS = 8, ROUNDS = 50000, LINE = 64 / sizeof(int) };

static _Alignas(64) atomic_int flag[PAIRS][2][LINE]; // a cache line each
static int seen[2][PAIRS];
static atomic_int arrived;
static bool strict;

// region litmus
static int set_and_read(atomic_int *mine, atomic_int *other) {
  if (strict) { // the default order is memory_order_seq_cst
    atomic_store(mine, 1);
    return atomic_load(other);
  }
  atomic_store_explicit(mine, 1, memory_order_relaxed);
  return atomic_load_explicit(other, memory_order_relaxed);
}
// endregion

static void meet(int *times) {
  int target = 2 * ++*times, tries = 0;
  atomic_fetch_add(&arrived, 1);
  while (atomic_load(&arrived) < target)
    if (++tries % 10000 == 0)
      sched_yield();
}

static void *run(void *result) {
  int me = result != NULL, times = 0, count = 0;
  for (int round = 0; round < ROUNDS; round++) {
    meet(&times);
    for (int i = 0; i < PAIRS; i++)
      seen[me][i] = set_and_read(flag[i][me], flag[i][!me]);
    meet(&times);
    for (int i = 0; i < PAIRS; i++) {
      count += seen[0][i] == 0 && seen[1][i] == 0;
      atomic_store_explicit(flag[i][me], 0, memory_order_relaxed);
    }
  }
  if (result)
    *(int *)result = count;
  return NULL;
}

static int both_zero(bool in_order) {
  pthread_t thread;
  int count = 0;
  strict = in_order, arrived = 0;
  if (pthread_create(&thread, NULL, run, &count))
    return -1;
  run(NULL);
  pthread_join(thread, NULL);
  return count;
}

int main(void) {
  int relaxed = 0, seq_cst = 0, batches = 0;
  do { // a busy machine may need more than one
    relaxed += both_zero(false);
    seq_cst += both_zero(true);
  } while (relaxed == 0 && ++batches < 10);
  printf("relaxed, both read 0: %d times\n", relaxed);
  printf("seq_cst, both read 0: %d times\n", seq_cst);
}
