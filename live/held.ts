import { z } from 'zod';
import { type Address, addressText, never } from '../plan/address';
import { type ObjectKind, objectKind } from '../plan/logical-names';
import { readDocument } from '../registry/document/read';
import { UserError } from '../registry/user-error';

// Of a state, names alone are looked at: what else stands in it may be secret.
const Inputs = z.record(z.string(), z.unknown());
const Export = z.looseObject({
  deployment: z.looseObject({
    resources: z
      .array(
        z.looseObject({ urn: z.string(), type: z.string(), inputs: Inputs.optional(), delete: z.boolean().optional() }),
      )
      .nullish(),
  }),
});

/** What one stack's state holds. */
export interface HeldObjects {
  readonly stack: string;
  readonly addresses: ReadonlySet<string>;
}

type Text = (key: string) => string | undefined;

function inEnvironment(text: Text): { readonly repository: string; readonly environment: string } | undefined {
  const [repository, environment] = [text('repository'), text('environment')];
  return repository === undefined || environment === undefined ? undefined : { repository, environment };
}

/** Where the object of a resource is; undefined for what is never told to be nobody's, or is part of something else. */
function addressOf(kind: ObjectKind, text: Text): Address | undefined {
  const place = inEnvironment(text);
  const repository = text('repository');
  switch (kind) {
    case 'environment':
      return place && { kind, ...place };
    case 'branch-policy': {
      const pattern = text('branchPattern');
      return place && pattern !== undefined ? { kind, ...place, pattern } : undefined;
    }
    case 'environment-variable':
    case 'environment-secret': {
      const name = text(kind === 'environment-secret' ? 'secretName' : 'variableName');
      return place && name !== undefined ? { kind, ...place, name } : undefined;
    }
    case 'repository-variable': {
      const name = text('variableName');
      return repository !== undefined && name !== undefined ? { kind, repository, name } : undefined;
    }
    case 'ruleset': {
      const ruleset = text('name');
      return repository !== undefined && ruleset !== undefined ? { kind, repository, ruleset } : undefined;
    }
    case 'site': {
      const [team, site] = [text('team'), text('name')];
      return team !== undefined && site !== undefined ? { kind, team, site } : undefined;
    }
    case 'actions':
    case 'workflow-permissions':
    case 'site-variable':
    case 'site-domain':
    case 'site-build':
      return undefined;
    default:
      return never(kind);
  }
}

/**
 * What the state that `pulumi stack export` wrote holds. Throws a UserError (exit 3) when it is none, or when nobody can say
 * of which stack: then nobody knows what that stack holds.
 */
export function heldObjects(text: string, place: string): HeldObjects {
  const document = readDocument(text);
  const parsed = Export.safeParse(document.ok ? document.value : undefined);
  const refuse = (message: string) =>
    new UserError(message, { place, allowed: 'the output of `pulumi stack export`', exitCode: 3 });
  if (!parsed.success) throw refuse('this is no exported state');
  const resources = parsed.data.deployment.resources ?? [];
  const stacks = new Set(resources.map(({ urn }) => /^urn:pulumi:([^:]+)::/.exec(urn)?.[1]));
  const [stack] = stacks;
  if (stack === undefined || stacks.size !== 1) throw refuse('the state does not say of which stack it is');
  const addresses = resources.flatMap(({ type, inputs = {} }) => {
    const kind = objectKind(type);
    const address = kind && addressOf(kind, (key) => (typeof inputs[key] === 'string' ? inputs[key] : undefined));
    return address ? [addressText(address)] : [];
  });
  return { stack, addresses: new Set(addresses) };
}
