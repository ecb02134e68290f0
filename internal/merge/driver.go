package merge

// Attributes is what .gitattributes says so that git asks this program to merge
// files of a record. Where the setting below is missing, git merges by lines.
const Attributes = `# Files of the record are merged by their keys, so that two leads who write into
# the same file do not conflict. Once in each clone: improve merge-driver --install
plan/**/*.yaml merge=improve
updates/*.yaml merge=improve
`

// The settings of git, once in each clone, by which it finds this program.
const (
	NameKey   = "merge.improve.name"
	Name      = "merge improvement records by their keys"
	DriverKey = "merge.improve.driver"
	Driver    = "improve merge-driver %O %A %B %P"
)
