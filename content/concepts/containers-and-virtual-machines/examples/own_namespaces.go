package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
)

var kinds = strings.Fields("cgroup ipc mnt net pid time user uts")

// namespaces returns what identifies the namespaces of this process.
func namespaces() (ids []string) {
	for _, kind := range kinds {
		id, _ := os.Readlink("/proc/self/ns/" + kind) // or "": an old kernel
		ids = append(ids, id)
	}
	return ids
}

// region start
func start() error {
	child := exec.Command("/proc/self/exe", namespaces()...)
	child.Stdout, child.Stderr = os.Stdout, os.Stderr
	child.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWUTS,
		UidMappings: []syscall.SysProcIDMap{
			{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
	}
	return child.Run()
}

func inside(parents []string) {
	var own, shared []string
	for n, id := range namespaces() {
		if id == parents[n] {
			shared = append(shared, kinds[n])
		} else {
			own = append(own, kinds[n])
		}
	}
	fmt.Println("own namespaces:", strings.Join(own, " "))
	fmt.Println("shared with the parent:", strings.Join(shared, " "))
	fmt.Println("user id inside:", os.Getuid())
	if err := syscall.Sethostname([]byte("box")); err != nil {
		fmt.Println("root here may not set the host name:", err)
	}
}

// endregion

func main() {
	if len(os.Args) > 1 {
		inside(os.Args[1:])
	} else if err := start(); err != nil {
		fmt.Println("not permitted here:", err)
	} else {
		name, err := os.Hostname()
		fmt.Println("hostname outside changed:", err != nil || name == "box")
	}
}
