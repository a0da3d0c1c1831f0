import type { Registry } from '../registry/schema';
import { componentOf, type HeldObject, type HeldResource } from './held-objects';
import { calledAt } from './own-comparison';
import type { RepositoryIds } from './own-keys';
import type { PlannedObject } from './planned-objects';
import type { FoundationPlan, TierPlan } from './types';

/** Something that an update of this plan would lose or break. */
export interface Refusal {
  /** The object, for people: its kind and its name at the service. */
  readonly what: string;
  readonly why: string;
  /** The command that states the intent. */
  readonly command: string;
}

/** The inputs of judging the comparison. */
export interface Judging {
  readonly registry: Registry;
  readonly plan: FoundationPlan | TierPlan;
  readonly held: readonly HeldResource[];
  /** The ids of the plan's repositories at GitHub now. */
  readonly repositoryIds: RepositoryIds;
  /** `<key>/<NAME>` of the managed secrets without a value in the stack's configuration. */
  readonly unfilled: readonly string[];
  /** The names of the secrets in an environment whose values only their owner has. */
  readonly secretsIn: (environment: HeldObject) => readonly string[];
}

/** An object, for people: its kind and its name at the service. */
export function objectLabel(object: HeldObject | PlannedObject): string {
  return `${object.kind} ${calledAt(object)}`;
}

/** The name at Netlify of a site that is held, or of the site that an object is on. */
export function siteNameOf(object: HeldObject, { held }: Pick<Judging, 'held'>): string | undefined {
  if (object.kind === 'site') return object.fields['name'];
  const base = object.kind.startsWith('site') ? componentOf(object)?.name : undefined;
  return held.find(({ name, fields }) => name === base && fields['name'] !== undefined)?.fields['name'];
}
