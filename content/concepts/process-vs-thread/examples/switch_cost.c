/* Two tasks on one CPU pass a byte to and fro, each reading 512 own pages. */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TRIPS = 2000, ROUNDS = 30, PAGES = 512, PAGE = 4096, LINE = 64 };
static char memory[2][PAGES * PAGE] __attribute__((aligned(PAGE)));
static int pipes[2][2]; /* side s reads from pipes[s] */
static void require(int ok) { if (!ok) exit(EXIT_FAILURE); }

static void *play(void *me) {
    int s = me == pipes[1];
    const volatile char *own = memory[s];
    for (int trip = 0; trip < TRIPS; trip++) {
        char byte;
        require(read(pipes[s][0], &byte, 1) == 1);
        for (int i = 0; i < PAGES; i++) (void)own[i * PAGE + i * LINE % PAGE];
        require(write(pipes[1 - s][1], &byte, 1) == 1);
    }
    return NULL;
}

/* Nanoseconds for one hand-over; a trip to and fro has two. */
static double hand_over(int forked) {
    pthread_t peer = 0;
    pid_t child = forked ? fork() : -1;
    if (child == 0) _exit(play(pipes[1]) != NULL);
    require(forked ? child > 0 : !pthread_create(&peer, NULL, play, pipes[1]));
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    play(pipes[0]);
    clock_gettime(CLOCK_MONOTONIC, &b);
    require(forked ? waitpid(child, NULL, 0) > 0 : !pthread_join(peer, NULL));
    return ((b.tv_sec - a.tv_sec) * 1e9 + b.tv_nsec - a.tv_nsec) / (2 * TRIPS);
}

int main(void) {
    cpu_set_t one = {0};
    CPU_SET(sched_getcpu(), &one);
    require(!sched_setaffinity(0, sizeof one, &one));
    require(pipe(pipes[0]) == 0 && pipe(pipes[1]) == 0);
    require(write(pipes[0][1], "x", 1) == 1); /* the byte they pass */
    require(madvise(memory, sizeof memory, MADV_NOHUGEPAGE) == 0); /* 4 KiB */
    memset(memory, 1, sizeof memory);
    double best[2] = {1e18, 1e18}; /* the least disturbed round of each kind */
    for (int round = 0; round < 2 * ROUNDS; round++) {
        double ns = hand_over(round % 2), *least = &best[round % 2];
        if (ns < *least) *least = ns;
    }
    printf("thread to thread:   %.0f ns\n", best[0]);
    printf("process to process: %.0f ns\n", best[1]);
    printf("ratio: %.2f\n", best[1] / best[0]);
}
