import { rules } from '@secretlint/secretlint-rule-preset-recommend';

/** The part of a secretlint rule that is used: it inspects a text and reports findings. */
interface Detector {
  readonly file?: (source: object) => unknown;
}
type Report = (found: { readonly message?: { readonly messageId?: unknown } }) => void;

/** Removes findings by comments in the text, which a value must not be able to do. */
const FILTER = '@secretlint/secretlint-rule-filter-comments';

const found: string[] = [];
const context = {
  createTranslator: () => (messageId: string) => ({ messageId, message: messageId }),
  report: (({ message }) => found.push(String(message?.messageId ?? 'SECRET'))) satisfies Report,
  ignore: () => undefined,
};

const detectors: readonly Detector[] = rules
  .filter(({ meta }) => meta.id !== FILTER)
  .map((rule) => rule.create(context as never, {} as never) as Detector);

function lookAt(content: string): string | undefined {
  found.length = 0;
  const source = { filePath: 'value.txt', content, contentType: 'text', ext: '.txt' };
  for (const { file } of detectors) {
    file?.(source);
    if (found.length > 0) return found[0];
  }
  return undefined;
}

// A registry and its versions repeat the same names, paths and reasons. Inspecting each again took half of the reading
// time.
const looked = new Map<string, string | undefined>();
/** The longest text that is remembered, and the number of texts. */
const REMEMBERED = { length: 256, texts: 10_000 };

/**
 * The name by which secretlint's recommended rules classify a text, e.g. DATABRICKS_PERSONAL_ACCESS_TOKEN, or
 * undefined. The rules follow the vendors' publications (https://github.com/secretlint/secretlint). Their engine is
 * asynchronous and reads files, but each rule can inspect a text directly.
 */
export function secretlintName(content: string): string | undefined {
  if (content.length > REMEMBERED.length) return lookAt(content);
  if (looked.has(content)) return looked.get(content);
  const name = lookAt(content);
  if (looked.size >= REMEMBERED.texts) looked.clear();
  looked.set(content, name);
  return name;
}
