import { readDocument } from '../../registry/document/read';
import type { Health } from '../../registry/schema/surface';
import { saysIll } from './health-json';
import { saysWell } from './health-said';
import { isHealthyText, unhealthyTextReason } from './health-text';

/** A health page's answer. */
export interface HealthAnswer {
  /** The content type without parameters, in lower case; empty where there was none. */
  readonly type: string;
  readonly body: Buffer;
}

/** The registry's description of a healthy answer. */
export type HealthyAnswer = Pick<Health, 'contentType' | 'json'> & Partial<Pick<Health, 'status'>>;

type Found = { readonly state: 'found'; readonly value: unknown } | { readonly state: 'absent' };

/**
 * An answer that only does not deny that the system is well proves nothing: proxies and frameworks answer 200 to what they do
 * not know.
 */
const SAYS_NOTHING = 'the answer does not say that the surface is well';
const JSON_SAYS_NOTHING = `${SAYS_NOTHING}: answer {"status":"ok"}, or set health.json or health.contentType`;
const WORDS_SAY_NOTHING = `${SAYS_NOTHING}: answer ok alone, or JSON with a member that health.json names`;
/** Texts of which the words are not all there is: the registry may call a page healthy by its type. */
const MARKUP: ReadonlySet<string> = new Set(['text/html', 'text/xml']);
/** Content types of errors (RFC 9457). */
const PROBLEMS: ReadonlySet<string> = new Set(['application/problem+json', 'application/problem+xml']);
/** The longest text that is an answer about health, with the checks of a whole Kubernetes server. */
const LONGEST_TEXT = 4000;
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

// YAML is text for a person, too (RFC 9512).
function isWords(type: string): boolean {
  return (type.startsWith('text/') && !MARKUP.has(type)) || type === 'application/yaml';
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

/**
 * The page of Rails' `/up` for an application that has started; its other one is red and has status 500:
 * https://github.com/rails/rails/blob/main/railties/lib/rails/health_controller.rb
 */
const RAILS_UP = '<!DOCTYPE html><html><body style="background-color: green"></body></html>';

function isHtml(type: string, text: string): boolean {
  if (type === 'text/html' || type === 'application/xhtml+xml') return true;
  const begin = text.replace(/^\uFEFF/, '').replace(/^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*>)+/, '');
  return /^<(?:!doctype html|html)\b/i.test(begin);
}

/** The reason why an answer with the right status is unhealthy; undefined when it is healthy. */
export function unhealthyReason(
  { type, body }: HealthAnswer,
  { contentType, json, status }: HealthyAnswer,
): string | undefined {
  if (contentType !== undefined && type !== contentType)
    return `its content type is ${type || 'missing'}, not ${contentType}`;
  const text = body.toString('utf8');
  if (contentType === undefined && json === undefined && text === RAILS_UP) return undefined;
  if (contentType === undefined && isHtml(type, text)) {
    // Sites that serve their start page for every path also serve it here.
    return 'it is an HTML page, which the registry does not call healthy (health.contentType)';
  }
  // 204 and 205 have no body (RFC 9110 section 15.3.5); any other answer without one proves nothing.
  if (text.trim() === '' && !json)
    return [204, 205].includes(status ?? 0)
      ? undefined
      : 'the answer is empty and says nothing: answer ok, or 204 with health.status';
  if (contentType === undefined && PROBLEMS.has(type)) return `its content type is ${type}`;
  const document = readDocument(text);
  if (json) return wantedField(document, json);
  // The type of a document or of a page may be all that the registry asks for. Words say what they mean.
  const isTyped = contentType !== undefined && !isWords(contentType);
  if (document.ok) {
    const isEnough = isTyped && typeof document.value !== 'string';
    return saysIll(document.value) ?? (isEnough || saysWell(document.value) ? undefined : JSON_SAYS_NOTHING);
  }
  if (isJson(type)) return 'the answer is not JSON';
  if (isTyped) return undefined;
  if (NO_TEXT.test(text)) return 'the answer is not text';
  return (
    unhealthyTextReason(text) ?? (text.length <= LONGEST_TEXT && isHealthyText(text) ? undefined : WORDS_SAY_NOTHING)
  );
}
