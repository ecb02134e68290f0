package serve

import (
	"fmt"
	"net/http"
	"time"
)

// events tells a page when the record has moved, by its revision and nothing else.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	// It is written to for as long as the page is open.
	if err := out.SetWriteDeadline(time.Time{}); err != nil {
		panic(err)
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	alive := time.NewTicker(15 * time.Second)
	defer alive.Stop()
	for {
		now, changed := s.live.now()
		if _, err := fmt.Fprintf(w, "data: %d\n\n", now.Revision); err != nil || out.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-changed:
		case <-alive.C: // who has gone is found out by writing
		}
	}
}
