// SPDX-License-Identifier: Apache-2.0
import { TOOLCHAINS } from '../../files/workflows';
import { moves } from '../../history';
import { text } from '../../text';
import { serviceFeatures, type Wording } from '../features';
import type { Field, Program, ServiceSketch, Step } from '../Sketch';
import { an, pascal, spoken, statesOf } from '../words';
import { GO, GO_RELEASES, latest, type Versions } from './versions';

const TYPES: Record<Field['type'], string> = {
  text: 'string',
  whole: 'int64',
  moment: 'time.Time',
};

function wordingOf({ thing }: ServiceSketch): Wording {
  const { fields, plural, name } = thing;
  const names = ['ID', 'Status', ...fields.map(field => pascal(field.name))];
  const width = Math.max(...names.map(one => one.length));
  const typeWidth = Math.max(
    ...fields.map(({ type }) => TYPES[type].length),
    TYPES.text.length,
  );
  const keyWidth = Math.max(...thing.steps.map(step => keyOf(step).length));
  return {
    domain: `${plural}/${name}.go`,
    tests: `${plural}/${name}_test.go`,
    field: field =>
      `\t${pascal(field.name).padEnd(width)} ${TYPES[field.type].padEnd(
        typeWidth,
      )} \`json:"${field.name}"\`\n`,
    step: step => `\t${keyOf(step).padEnd(keyWidth)} "${step.to}",\n`,
    stepTest: ({ verb, from, to }) =>
      `\t\t{from: "${from}", verb: "${verb}", to: "${to}"},\n`,
  };
}

function keyOf({ from, verb }: Step): string {
  return `{"${from}", "${verb}"}:`;
}

export function goService(sketch: ServiceSketch): Program {
  const wording = wordingOf(sketch);
  const { plural } = sketch.thing;
  return {
    tree: {
      [wording.domain]: domain(sketch, wording),
      [wording.tests]: tests(sketch, wording),
      [`${plural}/server.go`]: server(sketch),
      'main.go': main(sketch),
      'go.mod': goModule(sketch.name),
      Dockerfile: GO_DOCKERFILE,
    },
    toolchain: TOOLCHAINS.go,
    port: 8080,
    features: serviceFeatures(sketch, wording),
    updates: goUpdates(),
  };
}

export function goModule(name: string, versions: Versions = GO): string {
  const required = Object.entries(latest(versions)).map(
    ([dependency, version]) => `\t${dependency} ${version}\n`,
  );
  const release = GO_RELEASES[GO_RELEASES.length - 1];
  return `module acme.example/${name}\n\ngo ${release}\n\nrequire (\n${required.join(
    '',
  )})\n`;
}

export function goUpdates(versions: Versions = GO) {
  const dependencies = Object.entries(versions).map(([name, values]) =>
    moves({
      path: 'go.mod',
      line: version => `\t${name} ${version}\n`,
      values,
      message: version =>
        `Update ${name
          .replace(/\/v\d+$/, '')
          .replace(/.*\//, '')} to ${version}`,
    }),
  );
  const releases = moves({
    path: 'go.mod',
    line: version => `go ${version}\n`,
    values: GO_RELEASES,
    message: version => `Move to Go ${version}`,
  });
  return [...dependencies, releases];
}

export const GO_DOCKERFILE = text`
  FROM golang:1.24 AS build
  WORKDIR /src
  COPY . .
  RUN CGO_ENABLED=0 go build -o /out/app .

  FROM gcr.io/distroless/static:nonroot
  COPY --from=build /out/app /app
  EXPOSE 8080
  ENTRYPOINT ["/app"]
`;

function domain({ thing }: ServiceSketch, wording: Wording): string {
  const type = pascal(thing.name);
  const id = { name: 'ID', type: 'text', meaning: '' } as const;
  const imports = thing.fields.some(({ type: kind }) => kind === 'moment')
    ? 'import (\n\t"fmt"\n\t"time"\n)'
    : 'import "fmt"';
  const [idField, status] = [id, { ...id, name: 'status' }].map(field =>
    wording.field(field).replace('"ID"', '"id"'),
  );
  return `// Package ${thing.plural} knows what can become of ${an(
    spoken(thing.name),
  )}. It performs no input or output.
package ${thing.plural}

${imports}

// ${type} is never changed in place: a step makes a new one.
type ${type} struct {
${idField}${status}${thing.fields.map(wording.field).join('')}}

type step struct{ from, verb string }

var steps = map[step]string{
${thing.steps.map(wording.step).join('')}}

// RefusedError says that nobody can do this now.
type RefusedError struct{ Status, Verb string }

func (e RefusedError) Error() string {
	return fmt.Sprintf("it is %s: too late to %s, or too early", e.Status, e.Verb)
}

// After is what becomes of it when somebody asks to do this to it.
func (before ${type}) After(verb string) (${type}, error) {
	status, known := steps[step{before.Status, verb}]
	if !known {
		return before, RefusedError{before.Status, verb}
	}
	before.Status = status
	return before, nil
}
`;
}

