import { previewMarkdown } from '../../../../delivery/preview/markdown';
import type { PreviewReport, StackPreview } from '../../../../delivery/preview/preview-report';
import { commentBody } from '../../../../documents/comments/body';

/** GitHub's limit of a comment, in characters. */
const MAX_COMMENT = 65_536;

const removal = (name: string) => ({
  urn: `urn:${name}`,
  name,
  kind: 'environment' as const,
  op: 'delete' as const,
  verdict: 'refused' as const,
  why: 'no tombstone says that it may go',
});

function stack(name: string, resources: number, removals: readonly string[] = []): StackPreview {
  const steps = Array.from(
    { length: resources },
    (_none, index) => `update ${name} resource ${index} of a surface with a long name`,
  );
  const counts = { create: 0, update: resources, replace: 0, delete: removals.length } as never;
  return {
    stack: name,
    guard: { stack: name, removals: removals.map(removal) as never, losses: [], strangers: [], doubts: [] },
    changes: [{ of: 'storefront', counts, steps }],
  };
}

const report = (change: Partial<PreviewReport> = {}): PreviewReport => ({
  stacks: [stack('production', 2)],
  violations: [],
  access: [],
  doubts: [],
  ...change,
});
const first = (text: string) => text.split('\n')[0];

test('the first line says what is taken away', () => {
  expect(first(previewMarkdown(report()))).toBe('## Infrastructure preview: passes; removes nothing');
  const gone = report({ stacks: [stack('production', 2, ['web-production', 'api-production'])] });
  expect(first(previewMarkdown(gone))).toMatch(/refused; takes away 2: web.*production, api.*production$/);
});

test('what is lost or left behind is in the first line and in a list of its own', () => {
  const loses = {
    stack: 'dev',
    guard: { stack: 'dev', removals: [], losses: ['environment web-dev: the secret TOKEN'], strangers: [], doubts: [] },
    changes: [],
  };
  const text = previewMarkdown(report({ stacks: [loses] }));
  expect(first(text)).toMatch(/passes; 1 lost or left behind$/);
  expect(text).toContain('### Lost or left behind');
  expect(text).toMatch(/- \*\*dev\*\*: .*web.*TOKEN/);
});

test('a stack that could not be looked at is in the first line, not "nothing"', () => {
  const dark = report({ stacks: [{ stack: 'production', failure: 'the preview is no JSON' }] });
  expect(first(previewMarkdown(dark))).toMatch(/incomplete; 1 stack not read$/);
});

test('without a stack, or with a doubt, nothing is said to be well', () => {
  expect(first(previewMarkdown(report({ stacks: [] })))).toMatch(/nothing was read$/);
  const doubtful = {
    stack: 'dev',
    guard: { stack: 'dev', removals: [], losses: [], strangers: [], doubts: ['it is cut'] },
    changes: [],
  };
  expect(first(previewMarkdown(report({ stacks: [doubtful] })))).toMatch(/removes nothing that could be read$/);
});

test('at a thousand resources and violations the comment is whole and fits', () => {
  const violations = Array.from({ length: 1000 }, (_none, index) => ({
    level: 'mandatory' as const,
    unverified: false,
    rule: 'CW-101',
    stack: 'production',
    what: `environment ${index} lets every branch deploy`,
    fix: 'name the exact branches',
  }));
  const stacks = ['foundation', 'dev', 'staging', 'production'].map((name) => stack(name, 250, [`gone-${name}`]));
  const body = commentBody('preview', previewMarkdown(report({ stacks, violations })));
  expect(body.length).toBeLessThan(MAX_COMMENT);
  expect(body).not.toContain('Cut off here');
  expect(body).toContain('and 950 more');
});
