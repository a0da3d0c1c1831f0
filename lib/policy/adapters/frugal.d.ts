import type { ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
/**
 * The SDK's calls (@pulumi/policy 1.21, server.js) with the same answers for less work. No rule of the pack remediates,
 * and no configuration from outside can ask for it (guarded-server.ts): there is nothing to unpack for `remediate`.
 */
export declare function frugal(service: UntypedServiceImplementation): UntypedServiceImplementation;
/** The calls' definition, where a request to remediate stays packed: nobody reads it. */
export declare function frugalDefinition(calls: ServiceDefinition): ServiceDefinition;
