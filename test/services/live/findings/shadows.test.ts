import { findingsExitCode } from '../../../../live/finding';
import { registryOfCheckout } from '../../../support/live/looking';
import { oneWorld } from '../../../support/live/one-world';

const { foundation, production, world, repository, verify } = oneWorld(registryOfCheckout());
const at = '2026-11-01T00:00:00.000Z';
const deploy = production.environments.find(({ variables, secrets }) => variables.length > 0 && secrets.length > 0)!;
const { name } = deploy.repository;
const [{ name: variable }, { name: secret }] = [deploy.variables[0]!, deploy.secrets[0]!];
const written = { createdAt: at, updatedAt: at };
const sealed = { encryptedValue: 'x', keyId: '1', ...written };

describe('a name that stands in an environment', () => {
  it('is reported when the repository has a secret of it', async () => {
    repository(name).secrets[secret] = { name: secret, ...sealed };
    const [found, ...rest] = await verify(production);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ kind: 'unowned', address: `${name}/outer/repository-secret/${secret}` });
    expect(found!.repair).toMatch(/^gh secret list --repo /);
  });

  it('is reported when the repository has a variable of it, in whatever case it is written', async () => {
    repository(name).variables[variable] = { name: variable.toLowerCase(), value: 'x', ...written };
    expect(await verify(production)).toMatchObject([
      { kind: 'unowned', address: `${name}/outer/repository-variable/${variable}` },
    ]);
  });

  it('is reported when the organization shares one with the repository, and not when with another', async () => {
    const { organization } = world().github.world;
    organization.secrets = { [secret]: { name: secret, ...sealed, repositories: [name] } };
    organization.variables = { [variable]: { name: variable, value: 'x', ...written, repositories: ['elsewhere'] } };
    const found = await verify(production);
    expect(found.map(({ address }) => address)).toEqual([`${name}/outer/organization-secret/${secret}`]);
    organization.variables[variable]!.repositories = 'all';
    expect((await verify(production)).map(({ address }) => address)).toContain(
      `${name}/outer/organization-variable/${variable}`,
    );
  });

  it('is reported for the environments of services too', async () => {
    const service = foundation.repositories.flatMap(({ environments }) => environments).find((one) => one.secrets[0])!;
    const key = service.secrets[0]!.name;
    repository(service.repository.name).secrets[key] = { name: key, ...sealed };
    expect(await verify(foundation)).toMatchObject([
      { kind: 'unowned', reason: expect.stringContaining('repository') },
    ]);
  });
});

it('a secret of the repository that stands in no environment is nobody’s shadow', async () => {
  repository(name).secrets['NPM_TOKEN'] = { name: 'NPM_TOKEN', ...sealed };
  expect(await verify(production)).toEqual([]);
});

it.each(['/actions/secrets$', '/actions/organization-secrets$', '/actions/organization-variables$'])(
  'names that may not be read are unverified: %s',
  async (path) => {
    world().github.addFault({ kind: 'status', status: 403, path, times: 9 });
    const found = await verify(production);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['unverified']));
    expect(findingsExitCode(found)).toBe(3);
  },
);
