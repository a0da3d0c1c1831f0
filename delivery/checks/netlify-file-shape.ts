import { parse, TomlError } from 'smol-toml';
import { z } from 'zod';
import { faultPlaces } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';

const Environment = z.record(z.string(), z.unknown()).optional();

const Build = z.looseObject({
  command: z.unknown().optional(),
  base: z.unknown().optional(),
  publish: z.unknown().optional(),
  ignore: z.unknown().optional(),
  environment: Environment,
});

const File = z.looseObject({
  headers: z.unknown().optional(),
  redirects: z.unknown().optional(),
  edge_functions: z.unknown().optional(),
  functions: z.unknown().optional(),
  images: z.unknown().optional(),
  build: Build.optional(),
  context: z.record(z.string(), Build.partial()).optional(),
  plugins: z.array(z.looseObject({ package: z.string() })).optional(),
});

/** Reads the file. Throws UserError (exit 2) where it is not TOML or has another structure. */
export function read(text: string, place: string): z.infer<typeof File> {
  try {
    return File.parse(parse(text));
  } catch (error) {
    if (error instanceof TomlError) {
      const [message = 'it is not TOML'] = error.message.split('\n');
      throw new UserError(message, { place: `${place}:${error.line}:${error.column}`, allowed: 'TOML 1.0' });
    }
    if (!(error instanceof z.ZodError)) throw error;
    throw new UserError(`an unexpected structure, at ${faultPlaces(error)}`, {
      place,
      allowed: 'what Netlify reads: tables [build] and [context.*]',
    });
  }
}
