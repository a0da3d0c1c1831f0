import fc from 'fast-check';
import { type Allowances, guardExitCode, guardPreview } from '../../../../live/blast-radius/guard';
import { readPreview } from '../../../../live/blast-radius/preview';
import { PULUMI_TYPES } from '../../../../plan/logical-names';
import { lossNotice } from '../../../../plan/losses';
import { planStack } from '../../../../plan/stack';
import type { Registry, Tombstone } from '../../../../registry/schema';
import { previewText, step, stepsOn } from '../../../support/live/blast-radius/preview';
import { NOW } from '../../../support/registry/fixtures';
import { sampleRegistry } from '../../plan/registries';

interface Options {
  readonly allow?: Allowances;
  readonly registry?: Registry;
}

function guard(stack: string, text: string, { allow = new Map(), registry = sampleRegistry() }: Options = {}) {
  const tier = stack === 'foundation' ? undefined : stack;
  const plan = planStack(registry, { stack, tier });
  return guardPreview(registry, readPreview(text, 'preview.json'), { plan, stack, allow, now: NOW });
}

const variable = (stack: string, name: string, surface = 'storefront', op = 'delete') =>
  step(stack, op, PULUMI_TYPES['environment-variable'], `web.${surface}.${stack}.deploy.variable.${name}`, {
    environment: `${surface}-${stack}`,
    variableName: name,
  });

const buried = (tombstone: Partial<Tombstone> & Pick<Tombstone, 'kind' | 'key'>) =>
  sampleRegistry((draft) => {
    draft.tombstones.push({ reason: 'moved away', expires: '2026-12-31', ...tombstone });
  });

describe('what goes for good', () => {
  const gone = (op: string) =>
    step('dev', op, PULUMI_TYPES.environment, 'web.storefront.dev.deploy', {
      repository: 'storefront',
      environment: 'storefront-dev',
    });

  test('is told in the program’s words, each once', () => {
    const loss = 'environment storefront/storefront-dev: its external secrets A, B are deleted with it';
    const message = `<{%reset%}>${lossNotice(loss)}<{%reset%}>\n`;
    const diagnostics = [1, 2].map(() => ({ severity: 'warning', message }));
    expect(guard('dev', previewText([gone('delete')], { diagnostics })).losses).toEqual([loss]);
  });

  test('is told, too, where the program does not say it', () => {
    expect(guard('dev', previewText([gone('delete')])).losses).toEqual([
      'environment storefront/storefront-dev: the preview does not say what goes with it',
    ]);
    expect(guard('dev', previewText([gone('replace')])).losses).toEqual([
      'environment storefront/storefront-dev: it is replaced, and the preview does not say what goes with it',
    ]);
    expect(guard('dev', previewText([variable('dev', 'OLD')])).losses).toEqual([]);
  });
});

describe('the guard lets through', () => {
  test.each(['foundation', 'dev', 'production'])('everything that the plan of %s names', (stack) => {
    const plan = planStack(sampleRegistry(), { stack, tier: stack === 'foundation' ? undefined : stack });
    const report = guard(stack, previewText(stepsOn(plan, 'create')));
    expect([report.strangers, guardExitCode(report)]).toEqual([[], 0]);
  });

  test('removals below the highest tier', () => {
    expect(guardExitCode(guard('staging', previewText([variable('staging', 'OLD')])))).toBe(0);
  });

  test('the stack itself, its providers and one that its plan no longer uses', () => {
    const steps = [
      step('dev', 'create', 'pulumi:pulumi:Stack', 'causeway-dev'),
      step('dev', 'create', 'pulumi:providers:pulumi-nodejs', 'default'),
      step('dev', 'delete', 'pulumi:providers:netlify', 'netlify.former'),
    ];
    expect(guardExitCode(guard('dev', previewText(steps)))).toBe(0);
  });

  test('as many removals of a kind as are allowed, and none of more', () => {
    const text = previewText([variable('production', 'A'), variable('production', 'B')]);
    const allow = (count: number): Allowances => new Map([['environment-variable', count]]);
    expect(guardExitCode(guard('production', text, { allow: allow(2) }))).toBe(0);
    const report = guard('production', text, { allow: allow(1) });
    expect(report.removals.map(({ verdict }) => verdict)).toEqual(['refused', 'refused']);
    expect(report.removals[0]?.why).toContain('at most 1 is allowed on production');
  });

  test.each<[string, Registry]>([
    ['its surface', buried({ kind: 'surface', key: 'storefront', tier: 'production' })],
    ['its environment', buried({ kind: 'environment', key: 'storefront-production' })],
    ['itself', buried({ kind: 'variable', key: 'web.storefront.production.deploy.variable.A' })],
  ])('a removal on production with a tombstone for %s', (_what, registry) => {
    const report = guard('production', previewText([variable('production', 'A')]), { registry });
    expect(report.removals).toMatchObject([{ verdict: 'tombstone', why: 'moved away (until 2026-12-31)' }]);
  });
});

