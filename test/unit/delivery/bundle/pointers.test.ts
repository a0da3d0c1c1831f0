import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { refusePointers } from '../../../../delivery/bundle/pointers';
import { UserError } from '../../../../registry/user-error';
import { ROOT } from '../../../support/registry/fixtures';

const FILE = join(ROOT, 'test/cases/bundle/pointers.yaml');
const Case = z.strictObject({ case: z.string(), source: z.string(), verdict: z.string(), input: z.string() });

test.each(z.array(Case).parse(parse(readFileSync(FILE, 'utf8'))))('$case: $verdict', ({ input, verdict }) => {
  const tree = new Map([
    ['index.html', { mode: '0644' as const, bytes: Buffer.from('<!doctype html>') }],
    ['video.mp4', { mode: '0644' as const, bytes: Buffer.from(input) }],
  ]);
  if (verdict === 'content') {
    expect(() => refusePointers(tree)).not.toThrow();
    return;
  }
  try {
    refusePointers(tree);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ exitCode: 2 });
    const text = (error as UserError).describe();
    expect(text).toContain('"video.mp4"');
    expect(text).toContain(verdict);
    return;
  }
  throw new Error('the pointer passed');
});