function tests({ thing }: ServiceSketch, wording: Wording): string {
  const type = pascal(thing.name);
  return `package ${thing.plural}

import "testing"

func TestSteps(t *testing.T) {
	for _, step := range []struct{ from, verb, to string }{
${thing.steps.map(wording.stepTest).join('')}	} {
		after, err := ${type}{Status: step.from}.After(step.verb)
		if err != nil || after.Status != step.to {
			t.Errorf("%s after %s: %s, %v", step.from, step.verb, after.Status, err)
		}
	}
}

func TestRefusesWhatNobodyCanDo(t *testing.T) {
	if _, err := (${type}{Status: "${
    statesOf(thing.steps)[0]
  }"}).After("undo"); err == nil {
		t.Error("nothing was refused")
	}
}
`;
}

function server({ thing }: ServiceSketch): string {
  const type = pascal(thing.name);
  return `package ${thing.plural}

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
)

// ErrNotFound says that nothing has this id.
var ErrNotFound = errors.New("not found")

// Store keeps ${thing.plural}.
type Store interface {
	Find(ctx context.Context, id string) (${type}, error)
	Save(ctx context.Context, one ${type}) error
}

// NewServer answers over HTTP.
func NewServer(store Store) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health/{probe}", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, map[string]string{"status": "ok"}, nil)
	})
	mux.HandleFunc("GET /${
    thing.plural
  }/{id}", func(w http.ResponseWriter, r *http.Request) {
		found, err := store.Find(r.Context(), r.PathValue("id"))
		answer(w, found, err)
	})
	mux.HandleFunc("POST /${
    thing.plural
  }/{id}/{verb}", func(w http.ResponseWriter, r *http.Request) {
		changed, err := change(r.Context(), store, r.PathValue("id"), r.PathValue("verb"))
		answer(w, changed, err)
	})
	return mux
}

${change(type)}${ANSWER}`;
}

function change(type: string): string {
  return `func change(ctx context.Context, store Store, id, verb string) (${type}, error) {
	found, err := store.Find(ctx, id)
	if err != nil {
		return found, err
	}
	changed, err := found.After(verb)
	if err != nil {
		return found, err
	}
	return changed, store.Save(ctx, changed)
}

`;
}

const ANSWER = `func answer(w http.ResponseWriter, body any, err error) {
	var refused RefusedError
	switch {
	case errors.Is(err, ErrNotFound):
		http.Error(w, err.Error(), http.StatusNotFound)
	case errors.As(err, &refused):
		http.Error(w, refused.Error(), http.StatusConflict)
	case err != nil:
		http.Error(w, "please try again", http.StatusInternalServerError)
	default:
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(body)
	}
}
`;

function main({ name, thing }: ServiceSketch): string {
  const type = pascal(thing.name);
  return `// Command ${name} serves ${thing.plural}.
package main

import (
	"context"
	"log"
	"net/http"
	"os"

	"acme.example/${name}/${thing.plural}"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

type table struct{ pool *pgxpool.Pool }

func (t table) Find(ctx context.Context, id string) (${thing.plural}.${type}, error) {
	var found ${thing.plural}.${type}
	err := t.pool.QueryRow(ctx, "select body from ${thing.plural} where id = $1", id).Scan(&found)
	if err == pgx.ErrNoRows {
		return found, ${thing.plural}.ErrNotFound
	}
	return found, err
}

func (t table) Save(ctx context.Context, one ${thing.plural}.${type}) error {
	_, err := t.pool.Exec(ctx, "update ${thing.plural} set body = $2 where id = $1", one.ID, one)
	return err
}

func main() {
	pool, err := pgxpool.New(context.Background(), os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe(":8080", ${thing.plural}.NewServer(table{pool})))
}
`;
}
