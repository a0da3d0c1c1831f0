import { rules } from '@secretlint/secretlint-rule-preset-recommend';

/** What a rule of secretlint is, as far as it is used: it looks at a text and reports what it found. */
interface Detector {
  readonly file?: (source: object) => unknown;
}
type Report = (found: { readonly message?: { readonly messageId?: unknown } }) => void;

/** Takes findings away by comments in the text, which a value must not be able to do. */
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

// The same names, paths and reasons stand in a registry and its versions again and again, and to look at each anew took half
// of the time of reading one.
const looked = new Map<string, string | undefined>();
/** Texts of at most so many characters are remembered, and at most so many texts. */
const REMEMBERED = { length: 256, texts: 10_000 };

/**
 * What secretlint's recommended rules call a text, e.g. DATABRICKS_PERSONAL_ACCESS_TOKEN, or undefined. The rules are kept up
 * to date with what vendors publish (https://github.com/secretlint/secretlint). Their own engine is asynchronous and reads
 * files; each rule looks at a text at once.
 */
export function secretlintName(content: string): string | undefined {
  if (content.length > REMEMBERED.length) return lookAt(content);
  if (looked.has(content)) return looked.get(content);
  const name = lookAt(content);
  if (looked.size >= REMEMBERED.texts) looked.clear();
  looked.set(content, name);
  return name;
}
