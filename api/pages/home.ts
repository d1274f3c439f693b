import type { Actor } from '../../shared/domain/kernel/types';
import { hrefTo, paths } from './paths';

/**
 * The first page of a person: their work, for people who work with cases; the board, for managers; the cases, for those whose
 * account only oversees them (pages.md, "Map").
 */
export function homeOf({ roles }: Pick<Actor, 'roles'>): string {
  const worksWithCases = roles.length === 0 || roles.includes('coordinator');
  if (worksWithCases) return hrefTo(paths.work, {});
  return hrefTo(roles.includes('manager') ? paths.board : paths.cases, {});
}
