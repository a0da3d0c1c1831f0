import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { couldNotAsk, githubClient } from '../../../live/github-client';
import { NetlifyReader } from '../../../live/netlify/reader';
import { noAnswer } from '../../../registry/no-answer';

const failed = (cause: unknown) => new TypeError('fetch failed', { cause });
const system = (code: string) => Object.assign(new Error(code), { code });

const PROXY = 'check the network; behind a proxy set NODE_USE_ENV_PROXY=1 and HTTPS_PROXY';

// Errors as undici 7 throws them: the reason is in the cause, or in one error for each address.
it.each<[string, Error, string]>([
  ['an unknown name', failed(system('ENOTFOUND')), `the name cannot be resolved; ${PROXY}`],
  ['a closed port', failed(system('ECONNREFUSED')), `the connection was refused; ${PROXY}`],
  [
    'closed ports of several addresses',
    failed(new AggregateError([system('ECONNREFUSED'), system('ENETUNREACH')])),
    `the connection was refused; ${PROXY}`,
  ],
  ['a slow connection', failed(system('UND_ERR_CONNECT_TIMEOUT')), `there was no answer in time; ${PROXY}`],
  ['a time limit', new DOMException('timeout', 'TimeoutError'), `there was no answer in time; ${PROXY}`],
  [
    'a company’s certificate',
    failed(system('SELF_SIGNED_CERT_IN_CHAIN')),
    'its certificate is not trusted (SELF_SIGNED_CERT_IN_CHAIN); NODE_EXTRA_CA_CERTS names the file with the certificates of your company',
  ],
  ['a code that is not listed', failed(system('EPROTO')), `EPROTO; ${PROXY}`],
  ['a redirect', failed(new Error('unexpected redirect')), `unexpected redirect; ${PROXY}`],
])('%s is named with the host and the remedy', (_what, error, says) => {
  expect(noAnswer(error, 'https://api.github.com/repos/acme/web?token=x')).toBe(
    `api.github.com cannot be reached: ${says}`,
  );
});

/** An address where nothing listens any more. */
async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', () => done()));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => void server.close(done));
  return `http://127.0.0.1:${port}`;
}

test('a command says that GitHub and Netlify cannot be reached, and no status that nobody sent', async () => {
  const baseUrl = await closedAddress();
  const client = githubClient({ kind: 'token', token: 't', baseUrl, isPaced: false });
  const error = await client.request('GET /user', { request: { retries: 0 } }).catch((each: unknown) => each);
  const says = `${new URL(baseUrl).host} cannot be reached: the connection was refused; ${PROXY}`;
  expect(couldNotAsk(error, 'read it', 'place').message).toBe(`could not read it: ${says}`);
  const reading = await new NetlifyReader({ endpoint: baseUrl, token: 't' }).whole('/sites');
  expect(reading).toMatchObject({ state: 'unverified', reason: says });
});
