/* One global variable, written once by a thread and once by a child process. */
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int counter = 0;

static void *increment(void *unused) {
    counter++;
    return unused;
}

int main(void) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, increment, NULL) != 0) return 1;
    if (pthread_join(thread, NULL) != 0) return 1;
    printf("after the thread wrote:  %d\n", counter);
    fflush(stdout); /* or the child inherits the unwritten line */

    pid_t child = fork();
    if (child == -1) return 1;
    if (child == 0) {
        increment(NULL);
        printf("inside the child:        %d\n", counter);
        return 0;
    }
    if (waitpid(child, NULL, 0) == -1) return 1;
    printf("after the child wrote:   %d\n", counter);
    return 0;
}
