import type { Registry } from '../../registry/schema';
import { type WaiverReading } from './read';
/**
 * The waivers that lie where the registry says (`waivers`, from the root of its checkout), verified offline. Throws
 * UserError: exit 3 when there are some and they or the trusted root cannot be read.
 */
export declare function waiversBeside(root: string, registry: Registry, now: Date): readonly WaiverReading[];
