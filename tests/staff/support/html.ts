/** The same-origin addresses to which a page links, as paths with their query. */
export function linksIn(html: string): readonly string[] {
  return [...html.matchAll(/<a [^>]*href="([^"]*)"/g)]
    .map(([, href = '']) => decode(href))
    .filter((href) => href.startsWith('/'));
}

/** The text that a reader sees: no markup, no attributes. */
export function textIn(html: string): string {
  return decode(
    html
      .replace(/<(script|style|title)[^>]*>.*?<\/\1>/gs, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' '),
  );
}

/** The text of each row of the tables, without their heads. */
export function rowsIn(html: string): readonly string[] {
  const bodies = [...html.matchAll(/<tbody>(.*?)<\/tbody>/gs)].map(([, body = '']) => body);
  return bodies.flatMap((body) => [...body.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) => textIn(row).trim()));
}

export function headingsIn(html: string): readonly string[] {
  return [...html.matchAll(/<h1[^>]*>(.*?)<\/h1>/gs)].map(([, heading = '']) => textIn(heading).trim());
}

export function titleIn(html: string): string {
  return decode(/<title>(.*?)<\/title>/s.exec(html)?.[1] ?? '');
}

function decode(text: string): string {
  return text.replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => entities[name] ?? '');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };
