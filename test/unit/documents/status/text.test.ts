import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { allowColour } from '../../../../cli/print/colour';
import { statusText } from '../../../../cli/status/text';
import { buildStatus } from '../../../../documents/status/build';
import { worldFacts, worldRegistry } from '../../../support/status/world';

const status = buildStatus(worldFacts());

// A word without a space stays whole: nobody could copy half of a path.
const tooWide = (text: string, width: number) =>
  text.split('\n').filter((line) => line.length > width && line.trim().includes(' ') && !/^\s*(?:→ )?\S+$/.test(line));

test.each([undefined, 80, 60, 40, 100, 200])('the terminal view fits %s columns', (width) => {
  expect(tooWide(statusText(status, width), width ?? 80)).toEqual([]);
});

test('a wide terminal is used: nothing is cut there', () => {
  expect(statusText(status, 400)).not.toContain('…');
  expect(statusText(status, 400).split('\n').length).toBeLessThan(statusText(status, 60).split('\n').length);
});

test('a narrow terminal gets a record for each surface, whole', () => {
  const text = statusText(status, 40);
  expect(text).not.toContain('…');
  expect(text).not.toContain('SURFACE');
});

test('marks are coloured on a terminal that takes colour alone', () => {
  const stream = (depth: number) =>
    Object.assign(new PassThrough(), { isTTY: true, hasColors: () => depth > 1, getColorDepth: () => depth });
  const plain = statusText(status);
  try {
    allowColour(...([stream(8), stream(8)] as unknown as Parameters<typeof allowColour>));
    const coloured = statusText(status);
    expect(coloured).toContain('\u001b[31m!\u001b[39m');
    expect(stripVTControlCharacters(coloured)).toBe(plain);
    allowColour(...([stream(1), stream(1)] as unknown as Parameters<typeof allowColour>));
    expect(statusText(status)).toBe(plain);
  } finally {
    allowColour(undefined, undefined);
  }
});

test('it says what is live, who approved it, what is wrong and what could not be determined', () => {
  const text = statusText(status);
  const [, verdict] = text.split('\n');
  expect(verdict).toMatch(/^\d+ wrong; \d+ could not be determined\.$/);
  for (const words of [
    'by ada, grace',
    'soaks for 4 h more',
    'asks release',
    'gate: no-go',
    'INC-7',
    'WAITS',
    'ENDS SOON',
  ]) {
    expect(text).toContain(words);
  }
});

test('more tiers than fit become a record for each surface', () => {
  const ids = ['dev', 'qa', 'uat', 'staging', 'canary', 'production'];
  const tiers = ids.map((id, index) => ({ id, branch: id, ...(index > 0 ? { promotesFrom: ids[index - 1] } : {}) }));
  const surfaces = worldRegistry().surfaces.map((surface) => ({ ...surface, secrets: [] }));
  const text = statusText(buildStatus(worldFacts({ registry: worldRegistry({ tiers, surfaces }) })));
  expect(text).toContain('  dev: ✓');
  expect(tooWide(text, 80)).toEqual([]);
});
