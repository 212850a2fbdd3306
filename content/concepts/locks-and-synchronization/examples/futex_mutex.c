/* A mutex made of one integer and one system call. */
#define _GNU_SOURCE
#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { FREE, HELD, CONTENDED, THREADS = 4, TIMES = 20000 };

static atomic_int word = FREE;
static atomic_long calls, counter;

static void futex(int op, int value) {
  calls++;
  syscall(SYS_futex, &word, op | FUTEX_PRIVATE_FLAG, value, NULL);
}

// region mutex
static void lock(void) {
  int seen = FREE;
  if (atomic_compare_exchange_strong(&word, &seen, HELD))
    return; // nobody was there: no system call
  while (atomic_exchange(&word, CONTENDED) != FREE)
    futex(FUTEX_WAIT, CONTENDED); // sleep only if still CONTENDED
}

static void unlock(void) {
  if (atomic_exchange(&word, FREE) == CONTENDED)
    futex(FUTEX_WAKE, 1); // somebody may sleep: wake one
}
// endregion

static void increment(void) {
  long value = counter; // the read and the write are each atomic,
  if (value % 100 == 0)
    sched_yield(); // but others run in between
  counter = value + 1;
}

static void *bare(void *unused) {
  for (int i = 0; i < TIMES; i++)
    increment();
  return unused;
}

static void *locked(void *unused) {
  for (int i = 0; i < TIMES; i++) {
    lock();
    increment();
    unlock();
  }
  return unused;
}

static long lost(void *(*work)(void *), int threads) {
  pthread_t thread[THREADS];
  counter = calls = 0;
  for (int i = 0; i < threads; i++)
    if (pthread_create(&thread[i], NULL, work, NULL))
      _exit(1);
  for (int i = 0; i < threads; i++)
    pthread_join(thread[i], NULL);
  return (long)threads * TIMES - counter;
}

int main(void) {
  printf("4 threads, no lock, updates lost: %ld\n", lost(bare, 4));
  printf("4 threads, mutex, updates lost: %ld\n", lost(locked, 4));
  printf("4 threads, mutex, futex calls: %ld\n", (long)calls);
  printf("1 thread, mutex, updates lost: %ld\n", lost(locked, 1));
  printf("1 thread, mutex, futex calls: %ld\n", (long)calls);
}
