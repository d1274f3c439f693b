/** A rendered form as a browser reads it: its inputs as they would be posted, its buttons and its ids. */
export interface ShownForm {
  /** Values that are sent without touching anything: hidden, checked, selected or typed. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The names of inputs that a person sees, with the values that can be chosen where there are such. */
  readonly visible: ReadonlyMap<string, readonly string[]>;
  readonly ids: readonly string[];
  readonly links: readonly string[];
  readonly buttons: readonly string[];
}

/** The attributes of a tag, whose values may hold any sign but their quotes. */
function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g);
  return new Map([...found].map(([, name = '', value = '']) => [name, unescaped(value)]));
}

const tagOf = (name: string): RegExp => new RegExp(`<${name}\\b(?:[^>"]|"[^"]*")*>`, 'g');

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
  for (const [tag] of html.matchAll(tagOf('input'))) {
    const attributes = attributesOf(tag);
    const [name = '', value = ''] = [attributes.get('name'), attributes.get('value')];
    const isBox = /^(radio|checkbox)$/.test(attributes.get('type') ?? '');
    if (attributes.get('type') !== 'hidden') add(visible, name, isBox ? value : '');
    if (!isBox || attributes.has('checked')) add(values, name, value);
  }
  for (const [, tag = '', text = ''] of html.matchAll(/(<textarea\b[^>]*>)([^]*?)<\/textarea>/g)) {
    const name = attributesOf(tag).get('name') ?? '';
    add(visible, name, '');
    // A line feed right after the tag belongs to the markup.
    add(values, name, unescaped(text).replace(/^\n/, ''));
  }
  for (const [, tag = '', inside = ''] of html.matchAll(/(<select\b[^>]*>)([^]*?)<\/select>/g)) {
    const name = attributesOf(tag).get('name') ?? '';
    const options = [...inside.matchAll(tagOf('option'))].map(([option]) => attributesOf(option));
    for (const option of options) add(visible, name, option.get('value') ?? '');
    const selected = options.find((option) => option.has('selected')) ?? options[0];
    add(values, name, selected?.get('value') ?? '');
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
