import type { Sighting } from '../snapshot';
import type { GithubReader } from './reader';
/** Which actions a repository's workflows may use. */
export declare function readActions(reader: GithubReader, sighting: Sighting, root: string, repository: string): Promise<void>;
/** What a workflow's own token may do. */
export declare function readWorkflow(reader: GithubReader, sighting: Sighting, root: string, repository: string): Promise<void>;
/** The generated `.github/CODEOWNERS` on the default branch. */
export declare function readCodeowners(reader: GithubReader, sighting: Sighting, root: string, repository: string): Promise<void>;
/** The ids of Apps, by which rulesets name them. */
export declare function readApp(reader: GithubReader, sighting: Sighting, slug: string): Promise<void>;
