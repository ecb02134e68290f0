// Command improve tracks an improvement programme kept as YAML files in git.
package main

import (
	"os"

	"improve/internal/cli"
)

func main() { os.Exit(cli.New().Run(os.Args[1:])) }
