import { testFile } from '../../../formats/javascript/test-cases';
import { casesOf } from '../../support/cases';

const compared = (text: string) => testFile(text, 'a.test.js')?.running.map(({ assertions }) => assertions > 0);

test.each(casesOf<string, string>('comparisons.yaml'))('%s', (_what, { input, verdict }) => {
  const text = `import { f } from './a';\nit('x', async () => {\n${input}\n});\n`;
  expect(compared(text)).toEqual([verdict === 'compares']);
});

test('code that runs later counts where the test says when it is done', () => {
  expect(compared("it('x', (done) => { f((v) => { expect(v).toBe(2); done(); }); });")).toEqual([true]);
  expect(compared("it('x', (done) => { setTimeout(() => { expect(f()).toBe(2); done(); }); });")).toEqual([true]);
  expect(compared("it('x', () => expect(f()).resolves.toBe(2));")).toEqual([true]);
});

test('a table without rows makes no test', () => {
  expect(compared("it.each([])('x', (a) => { expect(f(a)).toBe(2); });")).toEqual([]);
  expect(compared("it.each([1])('x', (a) => { expect(f(a)).toBe(2); });")).toEqual([true]);
});
