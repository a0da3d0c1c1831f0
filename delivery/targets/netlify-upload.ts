import { setTimeout as pause } from 'node:timers/promises';
import { Slots } from '../../live/slots';
import { UserError } from '../../registry/user-error';
import type { VerifiedBundle } from '../bundle/contents';
import { MARKER_PATH, markerBytes } from './marker';
import type { NetlifyClient } from './netlify-client';
import { codeOf } from './netlify-code';
import { deployFileList, type FileDigests, fileDifference, fileDigests } from './netlify-files';
import { NetlifyDeploy, NetlifySite, readAnswer, readList } from './netlify-site';
import type { Marker } from './target';

/** The limits of waiting for a deploy's state: milliseconds between two reads, and the most reads. */
export interface StatePatience {
  readonly everyMs?: number;
  readonly readings?: number;
  readonly sleep?: (ms: number) => Promise<unknown>;
}

const AT_ONCE = 4;
// Netlify's own command line tool also refuses these in names: its API would read them as a query or a fragment.
const UNSENDABLE = /[#?]/;

/** The files of a deploy by their paths on the site: the bundle's tree and the marker. Throws UserError (exit 1). */
export function deployFiles({ contents }: VerifiedBundle, marker: Marker): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const [path, { bytes }] of contents) if (path.startsWith('tree/')) files.set(path.slice('tree'.length), bytes);
  const refuse = (message: string, place: string) =>
    new UserError(message, { place: JSON.stringify(place), allowed: 'a tree that Netlify can serve', exitCode: 1 });
  if (files.has(MARKER_PATH)) throw refuse('the bundle brings a marker of its own', MARKER_PATH);
  const unsendable = [...files.keys()].find((path) => UNSENDABLE.test(path));
  if (unsendable !== undefined) throw refuse('Netlify does not accept a file with "#" or "?" in its name', unsendable);
  return files.set(MARKER_PATH, markerBytes(marker));
}

function escaped(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Uploads deploys to one site, by the digests of their files. */
export function netlifyUploads(
  client: NetlifyClient,
  siteId: string,
  { everyMs = 1000, readings = 600, sleep = pause }: StatePatience = {},
) {
  const site = `/sites/${encodeURIComponent(siteId)}`;

  async function read(deployId: string): Promise<NetlifyDeploy> {
    const path = `${site}/deploys/${encodeURIComponent(deployId)}`;
    const answer = await client({ method: 'GET', path, doing: 'read the deploy' });
    return readAnswer(NetlifyDeploy, answer, `the deploy ${deployId}`);
  }

  async function until(deploy: NetlifyDeploy, states: readonly string[]): Promise<NetlifyDeploy> {
    let seen = deploy;
    for (let reading = 0; !states.includes(seen.state); reading += 1) {
      if (seen.state === 'error' || seen.state === 'rejected') {
        const reason = seen.error_message ? `: ${seen.error_message}` : '';
        throw new UserError(`Netlify abandoned the deploy${reason}`, { place: `deploy ${seen.id}`, exitCode: 1 });
      }
      if (reading >= readings) {
        throw new UserError(`the deploy is still ${seen.state}`, { place: `deploy ${seen.id}`, exitCode: 3 });
      }
      await sleep(reading === 0 ? 0 : everyMs);
      seen = await read(deploy.id);
    }
    return seen;
  }

  async function upload(deploy: NetlifyDeploy, bySha1: ReadonlyMap<string, { path: string; bytes: Buffer }>) {
    const slots = new Slots(AT_ONCE);
    const uploads = (deploy.required ?? []).map((digest) =>
      slots.run(async () => {
        const file = bySha1.get(digest);
        if (!file) throw new UserError('Netlify asks for a file that the deploy does not have', { exitCode: 1 });
        const path = `/deploys/${encodeURIComponent(deploy.id)}/files${escaped(file.path)}`;
        await client({ method: 'PUT', path, body: file.bytes, doing: 'upload a file' });
      }),
    );
    // All uploads end before an error is thrown, so none continues in the background.
    const failed = (await Promise.allSettled(uploads)).find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  }

  // Netlify gives no total: an empty list is truncated when a deploy is live.
  async function requireNoDeploys(): Promise<void> {
    const answer = await client({ method: 'GET', path: site, doing: 'read the site' });
    if (!readAnswer(NetlifySite, answer, `the site ${siteId}`).published_deploy) return;
    throw new UserError('the list of deploys is empty although the site has a live one: it is truncated', {
      place: `site ${siteId}`,
      allowed: 'a list that shows every deploy',
      exitCode: 3,
    });
  }

  // A token's holder can give a deploy any title. So only a deploy with these very files and certainly no code is
  // continued.
  async function find(title: string, digests: FileDigests): Promise<NetlifyDeploy | undefined> {
    const options = { schema: NetlifyDeploy, doing: 'list the deploys' };
    const all = await readList(client, `${site}/deploys`, options);
    if (all.length === 0) await requireNoDeploys();
    for (const each of all) {
      if (each.title !== title || each.state === 'error' || each.state === 'rejected') continue;
      const files = await deployFileList(client, each.id);
      if (files === undefined || fileDifference(files, digests) !== undefined) continue;
      if (codeOf(await read(each.id)) === 'none') return each;
    }
    return undefined;
  }

  async function requireFiles(deploy: NetlifyDeploy, digests: FileDigests): Promise<void> {
    const { id } = deploy;
    // Where Netlify does not tell a draft's files, they are compared when it is published.
    const files = await deployFileList(client, id);
    const difference = codeOf(deploy) === 'some' ? 'it has functions' : files && fileDifference(files, digests);
    if (difference === undefined) return;
    throw new UserError(`the draft differs from the bundle: ${difference}`, {
      place: `deploy ${id}`,
      allowed: 'the files of the bundle and its marker; it was not published',
      exitCode: 1,
    });
  }

  async function create(title: string, digests: FileDigests): Promise<NetlifyDeploy> {
    const request = {
      ...({ method: 'POST', path: `${site}/deploys?title=${encodeURIComponent(title)}`, makesNew: true } as const),
      body: { files: digests, draft: true, async: true },
      doing: 'make the deploy',
    };
    try {
      return readAnswer(NetlifyDeploy, await client(request), 'the new deploy');
    } catch (error) {
      // If the answer was lost, the deploy exists.
      const made = error instanceof UserError && error.exitCode === 3 ? await find(title, digests) : undefined;
      if (made) return made;
      throw error;
    }
  }

  /** The ready draft with this title and these files; one that a killed run started is continued. */
  async function draft(title: string, files: ReadonlyMap<string, Buffer>): Promise<NetlifyDeploy> {
    const digests = fileDigests(files);
    const made = (await find(title, digests)) ?? (await create(title, digests));
    const prepared = await until(made, ['prepared', 'uploading', 'uploaded', 'processing', 'ready']);
    if (prepared.state === 'prepared' || prepared.state === 'uploading') {
      await upload(prepared, new Map([...files].map(([path, bytes]) => [digests[path] ?? '', { path, bytes }])));
    }
    const ready = await until(prepared, ['ready']);
    await requireFiles(ready, digests);
    return ready;
  }

  return { draft, read };
}
