/** A response as a browser has it before it follows anything. */
export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where it leads, in full. */
  readonly location: string | null;
}

/** The fields that a form sends: a name may come several times. */
type Fields = Readonly<Record<string, string>> | ReadonlyMap<string, readonly string[]>;

/** A browser without scripts: it keeps cookies and follows redirects when told. */
export interface Visitor {
  readonly cookies: Map<string, string>;
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  post(url: string, fields: Fields, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Goes on from an answer until a page comes, or an address for which `until` is true. */
  follow(answer: Answer, until?: (url: string) => boolean): Promise<Answer>;
  /** Opens a page, and chooses a person where the provider asks for one. */
  open(url: string, person: string): Promise<Answer>;
  /** The last address before `until`, after the person was chosen: the callback, not yet called. */
  callbackOf(url: string, person: string): Promise<string>;
}

export function createVisitor(cookies = new Map<string, string>()): Visitor {
  async function send(url: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, redirect: 'manual', headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    return {
      url,
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      location: location && new URL(location, url).href,
    };
  }
  /** Each step of a form has an address of its own, to which it leads at once. */
  const toStep = async (answer: Answer): Promise<Answer> =>
    answer.location?.includes('draft=') === true ? toStep(await send(answer.location, {})) : answer;
  const visitor: Visitor = {
    cookies,
    get: async (url, headers = {}) => toStep(await send(url, { headers })),
    post: async (url, fields, headers = {}) =>
      toStep(await send(url, { method: 'POST', body: new URLSearchParams(entriesOf(fields)), headers })),
    async follow(answer, until = () => false) {
      let last = answer;
      for (let step = 0; last.location !== null && !until(last.location); step += 1) {
        if (step === 15) throw new Error(`redirects without end: ${last.url}`);
        last = await visitor.get(last.location);
      }
      return last;
    },
    async open(url, person) {
      const page = await visitor.follow(await visitor.get(url));
      if (!new URL(page.url).pathname.startsWith('/sign-in/')) return page;
      return visitor.follow(await visitor.post(page.url, { sub: person }));
    },
    async callbackOf(url, person) {
      const isCallback = (next: string): boolean => new URL(next).pathname === '/auth/callback';
      const page = await visitor.follow(await visitor.get(url), isCallback);
      const last = page.location
        ? page
        : await visitor.follow(await visitor.post(page.url, { sub: person }), isCallback);
      if (last.location === null) throw new Error(`no callback: ${last.text}`);
      return last.location;
    },
  };
  return visitor;
}

function entriesOf(fields: Fields): string[][] {
  if (!(fields instanceof Map)) return Object.entries(fields);
  const sent = fields as ReadonlyMap<string, readonly string[]>;
  return [...sent].flatMap(([name, values]) => values.map((value) => [name, value]));
}

/** The heading of a page. */
export function headingOf({ text }: Answer): string {
  return /<h1>(.*?)<\/h1>/s.exec(text)?.[1] ?? '';
}

/** The token in the form of a page. */
export function tokenOf({ text }: Answer): string {
  return /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
}
