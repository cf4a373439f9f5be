// SPDX-License-Identifier: Apache-2.0
import type { LibrarySketch } from '../sketch';
import { text } from '../text';

export const libraries: LibrarySketch[] = [
  {
    type: 'library',
    name: 'acme-components',
    title: 'Acme components',
    description: 'Buttons, fields and tables that look and sound like Acme',
    team: 'storefront-team',
    system: 'storefront',
    language: 'typescript',
    tags: ['typescript', 'accessibility'],
    purpose:
      'Plain custom elements. Each has been tried with a screen reader before it was let in.',
    packageName: '@acme/components',
    code: {
      'src/index.ts': text`
        /** Escapes what people wrote. */
        export const escaped = (value: string) =>
          value.replace(/[&<>"']/g, sign => \`&#\${sign.charCodeAt(0)};\`);

        export const button = (label: string) => \`<button class="acme">\${escaped(label)}</button>\`;

        export const field = (label: string, name: string) =>
          \`<label>\${escaped(label)} <input name="\${escaped(name)}"></label>\`;
      `,
      'src/index.test.ts': text`
        import assert from 'node:assert/strict';
        import { test } from 'node:test';
        import { button, field } from './index.ts';

        test('a label is text', () => assert.match(button('<b>'), /&#60;b/));
        test('a field has a label', () => assert.match(field('Name', 'name'), /^<label>Name/));
      `,
    },
    features: [
      {
        message: 'Add a field with its label',
        edits: [
          {
            path: 'src/index.ts',
            is: '\nexport const field = (label: string, name: string) =>\n  `<label>${escaped(label)} <input name="${escaped(name)}"></label>`;\n',
          },
          {
            path: 'src/index.test.ts',
            is: "test('a field has a label', () => assert.match(field('Name', 'name'), /^<label>Name/));\n",
          },
        ],
        review: {
          body: 'Three pages wrote it by hand, one of them without the label.',
        },
      },
    ],
  },
  {
    type: 'library',
    name: 'acme-auth-go',
    title: 'Acme auth for Go',
    description: 'Checks the token of a caller, for services in Go',
    team: 'identity-team',
    system: 'identity',
    language: 'go',
    tags: ['go', 'security'],
    purpose:
      'One middleware. It answers 401 and never says why, which is for the log.',
    packageName: 'acme.example/acme-auth-go',
    consumesApis: ['identity-service-api'],
    code: {
      'auth.go': `// Package auth lets in who brings a known token.
package auth

import (
	"crypto/subtle"
	"net/http"
	"strings"
)

// Require answers 401 to whoever does not bring the token.
func Require(token string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		given := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		if subtle.ConstantTimeCompare([]byte(given), []byte(token)) != 1 {
			http.Error(w, "who are you?", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}
`,
      'auth_test.go': `package auth

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestAStrangerIsRefused(t *testing.T) {
	answer := httptest.NewRecorder()
	Require("secret", http.NotFoundHandler()).ServeHTTP(answer, httptest.NewRequest("GET", "/", nil))
	if answer.Code != http.StatusUnauthorized {
		t.Errorf("%d", answer.Code)
	}
}
`,
    },
    features: [
      {
        message: 'Compare tokens in constant time',
        edits: [
          {
            path: 'auth.go',
            is: 'subtle.ConstantTimeCompare([]byte(given), []byte(token)) != 1',
            was: 'given != token',
          },
          { path: 'auth.go', is: '\t"crypto/subtle"\n' },
        ],
        review: {
          body: 'How long a comparison takes must not tell how much of it was right.',
        },
      },
    ],
  },
  {
    type: 'library',
    name: 'acme-auth-java',
    title: 'Acme auth for Java',
    description: 'Checks the token of a caller, for services in Java',
    team: 'identity-team',
    system: 'identity',
    language: 'java',
    tags: ['java', 'security'],
    purpose:
      'The same rules as acme-auth-go, in Java. A change goes into both or into none.',
    packageName: 'example.acme.auth',
    consumesApis: ['identity-service-api'],
    code: {
      'src/main/java/example/acme/auth/Token.java': text`
        package example.acme.auth;

        import java.nio.charset.StandardCharsets;
        import java.security.MessageDigest;

        /** A secret that callers bring. It has no toString, so no log can hold it. */
        public final class Token {

          private final byte[] secret;

          public Token(String secret) {
            this.secret = secret.getBytes(StandardCharsets.UTF_8);
          }

          /** Takes as long for a nearly right one as for any other. */
          public boolean matches(String given) {
            return MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8));
          }
        }
      `,
      'src/test/java/example/acme/auth/TokenTest.java': text`
        package example.acme.auth;

        import static org.assertj.core.api.Assertions.assertThat;

        import org.junit.jupiter.api.Test;

        class TokenTest {

          @Test
          void knowsItself() {
            assertThat(new Token("secret").matches("secret")).isTrue();
            assertThat(new Token("secret").matches("secre")).isFalse();
          }
        }
      `,
    },
    features: [
      {
        message: 'Compare tokens in constant time',
        edits: [
          {
            path: 'src/main/java/example/acme/auth/Token.java',
            is: '  /** Takes as long for a nearly right one as for any other. */\n',
          },
        ],
        review: { body: 'As acme-auth-go does.' },
      },
    ],
  },
  {
    type: 'library',
    name: 'service-kit',
    title: 'Service kit',
    description:
      'Health, logs and shutting down, the same in each Node service',
    team: 'platform-team',
    system: 'developer-platform',
    language: 'typescript',
    tags: ['typescript', 'nodejs', 'golden-path'],
    purpose:
      'What the golden path puts into a service and nobody wants to write twice.',
    packageName: '@acme/service-kit',
    code: {
      'src/index.ts': text`
        /** One line of JSON for each thing that happened. */
        export function logged(level: 'info' | 'warn' | 'error', message: string, about = {}): string {
          return JSON.stringify({ level, message, ...about });
        }

        /** Calls \`close\` once, however often the process is told to end. */
        export function closesOnce(close: () => void): () => void {
          let isClosing = false;
          return () => {
            if (isClosing) return;
            isClosing = true;
            close();
          };
        }
      `,
      'src/index.test.ts': text`
        import assert from 'node:assert/strict';
        import { test } from 'node:test';
        import { closesOnce, logged } from './index.ts';

        test('a line is JSON', () => {
          assert.deepEqual(JSON.parse(logged('info', 'ready', { port: 1 })), { level: 'info', message: 'ready', port: 1 });
        });

        test('closes once', () => {
          let closed = 0;
          const close = closesOnce(() => void closed++);
          close();
          close();
          assert.equal(closed, 1);
        });
      `,
    },
    features: [
      {
        message: 'Close once, however often a process is told to end',
        edits: [{ path: 'src/index.ts', is: '    if (isClosing) return;\n' }],
        review: {
          body: 'Kubernetes sends SIGTERM, and an impatient person Ctrl-C twice.',
        },
      },
    ],
    openPulls: [
      {
        title: 'Write the trace id into each line of the log',
        body: 'So that a line leads to its trace. Off unless tracing is on.',
        author: 'platform-engineer',
        branch: 'trace-id-in-logs',
        requestedReviewers: ['ravi-patel'],
        edits: [
          {
            path: 'src/index.ts',
            was: 'about = {})',
            is: 'about: { traceId?: string } = {})',
          },
        ],
      },
      {
        title: 'Update typescript to 5.9.2',
        body: 'The compiler finds two more mistakes, both of them in tests.',
        author: 'ingrid-berg',
        branch: 'typescript-5.9.2',
        requestedReviewers: ['platform-engineer'],
        edits: [
          {
            path: 'package.json',
            was: '"typescript": "5.8.3"',
            is: '"typescript": "5.9.2"',
          },
        ],
      },
    ],
  },
];
