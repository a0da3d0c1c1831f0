import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { credentials } from '@grpc/grpc-js';
import { AnalyzerClient } from '@pulumi/pulumi/proto/analyzer_grpc_pb';
import proto from '@pulumi/pulumi/proto/analyzer_pb';
import { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import type { ResourceView } from '../../../policy/view';

const PROJECT = join(__dirname, '../../..');
const PACK = join(PROJECT, 'policy');

/** One diagnostic that the engine receives. */
export interface Diagnostic {
  readonly policy: string;
  readonly level: 'advisory' | 'mandatory';
  readonly message: string;
  readonly urn: string;
}

/** The real pack in its own process, called as the engine does: it prints its port, and the calls use gRPC. */
export class PackProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly client: AnalyzerClient,
  ) {}

  /** Starts the pack. Rejects with its output when it ends before it listens. */
  static start(environment: Readonly<Record<string, string>>): Promise<PackProcess> {
    const runner = require.resolve('@pulumi/pulumi/cmd/run-policy-pack');
    const child = spawn(process.execPath, [runner, '127.0.0.1:1', PACK], {
      cwd: PACK,
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    return new Promise((settle, reject) => {
      child.once('exit', (code) => reject(new Error(`the pack ended with ${code}: ${said}`)));
      child.stdout.once('data', (chunk) => {
        const address = `127.0.0.1:${String(chunk).trim()}`;
        settle(new PackProcess(child, new AnalyzerClient(address, credentials.createInsecure())));
      });
    });
  }

  stop(): void {
    this.client.close();
    this.child.kill();
  }

  /** The diagnostics of the resource policies for one resource. */
  analyze(view: ResourceView): Promise<readonly Diagnostic[]> {
    return new Promise((settle, reject) => {
      this.client.analyze(requestOf(view), (error, response) =>
        error ? reject(error) : settle(diagnostics(response)),
      );
    });
  }

  /** The diagnostics of the stack policies for all resources. */
  analyzeStack(views: readonly ResourceView[]): Promise<readonly Diagnostic[]> {
    const request = new proto.AnalyzeStackRequest();
    request.setResourcesList(views.map(resourceOf));
    return new Promise((settle, reject) => {
      this.client.analyzeStack(request, (error, response) => (error ? reject(error) : settle(diagnostics(response))));
    });
  }
}

type Message = InstanceType<typeof proto.AnalyzeRequest>;
type StackMessage = InstanceType<typeof proto.AnalyzerResource>;

function fill<T extends Message | StackMessage>(message: T, view: ResourceView): T {
  message.setType(view.type);
  message.setUrn(view.urn);
  message.setName(view.name);
  message.setProperties(Struct.fromJavaScript(JSON.parse(JSON.stringify(view.props))));
  const options = new proto.AnalyzerResourceOptions();
  options.setProtect(view.protect);
  message.setOptions(options);
  if (view.provider) {
    const provider = new proto.AnalyzerProviderResource();
    provider.setType(view.provider.type);
    provider.setName(view.provider.name);
    provider.setProperties(Struct.fromJavaScript({}));
    message.setProvider(provider);
  }
  return message;
}

function requestOf(view: ResourceView): Message {
  return fill(new proto.AnalyzeRequest(), view);
}

function resourceOf(view: ResourceView): StackMessage {
  return fill(new proto.AnalyzerResource(), view);
}

function diagnostics(response: InstanceType<typeof proto.AnalyzeResponse> | undefined): readonly Diagnostic[] {
  return (response?.getDiagnosticsList() ?? []).map((each) => ({
    policy: each.getPolicyname(),
    level: each.getEnforcementlevel() === proto.EnforcementLevel.MANDATORY ? 'mandatory' : 'advisory',
    message: each.getMessage(),
    urn: each.getUrn(),
  }));
}
