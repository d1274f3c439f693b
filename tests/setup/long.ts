/**
 * So many in `npm run test:long`, and a tenth of them in `npm test`: of lives, years and the like that show the same
 * thing again and again.
 */
export function tenth(count: number): number {
  return process.env['TEST_LONG'] ? count : Math.ceil(count / 10);
}
