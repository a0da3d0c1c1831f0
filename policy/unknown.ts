import * as sdk from '@pulumi/policy';

// The SDK exports both since 1.21 but strips their types (`@internal`).
const typed = sdk as unknown as {
  readonly unknownCheckingProxy: <T extends object>(value: T) => T;
  readonly UnknownValueError: new (...args: never[]) => Error;
};

/** A copy whose unknown values throw when read, as the engine's analyzer passes them to policies. */
export const unknownChecking = typed.unknownCheckingProxy;

/** Whether an error says that an unknown value was read. */
export function isUnknownValueError(error: unknown): error is Error {
  return error instanceof typed.UnknownValueError;
}
