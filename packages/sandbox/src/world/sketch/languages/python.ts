// SPDX-License-Identifier: Apache-2.0
import { pipUpdates } from '../../files/updates';
import { TOOLCHAINS } from '../../files/workflows';
import { text } from '../../text';
import { serviceFeatures, type Wording } from '../features';
import type { Field, Program, ServiceSketch } from '../Sketch';
import { an, joined, pascal, snake, spoken, statesOf } from '../words';
import { latest, PIP } from './versions';

const TYPES: Record<Field['type'], string> = {
  text: 'str',
  whole: 'int',
  moment: 'datetime',
};
const SAMPLES: Record<Field['type'], string> = {
  text: '"a-1"',
  whole: '12',
  moment: 'datetime(2026, 1, 5, 12, tzinfo=UTC)',
};

function wordingOf({ name, thing }: ServiceSketch): Wording {
  return {
    domain: `${joined(name, '_')}/${thing.name}.py`,
    tests: `tests/test_${thing.name}.py`,
    field: field => `    ${snake(field.name)}: ${TYPES[field.type]}\n`,
    step: ({ verb, from, to }) => `    ("${from}", "${verb}"): "${to}",\n`,
    stepTest: ({ verb, from, to }) => `

def test_${verb}_makes_it_${to}():
    assert after(a_thing("${from}"), "${verb}").status == "${to}"
`,
  };
}

export function pythonService(sketch: ServiceSketch): Program {
  const wording = wordingOf(sketch);
  const room = joined(sketch.name, '_');
  return {
    tree: {
      [wording.domain]: domain(sketch, wording),
      [`${room}/store.py`]: store(sketch),
      [`${room}/app.py`]: app(sketch, room),
      [wording.tests]: tests(sketch, wording, room),
      'requirements.txt': pythonRequirements(Object.keys(PIP)),
      Dockerfile: pythonDockerfile(
        room,
        `CMD ["uvicorn", "${room}.app:app", "--host", "0.0.0.0", "--port", "8080"]`,
      ),
    },
    toolchain: TOOLCHAINS.python,
    port: 8080,
    features: serviceFeatures(sketch, wording),
    updates: pythonUpdates(Object.keys(PIP)),
  };
}

export function pythonRequirements(names: string[]): string {
  const versions = latest(PIP);
  return names.map(name => `${name}==${versions[name]}\n`).join('');
}

export function pythonUpdates(names: string[]) {
  return names.map(name => pipUpdates(name, PIP[name]));
}

export function pythonDockerfile(room: string, command: string): string {
  return text`
    FROM python:3.12-slim
    WORKDIR /app
    COPY requirements.txt ./
    RUN pip install --no-cache-dir --requirement requirements.txt
    COPY ${room} ${room}
    USER 10001
    ${command}
  `;
}

function domain({ thing }: ServiceSketch, wording: Wording): string {
  const type = pascal(thing.name);
  const hasMoment = thing.fields.some(({ type: kind }) => kind === 'moment');
  const imports = `from dataclasses import dataclass, replace\n${
    hasMoment ? 'from datetime import datetime\n' : ''
  }`;
  const head = text`
    class Refused(Exception):
        """Nobody can do this now."""


    @dataclass(frozen=True)
    class ${type}:
        """${pascal(an(spoken(thing.name)))}. A step makes a new one."""

        id: str
        status: str
  `;
  const rest = text`
    }


    def after(before: ${type}, verb: str) -> ${type}:
        """What becomes of it when somebody asks to do this to it."""
        status = STEPS.get((before.status, verb))
        if status is None:
            raise Refused(f"It is {before.status}: too late to {verb}, or too early")
        return replace(before, status=status)
  `;
  const fields = thing.fields.map(wording.field).join('');
  const steps = thing.steps.map(wording.step).join('');
  return `${imports}\n\n${head}${fields}\n\nSTEPS = {\n${steps}${rest}`;
}

function tests(
  { thing }: ServiceSketch,
  wording: Wording,
  room: string,
): string {
  const type = pascal(thing.name);
  const samples = thing.fields.map(
    field => `${snake(field.name)}=${SAMPLES[field.type]},`,
  );
  const head = text`
    from datetime import UTC, datetime  # noqa: F401

    import pytest

    from ${room}.${thing.name} import ${type}, Refused, after


    def a_thing(status: str) -> ${type}:
        return ${type}(
            id="1",
            status=status,
            ${samples.join('\n')}
        )


    def test_refuses_what_nobody_can_do():
        with pytest.raises(Refused):
            after(a_thing("${statesOf(thing.steps)[0]}"), "undo")
  `;
  return head + thing.steps.map(wording.stepTest).join('');
}

function store({ name, thing }: ServiceSketch): string {
  const type = pascal(thing.name);
  return text`
    from dataclasses import asdict

    import psycopg
    from psycopg.types.json import Json

    from .${thing.name} import ${type}


    class Store:
        """One row for each, as JSON: nobody has asked to query it otherwise yet."""

        def __init__(self, url: str):
            self._connection = psycopg.connect(url, application_name="${name}", autocommit=True)

        def find(self, id: str) -> ${type} | None:
            row = self._connection.execute("select body from ${thing.plural} where id = %s", (id,)).fetchone()
            return ${type}(**row[0]) if row else None

        def save(self, one: ${type}) -> None:
            self._connection.execute(
                "insert into ${thing.plural} (id, body) values (%s, %s)"
                " on conflict (id) do update set body = excluded.body",
                (one.id, Json(asdict(one), dumps=str)),
            )
  `;
}

function app({ thing, title }: ServiceSketch, room: string): string {
  return text`
    import os
    from functools import cache

    from fastapi import Depends, FastAPI, HTTPException

    from ${room}.store import Store
    from ${room}.${thing.name} import Refused, after

    app = FastAPI(title="${title}")


    @cache
    def store() -> Store:
        return Store(os.environ["DATABASE_URL"])


    @app.get("/health/{probe}")
    def health(probe: str):
        return {"status": "ok"}


    @app.get("/${thing.plural}/{id}")
    def read(id: str, kept: Store = Depends(store)):
        found = kept.find(id)
        if found is None:
            raise HTTPException(404, "Not found")
        return found


    @app.post("/${thing.plural}/{id}/{verb}")
    def change(id: str, verb: str, kept: Store = Depends(store)):
        try:
            changed = after(read(id, kept), verb)
        except Refused as refused:
            raise HTTPException(409, str(refused)) from refused
        kept.save(changed)
        return changed
  `;
}
