// SPDX-License-Identifier: Apache-2.0

/** For tests: follows redirects and keeps cookies by path, as far as a sign-in needs it. */
export class SignInBrowser {
  private readonly cookies = new Map<string, { path: string; pair: string }>();

  /** @param portal - where a sign-in ends: that far redirects are followed */
  constructor(private readonly portal: string) {}

  async signIn(authorizationUrl: string, login: string): Promise<string> {
    const page = await this.follow(authorizationUrl);
    return this.choose(page.url, login);
  }

  /** Answers with the address of the portal's that the browser is sent to. */
  async choose(page: string, login: string): Promise<string> {
    const { url } = await this.follow(page, { login });
    return url;
  }

  async follow(start: string, form?: Record<string, string>) {
    let url = start;
    let answer = await this.request(url, form);
    while (answer.headers.has('location')) {
      url = new URL(answer.headers.get('location')!, url).href;
      if (url.startsWith(this.portal)) break;
      answer = await this.request(url);
    }
    return { url, answer };
  }

  async request(url: string, form?: Record<string, string>): Promise<Response> {
    const { pathname } = new URL(url);
    const cookie = [...this.cookies.values()]
      .filter(({ path }) => pathname.startsWith(path))
      .map(({ pair }) => pair)
      .join('; ');
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body: form && new URLSearchParams(form),
      headers: { cookie },
      redirect: 'manual',
    });
    for (const header of answer.headers.getSetCookie()) {
      const [pair] = header.split(';');
      const path = /path=([^;]+)/i.exec(header)?.[1] ?? '/';
      this.cookies.set(`${pair.split('=')[0]} ${path}`, { path, pair });
    }
    return answer;
  }
}
