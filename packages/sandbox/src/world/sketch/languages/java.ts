// SPDX-License-Identifier: Apache-2.0
import { gradleUpdates } from '../../files/updates';
import { TOOLCHAINS } from '../../files/workflows';
import { text } from '../../text';
import { serviceFeatures, type Wording } from '../features';
import type { Field, Program, ServiceSketch, Thing } from '../Sketch';
import { an, joined, pascal, spoken, statesOf } from '../words';
import { GRADLE } from './versions';

const TYPES: Record<Field['type'], string> = {
  text: 'String',
  whole: 'long',
  moment: 'Instant',
};
const SAMPLES: Record<Field['type'], string> = {
  text: '"a-1"',
  whole: '12',
  moment: 'Instant.parse("2026-01-05T12:00:00Z")',
};

function wordingOf({ name, thing }: ServiceSketch): Wording {
  const room = `java/example/acme/${joined(name, '')}`;
  const type = pascal(thing.name);
  return {
    domain: `src/main/${room}/${type}.java`,
    tests: `src/test/${room}/${type}Test.java`,
    field: field => `    ${TYPES[field.type]} ${field.name},\n`,
    step: ({ verb, from, to }) => `      case "${from} ${verb}" -> "${to}";\n`,
    stepTest: ({ verb, from, to }) => `
  @Test
  void ${verb}MakesIt${pascal(to)}() {
    assertThat(aThing("${from}").after("${verb}").status()).isEqualTo("${to}");
  }
`,
  };
}

export function javaService(sketch: ServiceSketch): Program {
  const wording = wordingOf(sketch);
  const room = joined(sketch.name, '');
  return {
    tree: {
      [wording.domain]: domain(sketch, wording, room),
      [wording.tests]: tests(sketch, wording, room),
      [`src/main/java/example/acme/${room}/Main.java`]: main(sketch, room),
      'settings.gradle': `rootProject.name = '${sketch.name}'\n`,
      'build.gradle': javaBuild(`'application'`, [
        'application {',
        `  mainClass = 'example.acme.${room}.Main'`,
        '}',
      ]),
      Dockerfile: text`
        FROM gradle:8-jdk21 AS build
        WORKDIR /src
        COPY . .
        RUN gradle --no-daemon installDist

        FROM eclipse-temurin:21-jre
        COPY --from=build /src/build/install/${sketch.name} /app
        USER 10001
        EXPOSE 8080
        ENTRYPOINT ["/app/bin/${sketch.name}"]
      `,
    },
    toolchain: TOOLCHAINS.java,
    port: 8080,
    features: serviceFeatures(sketch, wording),
    updates: javaUpdates(),
  };
}

export function javaUpdates() {
  return Object.values(GRADLE)
    .flatMap(group => Object.entries<string[]>(group))
    .map(([name, versions]) => gradleUpdates(name.split(':')[1], versions));
}

export function javaBuild(plugin: string, more: string[]): string {
  const dependencies = Object.entries(GRADLE).flatMap(([scope, group]) =>
    Object.entries<string[]>(group).map(
      ([name, versions]) =>
        `${scope} '${name}:${versions[versions.length - 1]}'`,
    ),
  );
  return text`
    plugins {
      id ${plugin}
    }

    ${more.join('\n')}

    java {
      toolchain {
        languageVersion = JavaLanguageVersion.of(21)
      }
    }

    repositories {
      mavenCentral()
    }

    dependencies {
      ${dependencies.join('\n')}
      testRuntimeOnly 'org.junit.platform:junit-platform-launcher'
    }

    test {
      useJUnitPlatform()
    }
  `;
}

function domain(
  { thing }: ServiceSketch,
  wording: Wording,
  room: string,
): string {
  const type = pascal(thing.name);
  const hasMoment = thing.fields.some(({ type: kind }) => kind === 'moment');
  const names = thing.fields.map(({ name }) => name);
  const lines = (all: string[]) => all.map(line => line.trim()).join('\n');
  return text`
    package example.acme.${room};

    ${hasMoment ? 'import java.time.Instant;\n' : ''}
    /** ${pascal(
      an(spoken(thing.name)),
    )}. It is never changed in place: a step makes a new one. */
    public record ${type}(
        String id,
        ${lines(thing.fields.map(wording.field))}
        String status) {

      /** Nobody can do this now. */
      public static final class Refused extends RuntimeException {
        Refused(String status, String verb) {
          super("It is %s: too late to %s, or too early".formatted(status, verb));
        }
      }

      /** What becomes of it when somebody asks to do this to it. */
      public ${type} after(String verb) {
        return new ${type}(${['id', ...names, 'next(verb)'].join(', ')});
      }

      private String next(String verb) {
        return switch (status + " " + verb) {
          ${lines(thing.steps.map(wording.step))}
          default -> throw new Refused(status, verb);
        };
      }
    }
  `;
}

function tests(
  { thing }: ServiceSketch,
  wording: Wording,
  room: string,
): string {
  const type = pascal(thing.name);
  const samples = thing.fields.map(({ type: kind }) => SAMPLES[kind]);
  const isDated = thing.fields.some(({ type: kind }) => kind === 'moment');
  const head = text`
    package example.acme.${room};

    import static org.assertj.core.api.Assertions.assertThat;
    import static org.assertj.core.api.Assertions.assertThatThrownBy;

    ${
      isDated ? 'import java.time.Instant;\nimport' : 'import'
    } org.junit.jupiter.api.Test;

    class ${type}Test {

      private static ${type} aThing(String status) {
        return new ${type}(${['"1"', ...samples, 'status'].join(', ')});
      }

      @Test
      void refusesWhatNobodyCanDo() {
        ${type} fresh = aThing("${statesOf(thing.steps)[0]}");
        assertThatThrownBy(() -> fresh.after("undo")).isInstanceOf(${type}.Refused.class);
      }
  `;
  return `${head}${thing.steps.map(wording.stepTest).join('')}}\n`;
}

function main({ thing }: ServiceSketch, room: string): string {
  return text`
    package example.acme.${room};

    import com.fasterxml.jackson.databind.ObjectMapper;
    import com.sun.net.httpserver.HttpExchange;
    import com.sun.net.httpserver.HttpServer;
    import java.io.IOException;
    import java.net.InetSocketAddress;
    import java.util.Map;
    import java.util.concurrent.ConcurrentHashMap;
    import java.util.concurrent.Executors;

    /** Serves ${thing.plural}. */
    public final class Main {

      private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

      public static void main(String[] args) throws IOException {
        serve(new ConcurrentHashMap<>(), 8080).start();
      }

      ${serveOf(thing)}

      ${ANSWER}

      private Main() {}
    }
  `;
}

const ANSWER = text`
    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
      byte[] json = JSON.writeValueAsBytes(body);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, json.length);
      exchange.getResponseBody().write(json);
      exchange.close();
    }
`;

function serveOf({ name, plural }: Thing): string {
  const type = pascal(name);
  return text`
    static HttpServer serve(Map<String, ${type}> kept, int port) throws IOException {
      HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/health/", exchange -> answer(exchange, 200, Map.of("status", "ok")));
      server.createContext(
          "/${plural}/",
          exchange -> {
            String[] parts = exchange.getRequestURI().getPath().split("/");
            ${type} found = kept.get(parts[2]);
            if (found == null) {
              answer(exchange, 404, Map.of("title", "Not found"));
              return;
            }
            try {
              answer(exchange, 200, parts.length < 4 ? found : found.after(parts[3]));
            } catch (${type}.Refused refused) {
              answer(exchange, 409, Map.of("title", refused.getMessage()));
            }
          });
      return server;
    }
  `;
}
