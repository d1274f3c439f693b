import type { Compartment } from '../../shared/domain/compartments';
import { views, type View } from '../../shared/policy/views';
import { sectionView } from '../../shared/policy/sections';
import { sightWith } from '../domain/builders/seen';

/** How each view of a compartment shows a section that stands on an entry of it. */
function shownBy(
  section: Parameters<typeof sectionView>[0],
  compartment: Compartment,
): Readonly<Record<string, View[]>> {
  const found: Record<string, View[]> = {};
  for (const view of views) (found[sectionView(section, sightWith({ [compartment]: view }))] ??= []).push(view);
  return found;
}

it.each(['plan', 'meetings'] as const)('the %s of a case: whole with the name, lines with its progress', (section) => {
  const { whole, lines, none } = shownBy(section, 'identity');
  expect({ whole, lines }).toEqual({ whole: ['full'], lines: ['summary', 'pseudonym'] });
  expect(none).toHaveLength(views.length - 3);
});

it('the assessment of a case: whole with its findings, lines in summary', () => {
  const { whole, lines, none } = shownBy('assessment', 'assessment');
  expect({ whole, lines }).toEqual({ whole: ['full'], lines: ['summary'] });
  expect(none).toHaveLength(views.length - 2);
});

it('the safety of a case: whole with the name, lines with its progress', () => {
  const { whole, lines } = shownBy('safety', 'identity');
  expect({ whole, lines }).toEqual({ whole: ['full'], lines: ['summary', 'pseudonym'] });
});

it('the sessions of a case: whole to those who see them, and to those who see their own', () => {
  const { whole, lines } = shownBy('sessions', 'sessions');
  expect({ whole, lines }).toEqual({ whole: ['full', 'own'], lines: ['summary'] });
});
