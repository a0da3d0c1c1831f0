import { fulcioExtensions } from '../../../evidence/trust/extensions';

const oid = (arc: number) => ({ id: [1, 3, 6, 1, 4, 1, 57264, 1, arc] });
const der = (...bytes: readonly number[]) => Buffer.from(bytes);
const text = (value: string) => Buffer.from(value);

describe('the extensions of a certificate', () => {
  test('are read by their numbers, with short and long texts', () => {
    const long = 'x'.repeat(200);
    const longer = 'y'.repeat(300);
    const found = fulcioExtensions([
      { oid: oid(8), value: Buffer.concat([der(0x0c, 3), text('abc')]) },
      { oid: oid(9), value: Buffer.concat([der(0x0c, 0x81, 200), text(long)]) },
      { oid: oid(23), value: Buffer.concat([der(0x0c, 0x82, 1, 44), text(longer)]) },
      { oid: oid(99), value: der(5, 0) },
      { oid: { id: [2, 5, 29, 17] }, value: der(1) },
    ]);
    expect([...found]).toEqual([
      ['issuer', 'abc'],
      ['build signer URI', long],
      ['deployment environment', longer],
    ]);
  });

  test('that stand twice are refused', () => {
    const value = Buffer.concat([der(0x0c, 3), text('abc')]);
    const twice = [
      { oid: oid(23), value },
      { oid: oid(23), value },
    ];
    expect(() => fulcioExtensions(twice)).toThrow("the certificate's deployment environment occurs twice");
  });

  test('of another type, length or form are refused', () => {
    for (const value of [
      der(),
      der(0x0c),
      der(0x0c, 0),
      text('abc'),
      Buffer.concat([der(0x13, 3), text('abc')]),
      Buffer.concat([der(0x0c, 2), text('abc')]),
      Buffer.concat([der(0x0c, 4), text('abc')]),
      Buffer.concat([der(0x0c, 0x81, 3), text('abc')]),
      Buffer.concat([der(0x0c, 0x80), text('abc'), der(0, 0)]),
      Buffer.concat([der(0x0c, 0x83, 0, 0, 3), text('abc')]),
      Buffer.concat([der(0x0c, 3), text('a\nb')]),
      der(0x0c, 2, 0xc3, 0x28),
    ]) {
      expect(() => fulcioExtensions([{ oid: oid(8), value }])).toThrow("the certificate's issuer cannot be read");
    }
  });
});
