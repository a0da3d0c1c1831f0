import { isTruthy, textOf } from './values';

type Play = (...args: readonly unknown[]) => unknown;

function contains(within: unknown, part: unknown): boolean {
  const wanted = textOf(part).toLowerCase();
  if (Array.isArray(within)) return within.some((each) => textOf(each).toLowerCase() === wanted);
  return textOf(within).toLowerCase().includes(wanted);
}

/** The functions that expressions may call, but for those that look at how jobs or steps went. */
export const FUNCTIONS: Readonly<Record<string, Play>> = {
  contains,
  startsWith: (text, start) => textOf(text).toLowerCase().startsWith(textOf(start).toLowerCase()),
  endsWith: (text, end) => textOf(text).toLowerCase().endsWith(textOf(end).toLowerCase()),
  format: (template, ...values) =>
    textOf(template).replace(/\{(\d+)\}/g, (_whole, index: string) => textOf(values[Number(index)])),
  join: (list, separator = ',') => (Array.isArray(list) ? list : [list]).map(textOf).join(textOf(separator)),
  toJSON: (value) => JSON.stringify(value, null, 2),
  fromJSON: (text) => JSON.parse(textOf(text)),
  case: (...args) => {
    for (let at = 0; at + 1 < args.length; at += 2) if (isTruthy(args[at])) return args[at + 1];
    return args.length % 2 === 1 ? args.at(-1) : null;
  },
};
