/** The address of one deploy alone; undefined where a provider has none. Rejects with UserError (exit 3) when it cannot be told. */
export type OwnAddress = (deployId: string) => Promise<string | undefined>;

/** Where there are no addresses but the live one. */
export const noOwnAddress: OwnAddress = async () => undefined;
