import type { Programme } from '../domain/programme';

/** Every code that a definition gives to its readers, each once. */
export function codesOf(programme: Programme): readonly string[] {
  const { tracks, instruments, housing, incidents, incentives, consent, conferences, reasons } = programme;
  return [
    ...new Set([
      ...programme.inclusionCriteria,
      ...programme.background,
      ...programme.placeCodes,
      ...programme.outcomes,
      ...programme.screenings.map(({ code }) => code),
      ...consent.purposes.map(({ code }) => code),
      ...Object.keys(conferences),
      ...housing.factors,
      ...housing.securityClasses,
      ...housing.roleTiers,
      ...incidents.kinds,
      ...incidents.severities,
      ...incentives.kinds,
      ...tracks.flatMap(codesOfTrack),
      ...instruments.flatMap(codesOfInstrument),
      ...Object.values(reasons).flat(),
    ]),
  ].sort();
}

function codesOfTrack({ code, accreditation, modules, measures }: Programme['tracks'][number]): readonly string[] {
  return [
    code,
    ...(accreditation === undefined ? [] : [accreditation]),
    ...modules,
    ...measures.flatMap((measure) => [measure.code, ...measure.scale]),
  ];
}

function codesOfInstrument(instrument: Programme['instruments'][number]): readonly string[] {
  const { id, accreditation, scale, overallScale = [], items } = instrument;
  return [
    id,
    ...(accreditation === undefined ? [] : [accreditation]),
    ...scale,
    ...overallScale,
    ...items.flatMap((item) => [item.id, item.domain]),
  ];
}
