import { createServer, type Server } from 'node:http';
import type { RequestHandler } from 'express';
import { Counter, Histogram, Registry } from 'prom-client';
import type { CaseCommit } from '../../record/cases';
import { RecordUnavailable } from '../../record/postgres/unavailable';
import { nameInRecord } from '../../shared/policy/where-it-lies';

export interface ApiMetrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly decisions: Counter<'command' | 'outcome'>;
  readonly decisionSeconds: Histogram<'outcome'>;
  readonly nudges: Counter<'result'>;
}

/** The API's Prometheus metrics. Labels are route templates and codes: never an id, a name or a token. */
export function createMetrics(): ApiMetrics {
  const registry = new Registry();
  return {
    registry,
    requests: new Histogram({
      name: 'throughcare_http_request_seconds',
      help: 'How long requests took, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1, 2, 5],
      registers: [registry],
    }),
    decisions: new Counter({
      name: 'throughcare_decisions_total',
      help: 'Commands by what came of them',
      labelNames: ['command', 'outcome'],
      registers: [registry],
    }),
    decisionSeconds: new Histogram({
      name: 'throughcare_decision_seconds',
      help: 'How long the record took over a command, by what came of it',
      labelNames: ['outcome'],
      buckets: [0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1, 5, 30],
      registers: [registry],
    }),
    nudges: new Counter({
      name: 'throughcare_nudges_total',
      help: 'Nudges sent to the engine, by result: reached, or unreached within a second',
      labelNames: ['result'],
      registers: [registry],
    }),
  };
}

/** `commit`, counted and timed, for operations of the API and for pages behind links. */
export function measuredCommit(
  commit: CaseCommit,
  { decisions, decisionSeconds }: Pick<ApiMetrics, 'decisions' | 'decisionSeconds'>,
): CaseCommit {
  return async (request) => {
    const stop = decisionSeconds.startTimer();
    const count = (outcome: string): void => {
      stop({ outcome });
      decisions.inc({ command: nameInRecord(request.command.name), outcome });
    };
    try {
      const result = await commit(request);
      count(result.outcome);
      return result;
    } catch (error) {
      count(error instanceof RecordUnavailable ? 'unavailable' : 'error');
      throw error;
    }
  };
}

/** Times every request under its route template. */
export function setUpMetrics({ requests }: ApiMetrics): RequestHandler {
  return (request, response, next) => {
    const stop = requests.startTimer();
    response.on('finish', () => {
      const route = (response.locals as { route?: string }).route ?? 'unmatched';
      stop({ method: request.method, route, status: response.statusCode });
    });
    next();
  };
}

/** Serves only the metrics, on a separate port that no proxy exposes. */
export function createMetricsServer({ registry }: Pick<ApiMetrics, 'registry'>): Server {
  return createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
}
