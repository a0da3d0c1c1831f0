import { openShop, REPOSITORY, type Shop } from '../../../demo/stage/shop';
import { repositoryNamed } from '../../../emulator/github/git/transfer';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

/** Runs one job on the main branch, in an environment. The job reads an expression into a variable. */
async function read(expression: string, environment = 'causeway-evidence'): Promise<string> {
  const probe = `name: probe
on: { workflow_dispatch: {} }
permissions: {}
jobs:
  probe:
    name: probe
    runs-on: ubuntu-24.04
    environment: ${environment}
    permissions: {}
    steps:
      - run: echo "it is '$READ'"
        env:
          READ: \${{ ${expression} }}
`;
  shop.push('main', 'mona', { '.github/workflows/probe.yml': probe });
  const place = shop.start('probe', 'workflow_dispatch', { branch: 'main', actor: 'mona' });
  await shop.hand.settle();
  return shop.hand.told(place);
}

describe('a job of the simulation', () => {
  test('sees the secrets of its environment, and nothing where it says what stands for one that may be missing', async () => {
    expect(await read("secrets.EVIDENCE_APP_KEY && 'there'")).toContain("it is 'there'");
    expect(await read("secrets.NETLIFY_API_TOKEN || 'none'")).toContain("it is 'none'");
  });

  test.each([
    [
      'a secret of another environment',
      'secrets.NETLIFY_API_TOKEN',
      undefined,
      "there is no secret 'NETLIFY_API_TOKEN'",
    ],
    ['a variable that nobody set', 'vars.NOT_SET', undefined, "there is no variable 'NOT_SET'"],
    ['an environment that no plan has', 'github.ref', 'made-up', `no plan has ${REPOSITORY}/made-up`],
  ])('that asks for %s fails the test', async (_, expression, environment, why) => {
    await expect(read(expression, environment)).rejects.toThrow(why);
  });

  test('is not played where an environment, or the repository, holds what no plan has', async () => {
    const { environments } = repositoryNamed(shop.world.github.world, REPOSITORY);
    const at = new Date().toISOString();
    const secret = { name: 'STRAY', encryptedValue: 'x', keyId: '1', createdAt: at, updatedAt: at };
    Object.assign(environments['causeway-evidence']?.secrets ?? {}, { STRAY: secret });
    await expect(read('github.ref')).rejects.toThrow('holds secrets that no plan has: STRAY');
  });
});
