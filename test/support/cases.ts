import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './registry/fixtures';

/** One case of a folder of cases: input, verdict, and the source of the verdict. */
export interface Case<Input, Verdict> {
  readonly what: string;
  readonly input: Input;
  readonly verdict: Verdict;
  readonly source: string;
}

/** The cases of a file under `test/cases`. Throws when a case names no source. */
export function casesOf<Input, Verdict>(file: string): readonly (readonly [string, Case<Input, Verdict>])[] {
  const { sources, cases } = parse(readFileSync(join(ROOT, 'test/cases', file), 'utf8')) as {
    readonly sources: Readonly<Record<string, string>>;
    readonly cases: readonly Case<Input, Verdict>[];
  };
  return cases.map((each) => {
    const source = sources[each.source] ?? each.source;
    if (!source) throw new Error(`${file}: "${each.what}" has no source`);
    return [each.what, { ...each, source }];
  });
}
