/** The instant at which a calendar date (`YYYY-MM-DD`, UTC) begins, in milliseconds; undefined when there is no such day. */
export declare function startOfDay(date: string): number | undefined;
/** The instant at which a calendar date ends, in milliseconds: what expires on a date holds through that day. */
export declare function endOfDay(date: string): number | undefined;
/** Whole days as milliseconds. */
export declare function days(count: number): number;
