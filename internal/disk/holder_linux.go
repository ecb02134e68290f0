package disk

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// holder is the program that has a folder locked, and its number; empty where the system
// does not say.
func holder(dir string) string {
	info, err := os.Stat(dir)
	if err != nil {
		return ""
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	locks, err := os.ReadFile("/proc/locks")
	if err != nil {
		return ""
	}
	major, minor := stat.Dev>>8&0xfff, stat.Dev&0xff|stat.Dev>>12&0xfff00
	place := fmt.Sprintf("%02x:%02x:%d", major, minor, stat.Ino)
	for line := range strings.Lines(string(locks)) {
		// 1: FLOCK  ADVISORY  WRITE 4711 fd:01:12345 0 EOF
		f := strings.Fields(line)
		if len(f) > 5 && f[1] == "FLOCK" && f[5] == place {
			return calledProgram(f[4])
		}
	}
	return ""
}

// calledProgram is a program of this machine as its user called it: its name and first
// word.
func calledProgram(number string) string {
	data, err := os.ReadFile("/proc/" + number + "/cmdline")
	if err != nil {
		return ""
	}
	words := bytes.SplitN(data, []byte{0}, 3)
	name := filepath.Base(string(words[0]))
	if len(words) > 2 {
		name += " " + string(words[1])
	}
	return fmt.Sprintf("%s (process %s)", name, number)
}
