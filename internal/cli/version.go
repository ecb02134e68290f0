package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersion(g *globals) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "The version of this program",
		Long:    "Prints the version, the commit it was built from, and the Go version. It does not read a record.",
		Example: "  improve version",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			return g.out.say(version())
		},
	}
}

// version is what the build says about itself, so that no release can carry
// another's number.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "improve (unknown build)"
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	line := "improve " + versionNumber()
	if commit := settings["vcs.revision"]; len(commit) >= 12 {
		line += ", commit " + commit[:12]
		if settings["vcs.modified"] == "true" {
			line += " with changes"
		}
	}
	return fmt.Sprintf("%s, %s %s/%s", line, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// versionNumber is the number of a release, such as v1.2.0.
func versionNumber() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "development build"
}

// exactBuild is all that the build says about itself, where no other program says the same:
// that of a release or of a commit without changes. It is empty otherwise.
func exactBuild() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	exact := info.Main.Sum != ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.modified" && s.Value != "false", s.Key == "-overlay":
			return ""
		case s.Key == "vcs.revision":
			exact = true
		}
	}
	if !exact {
		return ""
	}
	return info.String()
}
