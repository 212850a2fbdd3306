"""One thread echoes for 200 connections that are all open at once."""

import select
import socket
import threading

CLIENTS = 200


# region loop
def serve(listener: socket.socket, peak: list[int]) -> None:
    """Echo until the last client has gone."""
    sockets: dict[int, socket.socket] = {}
    unsent: dict[int, bytes] = {}
    poller = select.epoll()
    poller.register(listener, select.EPOLLIN)
    while sockets or not peak:
        for fd, _ in poller.poll():  # epoll_wait: the only place to sleep
            if fd == listener.fileno():
                client, _ = listener.accept()
                client.setblocking(False)
                poller.register(client, select.EPOLLIN)
                sockets[client.fileno()] = client
                peak.append(len(sockets))
                continue
            data = unsent.pop(fd, b"")
            try:
                data = data or sockets[fd].recv(4096)
                if not data:  # end of file: the client has closed
                    sockets.pop(fd).close()  # leaves the interest list too
                    continue
                data = data[sockets[fd].send(data) :]  # may take a part
            except BlockingIOError:
                pass  # readiness was only a hint
            if data:  # then wait for room, and read no more
                unsent[fd] = data
            poller.modify(fd, select.EPOLLOUT if fd in unsent else select.EPOLLIN)
    poller.close()


# endregion
def main() -> None:
    peak: list[int] = []
    with socket.create_server(("127.0.0.1", 0), backlog=CLIENTS) as listener:
        listener.setblocking(False)
        server = threading.Thread(target=serve, args=(listener, peak))
        server.start()
        address = listener.getsockname()
        clients = [socket.create_connection(address) for _ in range(CLIENTS)]
        for number, client in enumerate(clients):
            client.sendall(b"ping %03d" % number)
        echoes = sum(
            client.recv(8, socket.MSG_WAITALL) == b"ping %03d" % number
            for number, client in enumerate(clients)
        )
        for client in clients:
            client.close()
        server.join()
    print(f"connections open at once: {max(peak)}")
    print(f"right echoes: {echoes}")


if __name__ == "__main__":
    main()
