import { type RepositoryRole, takeId } from '../../../emulator/github/world';
import { findingsExitCode } from '../../../live/finding';
import { casesOf } from '../../support/cases';
import { registryOfCheckout } from '../../support/live/looking';
import { oneWorld } from '../../support/live/one-world';

const { foundation, world, repository, verify } = oneWorld(registryOfCheckout());
const governed = foundation.repositories.find(({ rulesets }) => rulesets.some(({ pullRequest }) => pullRequest))!;
const governing = governed.rulesets.find(({ pullRequest }) => pullRequest)!;
const { name } = governed.repository;
const branch = governing.include[0]!.slice('refs/heads/'.length);
const brief = async () => (await verify(foundation)).map(({ kind, address, field }) => [kind, address, field]);
const rules = () => Object.values(repository(name).rulesets).find((one) => one.name === governing.name)!;

describe('the rules in force on a branch', () => {
  it('differ where a ruleset of ours has one more', async () => {
    rules().rules.push({ type: 'required_signatures' });
    const found = await brief();
    expect(found).toContainEqual(['different', `${name}/branch-rules/${branch}/Repository:${rules().id}`, 'types']);
  });

  it('are nobody’s where they come from a ruleset that nobody owns, whatever pattern it reaches the branch by', async () => {
    const { world: github } = world().github;
    const id = takeId(github);
    repository(name).rulesets[id] = {
      id,
      name: 'by hand',
      target: 'branch',
      enforcement: 'active',
      bypassActors: [],
      conditions: { ref_name: { include: ['~ALL'], exclude: [] } },
      rules: [{ type: 'deletion' }],
      createdAt: '2026-11-01T00:00:00Z',
      updatedAt: '2026-11-01T00:00:00Z',
    };
    const found = await brief();
    expect(found).toContainEqual(['unowned', `${name}/branch-rules/${branch}/Repository:${id}`, undefined]);
    expect(found).toContainEqual(['unowned', `${name}/ruleset/by hand`, undefined]);
  });

  it('are nobody’s where they come from the organization', async () => {
    const value = {
      type: 'deletion',
      ruleset_source_type: 'Organization',
      ruleset_source: 'acme',
      ruleset_id: 77,
    };
    world().github.addFault({ kind: 'insert', path: `/${name}/rules/branches/${branch}$`, value });
    const [found, ...rest] = await verify(foundation);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ kind: 'unowned', address: `${name}/branch-rules/${branch}/Organization:77` });
    expect(found!.repair).toMatch(/^gh ruleset view 77 --repo acme\/\S+ --parents {2}#/);
  });

  it('are missing where our ruleset no longer reaches the branch', async () => {
    rules().conditions = { ref_name: { include: ['refs/heads/elsewhere'], exclude: [] } };
    const found = await brief();
    expect(found).toContainEqual(['missing', `${name}/branch-rules/${branch}/Repository:${rules().id}`, undefined]);
  });

  it('are unverified where nobody can say whose they are', async () => {
    world().github.addFault({ kind: 'status', status: 403, path: `/${name}/rulesets$`, times: 9 });
    const found = await verify(foundation);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['unverified']));
    expect(findingsExitCode(found)).toBe(3);
  });
});

describe('CODEOWNERS', () => {
  it('is missing when it is not there', async () => {
    const { branches, defaultBranch } = repository(name);
    delete branches[defaultBranch]!.files['.github/CODEOWNERS'];
    expect(await brief()).toEqual([['missing', `${name}/codeowners`, undefined]]);
  });

  it('is unverified when it may not be read', async () => {
    world().github.addFault({ kind: 'status', status: 403, path: `/${name}/contents/`, times: 9 });
    expect(await brief()).toEqual([['unverified', `${name}/codeowners`, undefined]]);
  });
});

interface OwnersCase {
  readonly default?: string;
  readonly base?: string;
  readonly append?: string;
  readonly owner?: { readonly role?: RepositoryRole; readonly privacy?: 'secret' };
}

describe('CODEOWNERS on each branch that pull requests are made against', () => {
  const FILE = '.github/CODEOWNERS';

  function put({ default: own, base, append, owner }: OwnersCase): void {
    const { branches, defaultBranch, name: repositoryName } = repository(name);
    const whole = branches[defaultBranch]!.files[FILE]!.toString();
    const [other = ''] = Object.keys(branches).filter(
      (each) => each !== defaultBranch && branches[each]!.files[FILE] !== undefined,
    );
    const set = (on: string, text: string | undefined) => {
      if (text === 'none') delete branches[on]!.files[FILE];
      else if (text !== undefined) branches[on]!.files[FILE] = text;
    };
    set(defaultBranch, own);
    set(other, base);
    if (append !== undefined) for (const on of [defaultBranch, other]) set(on, `${append}\n${whole}`);
    const [, slug = ''] = /@[^/\s]+\/(\S+)/.exec(whole) ?? [];
    const team = Object.values(world().github.world.teams).find((each) => each.slug === slug)!;
    if (owner?.role) team.repositories[repositoryName] = owner.role;
    if (owner?.privacy) team.isSecret = true;
  }

  it.each(casesOf<OwnersCase, string>('code-owners-live.yaml'))('%s', async (_what, { input, verdict }) => {
    put(input);
    const found = (await brief()).filter(([, address]) => address === `${name}/codeowners`);
    expect(found.map(([kind, , field]) => field ?? kind)).toEqual(verdict === 'as planned' ? [] : [verdict]);
  });
});

describe('a rule that GitHub’s own document does not know', () => {
  const value = { type: 'rule_of_the_future', parameters: { strictness: 11 } };

  it('alarms, and the request is recorded as disturbed', async () => {
    const { github } = world();
    const path = `/${name}/rulesets/${rules().id}$`;
    github.addFault({ kind: 'insert', field: 'rules', path, value });
    const found = await verify(foundation);
    expect(found).toMatchObject([
      { kind: 'different', field: 'rule.rule_of_the_future', planned: 'absent', seen: true },
      { kind: 'different', field: 'rule.rule_of_the_future.strictness', planned: 'absent', seen: 11 },
    ]);
    expect(findingsExitCode(found)).toBe(1);
    const disturbed = github.requests().filter((request) => request.disturbed.length > 0);
    expect(disturbed.map((request) => request.disturbed)).toEqual([['insert']]);
    expect(github.violations()).toEqual([]);
  });

  it('is refused by the emulator in any other way', async () => {
    rules().rules.push(value);
    expect(findingsExitCode(await verify(foundation))).toBe(3);
    expect(world().github.violations().length).toBeGreaterThan(0);
  });
});
