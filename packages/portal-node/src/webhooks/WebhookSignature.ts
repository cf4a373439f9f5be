// SPDX-License-Identifier: Apache-2.0
import { createHmac, timingSafeEqual } from 'node:crypto';
import { AuthenticationError, InputError } from '@backstage/errors';

/** Of a header as Node gives it. */
type HeaderValue = string | string[] | undefined;

/** HMAC-SHA256 in hexadecimal. */
const DIGEST = /^[0-9a-f]{64}$/i;

/**
 * Checks that a webhook comes from who knows the secret: HMAC-SHA256 over the body as it came, byte for byte. A header may hold several
 * signatures, as while a sender changes its secret; one that fits is enough.
 */
export class WebhookSignature {
  /**
   * @param header - its name, in lower case
   * @param prefix - before each signature: `sha256=`, `v1=`
   * @throws InputError without a secret: nothing would be checked then
   */
  static create(options: {
    secret: string | undefined;
    header: string;
    prefix: string;
  }): WebhookSignature {
    const { secret } = options;
    if (!secret?.trim()) {
      throw new InputError(
        `A webhook that is signed in ${options.header} needs a secret`,
      );
    }
    return new WebhookSignature({ ...options, secret });
  }

  private constructor(
    private readonly options: {
      secret: string;
      header: string;
      prefix: string;
    },
  ) {}

  /** @throws AuthenticationError when no signature fits */
  verify(request: {
    headers: Record<string, HeaderValue>;
    body: Buffer;
  }): void {
    const { header, prefix } = this.options;
    const given = this.signaturesIn(request.headers[header]);
    if (given.length === 0) {
      throw new AuthenticationError(
        `The webhook is not signed: no ${header} with ${prefix}<HMAC-SHA256 of the body, in hexadecimal>`,
      );
    }
    const expected = createHmac('sha256', this.options.secret)
      .update(request.body)
      .digest();
    // All of them are compared: how long it takes tells nothing.
    const fitting = given.filter(one => timingSafeEqual(one, expected));
    if (fitting.length === 0) {
      throw new AuthenticationError(
        `The signature in ${header} does not fit the body and the secret`,
      );
    }
  }

  private signaturesIn(value: HeaderValue): Buffer[] {
    const { prefix } = this.options;
    return [value ?? []]
      .flat()
      .flatMap(one => one.split(','))
      .map(one => one.trim())
      .filter(one => one.startsWith(prefix))
      .map(one => one.slice(prefix.length))
      .filter(digest => DIGEST.test(digest))
      .map(digest => Buffer.from(digest, 'hex'));
  }
}
