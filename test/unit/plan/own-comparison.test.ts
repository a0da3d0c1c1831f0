import { type Removable, tombstonesFor } from '../../../delivery/changes/removal';
import type { HeldObject, HeldResource } from '../../../plan/held-objects';
import { logicalNames } from '../../../plan/logical-names';
import { compareOwn } from '../../../plan/own-comparison';
import type { Refusal } from '../../../plan/own-judging';
import { lossesOf } from '../../../plan/own-losses';
import { refusalsOf } from '../../../plan/own-refusals';
import { plannedObjects } from '../../../plan/planned-objects';
import { planStack } from '../../../plan/stack';
import type { FoundationPlan, TierPlan } from '../../../plan/types';
import type { Registry } from '../../../registry/schema';
import { sampleRegistry } from './registries';

type Edit = (registry: Registry) => void;

const IDS = new Map([
  ['storefront', 1001],
  ['services', 1002],
]);

function plan(registry: Registry, stack: string): FoundationPlan | TierPlan {
  return planStack(registry, { stack, ...(stack === 'foundation' ? {} : { tier: stack }) });
}

/**
 * The content of a stack's state after an `up` of a registry; `says` is whether its components record what they
 * protect.
 */
function stateOf(registry: Registry, stack: string, says = true): readonly HeldResource[] {
  const applied = plan(registry, stack);
  const objects = new Map(plannedObjects(applied).map((object) => [`${object.type} ${object.name}`, object]));
  const isHighest = stack === 'foundation' || stack === 'production';
  return logicalNames(applied).map(({ type, name }): HeldResource => {
    const object = objects.get(`${type} ${name}`);
    const { repository } = object?.fields ?? {};
    const protects = isHighest ? [...objects.values()].map((each) => each.name) : [];
    return {
      type,
      name,
      urn: `urn:${type}::${name}`,
      fields: object?.fields ?? {},
      ...(object?.branches && { branches: object.branches }),
      ...(repository === undefined ? {} : { repositoryId: IDS.get(repository) ?? 0 }),
      ...(object === undefined && says ? { protects } : {}),
    };
  });
}

/** The effect of an edit on a stack that was up before it. */
function edited(stack: string, edit: Edit, { secrets = ['STRIPE_KEY'], ids = IDS, says = true } = {}) {
  const [before, after] = [sampleRegistry(), sampleRegistry(edit)];
  const held = stateOf(before, stack, says);
  const now = plan(after, stack);
  const comparison = compareOwn(now, held, ids);
  const secretsIn = ({ name }: HeldObject) => (name.endsWith('.deploy') ? secrets : []);
  const judging = { registry: after, plan: now, held, repositoryIds: ids, unfilled: [], secretsIn };
  return { comparison, refusals: refusalsOf(comparison, judging), losses: lossesOf(comparison, judging) };
}

const said = (refusals: readonly Refusal[]) => refusals.map(({ what, why, command }) => `${what}: ${why} → ${command}`);

const renameKey: Edit = (registry) => {
  registry.repositories = { site: registry.repositories['web']!, services: registry.repositories['services']! };
  registry.governance.repository = 'site';
  registry.evidence!.repository = 'site';
  for (const surface of registry.surfaces) if (surface.repository === 'web') surface.repository = 'site';
};

const STACKS = ['foundation', 'dev', 'staging', 'production'];

