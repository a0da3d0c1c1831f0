/** Whether two principals are the same person; GitHub tells no case apart in logins. A team is nobody. */
export declare function samePerson(left: string | undefined, right: string): boolean;
