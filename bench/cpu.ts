import { readdirSync, readFileSync } from 'node:fs';

const msPerTick = 10; // USER_HZ is 100 on every Linux

/** The fields of /proc/PID/stat after the command, which may hold spaces: the first is the state. */
function statOf(pid: number): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

export function parentOf(pid: number): number {
  return Number(statOf(pid)[1]);
}

/** Processor time of a process in milliseconds, with its children, living and dead. */
function timeOf(pid: number): number {
  const sum = (fields: readonly string[]): number => fields.reduce((total, field) => total + Number(field), 0);
  let ticks = sum(statOf(pid).slice(11, 15));
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = statOf(Number(name));
      if (Number(stat[1]) === pid) ticks += sum(stat.slice(11, 15));
    } catch {
      // Ended meanwhile: its parent has its time by now.
    }
  }
  return ticks * msPerTick;
}

/** Processor time of the whole machine in milliseconds. */
function timeOfMachine(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = readFileSync('/proc/stat', 'utf8')
    .split('\n', 1)[0]!
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq + steal) * msPerTick;
}

/** Processor time by process in milliseconds; `client` is this process, `others` are all other processes. */
export type CpuTimes = Readonly<Record<string, number>>;

/** Starts counting. The returned function gives the time spent since. */
export function countCpu(pids: Readonly<Record<string, number>>): () => CpuTimes {
  const look = (): Record<string, number> => {
    const named = Object.entries(pids).map(([name, pid]) => [name, timeOf(pid)] as const);
    const { user, system } = process.cpuUsage();
    const known = Object.fromEntries([...named, ['client', (user + system) / 1_000]]) as Record<string, number>;
    const sum = Object.values(known).reduce((total, time) => total + time, 0);
    return { ...known, others: timeOfMachine() - sum };
  };
  const before = look();
  return () => Object.fromEntries(Object.entries(look()).map(([name, time]) => [name, time - before[name]!]));
}
