import type {
  handleUnaryCall,
  ServiceDefinition,
  UntypedHandleCall,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { type AnalyzeRequest, type AnalyzeStackRequest, RemediateResponse } from '@pulumi/pulumi/proto/analyzer_pb';

type Resource = Pick<AnalyzeRequest, 'getProperties' | 'getProvider'>;
type Call<Request> = handleUnaryCall<Request, unknown>;

// The SDK unpacks properties for each policy anew, and copies what it unpacked before a policy sees it (deserialize.js).
function unpackOnce(properties: ReturnType<Resource['getProperties']>): void {
  if (properties === undefined) return;
  const unpack = properties.toJavaScript.bind(properties);
  let unpacked: ReturnType<typeof unpack> | undefined;
  properties.toJavaScript = () => {
    unpacked ??= unpack();
    return unpacked;
  };
}

function onceEach(resources: readonly Resource[]): void {
  for (const resource of resources) {
    unpackOnce(resource.getProperties());
    unpackOnce(resource.getProvider()?.getProperties());
  }
}

/**
 * The SDK's calls (@pulumi/policy 1.21, server.js) with the same answers for less work. No rule of the pack remediates,
 * and no configuration from outside can ask for it (guarded-server.ts): there is nothing to unpack for `remediate`.
 */
export function frugal(service: UntypedServiceImplementation): UntypedServiceImplementation {
  const { analyze, analyzeStack } = service as unknown as {
    readonly analyze?: Call<AnalyzeRequest>;
    readonly analyzeStack?: Call<AnalyzeStackRequest>;
  };
  if (!analyze || !analyzeStack) throw new Error('the policy SDK serves no Analyze or no AnalyzeStack');
  const analyzeOnce: Call<AnalyzeRequest> = (call, callback) => {
    onceEach([call.request]);
    return analyze(call, callback);
  };
  const analyzeStackOnce: Call<AnalyzeStackRequest> = (call, callback) => {
    onceEach(call.request.getResourcesList());
    return analyzeStack(call, callback);
  };
  const unchanged: Call<unknown> = (_call, callback) => callback(null, new RemediateResponse());
  return {
    ...service,
    analyze: analyzeOnce as UntypedHandleCall,
    analyzeStack: analyzeStackOnce as UntypedHandleCall,
    remediate: unchanged as UntypedHandleCall,
  };
}

/** The calls' definition, where a request to remediate stays packed: nobody reads it. */
export function frugalDefinition(calls: ServiceDefinition): ServiceDefinition {
  const { remediate } = calls;
  if (!remediate) throw new Error('the policy SDK defines no Remediate');
  return { ...calls, remediate: { ...remediate, requestDeserialize: (packed: Buffer) => packed } };
}
