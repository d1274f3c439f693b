import type { Actor } from '../../shared/domain/kernel/types';
import { hrefTo, paths } from './paths';

/**
 * The first page of a person: their work, for people who work with cases; the cases, for those whose account only oversees
 * them (pages.md, "Map").
 */
export function homeOf({ roles }: Pick<Actor, 'roles'>): string {
  const worksWithCases = roles.length === 0 || roles.includes('coordinator');
  return hrefTo(worksWithCases ? paths.work : paths.cases, {});
}