describe('a plan beside its own state', () => {
  test.each(STACKS)('of %s without an edit is the same', (stack) => {
    const { comparison, refusals } = edited(stack, () => {});
    expect({ ...comparison, matches: [], aliases: [...comparison.aliases] }).toEqual({
      aliases: [],
      bound: [],
      matches: [],
      gone: [],
      come: [],
      twins: [],
      taken: [],
    });
    expect(refusals).toEqual([]);
  });

  test.each(STACKS)('of %s keeps every object when a repository’s key is renamed', (stack) => {
    const { comparison, refusals } = edited(stack, renameKey);
    expect({ gone: comparison.gone, come: comparison.come, refusals }).toEqual({ gone: [], come: [], refusals: [] });
    for (const [now, urn] of comparison.aliases) expect(urn.replace(/::web\b/, '::site')).toBe(`urn:${now}`);
    expect(comparison.aliases.size).toBeGreaterThan(0);
  });

  test.each<[string, Edit]>([
    [
      'by what it was formerly',
      ({ surfaces: [portal], naming }) => {
        Object.assign(portal!, { id: 'portal', formerly: ['storefront'] });
        Object.assign(naming, { deployEnvironment: 'portal-{tier}' });
      },
    ],
    [
      'by the environment that stays',
      ({ surfaces: [portal] }) => {
        Object.assign(portal!, { id: 'portal', calledAs: 'storefront' });
      },
    ],
  ])('keeps a site that gets another name together with its surface’s id, %s', (_how, rename) => {
    const { comparison } = edited('dev', (registry) => {
      rename(registry);
      Object.assign(registry.surfaces[0]!.target, { site: 'acme-portal-{tier}' });
    });
    const site = comparison.matches.find(
      ({ planned }) => planned.kind === 'site' && planned.name === 'portal.dev.site',
    );
    expect(site?.held.fields['name']).toBe('acme-storefront-dev');
    expect([...comparison.gone, ...comparison.come].filter(({ kind }) => kind.startsWith('site'))).toEqual([]);
  });

  test('follows a repository that was renamed at GitHub, by its number', () => {
    const rename: Edit = ({ repositories }) => {
      repositories['web']!.name = 'shop';
    };
    const same = edited('foundation', rename, { ids: new Map([...IDS, ['shop', 1001]]) });
    expect({ gone: same.comparison.gone, refusals: same.refusals }).toEqual({ gone: [], refusals: [] });
    // The provider would recreate these: they keep the old name, which redirects.
    const bound = new Set(same.comparison.bound.map(({ planned: { kind } }) => kind));
    expect([...bound].sort()).toEqual(['actions', 'ruleset', 'workflow-permissions']);
    const another = edited('dev', rename, { ids: new Map([...IDS, ['shop', 7]]) });
    expect(said(another.refusals)).toContainEqual(expect.stringContaining('environment storefront/storefront-dev'));
  });
});

describe('a name that differs in case alone', () => {
  test.each(STACKS)('of a repository and of the organization is no change of %s', (stack) => {
    const { comparison, refusals, losses } = edited(stack, ({ repositories, organization }) => {
      repositories['web']!.name = 'Storefront';
      organization.login = 'ACME';
    });
    expect({ gone: comparison.gone, come: comparison.come, refusals, losses }).toEqual({
      gone: [],
      come: [],
      refusals: [],
      losses: [],
    });
    expect(comparison.aliases.size).toBe(0);
    const changed = comparison.matches.filter(
      ({ planned, held }) => planned.fields['repository'] !== held.fields['repository'],
    );
    expect(changed.length).toBeGreaterThan(0);
    expect(comparison.bound).toEqual(changed);
  });

  test('of a branch is another branch, and refused where the old one is protected', () => {
    const shout: Edit = ({ tiers }) => {
      for (const tier of tiers) if (tier.branch === 'dev') tier.branch = 'Dev';
    };
    expect(said(edited('foundation', shout).refusals)).toContainEqual(
      expect.stringContaining('ruleset storefront/causeway branch dev: it is protected'),
    );
    expect(edited('dev', shout).comparison.gone.map(({ kind }) => kind)).toEqual(
      edited('dev', shout).comparison.come.map(({ kind }) => kind),
    );
  });

  test('of a reviewing team is the same team', () => {
    const { comparison, refusals } = edited('production', ({ tiers }) => {
      const { approval } = tiers[2]!;
      approval!.reviewers = approval!.reviewers.map((each) => each.replace(/:.*/, (name) => name.toUpperCase()));
    });
    expect({ gone: comparison.gone, come: comparison.come, refusals }).toEqual({ gone: [], come: [], refusals: [] });
  });
});

