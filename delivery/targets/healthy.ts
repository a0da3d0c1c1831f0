import { readDocument } from '../../registry/document/read';
import type { Health } from '../../registry/schema/surface';

/** What a health page answered. */
export interface HealthAnswer {
  /** The content type without parameters, in lower case; empty where there was none. */
  readonly type: string;
  readonly body: Buffer;
}

/** What the registry says of a healthy answer. */
export type HealthyAnswer = Pick<Health, 'contentType' | 'json'>;

type Found = { readonly state: 'found'; readonly value: unknown } | { readonly state: 'absent' };

// What health endpoints say when all is well: Spring Boot Actuator (UP), draft-inadarei-api-health-check (pass, ok, up, warn
// for "with concerns"), Kubernetes and ASP.NET (ok, Healthy).
const WELL = ['ok', 'up', 'pass', 'passed', 'healthy', 'success', 'available', 'ready', 'alive', 'warn', 'green'];
const ILL = [
  'down',
  'fail',
  'failed',
  'failing',
  'unhealthy',
  'error',
  'unavailable',
  'out_of_service',
  'false',
  'red',
];
const SAYING = ['status', 'state', 'health'] as const;
const SWITCHES = ['ok', 'healthy', 'success'] as const;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(document: unknown, pointer: string): Found {
  let value: unknown = document;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return { state: 'absent' };
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return { state: 'found', value };
}

function isJson(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}

function wantedField(document: ReturnType<typeof readDocument>, json: NonNullable<Health['json']>): string | undefined {
  const { pointer, equals } = json;
  if (!document.ok) return 'the answer is not JSON';
  const found = at(document.value, pointer);
  if (found.state === 'absent') return `the answer has no ${pointer}`;
  return found.value === equals ? undefined : `${pointer} of the answer is not ${JSON.stringify(equals)}`;
}

// Nobody said what a healthy answer looks like: whatever says of itself that it is not well is believed.
function saysIll(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  for (const name of SAYING) {
    const said = value[name];
    if (typeof said === 'string' && !WELL.includes(said.toLowerCase()))
      return `the answer says ${name} ${said.slice(0, 40)}`;
    if (said === false) return `the answer says ${name} false`;
  }
  const off = SWITCHES.find((name) => value[name] === false);
  return off === undefined ? undefined : `the answer says ${off} false`;
}

/** Why an answer with the right status is not healthy; undefined when it is. */
export function illness({ type, body }: HealthAnswer, { contentType, json }: HealthyAnswer): string | undefined {
  if (contentType !== undefined && type !== contentType)
    return `its content type is ${type || 'missing'}, not ${contentType}`;
  const text = body.toString('utf8');
  if (contentType === undefined && (type === 'text/html' || /^\s*<(?:!doctype html|html)\b/i.test(text))) {
    // Sites that serve their start page for every path answer with it here, too.
    return 'it is an HTML page, which the registry does not call healthy (health.contentType)';
  }
  const document = readDocument(text);
  if (json) return wantedField(document, json);
  if (document.ok) return saysIll(document.value);
  if (isJson(type)) return 'the answer is not JSON';
  const word = text.trim().toLowerCase();
  return ILL.includes(word) ? `the answer says ${word}` : undefined;
}
