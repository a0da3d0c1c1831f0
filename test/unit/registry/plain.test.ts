import fc from 'fast-check';
import { plainValue } from '../../../registry/document/plain';
import { readDocument } from '../../../registry/document/read';

const RESERVED = ['__proto__', 'constructor', 'prototype'];
const value = (text: string) => plainValue(text, RESERVED)?.value;
// A trailing blank means nothing, but differs from the written form, so the slow path runs.
const theLongWay = (text: string) => readDocument(`${text} `);

describe('a plain document', () => {
  test('is read as it is written', () => {
    for (const each of [{ a: [1, -2.5, 1e21, 'x"y\\', null, true, {}] }, [], 'text', 0, null]) {
      expect(value(JSON.stringify(each))).toEqual(each);
      expect(readDocument(JSON.stringify(each))).toEqual({ ok: true, value: each });
    }
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a key twice', '{"a":1,"a":2}'],
    ['a key twice with the same value', '{"a":1,"a":1}'],
    ['a key twice, deep inside', '[{"b":{"a":1,"c":2,"a":1}}]'],
    ['a blank', '{"a": 1}'],
    ['a line break', '{"a":1}\n'],
    ['a comment', '{"a":1/**/}'],
    ['a comma at the end', '{"a":1,}'],
    ['a byte order mark', '\uFEFF{"a":1}'],
    ['a control character', '{"a":"\\u0001"}'],
    ['a tab', '{"a":"\\t"}'],
    ['a direction character', '{"a":"\u202e"}'],
    ['an escaped direction character', '{"a":"\\u202e"}'],
    ['half of a surrogate pair', '{"a":"\\ud800"}'],
    ['a letter that is not ASCII', '{"a":"é"}'],
    ['a prototype key', '{"__proto__":1}'],
    ['a prototype key, escaped', '{"\\u005f_proto__":1}'],
    ['a reserved word as a text', '{"a":"constructor"}'],
    ['another form of a number', '{"a":1.0}'],
    ['a number that is too large', '{"a":1e999}'],
    ['a negative zero', '[-0]'],
    ['keys that are numbers, in another order', '{"2":1,"1":1}'],
  ])('is none with %s', (_what, text) => {
    expect(plainValue(text, RESERVED)).toBeUndefined();
  });

  test('is what the long way reads too, whatever stands in it', () => {
    let plain = 0;
    const texts = fc.oneof(
      fc.json(),
      fc.jsonValue().map((each) => JSON.stringify(each)),
      fc
        .array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"b"', '1', '-', '.', 'e', '\\', '/', '"'), {
          maxLength: 12,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const found = plainValue(text, RESERVED);
        if (found) {
          plain += 1;
          expect(theLongWay(text)).toEqual({ ok: true, value: found.value });
        }
        const { ok } = readDocument(text);
        expect(ok).toBe(theLongWay(text).ok);
      }),
      { numRuns: 3000 },
    );
    expect(plain).toBeGreaterThan(500);
  });

  test('is refused beyond the depth like any other', () => {
    const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect([readDocument(deep(64)).ok, readDocument(deep(65)).ok, readDocument(deep(1_000_000)).ok]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
