import { Server, type ServerUnaryCall, type sendUnaryData, status, type UntypedHandleCall } from '@grpc/grpc-js';
import { type ConfigureAnalyzerRequest, EnforcementLevel } from '@pulumi/pulumi/proto/analyzer_pb';
import { UserError } from '../../registry/user-error';
import { type OutsideLevel, refuseOutsideLevels } from './outside-levels';

const LEVELS: Readonly<Record<number, string>> = {
  [EnforcementLevel.ADVISORY]: 'advisory',
  [EnforcementLevel.MANDATORY]: 'mandatory',
  [EnforcementLevel.DISABLED]: 'disabled',
  [EnforcementLevel.REMEDIATE]: 'remediate',
};

function levelsIn(request: ConfigureAnalyzerRequest): readonly OutsideLevel[] {
  return [...request.getPolicyconfigMap().entries()].map(([name, config]) => ({
    name,
    level: LEVELS[config.getEnforcementlevel()] ?? 'unknown',
    settings: Object.keys(config.getProperties()?.toJavaScript() ?? {}),
  }));
}

/** Milliseconds until an answer has left; other work in the same turn would delay it. */
const ANSWER_SENT = 50;

type Configure = (
  call: ServerUnaryCall<ConfigureAnalyzerRequest, unknown>,
  callback: sendUnaryData<unknown>,
) => Promise<void> | void;

function guarded(configure: Configure, declared: ReadonlyMap<string, string>, afterwards: () => void): Configure {
  return (call, callback) => {
    try {
      refuseOutsideLevels(declared, levelsIn(call.request));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return callback({ code: status.INVALID_ARGUMENT, details: error.describe() });
    }
    return configure(call, (...answer) => {
      callback(...answer);
      setTimeout(afterwards, ANSWER_SENT);
    });
  };
}

/**
 * Runs `start`, which makes the policy pack, so that its server refuses configuration from outside. The SDK leaves a
 * disabled rule out before any of our code runs (@pulumi/policy 1.21, server.js, makeAnalyzeRpcFun), so its Configure
 * call is the only place to notice. Throws when the pack did not start such a server: then nothing would be guarded.
 * `afterwards` runs when that call is answered, the last before the engine starts the program.
 */
export function startGuarded(
  declared: ReadonlyMap<string, string>,
  start: () => void,
  afterwards: () => void = () => {},
): void {
  const { addService } = Server.prototype;
  let isGuarded = false;
  Server.prototype.addService = function (service, implementation) {
    const { configure } = implementation;
    if (typeof configure !== 'function') return addService.call(this, service, implementation);
    isGuarded = true;
    const own = guarded(configure as unknown as Configure, declared, afterwards) as unknown as UntypedHandleCall;
    return addService.call(this, service, { ...implementation, configure: own });
  };
  try {
    start();
  } finally {
    Server.prototype.addService = addService;
  }
  if (!isGuarded) throw new Error('the policy pack was started without a guard on its configuration');
}
