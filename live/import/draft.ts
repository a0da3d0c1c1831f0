import { sortedSet } from '../../plan/sorted';
import { type Found, foundIn, keyOf } from './found';
import { listText, Notes, type Told } from './notes';
import type { SeenOrganization } from './seen';
import { surfacesOf } from './surfaces';
import { tiersOf } from './tiers';

/** A first registry, correct as far as GitHub's answers go, with the open questions and the assumptions. */
export interface ImportDraft {
  readonly document: object;
  readonly open: readonly Told[];
  readonly assumed: readonly Told[];
}

/** The answers that only a person can give. */
export interface ImportAnswers {
  readonly owner?: string | undefined;
  /** The workflow file that deploys each surface. */
  readonly workflow?: string | undefined;
}

function namingOf(deploys: readonly Found[], notes: Notes): object | undefined {
  const templates = sortedSet(deploys.map(({ template }) => template));
  const [only] = templates;
  if (templates.length > 1) {
    notes.ask(
      '/naming/deployEnvironment',
      `one template for all names; there are: ${listText(templates)}. The others would be created again`,
    );
    return undefined;
  }
  return only === undefined || only === '{surface}-{tier}' ? undefined : { deployEnvironment: only };
}

/** Drafts a first registry from GitHub's answers. Pure; reports everything that it omits or assumes. */
export function importDraft(seen: SeenOrganization, { owner, workflow }: ImportAnswers): ImportDraft {
  const notes = new Notes();
  const { login, host, plan, repositories } = seen;
  const environments = foundIn(seen, notes);
  const { deploys } = environments;
  if (plan === undefined) notes.ask('/organization/plan', 'free, team or enterprise: GitHub did not tell');
  if (owner === undefined) notes.ask('/governance/owners', 'who owns registry and surfaces (--owner team:SLUG)');
  if (workflow === undefined)
    notes.ask(
      '/surfaceDefaults/target',
      'what deploys the surfaces: GitHub does not tell (--workflow FILE, or a Netlify site)',
    );
  if (deploys.length === 0) notes.ask('/tiers', 'no environment has the name of a tier');
  notes.ask('/checks', 'the checks that a change must pass, with the evidence that each leaves');
  notes.ask('/apps', 'the Apps that provision, inspect, deliver and keep evidence (docs/bootstrap.md)');
  const [first] = repositories;
  const naming = namingOf(deploys, notes);
  if (first !== undefined) notes.assume('/governance/repository', `${first.name}, the first that was named`);
  const owned = owner === undefined ? [] : [owner];
  return {
    document: {
      $schema: './deploy-surfaces.schema.json',
      schemaVersion: 1,
      organization: { login, ...(host === undefined ? {} : { host }), ...(plan === undefined ? {} : { plan }) },
      governance: {
        ...(first === undefined ? {} : { repository: keyOf(first.name) }),
        owners: owned,
        waiverApprovers: owned,
      },
      repositories: Object.fromEntries(
        repositories.map(({ name, id, visibility, defaultBranch }) => [
          keyOf(name),
          { name, id, visibility, defaultBranch },
        ]),
      ),
      tiers: tiersOf(environments, notes),
      ...(naming === undefined ? {} : { naming }),
      surfaceDefaults: {
        ...(owner === undefined ? {} : { owner }),
        ...(workflow === undefined ? {} : { target: { kind: 'workflow', workflow } }),
      },
      surfaces: surfacesOf(deploys, owner, notes),
    },
    open: notes.open,
    assumed: notes.assumed,
  };
}
