import { isPlainObject } from '../../formats/plain-object';
import { asPreviewDocument, HIDDEN_SECRET, SECRET_MARK } from '../../plan/engine-preview';
import { nameOfUrn, stackOfUrn, typeOfUrn } from '../../plan/urn';
import { UserError } from '../../registry/user-error';
import { unknownChecking } from '../unknown';
import { type ProviderView, type ResourceView, recordOf, recordsOf, textOf } from '../view';

/** The SDK's marker for an unknown text. */
const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

const STACK_TYPE = 'pulumi:pulumi:Stack';

/** The resources of one stack in an engine's document. */
export interface StackDocument {
  readonly stack: string;
  readonly views: readonly ResourceView[];
}

// An unreadable value becomes an unknown one, so that reading it is reported and never ignored.
function readable(value: unknown): unknown {
  if (value === HIDDEN_SECRET) return UNKNOWN;
  if (Array.isArray(value)) return value.map(readable);
  if (!isPlainObject(value)) return value;
  if (SECRET_MARK in value) {
    const shown = textOf(value, 'plaintext');
    return shown === undefined ? UNKNOWN : readable(JSON.parse(shown));
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, readable(each)]));
}

function providerOf(reference: string | undefined): ProviderView | undefined {
  if (!reference) return undefined;
  // `<urn>::<id>`
  const urn = reference.slice(0, reference.lastIndexOf('::'));
  return { type: typeOfUrn(urn), name: nameOfUrn(urn) };
}

function viewOf(resource: Readonly<Record<string, unknown>>): ResourceView | undefined {
  const urn = textOf(resource, 'urn');
  const type = textOf(resource, 'type');
  if (urn === undefined || type === undefined) return undefined;
  const provider = providerOf(textOf(resource, 'provider'));
  const props = readable(recordOf(resource, 'inputs')) as Record<string, unknown>;
  return {
    type,
    name: nameOfUrn(urn),
    urn,
    props: unknownChecking(props),
    protect: resource['protect'] === true,
    ...(provider ? { provider } : {}),
  };
}

function documentOf(resources: readonly Readonly<Record<string, unknown>>[], what: string): StackDocument {
  const views = resources.map(viewOf);
  const known = views.filter((view) => view !== undefined);
  const stack = known.find(({ type }) => type === STACK_TYPE)?.urn ?? known[0]?.urn;
  const name = stack === undefined ? undefined : stackOfUrn(stack);
  // No rule would see a resource without urn and type.
  if (name === undefined || known.length !== views.length) {
    throw new UserError(`${what} names no stack, or a resource without its urn and type`, { exitCode: 3 });
  }
  return { stack: name, views: known };
}

/** Reads `pulumi stack export`. Throws a UserError (exit 3) when it is not the export of a stack. */
export function readState(document: unknown): StackDocument {
  const deployment = isPlainObject(document) ? document['deployment'] : undefined;
  if (!isPlainObject(deployment) || !Array.isArray(deployment['resources'])) {
    throw new UserError('this is not an exported state', {
      allowed: 'the output of `pulumi stack export`',
      exitCode: 3,
    });
  }
  // A resource that waits for its deletion no longer counts for the program.
  const resources = recordsOf(deployment, 'resources').filter((resource) => resource['delete'] !== true);
  return documentOf(resources, 'the exported state');
}

/** Steps after which a resource still exists. */
const KEEPS: readonly string[] = [
  'same',
  'create',
  'update',
  'replace',
  'create-replacement',
  'read',
  'read-replacement',
  'refresh',
  'import',
  'import-replacement',
];
const REMOVES: readonly string[] = [
  'delete',
  'delete-replaced',
  'discard',
  'discard-replaced',
  'remove-pending-replace',
];

/** Reads `pulumi preview --json`. Throws a UserError (exit 3) when it is not a whole preview. */
export function readPreview(document: unknown): StackDocument {
  const steps = asPreviewDocument(document)?.steps;
  if (steps === undefined) {
    throw new UserError('this is not a preview', { allowed: 'the output of `pulumi preview --json`', exitCode: 3 });
  }
  const resources = new Map<string, Readonly<Record<string, unknown>>>();
  for (const { op, urn, newState } of steps) {
    if (REMOVES.includes(op)) continue;
    if (!KEEPS.includes(op) || !newState) {
      throw new UserError(`the preview has a step ${JSON.stringify(op)} that cannot be read`, { exitCode: 3 });
    }
    // A replacement appears as several steps of one URN; the last one has the final inputs.
    resources.set(urn, newState);
  }
  return documentOf([...resources.values()], 'the preview');
}
