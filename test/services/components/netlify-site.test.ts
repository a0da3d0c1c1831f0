import { type SiteInputs, siteProvider } from '../../../components/netlify-site-provider';
import { startNetlify } from '../../../emulator/netlify/service';
import { netlifyWorld } from '../../../emulator/netlify/world';

const inputs: SiteInputs = { team: 'acme', name: 'acme-shop', deleteOnRemoval: false };

let netlify: Awaited<ReturnType<typeof startNetlify>>;
beforeEach(async () => {
  const world = netlifyWorld({ accounts: [{ slug: 'acme' }, { slug: 'other' }], tokens: [{ token: 'canary-token' }] });
  netlify = await startNetlify({ world });
  process.env['NETLIFY_API_ENDPOINT'] = netlify.url;
  process.env['NETLIFY_API_TOKEN'] = 'canary-token';
});
afterEach(async () => {
  expect(netlify.violations()).toEqual([]);
  await netlify.close();
  delete process.env['NETLIFY_API_ENDPOINT'];
  delete process.env['NETLIFY_API_TOKEN'];
});

// The interface makes every method except `create` optional. Ours has them all.
const provider = siteProvider as Required<typeof siteProvider>;
const writes = () => netlify.requests().filter(({ write }) => write);

describe('a Netlify site', () => {
  test('is created in its team, and its state holds no token', async () => {
    const { id, outs } = await provider.create(inputs);
    expect(netlify.world.sites).toMatchObject([{ id, name: 'acme-shop' }]);
    expect(outs).toMatchObject({ name: 'acme-shop', team: 'acme', siteUrl: expect.stringContaining('acme-shop') });
    expect(JSON.stringify(outs)).not.toContain('canary');
  });

  test('is not created where its name is taken: the error says how to adopt it', async () => {
    await provider.create(inputs);
    await expect(provider.create(inputs)).rejects.toThrow(/422.*name its id as siteId in the registry/);
    expect(netlify.world.sites).toHaveLength(1);
  });

  test('is created once Netlify has done with its limit, and an error only where the limit stays', async () => {
    netlify.addFault({ kind: 'status', status: 429, method: 'POST', retryAfterSeconds: 0.1, times: 2 });
    await provider.create(inputs);
    expect(netlify.world.sites).toHaveLength(1);
    expect(writes().map(({ status }) => status)).toEqual([429, 429, 201]);
    netlify.addFault({ kind: 'status', status: 429, method: 'POST', retryAfterSeconds: 0, times: 9 });
    await expect(provider.create({ ...inputs, name: 'acme-other' })).rejects.toThrow('429');
    netlify.clearFaults();
  });

  test('is adopted by id without a write when it is as it should be, and renamed when it is not', async () => {
    const { id } = await provider.create(inputs);
    netlify.clearRequests();
    await expect(provider.create({ ...inputs, siteId: id })).resolves.toMatchObject({ id });
    expect(writes()).toEqual([]);
    await provider.create({ ...inputs, siteId: id, name: 'acme-store' });
    expect(netlify.world.sites).toMatchObject([{ id, name: 'acme-store' }]);
  });

  test('is not adopted from another team, nor when it is not there', async () => {
    const { id } = await provider.create(inputs);
    netlify.clearRequests();
    await expect(provider.create({ ...inputs, team: 'other', siteId: id })).rejects.toThrow('belongs to the team acme');
    await expect(provider.create({ ...inputs, siteId: 'nowhere' })).rejects.toThrow(/404.*adopt site nowhere/);
    expect(writes()).toEqual([]);
  });

  test('that somebody deleted is gone for the engine, and any other answer is an error', async () => {
    const { id, outs } = await provider.create(inputs);
    const state = outs as Parameters<typeof provider.read>[1];
    await expect(provider.read(id, state)).resolves.toMatchObject({ id, props: { name: 'acme-shop', team: 'acme' } });
    netlify.addFault({ kind: 'status', method: 'GET', path: '/sites/', status: 500 });
    await expect(provider.read(id, state)).rejects.toThrow('500');
    netlify.clearFaults();
    netlify.world.sites.splice(0);
    await expect(provider.read(id, state)).resolves.toEqual({ id: '' });
  });

  test('is renamed in place, and replaced when it changes its team', async () => {
    const { id, outs } = await provider.create(inputs);
    const state = outs as Parameters<typeof provider.diff>[1];
    await expect(provider.diff(id, state, inputs)).resolves.toMatchObject({ changes: false, replaces: [] });
    await expect(provider.diff(id, state, { ...inputs, siteId: id })).resolves.toMatchObject({ replaces: [] });
    const renamed = { ...inputs, name: 'acme-store' };
    await expect(provider.diff(id, state, renamed)).resolves.toMatchObject({ changes: true, replaces: [] });
    await provider.update(id, state, renamed);
    expect(netlify.world.sites[0]?.name).toBe('acme-store');
    await expect(provider.diff(id, state, { ...inputs, team: 'other' })).resolves.toMatchObject({ replaces: ['team'] });
    await expect(provider.diff(id, state, { ...inputs, siteId: 'x' })).resolves.toMatchObject({ replaces: ['siteId'] });
  });

  test('is kept when its resource goes, unless its deletion was asked for', async () => {
    const { id, outs } = await provider.create(inputs);
    const state = outs as Parameters<typeof provider.delete>[1];
    await provider.delete(id, state);
    expect(netlify.world.sites).toHaveLength(1);
    await provider.delete(id, { ...state, deleteOnRemoval: true });
    expect(netlify.world.sites).toHaveLength(0);
    await provider.delete(id, { ...state, deleteOnRemoval: true });
  });

  test('that should be linked is refused when it is linked to nothing or to something else', async () => {
    const { id } = await provider.create(inputs);
    const linked = { ...inputs, siteId: id, linkedRepository: 'acme/storefront', linkedBranch: 'main' };
    await expect(provider.create(linked)).rejects.toThrow('is linked to no repository, not to acme/storefront');
    const made = await provider.create({
      ...inputs,
      name: 'acme-docs',
      linkedRepository: 'acme/storefront',
      linkedBranch: 'main',
      buildCommand: 'npm run build',
      publishDirectory: 'dist',
    });
    const again = { ...linked, siteId: made.id, name: 'acme-docs', linkedRepository: 'acme/other' };
    await expect(provider.create(again)).rejects.toThrow('is linked to acme/storefront, not to acme/other');
  });

  test('cannot be written without a token, and the error names the variable', async () => {
    delete process.env['NETLIFY_API_TOKEN'];
    await expect(provider.create(inputs)).rejects.toThrow('NETLIFY_API_TOKEN is not set');
  });
});
