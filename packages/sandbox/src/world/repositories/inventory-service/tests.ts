// SPDX-License-Identifier: Apache-2.0

export const stockTest = `package stock_test

import (
	"errors"
	"testing"
	"time"

	"acme.example/inventory/internal/stock"
)

var (
	noon     = time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)
	deadline = noon.Add(20 * time.Minute)
	oneMug   = stock.Lines{"MUG-BLUE-350": 1}
)

func TestLastMugIsSoldOnce(t *testing.T) {
	shelf := stock.NewShelf(stock.Lines{"MUG-BLUE-350": 1})

	if err := shelf.Reserve("ord_1", oneMug, deadline, noon); err != nil {
		t.Fatal(err)
	}
	if err := shelf.Reserve("ord_2", oneMug, deadline, noon); !errors.Is(err, stock.ErrOutOfStock) {
		t.Errorf("second order: got %v, want %v", err, stock.ErrOutOfStock)
	}
}

func TestAllLinesOrNone(t *testing.T) {
	shelf := stock.NewShelf(stock.Lines{"MUG-BLUE-350": 5})

	err := shelf.Reserve("ord_1", stock.Lines{"MUG-BLUE-350": 1, "TEAPOT-RED": 1}, deadline, noon)
	if !errors.Is(err, stock.ErrOutOfStock) {
		t.Errorf("got %v, want %v", err, stock.ErrOutOfStock)
	}
	if got := shelf.Available("MUG-BLUE-350", noon); got != 5 {
		t.Errorf("available: got %d, want 5", got)
	}
}

func TestSameOrderReservesOnce(t *testing.T) {
	shelf := stock.NewShelf(stock.Lines{"MUG-BLUE-350": 2})

	for range 2 {
		if err := shelf.Reserve("ord_1", oneMug, deadline, noon); err != nil {
			t.Fatal(err)
		}
	}
	if got := shelf.Available("MUG-BLUE-350", noon); got != 1 {
		t.Errorf("available: got %d, want 1", got)
	}
}

func TestReservationEndsByItself(t *testing.T) {
	shelf := stock.NewShelf(stock.Lines{"MUG-BLUE-350": 1})
	if err := shelf.Reserve("ord_1", oneMug, deadline, noon); err != nil {
		t.Fatal(err)
	}
	if got := shelf.Available("MUG-BLUE-350", deadline.Add(time.Second)); got != 1 {
		t.Errorf("available after the deadline: got %d, want 1", got)
	}
}
`;

export const serverTest = `package server_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"acme.example/inventory/internal/server"
	"acme.example/inventory/internal/stock"
)

func TestAnswers(t *testing.T) {
	noon := time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)
	reservation := \`{"order_id":"ord_1","expires_at":"2026-01-05T12:20:00Z","lines":[{"sku":"MUG-BLUE-350","quantity":%s}]}\`
	cases := map[string]struct {
		method, path, body string
		want               int
	}{
		"lives":             {"GET", "/health/live", "", http.StatusOK},
		"reserves":          {"POST", "/v1/reservations", strings.Replace(reservation, "%s", "2", 1), http.StatusCreated},
		"says out of stock": {"POST", "/v1/reservations", strings.Replace(reservation, "%s", "3", 1), http.StatusConflict},
		"refuses nonsense":  {"POST", "/v1/reservations", "mugs, please", http.StatusBadRequest},
		"releases":          {"DELETE", "/v1/reservations/ord_1", "", http.StatusNoContent},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			shelf := stock.NewShelf(stock.Lines{"MUG-BLUE-350": 2})
			handler := server.New(shelf, func() time.Time { return noon })
			answer := httptest.NewRecorder()
			handler.ServeHTTP(answer, httptest.NewRequest(c.method, c.path, strings.NewReader(c.body)))
			if answer.Code != c.want {
				t.Errorf("got %d, want %d", answer.Code, c.want)
			}
		})
	}
}
`;
