import { example, metricsIn, panels, ruleFile, rules, runbook } from './deployed';

/** The checks of `promtool check rules` that need no parser of expressions. */
describe('the rules', () => {
  it('are groups of alarms, each named once', () => {
    for (const { name, rules: alarms } of ruleFile().groups) {
      expect(name).toMatch(/^throughcare-[a-z]+$/);
      expect(alarms.length).toBeGreaterThan(0);
    }
    const names = rules().map(({ alert }) => alert);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(rules())('$alert says what is wrong, how much it matters, and where it is written what to do', (rule) => {
    const { alert, expr, labels, annotations, ...rest } = rule;
    expect(alert).toMatch(/^Throughcare[A-Za-z]+$/);
    expect(Object.keys(rest).filter((key) => key !== 'for')).toEqual([]);
    if (rule.for !== undefined) expect(rule.for).toMatch(/^\d+[smh]$/);
    expect(['page', 'ticket']).toContain(labels['severity']);
    expect(annotations['summary']).toMatch(/\S/);
    expect(annotations['runbook']).toBe(`docs/operations-monitoring.md#${alert.toLowerCase()}`);
    expect(runbook()).toContain(`\n### ${alert}\n`);
    expect(expr.includes('up{job=') || metricsIn(expr).length > 0).toBe(true);
    for (const [open, close] of ['()', '{}', '[]']) expect(expr.split(open!).length).toBe(expr.split(close!).length);
  });

  it('name the jobs of the example, which reads them', () => {
    const jobs = example().scrape_configs.map(({ job_name }) => job_name);
    const named = rules().flatMap(({ expr }) => [...expr.matchAll(/job="([^"]*)"/g)].map(([, job]) => job));
    expect(named.length).toBeGreaterThan(0);
    for (const job of named) expect(jobs).toContain(job);
    expect(example().rule_files).toEqual(['rules.yml']);
  });
});

describe('the page about them', () => {
  it('has a section for no alarm that is gone', () => {
    const sections = [...runbook().matchAll(/^### (Throughcare\w+)$/gm)].map(([, name]) => name);
    expect(sections.sort()).toEqual(
      rules()
        .map(({ alert }) => alert)
        .sort(),
    );
  });
});

describe('the dashboard', () => {
  it('has panels that show something and do not lie on one another', () => {
    const taken = new Set<string>();
    for (const { title, type, gridPos, targets = [] } of panels()) {
      expect(title).toMatch(/\S/);
      expect(targets.length > 0).toBe(type !== 'row');
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect(taken.has(`${x},${y}`)).toBe(false);
          taken.add(`${x},${y}`);
        }
    }
  });
});
