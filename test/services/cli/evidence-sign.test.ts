import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { statementBytes } from '../../../evidence/statement/statement';
import { Harbour } from '../../support/cli/harbour';
import { sample } from '../../support/evidence/samples';

let harbour: Harbour;
beforeAll(async () => {
  harbour = await Harbour.open(['ruleset-verification']);
});
afterAll(() => harbour.close());

const sign = (file: string, out: string) => harbour.run(['evidence', 'sign', file, '--out', out]);

test('what live verification wrote is signed, once', async () => {
  const at = harbour.now.toISOString();
  const statement = sample('ruleset-verification', { stack: 'dev', readAt: at });
  const file = harbour.put('verification.json', statementBytes(statement));
  expect(await sign(file, 'signed.sigstore.json')).toMatchObject({ code: 0 });
  const signed = JSON.parse(readFileSync(join(harbour.clone, 'signed.sigstore.json'), 'utf8'));
  expect(signed.dsseEnvelope.payload).toBe(statementBytes(statement).toString('base64'));
  expect(await sign(file, 'signed.sigstore.json')).toMatchObject({ code: 2 });
});

test.each([
  ['of another kind', statementBytes(sample('deploy-receipt')), 'this is a deploy-receipt'],
  ['that is none', Buffer.from('{}'), 'this is not a statement'],
])('a statement %s is not signed', async (name, bytes, why) => {
  const file = harbour.put(`${name.replaceAll(' ', '-')}.json`, bytes);
  expect(await sign(file, 'refused.sigstore.json')).toMatchObject({ code: 2, stderr: expect.stringContaining(why) });
});
