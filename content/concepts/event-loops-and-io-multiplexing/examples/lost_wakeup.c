// 10,000 bytes wait in a socket; the handler reads 4,096 at a time.
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SENT = 10000, CHUNK = 4096 };

static int check(int result, const char *call) {
    if (result < 0) {
        perror(call);
        exit(1);
    }
    return result;
}

// region readers
static int read_once(int server) {
    char bytes[CHUNK];
    return check(read(server, bytes, sizeof bytes), "read");
}

// Reads until the kernel says EAGAIN: nothing is left.
static int drain(int server) {
    char bytes[CHUNK];
    int total = 0;
    for (;;) {
        ssize_t n = read(server, bytes, sizeof bytes);
        if (n < 0 && errno == EAGAIN) return total;
        total += check(n, "read");
    }
}

// endregion
static void run(const char *name, uint32_t mode, int (*handler)(int)) {
    int pair[2]; // 0 is the client, 1 the server
    int kind = SOCK_STREAM | SOCK_NONBLOCK;
    check(socketpair(AF_UNIX, kind, 0, pair), "socketpair");
    int poller = check(epoll_create1(0), "epoll_create1");
    struct epoll_event event = {.events = EPOLLIN | mode};
    check(epoll_ctl(poller, EPOLL_CTL_ADD, pair[1], &event), "epoll_ctl");
    char bytes[SENT] = {0};
    check(write(pair[0], bytes, SENT), "write");

    int wakeups = 0, total = 0;
    // The bytes are there already, so an empty answer is final.
    while (check(epoll_wait(poller, &event, 1, 0), "epoll_wait") > 0) {
        wakeups++;
        total += handler(pair[1]);
    }
    printf("%-21s wakeups %d, read %5d, left %4d\n", name, wakeups, total,
           SENT - total);
    close(poller);
    close(pair[0]);
    close(pair[1]);
}

int main(void) {
    run("level, one read:", 0, read_once);
    run("edge, one read:", EPOLLET, read_once);
    run("edge, until EAGAIN:", EPOLLET, drain);
    return 0;
}
