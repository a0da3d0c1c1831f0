import { FOUNDATION } from '../registry/naming';
import { COMPONENT_TYPES, type LogicalName, objectKind, PROVIDER_TYPES } from './logical-names';

/** What a logical name says of the object that has it, without any registry: also of one that is in no plan any more. */
export interface LogicalScope {
  /** The stack's slice that may own it: a tier's id or `foundation`. */
  readonly slice: string;
  readonly repository?: string;
  readonly surface?: string;
  /** The environment's, site's or ruleset's own logical name; for a variable of a repository its own. */
  readonly base: string;
}

const ID = '[a-z][a-z0-9-]*';
const CHILD = String.raw`(?:\.(?:branch|variable|secret)\..+)?`;
const SHAPES = {
  deploy: new RegExp(`^(?<base>(?<repository>${ID})\\.(?<surface>${ID})\\.(?<tier>${ID})\\.deploy)${CHILD}$`),
  approval: new RegExp(
    `^(?<base>(?<repository>${ID})\\.(?:(?<surface>${ID})\\.)?(?<tier>${ID})\\.approval\\.\\d+)${CHILD}$`,
  ),
  service: new RegExp(`^(?<base>(?<repository>${ID})\\.service\\.${ID})${CHILD}$`),
  site: new RegExp(
    String.raw`^(?<base>(?<surface>${ID})\.(?<tier>${ID})\.site)(?:\.(?:variable|secret)\..+|\.domain|\.build)?$`,
  ),
  ruleset: new RegExp(String.raw`^(?<base>(?<repository>${ID})\.(?:branch\..+|evidence\.(?:append-only|writer)))$`),
  repository: new RegExp(String.raw`^(?<base>(?<repository>${ID})(?:\.variable\..+|\.actions|\.workflow)?)$`),
};

function shapesOf(type: string): readonly RegExp[] {
  const kind = objectKind(type);
  if (type === COMPONENT_TYPES.environment || kind === 'environment' || kind === 'branch-policy') {
    return [SHAPES.deploy, SHAPES.approval, SHAPES.service];
  }
  if (kind === 'environment-variable' || kind === 'environment-secret') {
    return [SHAPES.deploy, SHAPES.approval, SHAPES.service];
  }
  if (type === COMPONENT_TYPES.site || kind?.startsWith('site')) return [SHAPES.site];
  if (kind === 'ruleset') return [SHAPES.ruleset];
  return type === COMPONENT_TYPES.repository || kind !== undefined ? [SHAPES.repository] : [];
}

/** Whether a resource only keeps the program's books: the stack itself and provider instances own nothing. */
export function isBookkeeping({ type, name }: LogicalName): boolean {
  if (['pulumi:pulumi:Stack', 'pulumi:providers:pulumi-nodejs', 'pulumi:providers:pulumi'].includes(type)) return true;
  if (type === PROVIDER_TYPES.github) return name === 'github';
  return type === PROVIDER_TYPES.netlify && /^netlify\.[A-Za-z0-9._-]+$/.test(name);
}

/** Reads a logical name of `logicalNames`' making; undefined when the program never gave such a name to such a type. */
export function logicalScope({ type, name }: LogicalName): LogicalScope | undefined {
  for (const shape of shapesOf(type)) {
    const found = shape.exec(name)?.groups;
    if (!found?.['base']) continue;
    const { base, repository, surface, tier } = found;
    return {
      slice: tier ?? FOUNDATION,
      base,
      ...(repository === undefined ? {} : { repository }),
      ...(surface === undefined ? {} : { surface }),
    };
  }
  return undefined;
}
