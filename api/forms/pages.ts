import type { Form } from './form';
import type { ChoiceSource } from '../../shared/domain/contract/choices';
import type { Field, Leaf, List } from './model';
import { lengthOf, textOf, type Typed } from './typed';

/** Fields that are asked together. A field stands on a later page than the one that decides whether it is asked. */
export interface Page {
  readonly id: string;
  readonly leaves: readonly Leaf[];
  /** The list whose things this page asks for. */
  readonly list?: List;
  /** The list of whose things this page asks for what hangs on the page before. */
  readonly follows?: List;
  /** Some things of a list that are known beforehand. */
  readonly part?: Part;
  /** When it happened and where it is known from, which most authors leave as it is. */
  readonly asides: readonly Leaf[];
}

/** A group of the things of a list, each with the field that says what it is about. */
export interface Part {
  readonly list: List;
  readonly group: string;
  readonly subjects: readonly { readonly index: number; readonly path: string; readonly value: string }[];
}

interface Found {
  readonly leaf: Leaf;
  readonly list: List | null;
  /** Whether a decider of a union brought it. */
  readonly hangs: boolean;
}

interface Walk {
  readonly leaves: readonly Found[];
  readonly lists: readonly List[];
}

interface Within {
  readonly list: List | null;
  readonly hangs: boolean;
  readonly optional: boolean;
}

/** Whether a field is asked with what was typed into those that decide on it. */
export function isAsked(
  { askedWith }: Pick<Form, 'askedWith'>,
  { path }: { readonly path: string },
  typed: Typed,
): boolean {
  const deciders = Object.hasOwn(askedWith, path) ? Object.entries(askedWith[path] ?? {}) : [];
  return deciders.every(([decider, values]) => typed.get(decider)?.some((value) => values.includes(value)) ?? false);
}

/** The pages of a form in their order, with the fields that what was typed so far asks for. */
export function pagesOf(form: Form, typed: Typed): readonly Page[] {
  const { leaves, lists } = walk(form, form.fields, typed, { list: null, hangs: false, optional: false });
  const isFirst = ({ leaf }: Found): boolean => form.first.includes(leaf.path);
  const isAside = ({ leaf }: Found): boolean => /^(occurredAt|provenance\..*)$/.test(leaf.path);
  const usual = leaves.filter((found) => !isFirst(found) && !isAside(found));
  const of = (list: List | null, hangs: boolean): readonly Leaf[] =>
    usual.filter((found) => found.list?.path === list?.path && found.hangs === hangs).map(({ leaf }) => leaf);
  const page = (id: string, asked: readonly Leaf[]): Page => ({ id, leaves: asked, asides: [] });
  const pages = [
    ...form.first
      .flatMap((path) => leaves.filter(({ leaf }) => leaf.path === path))
      .map(({ leaf }) => page(leaf.path, [leaf])),
    page('main', of(null, false)),
    page('main.then', of(null, true)),
    ...lists.flatMap((list) => [
      ...pagesOfList(form, list, of(list, false), typed),
      { ...page(`${list.path}.then`, of(list, true)), follows: list },
    ]),
  ].filter(({ leaves: asked, ...each }) => asked.length > 0 || 'list' in each);
  return withAsides(
    pages,
    leaves.filter(isAside).map(({ leaf }) => leaf),
  );
}

/** One page of a list, or one for each group of things that are known beforehand. */
function pagesOfList({ parts }: Form, list: List, leaves: readonly Leaf[], typed: Typed): readonly Page[] {
  const length = lengthOf(typed, list);
  if (parts?.list !== list.path || length === 0) return [{ id: list.path, leaves, list, asides: [] }];
  const subjects = Array.from({ length }, (_, index) => {
    const path = `${list.path}.${index}.${parts.subject}`;
    const value = textOf(typed, path);
    return { index, path, value, group: parts.groupOf(value) };
  });
  return [...new Set(subjects.map(({ group }) => group))].map((group) => {
    const ofGroup = subjects.filter((each) => each.group === group);
    const isOfGroup = ({ path }: Leaf): boolean =>
      ofGroup.some(({ index }) => path.startsWith(`${list.path}.${index}.`));
    return {
      id: `${list.path}@${group}`,
      leaves: leaves.filter(isOfGroup),
      part: { list, group, subjects: ofGroup },
      asides: [],
    };
  });
}

/** They stand on the page of most fields; on the last one where there is no such page. */
function withAsides(pages: readonly Page[], asides: readonly Leaf[]): readonly Page[] {
  if (asides.length === 0) return pages;
  const main = pages.find(({ id }) => id === 'main') ?? pages.at(-1);
  return main
    ? pages.map((each) => (each === main ? { ...each, asides } : each))
    : [{ id: 'main', leaves: [], asides }];
}

/** Every field that is asked now, lists among them, by path. */
export function pathsOf(form: Form, typed: Typed): readonly string[] {
  const { leaves, lists } = walk(form, form.fields, typed, { list: null, hangs: false, optional: false });
  return [...leaves.map(({ leaf }) => leaf.path), ...lists.map(({ path }) => path)];
}

/** The lists that have to be loaded to show these pages. */
export function sourcesOf(pages: readonly Page[]): readonly ChoiceSource[] {
  const sources = pages.flatMap(({ leaves, asides }) =>
    [...leaves, ...asides].flatMap((leaf) => ('source' in leaf ? [leaf.source] : [])),
  );
  return [...new Set(sources)];
}

function walk(form: Form, fields: readonly Field[], typed: Typed, within: Within): Walk {
  const walks = fields.map((field) => (isAsked(form, field, typed) ? walkInto(form, field, typed, within) : nothing));
  return { leaves: walks.flatMap(({ leaves }) => leaves), lists: walks.flatMap(({ lists }) => lists) };
}

const nothing: Walk = { leaves: [], lists: [] };

function walkInto(form: Form, field: Field, typed: Typed, within: Within): Walk {
  switch (field.kind) {
    case 'group':
      return walk(form, field.fields, typed, { ...within, optional: within.optional || !field.required });
    case 'union': {
      const { decider, rest } = field;
      const decided = walk(form, [decider], typed, within);
      const hanging = walk(form, rest(typed.get(decider.path)?.[0] ?? ''), typed, { ...within, hangs: true });
      return { leaves: [...decided.leaves, ...hanging.leaves], lists: hanging.lists };
    }
    case 'list': {
      const things = Array.from({ length: lengthOf(typed, field) }, (_, index) => field.each(index));
      const { leaves, lists } = walk(form, things, typed, { ...within, list: field, optional: false });
      return { leaves, lists: [field, ...lists] };
    }
    default: {
      const { list, hangs, optional } = within;
      return { leaves: [{ leaf: optional ? { ...field, required: false } : field, list, hangs }], lists: [] };
    }
  }
}
