import type { EventType } from '../domain/case';
import { compartmentOfEvent } from './where-events-lie';
import { visibleTypes, type Sight } from './who-may-see';

/** The sections of a case that are made from its entries, each with the type of entry that it stands on. */
const standsOn = {
  plan: 'planDrafted',
  sessions: 'sessionPlanned',
  assessment: 'assessmentSubmitted',
  safety: 'housingDecided',
  meetings: 'conferenceHeld',
} as const satisfies Readonly<Record<string, EventType>>;

export type CaseSection = keyof typeof standsOn;

/** Sections that are whole to a reader of their own part alone. */
const ofOwnPart: readonly CaseSection[] = ['sessions'];

/** A viewer has a section whole, as lines that say what happened, or not at all. */
type SectionView = 'whole' | 'lines' | 'none';

/**
 * How much of a section of a case a viewer has, by the entries that it stands on. A viewer of nothing but their own
 * part reads it in the record, except for sessions. The API answers and pages link by this.
 */
export function sectionView(section: CaseSection, { views }: Pick<Sight, 'views'>): SectionView {
  const type = standsOn[section];
  const view = views[compartmentOfEvent(type)];
  if (view === 'own' && ofOwnPart.includes(section)) return 'whole';
  if (!visibleTypes({ views }).all.includes(type)) return 'none';
  return view === 'full' ? 'whole' : 'lines';
}
