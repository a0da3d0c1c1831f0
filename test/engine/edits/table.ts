import { CANARY, type Draft } from '../draft';
import { renameAtGithub, surface, tier } from './parts';
import { REMADE } from './remade';
import type { Edit } from './scene';

/** The whole registry with the repository `web` renamed to `site` everywhere. */
function renameKey(draft: Draft): void {
  draft.repositories = JSON.parse(JSON.stringify(draft.repositories).replace('"web":{', '"site":{'));
  draft.governance.repository = 'site';
  draft.evidence.repository = 'site';
  for (const each of draft.surfaces) if (each.repository === 'web') each.repository = 'site';
  for (const entry of draft.trust.entries) {
    entry.repositories = entry.repositories?.map((key: string) => (key === 'web' ? 'site' : key));
  }
}

/** Adds a surface that is another's twin on a tier, without fields of its own. */
function addMailer(draft: Draft): void {
  const { secrets: _, variables: __, ...worker } = structuredClone(surface(draft, 'worker'));
  draft.surfaces.push({ ...worker, id: 'mailer', paths: { include: ['services/mailer/**'] } });
}

const DATABASE = 'causeway:secrets.api.DATABASE_URL';

/** Edits of a team's first month that `up` applies. Each is made and then taken back. */
export const EDITS: readonly (readonly [string, Edit])[] = [
  [
    'a surface is added',
    {
      stack: 'dev',
      edit: { draft: addMailer },
      says: [/\+ .*RepositoryEnvironment +services\.mailer\.dev\.deploy +create/, /\d+ unchanged/],
      makes: ['mailer-dev'],
    },
  ],
  [
    'a team is taken from the reviewers',
    {
      stack: 'staging',
      edit: {
        draft: (draft) => {
          tier(draft, 'staging').approval.reviewers = ['user:octocat'];
        },
      },
      says: [/~ .*RepositoryEnvironment +web\.staging\.approval\.1 +update .*reviewers/],
    },
  ],
  [
    'the quorum is raised, and lowered again',
    {
      stack: 'staging',
      edit: {
        draft: (draft) => {
          tier(draft, 'staging').approval.quorum = 2;
        },
      },
      says: [/\+ .*RepositoryEnvironment +services\.staging\.approval\.2 +create/],
      makes: ['staging-approval-2'],
    },
  ],
  [
    'a required check is added',
    {
      stack: 'foundation',
      edit: {
        draft: (draft) => {
          draft.checks.push({
            id: 'added',
            scope: 'repository',
            category: 'A',
            risk: 'r',
            severity: 'low',
            mode: 'blocking',
            context: 'added check',
          });
        },
      },
      says: [/~ .*RepositoryRuleset +web\.branch\.main +update .*rules/],
    },
  ],
  [
    'a site gets another name',
    {
      stack: 'dev',
      edit: {
        draft: (draft) => {
          surface(draft, 'docs').target.site = 'acme-handbook-{tier}';
        },
      },
      says: [/~ .*NetlifySite +docs\.dev\.site +update .*name/],
      waiting: ['staging'],
    },
  ],
  [
    'a link to a repository is ended',
    {
      stack: 'dev',
      edit: {
        draft: (draft) => {
          surface(draft, 'docs').target.linked = false;
        },
      },
      says: [
        /lost with this update: site acme-docs-dev: it stays linked to acme\/storefront at Netlify/,
        /- .*SiteBuildSettings +docs\.dev\.site\.build +delete/,
      ],
      leaves: ['1 difference', 'netlify/acme-staging/acme-docs-dev', 'netlify api unlinkSiteRepo'],
    },
  ],
  [
    'a repository’s key is renamed, in the foundation',
    { stack: 'foundation', edit: { draft: renameKey }, says: [/\d+ unchanged/] },
  ],
  [
    'two surfaces are renamed at once',
    {
      stack: 'dev',
      edit: { commands: ['rename surface storefront shop', 'rename surface worker jobs'] },
      says: [/\d+ unchanged/],
    },
  ],
  ['a repository’s key is renamed', { stack: 'dev', edit: { draft: renameKey }, says: [/\d+ unchanged/] }],
  [
    'a repository that was renamed at GitHub is followed',
    {
      stack: 'dev',
      edit: {
        there: async (edits) => {
          renameAtGithub(edits, 'services', 'backend');
          edits.scene.edit((draft) => {
            draft.repositories.services.name = 'backend';
          });
        },
        back: async (edits) => {
          renameAtGithub(edits, 'backend', 'services');
          edits.scene.write(edits.base);
        },
      },
      says: [/~ .*RepositoryEnvironment +services\.api\.dev\.deploy +update .*repository/],
    },
  ],
  ...REMADE,
];

/** A new value of a secret that Pulumi manages. */
export const ROTATED: readonly [string, Edit] = [
  'a secret is rotated',
  {
    stack: 'dev',
    edit: {
      there: ({ scene }) => scene.engine.setSecret('dev', DATABASE, `${CANARY}-rotated`),
      back: ({ scene }) => scene.engine.setSecret('dev', DATABASE, `${CANARY}-dev-api.DATABASE_URL`),
    },
    says: [/~ .*ActionsEnvironmentSecret +services\.api\.dev\.deploy\.secret\.DATABASE_URL/],
  },
];
