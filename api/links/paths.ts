import { linkPath } from '../../mail/link-token';

/** The addresses of the link pages as route templates: what logs and metrics may see of them. */
export const paths = {
  link: `${linkPath}/:token`,
  receipt: `${linkPath}/:token/receipt/:receipt`,
  stylesheet: '/assets/links.css',
} as const;

export function pathOfLink(token: string): string {
  return `${linkPath}/${token}`;
}

/** @param link as {@link pathOfLink} gives it */
export function pathOfReceipt(link: string, receipt: string): string {
  return `${link}/receipt/${receipt}`;
}
