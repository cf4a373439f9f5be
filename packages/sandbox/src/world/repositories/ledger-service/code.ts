// SPDX-License-Identifier: Apache-2.0
import type { Tree } from '../../history';
import { text } from '../../text';

const MAIN = 'src/main/java/example/acme/ledger';
const TEST = 'src/test/java/example/acme/ledger';

const entry = text`
  package example.acme.ledger;

  import java.time.Instant;
  import java.util.List;

  /** Money that moved, at one moment, for one reason. Never changed once it is written. */
  public record Entry(String id, Instant at, String reason, List<Posting> postings) {

    public Entry {
      postings = List.copyOf(postings);
      long total = postings.stream().mapToLong(Posting::amount).sum();
      if (total != 0) {
        throw new IllegalArgumentException("An entry must balance; this one is off by " + total);
      }
    }

    /** The entry that takes this one back. */
    public Entry reversed(String newId, Instant when) {
      List<Posting> opposite = postings.stream().map(Posting::negated).toList();
      return new Entry(newId, when, "takes back " + id, opposite);
    }
  }
`;

const ledger = text`
  package example.acme.ledger;

  import java.time.Instant;
  import java.util.LinkedHashMap;
  import java.util.Map;

  /** The entries so far. An entry that is told twice counts once. */
  public final class Ledger {

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    public void record(Entry entry) {
      entries.putIfAbsent(entry.id(), entry);
    }

    /** What an account holds after all entries up to and including a moment. */
    public long balance(String account, Instant at) {
      return entries.values().stream()
          .filter(entry -> !entry.at().isAfter(at))
          .flatMap(entry -> entry.postings().stream())
          .filter(posting -> posting.account().equals(account))
          .mapToLong(Posting::amount)
          .sum();
    }
  }
`;

const main = text`
  package example.acme.ledger;

  import com.sun.net.httpserver.HttpExchange;
  import com.sun.net.httpserver.HttpServer;
  import java.io.IOException;
  import java.net.InetSocketAddress;
  import java.nio.charset.StandardCharsets;
  import java.time.Instant;
  import java.util.concurrent.Executors;

  /** Serves balances. The books themselves are filled by the consumer of payment events. */
  public final class Main {

    public static void main(String[] args) throws IOException {
      serve(new Ledger(), 8080).start();
    }

    static HttpServer serve(Ledger ledger, int port) throws IOException {
      HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/health/", exchange -> answer(exchange, "{\\"status\\":\\"ok\\"}"));
      server.createContext(
          "/accounts/",
          exchange -> {
            String account = exchange.getRequestURI().getPath().split("/")[2];
            long balance = ledger.balance(account, Instant.now());
            answer(exchange, "{\\"account\\":\\"%s\\",\\"amount\\":%d}".formatted(account, balance));
          });
      return server;
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    }

    private Main() {}
  }
`;

const ledgerTest = text`
  package example.acme.ledger;

  import static org.junit.jupiter.api.Assertions.assertEquals;
  import static org.junit.jupiter.api.Assertions.assertThrows;

  import java.time.Instant;
  import java.util.List;
  import org.junit.jupiter.api.Test;

  class LedgerTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final Ledger ledger = new Ledger();

    @Test
    void addsUpWhatMoved() {
      ledger.record(sale("e1", 1250));
      ledger.record(sale("e2", 750));
      assertEquals(2000, ledger.balance("receivables:stripe", NOON));
    }

    @Test
    void countsAnEntryOnce() {
      ledger.record(sale("e1", 1250));
      ledger.record(sale("e1", 1250));
      assertEquals(1250, ledger.balance("receivables:stripe", NOON));
    }

    @Test
    void takesAnEntryBackByAnother() {
      Entry sale = sale("e1", 1250);
      ledger.record(sale);
      ledger.record(sale.reversed("e2", NOON));
      assertEquals(0, ledger.balance("receivables:stripe", NOON));
    }

    @Test
    void knowsThePast() {
      ledger.record(sale("e1", 1250));
      assertEquals(0, ledger.balance("receivables:stripe", NOON.minusSeconds(1)));
    }

    @Test
    void refusesWhatDoesNotBalance() {
      List<Posting> lopsided = List.of(new Posting("revenue", -1250));
      assertThrows(
          IllegalArgumentException.class, () -> new Entry("e1", NOON, "sale", lopsided));
    }

    private static Entry sale(String id, long amount) {
      return new Entry(
          id,
          NOON,
          "payment captured",
          List.of(new Posting("receivables:stripe", amount), new Posting("revenue", -amount)));
    }
  }
`;

export const ledgerCode: Tree = {
  [`${MAIN}/Entry.java`]: entry,
  [`${MAIN}/Ledger.java`]: ledger,
  [`${MAIN}/Posting.java`]: text`
    package example.acme.ledger;

    /** What one account gained or, below zero, lost; in the currency's smallest unit. */
    public record Posting(String account, long amount) {

      Posting negated() {
        return new Posting(account, -amount);
      }
    }
  `,
  [`${MAIN}/Main.java`]: main,
  [`${TEST}/LedgerTest.java`]: ledgerTest,
  'settings.gradle': "rootProject.name = 'ledger-service'\n",
  'build.gradle': text`
    plugins {
      id 'application'
    }

    application {
      mainClass = 'example.acme.ledger.Main'
    }

    java {
      toolchain {
        languageVersion = JavaLanguageVersion.of(21)
      }
    }

    repositories {
      mavenCentral()
    }

    dependencies {
      implementation 'org.apache.kafka:kafka-clients:3.9.0'
      runtimeOnly 'org.postgresql:postgresql:42.7.5'
      testImplementation 'org.junit.jupiter:junit-jupiter:5.12.2'
      testRuntimeOnly 'org.junit.platform:junit-platform-launcher'
    }

    test {
      useJUnitPlatform()
    }
  `,
  Dockerfile: text`
    FROM gradle:8-jdk21 AS build
    WORKDIR /src
    COPY . .
    RUN gradle --no-daemon installDist

    FROM eclipse-temurin:21-jre
    COPY --from=build /src/build/install/ledger-service /app
    USER 10001
    EXPOSE 8080
    ENTRYPOINT ["/app/bin/ledger-service"]
  `,
};
