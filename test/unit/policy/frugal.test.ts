import type { ServiceDefinition, UntypedHandleCall, UntypedServiceImplementation } from '@grpc/grpc-js';
import type { Policies } from '@pulumi/policy';
import { AnalyzerService } from '@pulumi/pulumi/proto/analyzer_grpc_pb';
import proto from '@pulumi/pulumi/proto/analyzer_pb';
import { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { frugal, frugalDefinition } from '../../../policy/adapters/frugal';
import { rules } from '../../../policy/rules';

type Make = (name: string, version: string, level: string, policies: Policies) => UntypedHandleCall;
// Internal to the SDK, so that its types leave them out.
const sdk =
  jest.requireActual<Readonly<Record<`make${'Analyze' | 'AnalyzeStack' | 'Remediate'}RpcFun`, Make>>>(
    '@pulumi/policy/server',
  );

const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const PROPS = { name: 'a', list: [{ deep: 1 }], hidden: UNKNOWN };

// Policies of the worst kind: they change what they are given, fail, and read what is not known.
const seen: unknown[] = [];
const policies: Policies = [
  ...(['first', 'second'] as const).map((name) => ({
    ...{ name, description: name, enforcementLevel: 'mandatory' as const },
    validateResource: (
      { props, provider }: { props: Record<string, unknown>; provider?: { props: object } },
      to: (message: string) => void,
    ) => {
      seen.push(JSON.stringify(props['list']), JSON.stringify(provider?.props));
      (props['list'] as unknown[]).push('changed');
      to(`${name} sees ${JSON.stringify(props['list'])}`);
    },
  })),
  {
    ...{ name: 'reads', description: 'reads', enforcementLevel: 'mandatory' as const },
    validateResource: ({ props }) => void props['hidden'].length,
  },
  ...(['stack', 'again'] as const).map((name) => ({
    ...{ name, description: name, enforcementLevel: 'mandatory' as const },
    validateStack: (
      { resources }: { resources: readonly { props: Record<string, unknown> }[] },
      to: (message: string) => void,
    ) => {
      for (const { props } of resources) {
        (props['list'] as unknown[]).push('changed');
        to(`${name} sees ${JSON.stringify(props['list'])}`);
      }
    },
  })),
];

function service(): UntypedServiceImplementation {
  const made = (make: Make) => make('pack', '1.0.0', 'mandatory', policies);
  return {
    analyze: made(sdk.makeAnalyzeRpcFun),
    analyzeStack: made(sdk.makeAnalyzeStackRpcFun),
    remediate: made(sdk.makeRemediateRpcFun),
  };
}

function resource<T extends InstanceType<typeof proto.AnalyzeRequest | typeof proto.AnalyzerResource>>(message: T): T {
  const provider = new proto.AnalyzerProviderResource();
  provider.setProperties(Struct.fromJavaScript({ owner: 'acme' }));
  message.setProperties(Struct.fromJavaScript(PROPS));
  message.setProvider(provider);
  message.setOptions(new proto.AnalyzerResourceOptions());
  return message;
}

function stack(count: number): InstanceType<typeof proto.AnalyzeStackRequest> {
  const request = new proto.AnalyzeStackRequest();
  request.setResourcesList(Array.from({ length: count }, () => resource(new proto.AnalyzerResource())));
  return request;
}

type Answer = { serializeBinary(): Uint8Array; toObject(): unknown };

function ask(of: UntypedServiceImplementation, name: string, request: unknown): Promise<Answer> {
  return new Promise((settle, reject) => {
    (of[name] as unknown as (call: object, callback: (error: unknown, answer: Answer) => void) => void)(
      { request },
      (error, answer) => (error ? reject(error) : settle(answer)),
    );
  });
}

describe('the frugal calls', () => {
  it.each([
    ['analyze', () => resource(new proto.AnalyzeRequest())],
    ['analyzeStack', () => stack(3)],
    ['remediate', () => resource(new proto.AnalyzeRequest())],
  ])('answer %s with the same bytes as the SDK', async (name, request) => {
    const [own, theirs] = [await ask(frugal(service()), name, request()), await ask(service(), name, request())];
    expect(own.toObject()).toEqual(theirs.toObject());
    expect(Buffer.from(own.serializeBinary())).toEqual(Buffer.from(theirs.serializeBinary()));
  });

  it('show each policy its own copy, unpacked once', async () => {
    const unpack = jest.spyOn(Struct.prototype, 'toJavaScript');
    seen.length = 0;
    await ask(frugal(service()), 'analyze', resource(new proto.AnalyzeRequest()));
    expect(seen).toEqual(['[{"deep":1}]', '{"owner":"acme"}', '[{"deep":1}]', '{"owner":"acme"}']);
    // The properties, the object within them, and the provider's.
    expect(unpack).toHaveBeenCalledTimes(3);
    unpack.mockRestore();
  });

  it('leave a request to remediate packed, and no other', () => {
    const calls = AnalyzerService as unknown as ServiceDefinition;
    const own = frugalDefinition(calls);
    const packed = Buffer.from(resource(new proto.AnalyzeRequest()).serializeBinary());
    expect(own['remediate']?.requestDeserialize(packed)).toBe(packed);
    expect({ ...own, remediate: calls['remediate'] }).toEqual(calls);
    expect(own['remediate']).toEqual({ ...calls['remediate'], requestDeserialize: expect.any(Function) });
  });

  it('are wanted from a service that has them', () => {
    expect(() => frugal({})).toThrow('serves no Analyze');
    expect(() => frugalDefinition({})).toThrow('defines no Remediate');
  });

  it('leave out nothing of the pack’s: no rule remediates', () => {
    for (const rule of rules) {
      expect(Object.keys(rule)).not.toContain('remediate');
      expect(['advisory', 'mandatory']).toContain(rule.level);
    }
  });
});
