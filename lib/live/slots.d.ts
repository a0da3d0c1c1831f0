/** Lets at most so many tasks run at once; the others wait in order. */
export declare class Slots {
    private free;
    private readonly waiting;
    constructor(free: number);
    /** Runs a task when there is room for it. */
    run<T>(task: () => Promise<T>): Promise<T>;
}
