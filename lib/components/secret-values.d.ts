import * as pulumi from '@pulumi/pulumi';
import type { SecretPlan } from '../plan/types';
import type { FormerIds } from '../registry/former-ids';
/** Something with secrets that belong to one surface (or to none, whose secrets are then all external). */
export interface SecretHolder {
    readonly key: string;
    readonly surfaces: readonly string[];
    readonly secrets: readonly SecretPlan[];
}
/** The values of `managed: pulumi` secrets, out of the stack's encrypted configuration. */
export declare class SecretValues {
    private readonly values;
    private constructor();
    /**
     * Reads `causeway:secrets` (`{surface: {NAME: value}}`). Throws a UserError when it is not of that shape; a message
     * never shows a value.
     */
    static parse(text: string | undefined): SecretValues;
    /** The same values, under the ids that surfaces have now: configuration keeps those that it was written with. */
    inPresentIds(former: FormerIds): SecretValues;
    private plain;
    /** The secrets of a holder that we manage and have a value for. */
    filled(holder: SecretHolder): readonly SecretPlan[];
    /** `<key>/<NAME>` of the secrets that we should manage but have no value for: reported, never created empty. */
    unfilled(holder: SecretHolder): readonly string[];
    /** The fingerprints of the values that a holder has, by `<surface>/<NAME>`. Throws UserError on a key that is too short. */
    fingerprints(holder: SecretHolder, key: string): readonly (readonly [string, string])[];
    /** One value, marked secret. Throws when it is not filled. */
    value(holder: SecretHolder, name: string): pulumi.Output<string>;
}