describe('what is refused before anything is registered', () => {
  const rename: Edit = ({ surfaces }) => {
    surfaces[0]!.id = 'portal';
  };

  test('an environment with external secrets, on the lowest tier too: by name, with the command', () => {
    const { refusals } = edited('dev', rename);
    expect(said(refusals)).toEqual([
      'environment storefront/storefront-dev: its external secrets STRIPE_KEY are deleted with it → revert the edit, then: causeway remove surface storefront --tier dev',
      expect.stringContaining(
        'site acme-storefront-dev: the site acme-portal-dev is new, and this one would stay at Netlify',
      ),
    ]);
  });

  test('nothing where nothing is lost', () => {
    const leave: Edit = ({ surfaces }) => {
      surfaces[2]!.tiers = ['staging'];
    };
    expect(edited('dev', leave, { secrets: [] }).refusals).toEqual([]);
    expect(edited('dev', leave).refusals).toHaveLength(1);
  });

  test('a surface that moves to another repository', () => {
    const move: Edit = ({ surfaces }) => {
      surfaces[1]!.repository = 'web';
    };
    expect(said(edited('dev', move).refusals)).toEqual([
      'environment services/api-dev: its external secrets STRIPE_KEY are deleted with it → revert the edit, then: causeway remove surface api --tier dev',
    ]);
  });

  test('another spelling of one environment', () => {
    const shout: Edit = ({ naming }) => {
      naming.deployEnvironment = '{surface}-{tier}'.replace('{surface}', 'Env-{surface}');
    };
    const quiet = sampleRegistry(({ naming }) => {
      naming.deployEnvironment = 'env-{surface}-{tier}';
    });
    const loud = sampleRegistry(shout);
    const now = plan(loud, 'dev');
    const held = stateOf(quiet, 'dev');
    const comparison = compareOwn(now, held, IDS);
    expect(comparison.gone).toEqual([]);
    const refusals = refusalsOf(comparison, {
      registry: loud,
      plan: now,
      held,
      repositoryIds: IDS,
      unfilled: [],
      secretsIn: () => [],
    });
    expect(refusals).toHaveLength(3);
    expect(refusals[0]?.why).toContain('GitHub treats Env-api-dev and env-api-dev as one environment');
  });

  test('a quorum that shrinks where approvals are protected', () => {
    const lower: Edit = ({ tiers }) => {
      tiers[2]!.approval!.quorum = 1;
    };
    expect(said(edited('production', lower).refusals)).toEqual([
      expect.stringMatching(
        /production-approval-api-2: it is protected.* → revert the edit, then: causeway remove approval production-approval-api-2 --tier production/,
      ),
      expect.stringMatching(/production-approval-storefront-2: it is protected/),
    ]);
    // The state of an older program does not record what it protects.
    expect(edited('production', lower, { says: false }).refusals).toHaveLength(2);
  });

  test('a branch with another name, in the foundation and on the highest tier', () => {
    const trunk: Edit = ({ tiers, repositories }) => {
      tiers[2]!.branch = 'trunk';
      repositories['web']!.defaultBranch = 'trunk';
      repositories['services']!.defaultBranch = 'trunk';
    };
    expect(said(edited('foundation', trunk).refusals)).toContainEqual(
      expect.stringMatching(
        /ruleset storefront\/causeway branch main: it is protected.* → revert the edit, then: causeway remove ruleset 'causeway branch main'/,
      ),
    );
    expect(said(edited('production', trunk).refusals)).toContainEqual(
      expect.stringMatching(
        /branch-policy storefront\/storefront-production\/main: .* → .*: causeway remove branch main$/,
      ),
    );
    expect(edited('staging', trunk).refusals).toEqual([]);
  });

  test('a Netlify team that cannot work', () => {
    const team: Edit = ({ surfaces }) => {
      if (surfaces[0]?.target.kind === 'netlify') surfaces[0].target.team = 'elsewhere';
    };
    expect(said(edited('dev', team).refusals)).toEqual([
      expect.stringContaining('Netlify has no call that moves a site from the team acme to elsewhere'),
    ]);
  });

  test('what may go can be said as it is printed, to the registry that still names it', () => {
    const edits: readonly (readonly [string, Edit])[] = [
      ['dev', rename],
      ['foundation', ({ tiers }) => void tiers.pop()],
      [
        'production',
        ({ tiers, surfaces }) => {
          tiers[2]!.approval!.quorum = 1;
          surfaces[0]!.variables = {};
          surfaces[0]!.secrets = [];
          if (surfaces[0]?.target.kind === 'netlify') Object.assign(surfaces[0].target, { domain: {}, linked: false });
        },
      ],
    ];
    const before = sampleRegistry();
    for (const [stack, edit] of edits) {
      const commands = edited(stack, edit).refusals.map(({ command }) => command);
      const removals = commands.flatMap((text) => /revert the edit, then: causeway remove (.*)$/.exec(text)?.[1] ?? []);
      expect(removals.length).toBeGreaterThan(0);
      for (const removal of removals) {
        const [, what = '', key = '', , tier] = /^(\S+) ('[^']*'|\S+)( --tier (\S+))?$/.exec(removal) ?? [];
        const order = {
          what: what as Removable,
          key: key.replaceAll("'", ''),
          ...(tier === undefined ? {} : { tier }),
        };
        expect(tombstonesFor(before, order, { reason: 'r', expires: '2026-12-31' })).toHaveLength(1);
      }
    }
  });

  test('a domain that goes to another site, and two that change places', () => {
    const domains =
      (first?: string, second?: string): Edit =>
      ({ surfaces }) => {
        for (const [surface, domain] of [[surfaces[0], first] as const, [surfaces[1], second] as const]) {
          Object.assign(surface!, {
            target: {
              kind: 'netlify',
              team: 'acme',
              site: '{surface}-{tier}',
              siteId: {},
              linked: false,
              domain: domain === undefined ? {} : { dev: domain },
            },
          });
        }
      };
    const moved = (before: Edit, after: Edit) => {
      const [old, now] = [sampleRegistry(before), sampleRegistry(after)];
      const [held, planned] = [stateOf(old, 'dev'), plan(now, 'dev')];
      const judging = { registry: now, plan: planned, held, repositoryIds: IDS, unfilled: [], secretsIn: () => [] };
      return said(refusalsOf(compareOwn(planned, held, IDS), judging));
    };
    const [one, other] = ['a.example', 'b.example'];
    expect(moved(domains(one), domains(undefined, one))).toEqual([
      expect.stringMatching(/domain a.example: it is the site \S+'s, and Netlify gives a domain to one site only/),
    ]);
    expect(moved(domains(one, other), domains(other, one))).toHaveLength(2);
    expect(moved(domains(one), domains(other))).toEqual([]);
    expect(moved(domains(one, other), domains(one))).toEqual([]);
  });

  test('another organization, and not one that was renamed', () => {
    const [registry, held] = [sampleRegistry(), stateOf(sampleRegistry(), 'dev')];
    registry.organization.login = 'other';
    const provider = { ...held.find(({ type }) => type === 'pulumi:providers:github')!, fields: { owner: 'acme' } };
    const state = [...held.filter(({ type }) => type !== provider.type), provider];
    const judged = (ids: ReadonlyMap<string, number>) => {
      const now = plan(registry, 'dev');
      const judging = { registry, plan: now, held: state, repositoryIds: ids, unfilled: [], secretsIn: () => [] };
      return said(refusalsOf(compareOwn(now, state, ids), judging));
    };
    expect(judged(IDS)).toEqual([]);
    const others = new Map([...IDS.keys()].map((name, index) => [name, 50 + index] as const));
    expect(judged(others)).toEqual([
      expect.stringMatching(/organization acme: the state of dev is of its repositories/),
    ]);
  });

  test('repositories that change their names at GitHub: each object stays with its own', () => {
    const swap: Edit = ({ repositories }) => {
      repositories['web']!.name = 'services';
      repositories['services']!.name = 'storefront';
    };
    const ids = new Map([
      ['services', 1001],
      ['storefront', 1002],
    ]);
    const { comparison, refusals } = edited('dev', swap, { ids });
    expect({ gone: comparison.gone, come: comparison.come, refusals }).toEqual({ gone: [], come: [], refusals: [] });
    expect(comparison.aliases.size).toBe(0);
  });

  test('two names for one object, and a name that another object has', () => {
    const registry = sampleRegistry();
    const held = stateOf(registry, 'dev');
    const one = held.find(({ type, name }) => name === 'web.storefront.dev.deploy' && type.startsWith('github:'))!;
    const twice = [...held, { ...one, name: 'old.storefront.dev.deploy', urn: 'urn:old' }];
    const now = plan(registry, 'dev');
    const judging = { registry, plan: now, held: twice, repositoryIds: IDS, unfilled: [], secretsIn: () => [] };
    const refusals = refusalsOf(compareOwn(now, twice, IDS), judging);
    expect(said(refusals)).toContainEqual(
      expect.stringMatching(/the state contains it twice.*pulumi state delete 'urn:old'/),
    );
    const swap: Edit = (swapped) => {
      const { web, services } = swapped.repositories;
      swapped.repositories = { web: services!, services: web! };
      for (const surface of swapped.surfaces) surface.repository = surface.repository === 'web' ? 'services' : 'web';
    };
    expect(said(edited('foundation', swap).refusals)).toContainEqual(
      expect.stringContaining('its new name web.actions is the name of'),
    );
  });
});

describe('a tombstone', () => {
  const bury = (kind: Registry['tombstones'][number]['kind'], key: string, tier?: string): Edit => {
    const expires = '2026-12-31';
    return ({ tombstones }) =>
      tombstones.push({ kind, key, reason: 'r', expires, ...(tier === undefined ? {} : { tier }) });
  };
  const lower: Edit = (registry) => {
    registry.tiers[2]!.approval!.quorum = 1;
  };

  test('lets go what was released by the up before, and nothing that was not', () => {
    const edit: Edit = (registry) => {
      lower(registry);
      bury('environment', 'production-approval-api-2', 'production')(registry);
    };
    const { refusals } = edited('production', edit);
    expect(said(refusals)).toEqual([
      expect.stringMatching(/production-approval-api-2: its tombstone has not removed the protection yet/),
      expect.stringMatching(/production-approval-storefront-2: it is protected/),
    ]);
  });

  test('lets go external secrets on a lower tier at once', () => {
    const edit: Edit = (registry) => {
      registry.surfaces[1]!.tiers = ['staging', 'production'];
      bury('surface', 'api', 'dev')(registry);
    };
    expect(edited('dev', edit).refusals).toEqual([]);
  });

  test('of a branch releases its policies and its ruleset, and what they are in stays protected', () => {
    const registry = sampleRegistry(bury('branch', 'main'));
    const production = plan(registry, 'production') as TierPlan;
    const deploy = production.environments.find(({ key }) => key === 'web.storefront.production.deploy');
    expect(deploy).toMatchObject({ protect: true, released: ['web.storefront.production.deploy.branch.main'] });
    const { repositories } = plan(registry, 'foundation') as FoundationPlan;
    const rulesets = repositories.flatMap((each) => each.rulesets);
    expect(rulesets.filter(({ protect }) => !protect).map(({ key }) => key)).toEqual([
      'services.branch.main',
      'web.branch.main',
    ]);
  });
});

describe('what an update in place would leave unguarded or behind', () => {
  const anotherBranch: Edit = ({ evidence }) => {
    evidence!.branch = 'records';
  };

  test('another evidence branch is refused until a tombstone names the old one', () => {
    const rewritten = 'the branch evidence stays without this protection, and can be rewritten and deleted';
    expect(said(edited('foundation', anotherBranch).refusals)).toEqual(
      ['append-only', 'writer'].map(
        (own) =>
          `ruleset storefront/causeway evidence ${own}: ${rewritten} → revert the edit, then: causeway remove branch evidence`,
      ),
    );
    const leave = { reason: 'r', expires: '2026-12-31' };
    const tombstones = tombstonesFor(sampleRegistry(), { what: 'branch', key: 'evidence' }, leave);
    expect(tombstones).toHaveLength(1);
    const { refusals, losses } = edited('foundation', (registry) => {
      anotherBranch(registry);
      registry.tombstones = tombstones.map((each) => ({ ...each, ...leave, gone: true }));
    });
    expect(refusals).toEqual([]);
    expect(losses).toEqual(
      ['append-only', 'writer'].map((own) => `ruleset storefront/causeway evidence ${own}: ${rewritten}`),
    );
  });

  test('a ruleset whose branches the state does not tell', () => {
    const registry = sampleRegistry();
    const held = stateOf(registry, 'foundation').map(({ branches: _, ...each }): HeldResource => each);
    const now = plan(registry, 'foundation');
    const judging = { registry, plan: now, held, repositoryIds: IDS, unfilled: [], secretsIn: () => [] };
    const refusals = refusalsOf(compareOwn(now, held, IDS), judging);
    expect(new Set(refusals.map(({ why }) => why))).toEqual(
      new Set(['the state does not tell which branches it covers now']),
    );
  });

  test('a secret of ours that is external from now on stays where it is', () => {
    const handOver =
      (managed: 'external' | 'pulumi'): Edit =>
      ({ surfaces }) => {
        const secret = { name: 'HANDED', in: ['github', 'netlify'], managed, owner: 'team:web', tiers: ['production'] };
        Object.assign(surfaces[0]!, { secrets: [secret] });
      };
    const [before, after] = [sampleRegistry(handOver('pulumi')), sampleRegistry(handOver('external'))];
    const [held, now] = [stateOf(before, 'production'), plan(after, 'production')];
    const judging = { registry: after, plan: now, held, repositoryIds: IDS, unfilled: [], secretsIn: () => [] };
    const refusals = refusalsOf(compareOwn(now, held, IDS), judging);
    expect([...said(refusals)].sort().reverse()).toEqual([
      expect.stringMatching(
        /^site-variable .*HANDED: it is external from now on, .* → with this edit: pulumi state delete 'urn:\S+secret.HANDED' --force --yes --stack production/,
      ),
      expect.stringMatching(
        /^environment-secret storefront\/storefront-production\/HANDED: it is external from now on/,
      ),
    ]);
  });

  describe('a variable and a secret of one name, which are one object at Netlify', () => {
    const LEVEL = { name: 'LEVEL', in: ['netlify'], owner: 'team:web', tiers: ['dev'] };
    const asSecret =
      (managed: 'external' | 'pulumi'): Edit =>
      ({ surfaces }) => {
        Object.assign(surfaces[0]!, { variables: {}, secrets: [{ ...LEVEL, managed }] });
      };
    const asVariable: Edit = ({ surfaces }) => {
      const values = { dev: '1', staging: '2', production: '3' };
      Object.assign(surfaces[0]!, { variables: { LEVEL: { in: ['netlify'], values } }, secrets: [] });
    };
    function changed(from: Edit, to: Edit, unfilled: readonly string[] = []) {
      const [before, after] = [sampleRegistry(from), sampleRegistry(to)];
      const [held, now] = [stateOf(before, 'dev'), plan(after, 'dev')];
      const comparison = compareOwn(now, held, IDS);
      const judging = { registry: after, plan: now, held, repositoryIds: IDS, unfilled, secretsIn: () => [] };
      return { comparison, refusals: said(refusalsOf(comparison, judging)) };
    }

    test('is kept where the variable becomes a managed secret', () => {
      const { comparison, refusals } = changed(asVariable, asSecret('pulumi'));
      expect([comparison.gone, comparison.come, comparison.twins, refusals]).toEqual([[], [], [], []]);
      expect([...comparison.aliases.keys()]).toEqual([
        expect.stringMatching(/::storefront\.dev\.site\.secret\.LEVEL$/),
      ]);
    });

    test('is refused where the managed secret has no value yet: the update would delete the variable', () => {
      const { refusals } = changed(asVariable, asSecret('pulumi'), ['storefront.dev.site/LEVEL']);
      expect(refusals).toEqual([
        expect.stringMatching(
          /^site-variable .*LEVEL: the configuration of dev has no value for storefront\.dev\.site\/LEVEL/,
        ),
      ]);
    });

    test('is refused where the variable becomes an external secret: it stays where it is', () => {
      const { refusals } = changed(asVariable, asSecret('external'));
      expect(refusals).toEqual([
        expect.stringMatching(
          /^site-variable .*LEVEL: it is external from now on, .*pulumi state delete 'urn:\S+\.variable\.LEVEL'/,
        ),
      ]);
    });

    test('is refused where the secret becomes a variable, with the order of the steps', () => {
      const { refusals } = changed(asSecret('pulumi'), asVariable);
      expect(refusals).toEqual([
        expect.stringMatching(
          /^site-variable .*LEVEL: it is a secret at Netlify, .*causeway remove secret storefront\.dev\.site\.secret\.LEVEL\)/,
        ),
      ]);
    });

    test('is told from another name, and a state that holds both is refused', () => {
      const registry = sampleRegistry(asVariable);
      const held = stateOf(registry, 'dev');
      const twin = held
        .filter(({ name }) => name.endsWith('.variable.LEVEL'))
        .map((each) => ({ ...each, name: each.name.replace('.variable.', '.secret.'), urn: `${each.urn}-secret` }));
      const { twins } = compareOwn(plan(registry, 'dev'), [...held, ...twin], IDS);
      expect(twins.map(([one, other]) => [one.name, other.name])).toEqual([
        ['storefront.dev.site.variable.LEVEL', 'storefront.dev.site.secret.LEVEL'],
      ]);
    });
  });

  test('a link to a repository, and a domain, stay at Netlify: the preview says so', () => {
    const linked: Edit = ({ surfaces }) => {
      Object.assign(surfaces[0]!.target, {
        linked: { branch: 'main', buildCommand: 'make', publishDirectory: 'dist' },
        domain: { dev: 'dev.acme.example' },
      });
    };
    const [before, after] = [sampleRegistry(linked), sampleRegistry()];
    const [held, now] = [stateOf(before, 'dev'), plan(after, 'dev')];
    const judging = { registry: after, plan: now, held, repositoryIds: IDS, unfilled: [], secretsIn: () => [] };
    const comparison = compareOwn(now, held, IDS);
    expect(refusalsOf(comparison, judging)).toEqual([]);
    expect(lossesOf(comparison, judging)).toEqual([
      'site acme-storefront-dev: it stays linked to acme/storefront at Netlify, which keeps building previews until somebody unlinks it there',
      'site acme-storefront-dev: the domain dev.acme.example stays on it at Netlify until somebody removes it there',
    ]);
  });
});
