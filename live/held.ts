import { z } from 'zod';
import type { Fields } from '../plan/kind';
import { NAMING_FIELDS, objectKey } from '../plan/kinds';
import { objectKind } from '../plan/logical-names';
import { stackOfUrn } from '../plan/urn';
import { readDocument } from '../registry/document/read';
import { UserError } from '../registry/user-error';

// Only names of a state are read: its other content may be secret.
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

/** The content of one stack's state. */
export interface HeldObjects {
  readonly stack: string;
  readonly addresses: ReadonlySet<string>;
}

function texts(inputs: Readonly<Record<string, unknown>>): Fields {
  return Object.fromEntries(
    NAMING_FIELDS.flatMap((name) => {
      const value = inputs[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    }),
  );
}

/**
 * The contents of an exported state (`pulumi stack export`). Throws a UserError (exit 3) when it is not one, or when
 * its stack is unknown: then the stack's content is unknown.
 */
export function heldObjects(text: string, place: string): HeldObjects {
  const document = readDocument(text);
  const parsed = Export.safeParse(document.ok ? document.value : undefined);
  const refuse = (message: string) =>
    new UserError(message, { place, allowed: 'the output of `pulumi stack export`', exitCode: 3 });
  if (!parsed.success) throw refuse('this is not an exported state');
  const resources = parsed.data.deployment.resources ?? [];
  const stacks = new Set(resources.map(({ urn }) => stackOfUrn(urn)));
  const [stack] = stacks;
  if (stack === undefined || stacks.size !== 1) throw refuse('the state does not say of which stack it is');
  const addresses = resources.flatMap(({ type, inputs = {} }) => {
    const kind = objectKind(type);
    // A site's contents name it only by id and are reported with the site.
    const key = kind && objectKey(kind, texts(inputs));
    return key === undefined ? [] : [key];
  });
  return { stack, addresses: new Set(addresses) };
}
