package gitrepo

import "strings"

// signing is how a commit is signed, if at all.
type signing struct {
	options []string // before the command
	flags   []string // of commit-tree
	not     string   // why it is not signed although somebody asked for it
}

// programs are what git runs to sign, with what it runs where nobody chose.
var programs = []struct{ key, usual string }{
	{"gpg.program", "gpg"}, {"gpg.openpgp.program", "gpg"}, {"gpg.x509.program", "gpgsm"},
	{"gpg.ssh.program", "ssh-keygen"},
}

// signing follows the user's own settings. What the repository's say about programs
// is overruled, and a signature that only the repository asks for is not made: the
// program to make it with would be anybody's.
func (r *Repo) signing() (signing, error) {
	c, err := r.config()
	if err != nil || !isTrue(c.last("commit.gpgsign")) {
		return signing{}, err
	}
	if !isTrue(c.trusted("commit.gpgsign")) {
		return signing{not: "only this repository's settings ask for a signature, " +
			"not yours: git config --global commit.gpgSign true"}, nil
	}
	s := signing{flags: []string{"-S"}}
	chosen := c.trusted("gpg.program")
	for _, p := range programs {
		value := c.trusted(p.key)
		if value == "" && p.key == "gpg.openpgp.program" {
			value = chosen
		}
		if value == "" {
			value = p.usual
		}
		s.options = append(s.options, "-c", p.key+"="+value)
	}
	format := c.trusted("gpg.format")
	if format == "" {
		format = "openpgp"
	}
	s.options = append(s.options, "-c", "gpg.format="+format,
		"-c", "gpg.ssh.defaultKeyCommand="+c.trusted("gpg.ssh.defaultkeycommand"))
	if key := c.trusted("user.signingkey"); key != "" {
		s.options = append(s.options, "-c", "user.signingKey="+key)
	}
	return s, nil
}

func isTrue(value string) bool {
	switch strings.ToLower(value) {
	case "true", "yes", "on", "1":
		return true
	}
	return false
}
