import { readDocument } from '../../registry/document/read';
import type { Health } from '../../registry/schema/surface';

/** A health page's answer. */
export interface HealthAnswer {
  /** The content type without parameters, in lower case; empty where there was none. */
  readonly type: string;
  readonly body: Buffer;
}

/** The registry's description of a healthy answer. */
export type HealthyAnswer = Pick<Health, 'contentType' | 'json'> & Partial<Pick<Health, 'status'>>;

type Found = { readonly state: 'found'; readonly value: unknown } | { readonly state: 'absent' };

// Words of healthy endpoints: Spring Boot Actuator (UP), draft-inadarei-api-health-check (pass, ok, up, warn for "with
// concerns"), Kubernetes and ASP.NET (ok, Healthy).
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
  'critical',
  'unready',
  'outage',
  'degraded',
  'disconnected',
  'unreachable',
];
const SAYING: ReadonlySet<string> = new Set(['status', 'state', 'health']);
const SWITCHES: ReadonlySet<string> = new Set(['ok', 'healthy', 'success', 'up', 'alive', 'ready']);
/** Members whose presence means a fault. */
const FAULTS: ReadonlySet<string> = new Set(['error', 'errors', 'failures', 'maintenance']);
const NUMBERS: ReadonlySet<string> = new Set(['status', 'statuscode', 'code']);
/** Words that mean a fault under any name. */
const PLAINLY_ILL = ['down', 'unhealthy', 'unavailable', 'out_of_service', 'disconnected', 'unreachable'];
/** Members whose own members are parts of the system, each with a word or a switch (https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check-06#section-4). */
const PARTS: ReadonlySet<string> = new Set([
  'checks',
  'components',
  'services',
  'dependencies',
  'probes',
  'indicators',
]);
/**
 * The depth to which a system's parts are searched, as in `components` of Spring Boot or `checks` of
 * draft-inadarei-api-health-check.
 */
const DEEPEST = 6;
/** Signs of a non-text answer: a control character other than tabs and line ends, or invalid UTF-8. */
const NO_TEXT = /[^\P{Cc}\t\n\r\f]|\uFFFD/u;

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

function isOff(value: unknown): boolean {
  return (
    value === false || value === 0 || (typeof value === 'string' && ['false', 'no', '0'].includes(value.toLowerCase()))
  );
}

function isThere(value: unknown): boolean {
  if (value === undefined || value === null || isOff(value) || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

// The top-level state must be a word for healthy; a part must not be a word for a fault, because a part may be the
// state of anything.
function memberIllness(name: string, value: unknown, isTop: boolean): string | undefined {
  const key = name.toLowerCase();
  const said = typeof value === 'string' ? value.toLowerCase() : undefined;
  const isIll = said !== undefined && (isTop && said !== '' ? !WELL.includes(said) : ILL.includes(said));
  if (SAYING.has(key) && said !== undefined && !/^[1-3]\d\d$/.test(said) && isIll) {
    return `the answer says ${name} ${String(value).slice(0, 40)}`;
  }
  if ((SAYING.has(key) && value === false) || (SWITCHES.has(key) && isOff(value)))
    return `the answer says ${name} false`;
  if (said !== undefined && PLAINLY_ILL.includes(said)) return `the answer says ${name} ${String(value)}`;
  if (!isTop) return undefined;
  if (FAULTS.has(key) && isThere(value)) return `the answer has ${name}`;
  return NUMBERS.has(key) && Number(value) >= 400 ? `the answer says ${name} ${Number(value)}` : undefined;
}

function partIllness(name: string, value: unknown): string | undefined {
  if (!PARTS.has(name.toLowerCase()) || typeof value !== 'object' || value === null) return undefined;
  const ill = Object.entries(value).find(
    ([, each]) => each === false || (typeof each === 'string' && ILL.includes(each.toLowerCase())),
  );
  return ill === undefined ? undefined : `the answer says ${name} ${ill[0].slice(0, 40)} ${String(ill[1])}`;
}

// Without a description of a healthy answer, any statement that the system or a part of it is unhealthy counts.
function saysIll(value: unknown, depth = 0): string | undefined {
  if (depth === 0 && (value === null || value === false || value === 0)) return `the answer is ${value}`;
  if (depth === 0 && typeof value === 'string') return wordIllness(value);
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return undefined;
  for (const [name, each] of Object.entries(value)) {
    const named = Array.isArray(value) ? undefined : memberIllness(name, each, depth === 0);
    const found = named ?? partIllness(name, each) ?? saysIll(each, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function wordIllness(text: string): string | undefined {
  const words = text.toLowerCase().match(/[\p{L}_]+/gu) ?? [];
  const ill = words.find((word) => ILL.includes(word));
  return ill === undefined ? undefined : `the answer says ${ill}`;
}

function isHtml(type: string, text: string): boolean {
  if (type === 'text/html' || type === 'application/xhtml+xml') return true;
  const begin = text.replace(/^\uFEFF/, '').replace(/^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*>)+/, '');
  return /^<(?:!doctype html|html)\b/i.test(begin);
}

/** The reason why an answer with the right status is unhealthy; undefined when it is healthy. */
export function illness(
  { type, body }: HealthAnswer,
  { contentType, json, status }: HealthyAnswer,
): string | undefined {
  if (contentType !== undefined && type !== contentType)
    return `its content type is ${type || 'missing'}, not ${contentType}`;
  const text = body.toString('utf8');
  if (contentType === undefined && isHtml(type, text)) {
    // Sites that serve their start page for every path also serve it here.
    return 'it is an HTML page, which the registry does not call healthy (health.contentType)';
  }
  // 204 and 205 have no body (RFC 9110 section 15.3.5); any other answer without one proves nothing.
  if (text.trim() === '' && !json)
    return [204, 205].includes(status ?? 0)
      ? undefined
      : 'the answer is empty and says nothing: answer ok, or 204 with health.status';
  const document = readDocument(text);
  if (json) return wantedField(document, json);
  if (document.ok) return saysIll(document.value);
  if (isJson(type)) return 'the answer is not JSON';
  if (contentType !== undefined && contentType !== 'text/plain') return undefined;
  return NO_TEXT.test(text) ? 'the answer is no text' : wordIllness(text);
}
