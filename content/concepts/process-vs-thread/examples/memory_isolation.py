"""One global variable, written once by a thread and once by a child process."""

import os
import threading

counter = 0


def increment() -> None:
    global counter
    counter += 1


def main() -> None:
    thread = threading.Thread(target=increment)
    thread.start()
    thread.join()
    print(f"after the thread wrote:  {counter}", flush=True)

    child = os.fork()
    if child == 0:
        increment()
        print(f"inside the child:        {counter}", flush=True)
        os._exit(0)
    os.waitpid(child, 0)
    print(f"after the child wrote:   {counter}")


if __name__ == "__main__":
    main()
