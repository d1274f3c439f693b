import type { Instant } from '../../time';
import type { Assessment } from './contract';
import type { Instrument } from './programme';

/** A submitted round: its purpose, its instrument, and the rating of each item. */
export interface Round {
  readonly assessmentId: string;
  readonly purpose: Assessment['purpose'];
  readonly instrumentId: string;
  /** The version of the definition then; unknown for assessments of the record's first version. */
  readonly instrumentVersion?: string | undefined;
  readonly submittedAt: Instant;
  /** Each item's level on the instrument's scale, or `not_rated`. */
  readonly ratings: readonly { readonly item: string; readonly level: string }[];
}

/**
 * How an item compares with the earlier round. `better` is lower on the scale, or higher for a protective item. An item
 * that was unrated and is rated now is `newly_rated`, however low, and never better. `not_rated` is unrated in both
 * (rule 6).
 */
export const itemChanges = ['better', 'same', 'worse', 'newly_rated', 'no_longer_rated', 'not_rated'] as const;
type ItemChange = (typeof itemChanges)[number];

interface ItemComparison {
  readonly item: string;
  readonly domain: string;
  readonly protective: boolean;
  readonly earlier: string;
  readonly later: string;
  readonly change: ItemChange;
}

/** A domain is compared by counts of its items per change, never by a sum or a mean. */
interface DomainComparison {
  readonly domain: string;
  readonly items: number;
  readonly better: number;
  readonly same: number;
  readonly worse: number;
  readonly newlyRated: number;
  readonly noLongerRated: number;
  readonly notRated: number;
}

/** A round in a comparison; one with unrated items is labelled incomplete. */
interface ComparedRound {
  readonly assessmentId: string;
  readonly purpose: Assessment['purpose'];
  readonly submittedAt: Instant;
  readonly unrated: number;
  readonly incomplete: boolean;
}

export interface Comparison {
  readonly instrumentId: string;
  readonly earlier: ComparedRound;
  readonly later: ComparedRound;
  readonly items: readonly ItemComparison[];
  readonly domains: readonly DomainComparison[];
}

/** Why two rounds cannot be compared; returned in place of changes. */
export interface NotComparable {
  readonly refused: 'another_instrument' | 'another_major_version';
}

/**
 * Compares two rounds of one instrument, item by item and domain by domain (domain.md, "Assessments"; rule 6). Refused
 * across instruments and across major versions. A round of unknown version counts as made with the version given.
 * @param earlier the round to compare with, such as the baseline
 * @param instrument the definition of the later round's instrument, with items, domains and scale
 */
export function compareRounds(earlier: Round, later: Round, instrument: Instrument): Comparison | NotComparable {
  if (earlier.instrumentId !== later.instrumentId || instrument.id !== later.instrumentId)
    return { refused: 'another_instrument' };
  const majors = [earlier.instrumentVersion, later.instrumentVersion, instrument.version].map((version) =>
    majorOf(version ?? instrument.version),
  );
  if (new Set(majors).size > 1) return { refused: 'another_major_version' };
  const items = instrument.items.map(({ id, domain, protective }) => {
    const levels = { earlier: levelIn(earlier, id), later: levelIn(later, id) };
    return { item: id, domain, protective, ...levels, change: changeOf(levels, protective, instrument.scale) };
  });
  return {
    instrumentId: instrument.id,
    earlier: labelled(earlier, instrument),
    later: labelled(later, instrument),
    items,
    domains: [...new Set(items.map(({ domain }) => domain))].map((domain) =>
      counted(
        domain,
        items.filter((each) => each.domain === domain),
      ),
    ),
  };
}

function changeOf(
  { earlier, later }: Pick<ItemComparison, 'earlier' | 'later'>,
  isProtective: boolean,
  scale: readonly string[],
): ItemChange {
  const [before, after] = [scale.indexOf(earlier), scale.indexOf(later)];
  if (before < 0) return after < 0 ? 'not_rated' : 'newly_rated';
  if (after < 0) return 'no_longer_rated';
  if (before === after) return 'same';
  return after > before === isProtective ? 'better' : 'worse';
}

function counted(domain: string, items: readonly ItemComparison[]): DomainComparison {
  const count = (change: ItemChange): number => items.filter((each) => each.change === change).length;
  return {
    domain,
    items: items.length,
    better: count('better'),
    same: count('same'),
    worse: count('worse'),
    newlyRated: count('newly_rated'),
    noLongerRated: count('no_longer_rated'),
    notRated: count('not_rated'),
  };
}

function labelled(round: Round, { items, scale }: Instrument): ComparedRound {
  const { assessmentId, purpose, submittedAt } = round;
  const unrated = items.filter(({ id }) => !scale.includes(levelIn(round, id))).length;
  return { assessmentId, purpose, submittedAt, unrated, incomplete: unrated > 0 };
}

/** The level of an item. An item that a minor version added later was `not_rated` before. */
function levelIn({ ratings }: Round, item: string): string {
  return ratings.find((rating) => rating.item === item)?.level ?? 'not_rated';
}

function majorOf(version: string): string {
  return version.slice(0, version.indexOf('.'));
}
