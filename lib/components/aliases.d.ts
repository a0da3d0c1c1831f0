/**
 * Gives every resource that is registered from now on the URN under which the state holds its object, where the program
 * calls it otherwise now: the engine then keeps the object and changes nothing at the service.
 */
export declare function registerAliases(aliases: ReadonlyMap<string, string>): void;
