#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { PAGES = 1024 };

static void check(int ok, const char *what) {
    if (!ok) { perror(what); exit(1); }
}

/* How many pages of the file are in the page cache? */
static int cached(int fd, size_t page) {
    unsigned char core[PAGES];
    void *map = mmap(NULL, PAGES * page, PROT_READ, MAP_SHARED, fd, 0);
    check(map != MAP_FAILED, "mmap");
    check(mincore(map, PAGES * page, core) == 0, "mincore");
    int count = 0;
    for (int n = 0; n < PAGES; n++) count += core[n] & 1;
    check(munmap(map, PAGES * page) == 0, "munmap");
    return count;
}

int main(void) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char name[] = "page-cache-XXXXXX", byte;
    int fd = mkstemp(name);
    check(fd >= 0, "mkstemp");
    check(unlink(name) == 0, "unlink");
    char *block = malloc(page);
    check(block != NULL, "malloc");
    memset(block, 'x', page);

    /* region steps */
    for (int n = 0; n < PAGES; n++)
        check(write(fd, block, page) == (ssize_t)page, "write");
    printf("after write(): %d of %d\n", cached(fd, page), PAGES);

    /* Dirty pages cannot be dropped, so write them back first. */
    check(fsync(fd) == 0, "fsync");
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    printf("after fsync() and DONTNEED: %d\n", cached(fd, page));

    posix_fadvise(fd, 0, 0, POSIX_FADV_RANDOM);
    check(pread(fd, &byte, 1, 500 * page) == 1, "pread");
    printf("after reading 1 byte, RANDOM: %d\n", cached(fd, page));

    posix_fadvise(fd, 0, 0, POSIX_FADV_NORMAL);
    check(pread(fd, &byte, 1, 0) == 1, "pread");
    printf("after reading the first byte, NORMAL: %d\n",
           cached(fd, page));
    /* endregion */
    free(block);
    close(fd);
}
