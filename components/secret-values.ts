import * as pulumi from '@pulumi/pulumi';
import { z } from 'zod';
import { GITHUB_SECRET_ALLOWED, isTooLongForGithub } from '../plan/secret-size';
import type { SecretPlan } from '../plan/types';
import { fingerprint } from '../registry/fingerprint';
import type { FormerIds } from '../registry/former-ids';
import { Id, VariableName } from '../registry/schema/primitives';
import { faultPlaces } from '../registry/shape-fault';
import { UserError } from '../registry/user-error';

const Values = z.record(Id, z.record(VariableName, z.string()));

/** An object with the secrets of one surface. Without a surface all of its secrets are external. */
export interface SecretHolder {
  readonly key: string;
  readonly surfaces: readonly string[];
  readonly secrets: readonly SecretPlan[];
}

/** The source of secrets' values for components. */
export interface SecretSource {
  /** The secrets of a holder that have a value. */
  readonly filled: (holder: SecretHolder) => readonly SecretPlan[];
  /** One value, marked secret. */
  readonly value: (holder: SecretHolder, name: string) => pulumi.Output<string>;
}

/** The values of `managed: pulumi` secrets, from the stack's encrypted configuration. */
export class SecretValues implements SecretSource {
  private constructor(private readonly values: z.infer<typeof Values>) {}

  /**
   * Reads `causeway:secrets` (`{surface: {NAME: value}}`). Throws a UserError when it is not of that shape; a message
   * never shows a value.
   */
  static parse(text: string | undefined): SecretValues {
    if (text === undefined) return new SecretValues({});
    const shape = { place: 'causeway:secrets', allowed: '{"<surface>": {"<NAME>": "<value>"}}' };
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      throw new UserError('the secret configuration is not JSON', shape);
    }
    const parsed = Values.safeParse(json);
    if (!parsed.success) {
      throw new UserError(
        `the secret configuration has an unexpected structure, at ${faultPlaces(parsed.error)}`,
        shape,
      );
    }
    return new SecretValues(parsed.data);
  }

  /** The same values under the surfaces' present ids. Configuration keeps the ids with which it was written. */
  inPresentIds(former: FormerIds): SecretValues {
    const old = Object.entries(this.values).flatMap(([id, values]) => {
      const now = former.get(id);
      return now === undefined ? [] : [[now, values] as const];
    });
    const moved = old.map(([id, values]) => [id, { ...values, ...this.values[id] }] as const);
    return moved.length === 0 ? this : new SecretValues({ ...this.values, ...Object.fromEntries(moved) });
  }

  private plain(holder: SecretHolder, name: string): string | undefined {
    const [surface] = holder.surfaces;
    const values = surface !== undefined && Object.hasOwn(this.values, surface) ? this.values[surface] : undefined;
    const value = values && Object.hasOwn(values, name) ? values[name] : undefined;
    // An empty value would silently hide a real one, so it counts as missing.
    return value === '' ? undefined : value;
  }

  /** The secrets of a holder that we manage and have a value for. */
  filled(holder: SecretHolder): readonly SecretPlan[] {
    return holder.secrets.filter(({ name, managed }) => managed === 'pulumi' && this.plain(holder, name) !== undefined);
  }

  /** `<key>/<NAME>` of the managed secrets without a value. They are reported, and never created empty. */
  unfilled(holder: SecretHolder): readonly string[] {
    return holder.secrets
      .filter(({ name, managed }) => managed === 'pulumi' && this.plain(holder, name) === undefined)
      .map(({ name }) => `${holder.key}/${name}`);
  }

  /** The fingerprints of the values that a holder has, by `<surface>/<NAME>`. Throws UserError on a key that is too short. */
  fingerprints(holder: SecretHolder, key: string): readonly (readonly [string, string])[] {
    return this.filled(holder).map(({ name }) => [
      `${holder.surfaces[0]}/${name}`,
      fingerprint(this.plain(holder, name) ?? '', key, 'causeway:fingerprintKey'),
    ]);
  }

  /**
   * Refuses values that exceed GitHub's size limit, before the first write. GitHub would refuse them one by one during
   * the update. Throws UserError (exit 2) with the names alone.
   */
  requireSizes(holders: readonly SecretHolder[]): void {
    const tooLong = holders.flatMap((holder) =>
      this.filled(holder)
        .filter(({ name }) => isTooLongForGithub(this.plain(holder, name) ?? ''))
        .map(({ name }) => `${holder.key}/${name}`),
    );
    if (tooLong.length === 0) return;
    throw new UserError(`GitHub takes no secret of this size: ${tooLong.join(', ')}`, {
      place: 'causeway:secrets',
      allowed: GITHUB_SECRET_ALLOWED,
    });
  }

  /** One value, marked secret. Throws when it is not filled. */
  value(holder: SecretHolder, name: string): pulumi.Output<string> {
    const value = this.plain(holder, name);
    if (value === undefined) throw new Error(`${holder.key}/${name} has no value`);
    return pulumi.secret(value);
  }
}
