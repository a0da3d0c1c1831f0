import { z } from 'zod';
import { nameOfUrn } from '../../plan/urn';

const Export = z.object({
  deployment: z.object({
    resources: z.array(
      z.object({
        urn: z.string(),
        type: z.string(),
        custom: z.boolean().default(false),
        id: z.string().default(''),
        inputs: z.record(z.string(), z.unknown()).default({}),
      }),
    ),
  }),
});

/** One GitHub resource of a stack, in the form of the engine's state. */
export interface StateResource {
  /** `RepositoryEnvironment` */
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([key]) => !key.startsWith('__'));
  return Object.fromEntries(entries.map(([key, each]) => [key, plain(each)]));
}

/**
 * The GitHub resources of an exported state, without the engine's own fields. Throws when the text is not an export.
 */
export function githubResources(text: string): readonly StateResource[] {
  return Export.parse(JSON.parse(text)).deployment.resources.flatMap(({ urn, type, custom, id, inputs }) =>
    custom && type.startsWith('github:index/')
      ? [
          {
            type: type.split(':').at(-1) ?? '',
            name: nameOfUrn(urn),
            id,
            inputs: plain(inputs) as Record<string, unknown>,
          },
        ]
      : [],
  );
}
