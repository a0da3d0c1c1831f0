import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runHere } from '../../../../demo/command';
import { keyHint } from '../../../../evidence/trust/keys';
import { evaluateGate } from '../../../../gate/decision/evaluate';
import { reportBytes } from '../../../../gate/facts/gate-report';
import { ensureSlsaVerifier } from '../../../../toolchain/install/slsa-verifier';
import { changing, goScene } from '../../../support/delivery/gate/scene';

/** The actual and the expected answer of slsa-verifier about a summary. */
export interface SlsaAnswer {
  readonly name: string;
  readonly answer: 'accepted' | 'refused';
  readonly wanted: 'accepted' | 'refused';
}

/**
 * Runs slsa-verifier (`verify-vsa`) on the summary that `causeway gate vsa` signs for a go. It also runs it on a
 * summary with a changed byte, under another key, for another bundle, and on that of a no-go. Rejects if Go is missing,
 * because Go builds the verifier.
 */
export async function answersOfSlsaVerifier(folder: string): Promise<readonly SlsaAnswer[]> {
  mkdirSync(folder, { recursive: true });
  const verifier = await ensureSlsaVerifier();
  const own = generateKeyPairSync('ed25519');
  const other = generateKeyPairSync('ed25519');
  const put = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const pem = (key: typeof own.publicKey) => key.export({ type: 'spki', format: 'pem' }).toString();
  const scene = goScene();
  const go = evaluateGate(scene);
  const signed = async (name: string, report: typeof go): Promise<string> => {
    const file = put(`${name}-report.json`, reportBytes(report));
    const key = own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const place = { cwd: folder, startedAt: new Date(), env: { CAUSEWAY_SIGNING_KEY: key } };
    const { code, stdout, stderr } = await runHere(['gate', 'vsa', file], place);
    if (code !== 0) throw new Error(stderr);
    return stdout;
  };
  const { release } = go;
  const [bundle] = release.bundles;
  const ask = (summary: string, key: typeof own.publicKey, digest: string): SlsaAnswer['answer'] => {
    const args = [
      ...['verify-vsa', '--subject-digest', digest, '--attestation-path', put('vsa.json', summary)],
      ...['--verifier-id', `urn:causeway:gate:${go.profile}`],
      ...['--resource-uri', `git+https://github.com/${release.repository}@${release.commit}`],
      ...['--verified-level', 'CAUSEWAY_PROMOTION_PRODUCTION'],
      ...['--public-key-path', put('key.pem', pem(key)), '--public-key-id', keyHint(own.publicKey)],
    ];
    const { status, error } = spawnSync(verifier, args, { encoding: 'utf8' });
    if (error || status === null) throw error ?? new Error('slsa-verifier was killed');
    return status === 0 ? 'accepted' : 'refused';
  };
  const summary = await signed('go', go);
  const digest = bundle?.digest ?? '';
  const envelope = JSON.parse(summary) as { readonly payload: string };
  const altered = Buffer.from(envelope.payload, 'base64').toString().replace('"PASSED"', '"FAILED"');
  const changed = JSON.stringify({ ...envelope, payload: Buffer.from(altered).toString('base64') });
  const noGo = await signed('no-go', evaluateGate(changing(scene, 'test-result', () => undefined)));
  return [
    { name: 'the summary of a go', answer: ask(summary, own.publicKey, digest), wanted: 'accepted' },
    { name: 'with another payload', answer: ask(changed, own.publicKey, digest), wanted: 'refused' },
    { name: 'under another key', answer: ask(summary, other.publicKey, digest), wanted: 'refused' },
    {
      name: 'for another bundle',
      answer: ask(summary, own.publicKey, `sha256:${'0'.repeat(64)}`),
      wanted: 'refused',
    },
    { name: 'the summary of a no-go', answer: ask(noGo, own.publicKey, digest), wanted: 'refused' },
  ];
}