describe('the guard refuses', () => {
  test.each(['delete', 'replace', 'delete-replaced', 'discard'])('a %s on production by default', (op) => {
    const report = guard('production', previewText([variable('production', 'API_URL', 'storefront', op)]));
    expect([report.removals.length, guardExitCode(report)]).toEqual([1, 1]);
  });

  test('a removal from the foundation by default', () => {
    const steps = [
      step('foundation', 'delete', PULUMI_TYPES.ruleset, 'web.branch.old', { name: 'causeway branch old' }),
    ];
    expect(guardExitCode(guard('foundation', previewText(steps)))).toBe(1);
    const registry = buried({ kind: 'ruleset', key: 'causeway branch old' });
    expect(guardExitCode(guard('foundation', previewText(steps), { registry }))).toBe(0);
  });

  test.each<[string, Registry]>([
    ['that has expired', buried({ kind: 'surface', key: 'storefront', expires: '2026-11-20' })],
    ['for another tier', buried({ kind: 'surface', key: 'storefront', tier: 'staging' })],
    ['for another surface', buried({ kind: 'surface', key: 'api' })],
    ['for the bare name, which others have too', buried({ kind: 'variable', key: 'A' })],
  ])('a removal with a tombstone %s', (_what, registry) => {
    expect(guardExitCode(guard('production', previewText([variable('production', 'A')]), { registry }))).toBe(1);
  });

  test.each([
    [
      'an object that no plan names',
      step('dev', 'create', PULUMI_TYPES['environment-variable'], 'web.storefront.dev.deploy.variable.X'),
    ],
    [
      'a secret that is managed elsewhere',
      step('dev', 'create', PULUMI_TYPES['environment-secret'], 'web.storefront.dev.deploy.secret.NETLIFY_API_TOKEN'),
    ],
    ['another tier’s object', step('dev', 'update', PULUMI_TYPES.environment, 'web.storefront.production.deploy')],
    [
      'the removal of another tier’s object',
      step('dev', 'delete', PULUMI_TYPES.environment, 'web.gone.production.deploy'),
    ],
    ['the removal of the foundation’s object', step('dev', 'delete', PULUMI_TYPES.ruleset, 'web.branch.dev')],
    ['the removal of what the program never named', step('dev', 'delete', 'aws:s3/bucket:Bucket', 'things')],
    [
      'the removal under a name that the program never gave',
      step('dev', 'delete', PULUMI_TYPES.environment, 'production'),
    ],
    ['another stack’s URN', step('production', 'create', PULUMI_TYPES.environment, 'web.storefront.dev.deploy')],
    ['a default provider', step('dev', 'create', 'pulumi:providers:github', 'default_6_15_0')],
    ['a provider of a team that is not its own', step('dev', 'create', 'pulumi:providers:netlify', 'netlify.other')],
    ['a step whose URN cannot be read', { op: 'create', urn: 'nonsense' }],
  ])('%s', (_what, stranger) => {
    const report = guard('dev', previewText([stranger]));
    expect([report.strangers.length, guardExitCode(report)]).toEqual([1, 1]);
  });

  test('in one partition what another one removes', () => {
    const registry = sampleRegistry();
    const slice = { stack: 'dev.backend', partition: 'backend' };
    const plan = planStack(registry, { ...slice, tier: 'dev' });
    const judge = (name: string) =>
      guardPreview(
        registry,
        readPreview(previewText([step(slice.stack, 'delete', PULUMI_TYPES.environment, name, {})]), 'p'),
        { ...slice, plan, allow: new Map(), now: NOW },
      );
    expect(guardExitCode(judge('services.gone.dev.deploy'))).toBe(0);
    expect(guardExitCode(judge('web.gone.dev.deploy'))).toBe(1);
  });
});

describe('a preview that is not whole', () => {
  const whole = previewText([variable('dev', 'OLD')]);

  test('is never read as one, wherever it was cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(() => readPreview(whole.slice(0, length), 'p')).toThrow(
          expect.objectContaining({ name: 'UserError', exitCode: 3 }),
        );
      }),
    );
  });

  test.each(['not json', '{"steps": [}, "changeSummary": {} }', '[]', '{}', '{"steps": 1}', '{"steps":[{"op":1}]}'])(
    'or is none is bad input: %s',
    (text) => {
      expect(() => readPreview(text, 'p')).toThrow(expect.objectContaining({ name: 'UserError', exitCode: 2 }));
    },
  );

  test.each([
    ['failed', previewText([], { diagnostics: [{ severity: 'error', message: 'preview failed\n' }] })],
    ['has no summary', JSON.stringify({ steps: [] })],
    ['counts more than it shows', JSON.stringify({ steps: [], changeSummary: { delete: 1 } })],
    ['may be corrupt', previewText([], { maybeCorrupt: true })],
  ])('could not be seen when it %s', (_what, text) => {
    const report = guard('dev', text);
    expect([report.doubts.length, guardExitCode(report)]).toEqual([1, 3]);
  });
});

test('more allowance never refuses what less let through', () => {
  fc.assert(
    fc.property(fc.nat(5), fc.nat(5), fc.nat(5), (removals, low, more) => {
      const text = previewText(Array.from({ length: removals }, (_, index) => variable('production', `V${index}`)));
      const code = (count: number) =>
        guardExitCode(guard('production', text, { allow: new Map([['environment-variable', count]]) }));
      expect(code(low + more)).toBeLessThanOrEqual(code(low));
    }),
    { numRuns: 40 },
  );
});
