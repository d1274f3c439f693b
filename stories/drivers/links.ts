/** What somebody chooses and writes on a link's page. */
export interface Choice {
  readonly answer: string;
  readonly reason?: string;
  readonly note?: string;
  /** Of a session that was held. */
  readonly engagement?: string;
  readonly concern?: string;
}

export interface Page {
  readonly status: number;
  readonly heading: string;
  readonly html: string;
}

/** Fetches a link as a mail scanner does: HEAD once and GET twice. @returns the statuses */
export async function scan(link: string): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (const method of ['HEAD', 'GET', 'GET']) {
    const response = await fetch(link, { method });
    await response.arrayBuffer();
    statuses.push(response.status);
  }
  return statuses;
}

export async function open(link: string): Promise<Page> {
  return pageOf(await fetch(link));
}

/** The first of the two steps: what was chosen is shown again, nothing is recorded yet. */
export function review(link: string, page: Page, { answer, reason = '', note = '', ...seen }: Choice): Promise<Page> {
  return send(link, { ...hiddenFields(page), answer, reason, note, ...seen });
}

/** The second step: what the page shows is recorded. @returns the page that says so */
export function confirm(link: string, reviewed: Page): Promise<Page> {
  return send(link, hiddenFields(reviewed));
}

/** Both steps. @throws where one of them is refused */
export async function answerByLink(link: string, choice: Choice): Promise<Page> {
  const reviewed = await review(link, await open(link), choice);
  if (hiddenFields(reviewed)['step'] !== 'confirm') throw new Error(`the page asks again: ${reviewed.heading}`);
  const receipt = await confirm(link, reviewed);
  if (receipt.status !== 200) throw new Error(`the confirmation was answered ${receipt.status}: ${receipt.heading}`);
  return receipt;
}

async function send(link: string, fields: Readonly<Record<string, string>>): Promise<Page> {
  // A page's redirect after the confirmation is followed with a GET, as a browser does.
  return pageOf(await fetch(link, { method: 'POST', body: new URLSearchParams(fields) }));
}

async function pageOf(response: Response): Promise<Page> {
  const html = await response.text();
  return { status: response.status, heading: unescape(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? ''), html };
}

/** The fields that the page's first form carries along unseen. */
export function hiddenFields({ html }: Page): Record<string, string> {
  const form = /<form.*?<\/form>/s.exec(html)?.[0] ?? '';
  const inputs = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => input);
  return Object.fromEntries(inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')]));
}

function attribute(tag: string, name: string): string {
  return unescape(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

function unescape(text: string): string {
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '');
}
