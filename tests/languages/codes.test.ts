import { join } from 'node:path';
import { resources } from '../../shared/languages';
import type { Programme } from '../../shared/domain/programme';
import { readDefinitions } from '../../shared/programme/loader';

/** Every code of a definition that a page may show. */
function codesOf(programme: Programme): readonly string[] {
  const { tracks, instruments, housing, incidents, incentives, consent, conferences, reasons } = programme;
  return [
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
    ...tracks.flatMap(({ code, modules, measures }) => [
      code,
      ...modules,
      ...measures.flatMap((measure) => [measure.code, ...measure.scale]),
    ]),
    ...instruments.flatMap(({ id, scale, overallScale = [], items }) => [
      id,
      ...scale,
      ...overallScale,
      ...items.flatMap((item) => [item.id, item.domain]),
    ]),
    ...Object.values(reasons).flat(),
  ];
}

it.each(['en', 'fr', 'ar'] as const)('every code of the shipped programmes has words in %s', async (language) => {
  const { reasons, practice } = resources[language];
  const { programmes } = await readDefinitions(join(__dirname, '../../programmes'));
  const codes = new Set(programmes.flatMap(({ programme }) => codesOf(programme)));
  expect(codes.size).toBeGreaterThan(150);
  expect([...codes].filter((code) => !Object.hasOwn(reasons, code) && !Object.hasOwn(practice.options, code))).toEqual(
    [],
  );
});
