import { linkPath } from '../../mail/link-token';

/** The link pages' addresses as route templates, for logs and metrics. */
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
