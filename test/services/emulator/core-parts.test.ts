import { closeObjects } from '../../../emulator/core/closing';
import { type CutDocument, cutDocument } from '../../../emulator/core/cut';
import { DeviationLedger } from '../../../emulator/core/deviation';
import { applyPatch } from '../../../emulator/core/json';
import { allowNull } from '../../../emulator/core/nullable';
import { createRouter } from '../../../emulator/core/router';

describe('the document', () => {
  const whole = {
    openapi: '3.0.3',
    info: { title: 'x', version: '1' },
    paths: {
      '/a/{path}': {
        get: {
          operationId: 'a',
          responses: { 200: { content: { j: { schema: { $ref: '#/components/schemas/A' } } } } },
        },
      },
      '/a/b': { get: { operationId: 'b', responses: {} } },
    },
    components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: { type: 'string' }, C: { type: 'string' } } },
  };

  it('is cut to what the served operations reach', () => {
    const cut = cutDocument(whole, ['a']);
    expect(Object.keys(cut.paths)).toEqual(['/a/{path}']);
    expect(Object.keys(cut.components['schemas'] ?? {})).toEqual(['A', 'B']);
    expect(() => cutDocument(whole, ['z'])).toThrow('z');
  });

  it('is closed to unlisted properties except in the parts of an allOf', () => {
    const object = () => ({ type: 'object', properties: { a: { type: 'object', properties: {} } } });
    const schemas = { Open: object(), Closed: object(), Sum: { allOf: [{ $ref: '#/components/schemas/Open' }] } };
    closeObjects({ openapi: '3.0.3', info: {}, paths: {}, components: { schemas } } as CutDocument);
    expect(schemas.Open).not.toHaveProperty('additionalProperties');
    expect(schemas.Open.properties.a).toHaveProperty('additionalProperties', false);
    expect(schemas.Closed).toHaveProperty('additionalProperties', false);
  });

  it('lets null through where nullable stands without a type', () => {
    const document = {
      components: { schemas: { A: { nullable: true, anyOf: [] }, B: { type: 'string', nullable: true } } },
    };
    expect(allowNull(document as unknown as CutDocument).components['schemas']).toEqual({
      A: { anyOf: [{ type: 'null' }, { anyOf: [] }] },
      B: { type: 'string', nullable: true },
    });
  });

  it('routes the most literal path first and slashes into greedy parameters', () => {
    const route = createRouter(cutDocument(whole, ['a', 'b']), ['path']);
    expect(route('GET', '/a/b')?.operationId).toBe('b');
    expect(route('GET', '/a/c/d%20e')).toMatchObject({ params: { path: 'c/d e' }, path: '/a/c%2Fd%20e' });
    expect(route('POST', '/a/b')).toBeUndefined();
    expect(createRouter(cutDocument(whole, ['a']), [])('GET', '/a/c/d')).toBeUndefined();
  });
});

describe('small parts', () => {
  it('changes a document by JSON Patch steps, in lists and under escaped keys', () => {
    const document = { list: [1, 2], 'a/b': { c: 1 } };
    applyPatch(document, [
      { op: 'add', path: '/list/-', value: 3 },
      { op: 'remove', path: '/list/0' },
      { op: 'replace', path: '/a~1b/c', value: 2 },
    ]);
    expect(document).toEqual({ list: [2, 3], 'a/b': { c: 2 } });
    expect(() => applyPatch({}, [{ op: 'add', path: '/__proto__/x', value: 1 }])).toThrow('__proto__');
  });

  it('excuses an error only at the place of a deviation, and refuses one that is not listed', () => {
    const ledger = new DeviationLedger([
      {
        id: 'd',
        service: 'github',
        where: '',
        what: '',
        source: '',
        test: '',
        waives: [{ operations: ['op'], part: 'request', keyword: 'additionalProperties', at: '^$', property: 'p' }],
      },
    ]);
    const error = { keyword: 'additionalProperties', instancePath: '', params: { additionalProperty: 'p' } };
    expect(ledger.excuses('op', 'request', error)).toBe(true);
    expect(ledger.excuses('other', 'request', error)).toBe(false);
    expect(ledger.excuses('op', 'response', error)).toBe(false);
    expect(ledger.excuses('op', 'request', { ...error, instancePath: '/x' })).toBe(false);
    expect(ledger.excuses('op', 'request', { ...error, params: { additionalProperty: 'q' } })).toBe(false);
    expect(ledger.uses()).toEqual({ d: 1 });
    expect(() => ledger.use('none')).toThrow('none');
  });
});
