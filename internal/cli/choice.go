package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/schema"
)

// choices are the words of which the record takes one under a key.
func choices(kind, key string) []string { return schema.OfKind(kind).Key(key).Shape.Choices }

// readChoice is a word of a call as the record writes it.
func readChoice(what, word string, choices []string) (string, error) {
	if word = strings.ToLower(word); slices.Contains(choices, word) {
		return word, nil
	}
	return "", usageError{fmt.Errorf("%q is not a valid %s", word, what), diag.Choose(word, choices)}
}

// usageOf is a choice in a line of usage.
func usageOf(choices []string) string { return strings.Join(choices, "|") }

// exactly asks for so many words after a command.
func exactly(what string, number int, example string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < number:
			return usageError{errors.New("missing " + what), example}
		case len(args) > number:
			return usageError{fmt.Errorf("%s takes %d words (got %d)", cmd.Name(), number, len(args)), example}
		}
		return nil
	}
}
