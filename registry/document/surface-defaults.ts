import type { z } from 'zod';
import { SurfaceDefaults } from '../schema/surface-defaults';

type Issue = z.core.$ZodIssue;
type Fields = Readonly<Record<string, unknown>>;

/** A document whose surfaces have only their own fields, or the faults in its defaults. */
export type Spread =
  | { readonly ok: true; readonly document: unknown }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const KEY = 'surfaceDefaults';

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Gives every surface the defaults that it does not name itself, and takes the defaults out of the document. */
export function spreadDefaults(document: unknown): Spread {
  if (!isFields(document) || !Object.hasOwn(document, KEY)) return { ok: true, document };
  const { [KEY]: defaults, ...rest } = document;
  // A fault of a default is reported once, at its place, and not for each surface.
  const parsed = SurfaceDefaults.safeParse(defaults);
  if (!parsed.success) {
    return { ok: false, issues: parsed.error.issues.map((issue) => ({ ...issue, path: [KEY, ...issue.path] })) };
  }
  const { surfaces } = rest;
  if (!Array.isArray(surfaces)) return { ok: true, document: rest };
  const whole = surfaces.map((surface: unknown) =>
    isFields(surface) ? { ...(defaults as Fields), ...surface } : surface,
  );
  return { ok: true, document: { ...rest, surfaces: whole } };
}
