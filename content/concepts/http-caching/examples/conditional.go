// What Go's file server answers to conditional requests for one file.
package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"
)

const etag = `"v1"`

var modified = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func serve(w http.ResponseWriter, r *http.Request) {
	body := strings.NewReader(strings.Repeat("x", 10_000))
	w.Header().Set("ETag", etag)
	http.ServeContent(w, r, "app.js", modified, body)
}

func main() {
	later := modified.Add(time.Hour).Format(http.TimeFormat)
	cases := [][]string{ // method, then names and values of fields
		{"GET"},
		{"GET", "If-None-Match", `"v1"`},
		{"GET", "If-None-Match", `"v0", W/"v1"`},
		{"GET", "If-Modified-Since", later},
		{"GET", "If-None-Match", `"v0"`, "If-Modified-Since", later},
		{"GET", "Range", "bytes=0-99", "If-Range", `"v1"`},
		{"GET", "Range", "bytes=0-99", "If-Range", `W/"v1"`},
		{"PUT", "If-None-Match", "*"},
		{"PUT", "If-Match", `W/"v1"`},
	}
	for _, c := range cases {
		r := httptest.NewRequest(c[0], "/app.js", nil)
		for i := 1; i < len(c); i += 2 {
			r.Header.Set(c[i], c[i+1])
		}
		w := httptest.NewRecorder()
		serve(w, r)
		fmt.Printf("%d %6d bytes  %s\n", w.Code, w.Body.Len(), strings.Join(c, " "))
	}
}
