import type { DeviationLedger } from './deviation';
import { ApiError, type Caller, type Exchange, type Reply, type Service } from './exchange';
import { type Fault, type FaultPlan, spoil } from './faults';
import { isWrite } from './recorder';
import type { Route } from './router';
import type { State } from './state';
import type { Validator } from './validator';

/** A request as it was received. */
export interface Incoming {
  readonly method: string;
  readonly pathname: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  readonly origin: string;
}

/** The result of a request; `reply: null` is a dropped connection. */
export interface Outcome {
  readonly reply: Reply | null;
  readonly path: string;
  readonly operationId: string | null;
  readonly tokenId: string | null;
  /** The body as the operation takes it: JSON or bytes. */
  readonly body: unknown;
  readonly delayMs: number;
  /** Kinds of the faults that disturbed the request. */
  readonly disturbed: readonly Fault['kind'][];
}

/** The parts of a pipeline. */
export interface PipelineParts<W, C extends Caller> {
  readonly service: Service<W, C>;
  readonly validator: Validator;
  readonly ledger: DeviationLedger;
  readonly state: State<W>;
  readonly faults: FaultPlan;
  readonly violations: string[];
  readonly clock: () => Date;
}

interface Body {
  readonly value: unknown;
  /** The body should be JSON and is not. */
  readonly broken: boolean;
}

function parseBody(bytes: Buffer, raw: boolean): Body {
  if (raw) return { value: bytes, broken: false };
  if (bytes.length === 0) return { value: undefined, broken: false };
  const text = bytes.toString('utf8');
  try {
    return { value: JSON.parse(text) as unknown, broken: false };
  } catch {
    return { value: text, broken: true };
  }
}

/** Redirects keep the query. */
function redirected(reply: Reply, query: Incoming['query']): Reply {
  const text = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])),
  ).toString();
  const location = reply.headers?.['location'] ?? '';
  return { ...reply, headers: { ...reply.headers, location: text === '' ? location : `${location}?${text}` } };
}

/**
 * Passes requests one after the other through prefix, faults, caller, validation, handler and validation of the answer.
 */
export function createPipeline<W, C extends Caller>(
  parts: PipelineParts<W, C>,
): (incoming: Incoming) => Promise<Outcome> {
  const { service, validator, ledger, state, faults, violations, clock } = parts;
  const error = (status: number, message: string): Reply => ({ status, body: service.errorBody(status, message) });

  function faulty(fault: Fault | undefined): Reply | null | undefined {
    if (fault?.kind === 'drop') return null;
    if (fault?.kind === 'secondary-rate-limit') {
      const message =
        fault.message ?? 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
      return { ...error(403, message), headers: { 'retry-after': String(fault.retryAfterSeconds ?? 1) } };
    }
    if (fault?.kind !== 'status') return undefined;
    const retry = fault.retryAfterSeconds === undefined ? {} : { 'retry-after': String(fault.retryAfterSeconds) };
    return { ...error(fault.status ?? 500, fault.message ?? `Emulated ${fault.status}`), headers: retry };
  }

  async function serve(exchange: Exchange<W, C>, route: Route, broken: boolean): Promise<Reply> {
    const name = `${exchange.method} ${exchange.path}`;
    if (broken) {
      violations.push(`request ${name}: the body is no JSON`);
      return error(400, 'Problems parsing JSON');
    }
    const problems = validator.request(route, exchange);
    if (problems.length > 0) {
      violations.push(...problems.map((problem) => `request ${name}: ${problem}`));
      return service.refuseInvalid(problems);
    }
    const handler = service.handlers[route.operationId];
    if (handler === undefined) throw new Error(`no handler for ${route.operationId}`);
    try {
      return await handler(exchange);
    } finally {
      if (isWrite(exchange.method)) state.changed();
    }
  }

  function checked(exchange: Exchange<W, C>, route: Route, reply: Reply): Reply {
    const body = reply.body === undefined ? undefined : (JSON.parse(JSON.stringify(reply.body)) as unknown);
    const problems = validator.response(route, reply.status, body);
    if (problems.length === 0) return reply;
    violations.push(
      ...problems.map((one) => `response ${reply.status} of ${exchange.method} ${exchange.path}: ${one}`),
    );
    return error(500, `The emulator's answer is not as documented: ${problems.join('; ')}`);
  }

  async function reply(
    incoming: Incoming,
    path: string,
    base: string,
    seen: { caller?: C; route?: Route },
  ): Promise<Reply> {
    const now = (): string => clock().toISOString();
    const { method, query, headers } = incoming;
    try {
      const caller = service.identify(state.world, headers, now());
      seen.caller = caller;
      const moved = service.moved?.(state.world, caller, { method, path, base });
      if (moved !== undefined) return redirected(moved, query);
      const route = validator.match(method, path);
      if (route === undefined) {
        violations.push(`request ${method} ${path}: no such operation is served`);
        return error(404, `The emulator does not serve ${method} ${path}`);
      }
      seen.route = route;
      const { params, operationId } = route;
      const { value: body, broken } = parseBody(incoming.bytes, route.raw);
      const exchange: Exchange<W, C> = {
        world: state.world,
        caller,
        method,
        path,
        params,
        query,
        headers,
        body,
        operationId,
        base,
        now,
        deviations: ledger,
      };
      const served = await (async () => {
        try {
          service.admit?.(exchange);
          return await serve(exchange, route, broken);
        } catch (refusal) {
          if (!(refusal instanceof ApiError)) throw refusal;
          return { status: refusal.status, body: refusal.body, headers: refusal.headers };
        }
      })();
      const answer = checked(exchange, route, served);
      return service.finish?.(exchange, answer) ?? answer;
    } catch (refusal) {
      if (!(refusal instanceof ApiError)) throw refusal;
      return { status: refusal.status, body: refusal.body, headers: refusal.headers };
    }
  }

  return async (incoming) => {
    const prefix = service.prefixes.find(({ value }) => value === '' || incoming.pathname.startsWith(`${value}/`));
    if (prefix?.deviation !== undefined) ledger.use(prefix.deviation);
    const sent = incoming.pathname.slice(prefix?.value.length ?? 0);
    const rewritten = service.rewrite?.(state.world, sent);
    if (rewritten !== undefined) ledger.use(rewritten.deviation);
    const path = rewritten?.path ?? sent;
    const base = `${incoming.origin}${prefix?.value ?? ''}`;
    const due = faults.due(incoming.method, path);
    const delayMs = due.reduce((sum, fault) => sum + (fault.delayMs ?? 0), 0);
    const breaking = due.find((fault) => ['status', 'secondary-rate-limit', 'drop'].includes(fault.kind));
    const broken = faulty(breaking);
    const seen: { caller?: C; route?: Route } = {};
    const served =
      broken === undefined || breaking?.late === true ? await reply(incoming, path, base, seen) : undefined;
    const route = seen.route ?? validator.match(incoming.method, path);
    const whole = broken !== undefined ? broken : (served ?? null);
    const final = whole?.body === undefined ? whole : { ...whole, body: spoil(whole.body, due) };
    return {
      reply: final,
      path,
      operationId: route?.operationId ?? null,
      tokenId: seen.caller?.tokenId ?? null,
      body: route?.raw === true ? null : parseBody(incoming.bytes, false).value,
      delayMs,
      disturbed: due.map(({ kind }) => kind),
    };
  };
}
