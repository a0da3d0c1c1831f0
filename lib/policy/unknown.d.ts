/** A copy whose unknown values throw when they are read, as the engine's analyzer hands them to policies. */
export declare const unknownChecking: <T extends object>(value: T) => T;
/** Whether an error says that an unknown value was read. */
export declare function isUnknownValueError(error: unknown): error is Error;
