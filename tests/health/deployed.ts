import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const home = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(home, path), 'utf8');

export interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface RuleFile {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
}

interface Panel {
  readonly title: string;
  readonly type: string;
  readonly gridPos: { readonly h: number; readonly w: number; readonly x: number; readonly y: number };
  readonly targets?: readonly { readonly expr: string }[];
}

export const ruleFile = (): RuleFile => parse(read('deploy/prometheus/rules.yml')) as RuleFile;
export const rules = (): readonly Rule[] => ruleFile().groups.flatMap((group) => group.rules);
export const panels = (): readonly Panel[] =>
  (JSON.parse(read('deploy/grafana/throughcare.json')) as { panels: readonly Panel[] }).panels;
export const example = (): { rule_files: string[]; scrape_configs: { job_name: string }[] } =>
  parse(read('deploy/prometheus/prometheus.yml')) as ReturnType<typeof example>;
export const runbook = (): string => read('docs/operations-monitoring.md');

/** Every Prometheus expression of rules and panels. */
export function expressions(): readonly string[] {
  return [
    ...rules().map(({ expr }) => expr),
    ...panels().flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
  ];
}

/** A metric in an expression, with its label matchers. */
export interface Named {
  readonly metric: string;
  readonly labels: readonly string[];
}

/** The metrics of an expression, except Prometheus' own `up`. */
export function metricsIn(expression: string): readonly Named[] {
  const found = expression.matchAll(/\b((?:throughcare|nodejs|process)_\w+)(?:\{([^}]*)\})?/g);
  return [...found].map(([, metric = '', selector = '']) => ({
    metric,
    labels: [...selector.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label),
  }));
}

/** The metrics that a process exposes, each with the labels of its series. */
export function served(exposition: string): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  for (const [, name = '', type] of exposition.matchAll(/^# TYPE (\w+) (\w+)$/gm))
    for (const suffix of type === 'histogram' ? ['_bucket', '_count', '_sum'] : ['']) all.set(name + suffix, new Set());
  for (const [, name = '', labels = ''] of exposition.matchAll(/^(\w+)\{([^}]*)\} /gm))
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) all.get(name)?.add(label);
  return all;
}
