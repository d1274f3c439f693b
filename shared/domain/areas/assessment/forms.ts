import { firstOf, reject } from '../../kernel/rules';
import { type Decision } from '../../kernel/types';
import { type Programme } from '../../programme';
import { type AssessmentForm, type Rating } from './contract';

export type Instrument = Programme['instruments'][number];

/** The programme's instrument with this id; undefined if it has none. */
export function instrumentOf(programme: Programme, instrumentId: string): Instrument | undefined {
  return programme.instruments.find(({ id }) => id === instrumentId);
}

/**
 * Refused unless every item is rated or explained, on the instrument's scale, with the evidence and the kinds of source
 * that it requires (domain.md, "Assessments"). Ratings are never added up.
 */
export function checkForm(form: AssessmentForm, instrument: Instrument): Decision | null {
  const rated = new Set<string>();
  for (const [index, rating] of form.ratings.entries()) {
    const path = `assessment.ratings.${index}`;
    if (!instrument.items.some(({ id }) => id === rating.item)) return reject('unknown_item', `${path}.item`);
    if (rated.has(rating.item)) return reject('rated_twice', `${path}.item`);
    rated.add(rating.item);
    const refusal = firstOf(
      rating.level === 'not_rated' ? checkExplained(rating, path) : checkRated(rating, instrument, path),
      checkDistinct(rating, path),
    );
    if (refusal) return refusal;
  }
  const missing = instrument.items.filter(({ id }) => !rated.has(id)).map(({ id }) => id);
  if (missing.length > 0) return reject('rating_missing', 'assessment.ratings', { missing });
  return checkOverall(form, instrument);
}

/** Number of items left unrated: unknown, and never low (rule 6). */
export function unratedIn({ ratings }: AssessmentForm): number {
  return ratings.filter(({ level }) => level === 'not_rated').length;
}

function checkExplained({ evidence }: Rating, path: string): Decision | null {
  return evidence ? null : reject('explanation_required', `${path}.evidence`);
}

function checkRated({ level, evidence, sources = [] }: Rating, instrument: Instrument, path: string): Decision | null {
  const { scale, evidenceRequired, sourcesRequired } = instrument;
  if (!scale.includes(level)) return reject('unknown_level', `${path}.level`, { scale });
  if (evidenceRequired && !evidence) return reject('evidence_required', `${path}.evidence`);
  const isSelfReportAlone = sources.length > 0 && sources.every((source) => source === 'self_report');
  return new Set(sources).size < sourcesRequired || isSelfReportAlone
    ? reject('second_source_required', `${path}.sources`, { wanted: sourcesRequired, named: sources })
    : null;
}

function checkDistinct({ sources = [] }: Rating, path: string): Decision | null {
  const repeated = sources.findIndex((source, index) => sources.indexOf(source) < index);
  return repeated >= 0 ? reject('named_twice', `${path}.sources.${repeated}`) : null;
}

/** Refused if the overall judgement is not on the instrument's own scale. */
function checkOverall({ overall }: AssessmentForm, { overallScale = [] }: Instrument): Decision | null {
  return overall === undefined || overallScale.includes(overall)
    ? null
    : reject('unknown_level', 'assessment.overall', { scale: overallScale });
}
