import { z } from 'zod';
import type { Reply } from './exchange';
import { Fault } from './faults';
import type { RecordedRequest } from './recorder';

const PatchSteps = z.array(
  z.strictObject({ op: z.enum(['add', 'replace', 'remove']), path: z.string(), value: z.unknown().optional() }),
);

/** The parts of a running service that the control paths can reach. */
export interface Controlled {
  requests(): RecordedRequest[];
  clearRequests(): void;
  addFault(fault: Fault): void;
  clearFaults(): void;
  violations(): string[];
  deviationUses(): Record<string, number>;
  world(): unknown;
  mutate(steps: z.infer<typeof PatchSteps>): void;
}

/**
 * Answers `/_emulator/…`, the control paths for tests and for other processes. They belong to no vendor's API, are not
 * recorded and need no token: `requests` (GET, DELETE), `faults` (POST, DELETE), `world` (GET; POST a list of JSON
 * Patch steps), `violations` (GET), `deviations` (GET).
 */
export function control(service: Controlled, method: string, path: string, body: () => unknown): Reply {
  const done: Reply = { status: 204 };
  try {
    switch (`${method} ${path}`) {
      case 'GET /_emulator/requests':
        return { status: 200, body: service.requests() };
      case 'DELETE /_emulator/requests':
        service.clearRequests();
        return done;
      case 'POST /_emulator/faults':
        for (const fault of [body()].flat()) service.addFault(Fault.parse(fault));
        return done;
      case 'DELETE /_emulator/faults':
        service.clearFaults();
        return done;
      case 'GET /_emulator/world':
        return { status: 200, body: service.world() };
      case 'POST /_emulator/world':
        service.mutate(PatchSteps.parse(body()));
        return done;
      case 'GET /_emulator/violations':
        return { status: 200, body: service.violations() };
      case 'GET /_emulator/deviations':
        return { status: 200, body: service.deviationUses() };
      default:
        return { status: 404, body: { message: `${method} ${path} is not a control of the emulator` } };
    }
  } catch (error) {
    if (error instanceof z.ZodError) return { status: 400, body: { message: z.prettifyError(error) } };
    if (error instanceof Error) return { status: 400, body: { message: error.message } };
    throw error;
  }
}
