import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalConfigError, portTable, portsInUse, type LocalConfig, type PortName, type Ports } from './config';
import { findFreePort, whyPortIsClosed } from './ports';

/**
 * The ports to listen on, with every 0 replaced. A free port of an earlier start is used again if it is still free, so
 * that links in mails and the issuer of tokens stay the same.
 *
 * @throws {LocalConfigError} naming every taken port, its part, and the variable that changes it
 */
export async function choosePorts(config: LocalConfig): Promise<Ports> {
  const file = join(config.dir, 'ports.json');
  const remembered = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Ports>) : {};
  const chosen: Record<PortName, number> = { ...config.ports };
  const problems: string[] = [];
  for (const name of portsInUse(config)) {
    if (config.ports[name] === 0) {
      chosen[name] = await chooseFree(remembered[name], Object.values(chosen));
      continue;
    }
    const reason = await whyPortIsClosed(config.ports[name]);
    if (reason !== undefined) problems.push(describe(name, config.ports[name], reason));
  }
  if (problems.length > 0) throw new LocalConfigError(problems.join('\n'));
  mkdirSync(config.dir, { recursive: true });
  writeFileSync(file, JSON.stringify(chosen));
  return chosen;
}

async function chooseFree(remembered: number | undefined, others: readonly number[]): Promise<number> {
  const isFree = remembered && !others.includes(remembered) && (await whyPortIsClosed(remembered)) === undefined;
  if (isFree) return remembered;
  const found = await findFreePort();
  return others.includes(found) ? chooseFree(undefined, others) : found;
}

function describe(name: PortName, port: number, reason: string): string {
  const { part, variable } = portTable[name];
  const what = reason === 'EADDRINUSE' ? 'is taken' : `cannot be used (${reason})`;
  return `Port ${port} for ${part} ${what}: set ${variable} to another, or to 0 for any free one.`;
}
