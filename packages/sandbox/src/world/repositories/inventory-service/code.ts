// SPDX-License-Identifier: Apache-2.0
import type { Tree } from '../../history';
import { text } from '../../text';
import { serverTest, stockTest } from './tests';

const proto = text`
  syntax = "proto3";

  package acme.inventory.v1;

  import "google/protobuf/timestamp.proto";

  option go_package = "acme.example/inventory/gen/inventoryv1";

  // Knows what is in stock, and holds it for an order.
  service InventoryService {
    // How much of each article can be promised right now.
    rpc GetAvailability(GetAvailabilityRequest) returns (GetAvailabilityResponse);

    // Holds all lines of an order, or none of them.
    // Answers FAILED_PRECONDITION when something is not in stock.
    // The same order again answers the same.
    rpc Reserve(ReserveRequest) returns (ReserveResponse);

    // Gives back what an order holds. Nothing happens when it holds nothing.
    rpc Release(ReleaseRequest) returns (ReleaseResponse);
  }

  message GetAvailabilityRequest {
    repeated string skus = 1;
  }

  message GetAvailabilityResponse {
    // By SKU. An article that we do not know is absent.
    map<string, uint32> available = 1;
  }

  message Line {
    string sku = 1;
    uint32 quantity = 2;
  }

  message ReserveRequest {
    string order_id = 1;
    repeated Line lines = 2;
    // When the reservation ends by itself.
    google.protobuf.Timestamp expires_at = 3;
  }

  message ReserveResponse {
    google.protobuf.Timestamp expires_at = 1;
  }

  message ReleaseRequest {
    string order_id = 1;
  }

  message ReleaseResponse {}
`;

const stock = `// Package stock counts what is on the shelf. It performs no input or output and reads no clock.
package stock

import (
	"errors"
	"time"
)

// ErrOutOfStock says that less is left than was asked for.
var ErrOutOfStock = errors.New("out of stock")

// Lines are quantities by SKU.
type Lines map[string]int

type reservation struct {
	lines   Lines
	expires time.Time
}

// Shelf holds articles and the reservations against them.
type Shelf struct {
	onHand   Lines
	reserved map[string]reservation
}

// NewShelf returns a shelf that holds the given number of each article.
func NewShelf(onHand Lines) *Shelf {
	return &Shelf{onHand: onHand, reserved: map[string]reservation{}}
}

// Available is how many of an article can be promised at a moment.
func (s *Shelf) Available(sku string, now time.Time) int {
	available := s.onHand[sku]
	for _, held := range s.reserved {
		if held.expires.After(now) {
			available -= held.lines[sku]
		}
	}
	return available
}

// Reserve holds all lines of an order until a deadline, or none of them.
// Asking again for the same order changes nothing.
func (s *Shelf) Reserve(order string, lines Lines, expires, now time.Time) error {
	if held, known := s.reserved[order]; known && held.expires.After(now) {
		return nil
	}
	for sku, quantity := range lines {
		if s.Available(sku, now) < quantity {
			return ErrOutOfStock
		}
	}
	s.reserved[order] = reservation{lines, expires}
	return nil
}

// Release gives back what an order holds.
func (s *Shelf) Release(order string) {
	delete(s.reserved, order)
}
`;

const server = `// Package server answers over HTTP and JSON what the sidecar asks on behalf of gRPC callers.
package server

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"acme.example/inventory/internal/stock"
)

type reserveRequest struct {
	OrderID   string    \`json:"order_id"\`
	ExpiresAt time.Time \`json:"expires_at"\`
	Lines     []struct {
		SKU      string \`json:"sku"\`
		Quantity int    \`json:"quantity"\`
	} \`json:"lines"\`
}

// Server guards one shelf.
type Server struct {
	mutex sync.Mutex
	shelf *stock.Shelf
	now   func() time.Time
}

// New returns the service's routes. The clock is a parameter, so that tests need not wait.
func New(shelf *stock.Shelf, now func() time.Time) http.Handler {
	s := &Server{shelf: shelf, now: now}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health/live", ok)
	mux.HandleFunc("GET /health/ready", ok)
	mux.HandleFunc("POST /v1/reservations", s.reserve)
	mux.HandleFunc("DELETE /v1/reservations/{order}", s.release)
	return mux
}

func ok(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusOK)
}

func (s *Server) reserve(w http.ResponseWriter, r *http.Request) {
	var request reserveRequest
	if err := json.NewDecoder(r.Body).Decode(&request); err != nil || request.OrderID == "" {
		http.Error(w, "not a reservation", http.StatusBadRequest)
		return
	}
	lines := stock.Lines{}
	for _, line := range request.Lines {
		lines[line.SKU] += line.Quantity
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if err := s.shelf.Reserve(request.OrderID, lines, request.ExpiresAt, s.now()); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func (s *Server) release(w http.ResponseWriter, r *http.Request) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.shelf.Release(r.PathValue("order"))
	w.WriteHeader(http.StatusNoContent)
}
`;

const main = `// Command inventory knows what is in stock, and holds it for an order.
package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"acme.example/inventory/internal/server"
	"acme.example/inventory/internal/stock"
)

func main() {
	logger := slog.New(slog.NewJSONHandler(os.Stdout, nil))
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()

	service := &http.Server{
		Addr:              ":8080",
		Handler:           server.New(stock.NewShelf(stock.Lines{}), time.Now),
		ReadHeaderTimeout: 5 * time.Second,
	}
	go func() {
		<-ctx.Done()
		ending, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		_ = service.Shutdown(ending)
	}()
	logger.Info("listening", "address", service.Addr)
	if err := service.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		logger.Error("stopped", "error", err)
		os.Exit(1)
	}
}
`;

export const inventoryCode: Tree = {
  'api/inventory.proto': proto,
  'internal/stock/stock.go': stock,
  'internal/stock/stock_test.go': stockTest,
  'internal/server/server.go': server,
  'internal/server/server_test.go': serverTest,
  'cmd/inventory/main.go': main,
  'go.mod': 'module acme.example/inventory\n\ngo 1.24.3\n',
  Dockerfile: text`
    FROM golang:1.24 AS build
    WORKDIR /src
    COPY . .
    RUN CGO_ENABLED=0 go build -trimpath -o /inventory ./cmd/inventory

    FROM gcr.io/distroless/static:nonroot
    COPY --from=build /inventory /inventory
    EXPOSE 8080
    ENTRYPOINT ["/inventory"]
  `,
};
