/**
 * The own address of one deploy; undefined where a provider has none. Rejects with UserError (exit 3) when it is
 * unknown.
 */
export type OwnAddress = (deployId: string) => Promise<string | undefined>;

/** For targets with only the live address. */
export const noOwnAddress: OwnAddress = async () => undefined;
