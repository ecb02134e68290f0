package draft

import (
	"fmt"
	"strings"
)

// Readme is the page that whoever opens the folder reads first.
func Readme(programme string) string {
	return fmt.Sprintf(`# %s

This folder holds an improvement programme as plain files. The plan is the promise, the updates are
the record, and status is computed: nothing that can be worked out is written down.

| folder | what stands there |
| --- | --- |
| plan/ | what was promised: the programme, its people, ambitions with their tasks, measures, risks |
| updates/ | what happened since: dated entries, one file an author and day, never edited afterwards |

Where things stand:

    improve status                  the whole programme
    improve overdue                 what is late, and who has said what
    improve show TASK               everything known of a task
    improve check                   what is wrong today
    improve report highlight        a page for the board; improve report lists the others

What people write:

    improve rate TASK               how a task stands; in a terminal it asks
    improve done ACTION             an action of a meeting is done
    improve minutes DATE            the minutes of a meeting, begun from its agenda
    improve new task                a new task; improve new lists what else there is

Who works on this folder in a clone of their own calls once, in that clone:

    improve merge-driver --install  git joins what two people wrote into one file

Every file can be opened in an editor as well. The comments in it say what goes where, and improve
validate says what cannot be read.
`, strings.Join(strings.Fields(programme), " "))
}

// UpdatesReadme keeps the folder of the updates in git while it is empty, and says
// what goes there.
const UpdatesReadme = `# Updates

One dated file an author and day, such as 2026-02-25-leadership.yaml. improve rate and improve
minutes write them. Once its day is over a file is never edited: what changes is a new entry.
`
