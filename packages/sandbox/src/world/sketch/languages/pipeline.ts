// SPDX-License-Identifier: Apache-2.0
import { TOOLCHAINS } from '../../files/workflows';
import { moves } from '../../history';
import { text } from '../../text';
import type { PipelineSketch, Program } from '../Sketch';
import { joined, pascal, snake } from '../words';
import { GO_DOCKERFILE, goModule, goUpdates } from './go';
import { pythonDockerfile, pythonRequirements, pythonUpdates } from './python';

const PACKAGES = ['confluent-kafka', 'pytest', 'ruff'];

/** Adds up events by key, once a night. */
export function pipeline(sketch: PipelineSketch): Program {
  const program = sketch.language === 'go' ? inGo(sketch) : inPython(sketch);
  const at = sketch.startsAt;
  return {
    ...program,
    tree: {
      ...program.tree,
      'schedule.yaml': `name: ${sketch.name}\nat: "${at}"\nretries: 2\n`,
    },
    port: 8080,
    updates: [
      ...program.updates,
      moves({
        path: 'schedule.yaml',
        line: time => `at: "${time}"`,
        values: ['00:30', '02:15', at],
        message: time => `Start at ${time}, when the night's load is over`,
      }),
    ],
  };
}

function inPython(sketch: PipelineSketch): Omit<Program, 'port'> {
  const { name, counts } = sketch;
  const room = joined(name, '_');
  const key = snake(counts.key);
  const value = snake(counts.value);
  const seen =
    '        if event["id"] in seen:\n            continue\n        seen.add(event["id"])\n';
  const test = `

def test_counts_an_event_that_arrives_twice_once():
    event = {"id": "1", "${key}": "a", "${value}": 3}
    assert totals([event, event]) == {"a": 3}
`;
  const head = text`
    """Adds up ${value} by ${key}, from ${counts.topic} into ${counts.into}."""

    from collections import defaultdict
    from collections.abc import Iterable


    def totals(events: Iterable[dict]) -> dict[str, int]:
        found: dict[str, int] = defaultdict(int)
  `;
  return {
    tree: {
      [`${room}/totals.py`]: `${head}    seen: set[str] = set()\n    for event in events:\n${seen}        found[event["${key}"]] += event["${value}"]\n    return dict(found)\n`,
      'tests/test_totals.py': `from ${room}.totals import totals\n\n\ndef test_adds_up():\n    events = [{"id": "1", "${key}": "a", "${value}": 1}, {"id": "2", "${key}": "a", "${value}": 2}]\n    assert totals(events) == {"a": 3}\n${test}`,
      'requirements.txt': pythonRequirements(PACKAGES),
      Dockerfile: pythonDockerfile(
        room,
        `CMD ["python", "-m", "${room}.totals"]`,
      ),
    },
    toolchain: TOOLCHAINS.python,
    features: [
      onceFeature([
        [`${room}/totals.py`, seen],
        ['tests/test_totals.py', test],
      ]),
    ],
    updates: pythonUpdates(PACKAGES),
  };
}

function inGo(sketch: PipelineSketch): Omit<Program, 'port'> {
  const { name, counts } = sketch;
  const value = pascal(counts.value);
  const key = pascal(counts.key);
  const seen =
    '\t\tif seen[event.ID] {\n\t\t\tcontinue\n\t\t}\n\t\tseen[event.ID] = true\n';
  const test = `
func TestCountsAnEventThatArrivesTwiceOnce(t *testing.T) {
	event := Event{ID: "1", ${key}: "a", ${value}: 3}
	if found := Totals([]Event{event, event})["a"]; found != 3 {
		t.Errorf("%d", found)
	}
}
`;
  return {
    tree: {
      'totals.go': goTotals(sketch, seen),
      'totals_test.go': `package main

import "testing"
${test}`,
      'go.mod': goModule(name),
      Dockerfile: GO_DOCKERFILE,
    },
    toolchain: TOOLCHAINS.go,
    features: [
      onceFeature([
        ['totals.go', seen],
        ['totals_test.go', test],
      ]),
    ],
    updates: goUpdates(),
  };
}

function goTotals({ name, counts }: PipelineSketch, seen: string): string {
  const value = pascal(counts.value);
  const key = pascal(counts.key);
  const width = Math.max(key.length, value.length);
  return `// Command ${name} adds up ${counts.value} by ${counts.key}, from ${
    counts.topic
  } into ${counts.into}.
package main

import (
	"encoding/json"
	"log"
	"os"
)

// Event is what stands on the topic.
type Event struct {
	${'ID'.padEnd(width)} string \`json:"id"\`
	${key.padEnd(width)} string \`json:"${counts.key}"\`
	${value.padEnd(width)} int64  \`json:"${counts.value}"\`
}

// Totals adds up by key.
func Totals(events []Event) map[string]int64 {
	found := map[string]int64{}
	seen := map[string]bool{}
	for _, event := range events {
${seen}		found[event.${key}] += event.${value}
	}
	return found
}

func main() {
	var events []Event
	if err := json.NewDecoder(os.Stdin).Decode(&events); err != nil {
		log.Fatal(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(Totals(events)); err != nil {
		log.Fatal(err)
	}
}
`;
}

function onceFeature(edits: [string, string][]) {
  return {
    message: 'Count an event that arrives twice once',
    edits: edits.map(([path, is]) => ({ path, is })),
    review: {
      body: 'Kafka may deliver a batch twice, and did: a day was 2% too high.',
    },
  };
}
