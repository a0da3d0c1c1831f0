import { type LinesToAdd, yamlKeys } from './lines-to-add';
import { FOUNDATION } from './naming';

/** The answers that `init` asks for. */
export interface InitAnswers {
  readonly organization: string;
  readonly plan: 'free' | 'team' | 'enterprise';
  /** The GitHub name of the repository, without its owner. */
  readonly repository: string;
  readonly visibility: 'public' | 'private' | 'internal';
  readonly surface: string;
  /** `team:<slug>` or `user:<login>`: the owner of the governing files, and the approver. */
  readonly owner: string;
  /** The slug of the Netlify team. */
  readonly team: string;
}

/** A file to write, by its path from the project's root. */
export interface NewFile {
  readonly path: string;
  readonly content: string;
  /** The lines that an existing file of that path lacks; absent: none is required in it. */
  readonly toAdd?: LinesToAdd;
}

interface Template {
  [key: string]: unknown;
  organization: { login: string; plan: string };
  governance: { owners: string[]; waiverApprovers: string[] };
  apps: Record<string, { slug: string }>;
  repositories: Record<string, { name: string; visibility: string }>;
  tiers: { id: string; approval?: { reviewers: string[] } }[];
  surfaces: { id: string; owner: string; target: { team: string; site: string } }[];
}

/** A first registry: the committed template with a person's answers in it. Throws on a template of an unexpected structure (a bug). */
export function registryFromTemplate(template: string, answers: InitAnswers): string {
  const registry = JSON.parse(template) as Template;
  registry.organization = { login: answers.organization, plan: answers.plan };
  registry.governance.owners = [answers.owner];
  registry.governance.waiverApprovers = [answers.owner];
  for (const [role, app] of Object.entries(registry.apps)) app.slug = `${answers.organization}-${role}`;
  for (const repository of Object.values(registry.repositories)) {
    repository.name = answers.repository;
    repository.visibility = answers.visibility;
  }
  for (const tier of registry.tiers) {
    if (tier.approval) tier.approval.reviewers = [answers.owner];
  }
  for (const surface of registry.surfaces) {
    surface.id = answers.surface;
    surface.owner = answers.owner;
    surface.target.team = answers.team;
    surface.target.site = `${answers.organization.toLowerCase()}-{surface}-{tier}`;
  }
  return `${JSON.stringify(registry, null, 2)}\n`;
}

/** The stack files of a registry: one for the foundation and one for each tier. They hold selectors only. */
export function stackFiles(tierIds: readonly string[]): readonly NewFile[] {
  return [
    { path: `Pulumi.${FOUNDATION}.yaml`, content: 'config: {}\n' },
    ...tierIds.map((id) => {
      const config = Object.fromEntries([['causeway:tier', id]]);
      return {
        path: `Pulumi.${id}.yaml`,
        content: `config:\n  causeway:tier: ${id}\n`,
        toAdd: yamlKeys({ config }),
      };
    }),
  ];
}
