import { z } from 'zod';
import { isObject } from './json';

/** A disturbance of matching requests. A test adds it directly or with `POST /_emulator/faults`. */
export const Fault = z
  .strictObject({
    /**
     * `status` answers with that error; `secondary-rate-limit` is GitHub's 403 with Retry-After; `drop` cuts the connection;
     * `cut` ends it in the middle of the answer's body.
     */
    kind: z.enum(['status', 'secondary-rate-limit', 'drop', 'cut', 'delay', 'truncate', 'omit', 'insert']),
    /** HTTP method; default any. */
    method: z.string().optional(),
    /** Regular expression over the path without prefix and query; default any. */
    path: z.string().optional(),
    /** The first matching request that is disturbed, counted from 1 since the fault was added. Default 1. */
    nth: z.int().min(1).optional(),
    /** How many matching requests in a row are disturbed. Default 1. */
    times: z.int().min(1).optional(),
    /** The request takes effect first, and only its answer is disturbed (`status` and `drop`). Default false. */
    late: z.boolean().optional(),
    status: z.union([403, 404, 409, 422, 429, 500, 502].map((status) => z.literal(status))).optional(),
    message: z.string().optional(),
    retryAfterSeconds: z.number().min(0).optional(),
    delayMs: z.number().min(0).optional(),
    /** `truncate`: how many items of the list are left. Default 0. */
    keep: z.int().min(0).optional(),
    /** `omit`: the member left out of the answer, dotted (`protection_rules.0.reviewers`). `insert`: the list; default the answer. */
    field: z.string().optional(),
    /**
     * `insert`: the value that is added at the end of a list after the answer was validated. It plays what the vendor's
     * document does not know yet, such as a rule of the future. The request is recorded as disturbed.
     */
    value: z.unknown().optional(),
  })
  .refine((fault) => fault.kind !== 'status' || fault.status !== undefined, 'a status fault needs a status')
  .refine((fault) => fault.kind !== 'omit' || fault.field !== undefined, 'an omit fault needs a field')
  .refine((fault) => fault.kind !== 'insert' || fault.value !== undefined, 'an insert fault needs a value');
export type Fault = z.infer<typeof Fault>;

/** Holds the faults of one service and says which of them hit a request. */
export class FaultPlan {
  readonly #planned: { readonly fault: Fault; seen: number }[] = [];

  /** Adds a fault. Throws a ZodError when the fault is not valid. */
  add(fault: Fault): void {
    this.#planned.push({ fault: Fault.parse(fault), seen: 0 });
  }

  clear(): void {
    this.#planned.length = 0;
  }

  /** Counts a request against every fault that matches it and returns those that are due. */
  due(method: string, path: string): Fault[] {
    return this.#planned
      .filter(({ fault }) => fault.method === undefined || fault.method.toUpperCase() === method)
      .filter(({ fault }) => fault.path === undefined || new RegExp(fault.path).test(path))
      .filter((planned) => {
        planned.seen += 1;
        const first = planned.fault.nth ?? 1;
        return planned.seen >= first && planned.seen < first + (planned.fault.times ?? 1);
      })
      .map(({ fault }) => fault);
  }
}

function truncated(body: unknown, keep: number): unknown {
  if (Array.isArray(body)) return body.slice(0, keep);
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, Array.isArray(value) ? value.slice(0, keep) : value]),
  );
}

function without(body: unknown, keys: readonly string[]): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return body;
  if (Array.isArray(body)) return body.map((item, index) => (String(index) === key ? without(item, rest) : item));
  if (!isObject(body)) return body;
  const { [key]: value, ...others } = body;
  return rest.length === 0 || value === undefined ? others : { ...others, [key]: without(value, rest) };
}

function within(body: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return Array.isArray(body) ? [...body, value] : body;
  if (Array.isArray(body)) return body.map((item, index) => (String(index) === key ? within(item, rest, value) : item));
  return isObject(body) ? { ...body, [key]: within(body[key], rest, value) } : body;
}

/** The answer's body after the `truncate`, `omit` and `insert` faults that are due. */
export function spoil(body: unknown, faults: readonly Fault[]): unknown {
  return faults.reduce((now, fault) => {
    if (fault.kind === 'truncate') return truncated(now, fault.keep ?? 0);
    if (fault.kind === 'omit') return without(now, (fault.field ?? '').split('.'));
    if (fault.kind === 'insert') return within(now, fault.field?.split('.') ?? [], fault.value);
    return now;
  }, body);
}
