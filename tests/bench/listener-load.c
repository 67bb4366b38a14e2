/* Thousands of listeners on loopback, cheap enough not to disturb what is measured.
   usage: listener-load COUNT PORT PATH CONNECTS_PER_SECOND
   Connects all, prints {"connected":n} once every listener has got sound (or nobody new for 10 s). A line on stdin starts the
   window anew; the end of stdin prints the figures of the window and ends. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct listener {
    int fd;
    int asked, over;
    long long all, in_window;
    double last;
};

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static int compare(const void *a, const void *b) {
    long long x = *(const long long *)a, y = *(const long long *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    if (argc < 5) return 2;
    int count = atoi(argv[1]), port = atoi(argv[2]), rate = atoi(argv[4]);
    char request[512];
    snprintf(request, sizeof request, "GET %s HTTP/1.0\r\nHost: bench\r\nUser-Agent: listener-load\r\n\r\n", argv[3]);
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);

    struct listener *all = calloc(count, sizeof *all);
    static char buffer[1 << 18];
    int poller = epoll_create1(0), made = 0, sounding = 0, told = 0, failed = 0;
    double started = now(), newest = started, window = started, longest_gap = 0;

    for (;;) {
        double t = now();
        for (; made < count && made < (t - started) * rate; made++) {
            int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
            struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
            int room = 65536;
            all[made].fd = fd;
            if (fd < 0) { failed++; all[made].over = 1; continue; }
            setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
            if (connect(fd, (void *)&to, sizeof to) < 0 && errno != EINPROGRESS) { failed++; all[made].over = 1; close(fd); continue; }
            struct epoll_event wanted = {.events = EPOLLIN | EPOLLOUT, .data.u32 = made};
            epoll_ctl(poller, EPOLL_CTL_ADD, fd, &wanted);
        }
        struct epoll_event events[1024];
        int happened = epoll_wait(poller, events, 1024, 20);
        t = now();
        for (int i = 0; i < happened; i++) {
            struct listener *l = &all[events[i].data.u32];
            if (!l->asked && (events[i].events & EPOLLOUT)) {
                l->asked = send(l->fd, request, strlen(request), MSG_NOSIGNAL) > 0;
                struct epoll_event wanted = {.events = EPOLLIN, .data.u32 = events[i].data.u32};
                epoll_ctl(poller, EPOLL_CTL_MOD, l->fd, &wanted);
            }
            if (!(events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR))) continue;
            ssize_t got = recv(l->fd, buffer, sizeof buffer, 0);
            if (got < 0 && errno == EAGAIN) continue;
            if (got <= 0) { l->over = 1; close(l->fd); continue; }
            if (l->all < 10000 && l->all + got >= 10000) { sounding++; newest = t; }
            if (l->in_window > 0 && t - l->last > longest_gap) longest_gap = t - l->last;
            l->all += got;
            l->in_window += got;
            l->last = t;
        }
        if (!told && (sounding == count || (made == count && t - newest > 10))) {
            printf("{\"connected\":%d,\"seconds\":%.1f}\n", sounding, t - started);
            fflush(stdout);
            told = 1;
        }
        struct pollfd in = {.fd = 0, .events = POLLIN};
        if (poll(&in, 1, 0) > 0) {
            char line[64];
            if (read(0, line, sizeof line) <= 0) break;
            for (int i = 0; i < count; i++) all[i].in_window = 0;
            window = now();
            longest_gap = 0;
        }
        usleep(5000);
    }
    double seconds = now() - window;
    long long *bytes = calloc(count, sizeof *bytes);
    int open = 0;
    for (int i = 0; i < count; i++) { bytes[i] = all[i].in_window; open += all[i].all > 0 && !all[i].over; }
    qsort(bytes, count, sizeof *bytes, compare);
    printf("{\"open\":%d,\"failed\":%d,\"seconds\":%.2f,\"leastBytes\":%lld,\"medianBytes\":%lld,\"longestGapMs\":%.0f}\n", open, failed, seconds, bytes[0], bytes[count / 2], longest_gap * 1000);
    return 0;
}
