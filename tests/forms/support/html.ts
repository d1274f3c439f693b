/** What a browser makes of a rendered form: its inputs as they would be posted, its buttons and its ids. */
export interface ShownForm {
  /** Values that are sent without touching anything: hidden, checked, selected or typed. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The names of inputs that a person sees, with the values that can be chosen where there are such. */
  readonly visible: ReadonlyMap<string, readonly string[]>;
  readonly ids: readonly string[];
  readonly links: readonly string[];
  readonly buttons: readonly string[];
}

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
  return found ? unescaped(found[1] ?? '') : undefined;
};

/** As an HTML parser reads it, which makes one line feed of each line end. */
function unescaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

export function shownForm(html: string): ShownForm {
  const values = new Map<string, string[]>();
  const visible = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, name: string, value: string): void => {
    to.set(name, [...(to.get(name) ?? []), value]);
  };
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name') ?? '';
    const value = attribute(tag, 'value') ?? '';
    const type = attribute(tag, 'type');
    const isBox = type === 'radio' || type === 'checkbox';
    if (type !== 'hidden') add(visible, name, isBox ? value : '');
    if (!isBox || attribute(tag, 'checked') !== undefined) add(values, name, value);
  }
  for (const [, tag = '', text = ''] of html.matchAll(/(<textarea\b[^>]*>)([^]*?)<\/textarea>/g)) {
    const name = attribute(tag, 'name') ?? '';
    add(visible, name, '');
    // A line feed right after the tag belongs to the markup.
    add(values, name, unescaped(text).replace(/^\n/, ''));
  }
  for (const [, tag = '', inside = ''] of html.matchAll(/(<select\b[^>]*>)([^]*?)<\/select>/g)) {
    const name = attribute(tag, 'name') ?? '';
    const options = [...inside.matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
    for (const option of options) add(visible, name, attribute(option, 'value') ?? '');
    const selected = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0] ?? '';
    add(values, name, attribute(selected, 'value') ?? '');
  }
  const all = (pattern: RegExp): readonly string[] =>
    [...html.matchAll(pattern)].map(([, found = '']) => unescaped(found));
  return {
    values,
    visible,
    ids: all(/\sid="([^"]*)"/g),
    links: all(/href="#([^"]*)"/g),
    buttons: all(/<button\b[^>]*\svalue="([^"]*)"/g),
  };
}
