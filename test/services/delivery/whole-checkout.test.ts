import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { refuseUnservableNames } from '../../../delivery/bundle/netlify-config';
import { refuseUnpublishable } from '../../../delivery/bundle/publishable';
import { requireWholeCheckout } from '../../../delivery/bundle/whole-checkout';
import { Registry } from '../../../registry/schema';
import { UserError } from '../../../registry/user-error';
import { scratch, TestRepository } from '../../support/delivery/repository';
import { base, ROOT } from '../../support/registry/fixtures';

const cases = <T extends z.ZodType>(file: string, shape: T) =>
  z.array(shape).parse(parse(readFileSync(join(ROOT, 'test/cases/bundle', file), 'utf8')));
const Named = { case: z.string(), source: z.string(), verdict: z.string() };
const Tree = z.strictObject({ ...Named, input: z.array(z.string()) });
const Checkout = z.strictObject({
  ...Named,
  tracked: z.record(z.string(), z.string()),
  run: z.array(z.array(z.string())).default([]),
});

function refusal(run: () => void): string {
  try {
    run();
    return '';
  } catch (error) {
    if (error instanceof UserError && error.exitCode === 2) return error.describe();
    throw error;
  }
}

test.each(cases('trees.yaml', Tree))('a tree: $case: $verdict', ({ input, verdict }) => {
  const [surface] = Registry.parse(base('minimal')).surfaces;
  const found = refusal(() => {
    refuseUnpublishable(input);
    refuseUnservableNames(surface!, input);
  });
  if (verdict === 'published') expect(found).toBe('');
  else expect(found).toContain(verdict);
});

describe('a checkout', () => {
  const { path, dispose } = scratch();
  afterAll(dispose);
  const surface = { ...Registry.parse(base('minimal')).surfaces[0]! };
  surface.paths = { include: ['apps/shop/**'], exclude: [] };

  test.each(cases('checkouts.yaml', Checkout))('$case: $verdict', ({ case: what, tracked, run, verdict }) => {
    const repository = new TestRepository(join(path, what.replaceAll(/\W/g, '-')));
    repository.write(tracked).commit();
    for (const command of run) repository.git(...command);
    const found = refusal(() => requireWholeCheckout(surface, repository.path));
    if (verdict === 'built') expect(found).toBe('');
    else expect(found).toContain(verdict);
  });
});
