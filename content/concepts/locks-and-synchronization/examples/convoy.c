/* One CPU, four threads, one short lock: who gets it after an unlock? */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

enum { THREADS = 4, TIMES = 5000 };

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t turn[THREADS], open = PTHREAD_COND_INITIALIZER;
static pthread_barrier_t start;
static bool held, fifo, stumbled;
static unsigned next, serving; // tickets of the first-come, first-served lock

// region unlock
static void lock(void) {
  pthread_mutex_lock(&guard);
  unsigned ticket = next++;
  if (fifo)
    while (ticket != serving) // in line, also when the lock is free
      pthread_cond_wait(&turn[ticket % THREADS], &guard);
  else
    while (held) // whoever runs may take it
      pthread_cond_wait(&open, &guard);
  held = true;
  pthread_mutex_unlock(&guard);
}

static void unlock(void) {
  pthread_mutex_lock(&guard);
  held = false;
  serving++;
  pthread_cond_signal(fifo ? &turn[serving % THREADS] : &open);
  pthread_mutex_unlock(&guard);
}
// endregion

static void *work(void *unused) {
  pthread_barrier_wait(&start);
  for (int i = 0; i < TIMES; i++) {
    lock();
    if (!stumbled) {
      stumbled = true; // once: the others run while this one holds the lock
      usleep(1000);
    }
    unlock();
  }
  return unused;
}

static long switches_per_1000(bool in_order) {
  struct rusage before, after;
  pthread_t thread[THREADS];
  fifo = in_order, stumbled = false, next = serving = 0;
  getrusage(RUSAGE_SELF, &before);
  for (int i = 0; i < THREADS; i++)
    if (pthread_create(&thread[i], NULL, work, NULL))
      return -1;
  for (int i = 0; i < THREADS; i++)
    pthread_join(thread[i], NULL);
  getrusage(RUSAGE_SELF, &after);
  return (after.ru_nvcsw - before.ru_nvcsw) * 1000 / (THREADS * TIMES);
}

int main(void) {
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(sched_getcpu(), &one);
  struct sched_param none = {0}; // batch: a woken thread does not interrupt
  if (sched_setaffinity(0, sizeof one, &one) ||
      sched_setscheduler(0, SCHED_BATCH, &none))
    return 1;
  for (int i = 0; i < THREADS; i++)
    pthread_cond_init(&turn[i], NULL);
  pthread_barrier_init(&start, NULL, THREADS);
  printf("blocking switches per 1,000 locks, taken by whoever runs: %ld\n",
         switches_per_1000(false));
  printf("blocking switches per 1,000 locks, handed over in order: %ld\n",
         switches_per_1000(true));
}
