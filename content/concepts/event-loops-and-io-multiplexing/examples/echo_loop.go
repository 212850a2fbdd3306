// One thread echoes for 200 connections that are all open at once.
package main

import (
	"fmt"
	"io"
	"net"
	"runtime"
	"syscall"
)

const clients = 200

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// region loop
// serve echoes until the last client has gone; it returns the peak.
func serve(listener int) (peak int) {
	runtime.LockOSThread()
	poller, err := syscall.EpollCreate1(syscall.EPOLL_CLOEXEC)
	check(err)
	defer syscall.Close(poller)
	watch := func(op, fd int, events uint32) {
		event := syscall.EpollEvent{Events: events, Fd: int32(fd)}
		check(syscall.EpollCtl(poller, op, fd, &event))
	}
	watch(syscall.EPOLL_CTL_ADD, listener, syscall.EPOLLIN)
	unsent := map[int][]byte{}
	ready := make([]syscall.EpollEvent, 64)
	for open := 0; open > 0 || peak == 0; {
		n, err := syscall.EpollWait(poller, ready, -1) // the only sleep
		if err == syscall.EINTR {
			continue
		}
		check(err)
		for _, event := range ready[:n] {
			fd := int(event.Fd)
			if fd == listener {
				client, _, err := syscall.Accept4(fd, syscall.SOCK_NONBLOCK)
				check(err)
				watch(syscall.EPOLL_CTL_ADD, client, syscall.EPOLLIN)
				open++
				peak = max(peak, open)
				continue
			}
			data := unsent[fd]
			if len(data) == 0 {
				data = make([]byte, 4096)
				n, err := syscall.Read(fd, data)
				if err == syscall.EAGAIN {
					continue // readiness was only a hint
				}
				check(err)
				data = data[:n]
			}
			if len(data) == 0 { // end of file: the client has closed
				check(syscall.Close(fd)) // leaves the interest list too
				open--
				continue
			}
			sent, err := syscall.Write(fd, data) // may take only a part
			if err == syscall.EAGAIN {
				sent, err = 0, nil
			}
			check(err)
			unsent[fd] = data[sent:]
			if len(unsent[fd]) > 0 { // wait for room, and read no more
				watch(syscall.EPOLL_CTL_MOD, fd, syscall.EPOLLOUT)
			} else {
				watch(syscall.EPOLL_CTL_MOD, fd, syscall.EPOLLIN)
			}
		}
	}
	return peak
}

// endregion
func main() {
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	check(err)
	file, err := listener.(*net.TCPListener).File()
	check(err)
	check(syscall.SetNonblock(int(file.Fd()), true))
	peak := make(chan int)
	go func() { peak <- serve(int(file.Fd())) }()

	var open []net.Conn
	for number := range clients {
		client, err := net.Dial("tcp4", listener.Addr().String())
		check(err)
		fmt.Fprintf(client, "ping %03d", number)
		open = append(open, client)
	}
	echoes := 0
	for number, client := range open {
		echo := make([]byte, 8)
		_, err := io.ReadFull(client, echo)
		check(err)
		if string(echo) == fmt.Sprintf("ping %03d", number) {
			echoes++
		}
	}
	for _, client := range open {
		check(client.Close())
	}
	fmt.Printf("connections open at once: %d\n", <-peak)
	fmt.Printf("right echoes: %d\n", echoes)
}
