// The engine's language host for Node programs and policy packs, over the protocol files of the program's own
// @pulumi/pulumi. It is put beside a CLI that was built from source; a downloaded CLI brings its own.
const { createRequire } = require('node:module');
const { start, stopAll } = require('./children.js');
const { locate } = require('./locate.js');
const { requiredPackages } = require('./packages.js');

const sdk = createRequire(locate('@pulumi/pulumi', process.cwd()));
const grpc = sdk('@grpc/grpc-js');
const services = sdk('@pulumi/pulumi/proto/language_grpc_pb.js');
const messages = sdk('@pulumi/pulumi/proto/language_pb.js');
const plugins = sdk('@pulumi/pulumi/proto/plugin_pb.js');
const { Empty } = sdk('google-protobuf/google/protobuf/empty_pb.js');

const engineAddress = process.argv.at(-1);

/** Exit code of a program that has already reported the error to the person (@pulumi/pulumi cmd/run). */
const ALREADY_REPORTED = 32;

function run(call, callback) {
  const request = call.request;
  const directory = request.getInfo().getProgramDirectory();
  const options = request.getInfo().getOptions()?.toJavaScript() ?? {};
  const program = locate('@pulumi/pulumi/cmd/run', directory);
  const flags = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    'root-directory': request.getInfo().getRootDirectory(),
    stack: request.getStack(),
    pwd: request.getPwd(),
    'query-mode': request.getQuerymode(),
    parallel: request.getParallel(),
  };
  const args = [
    ...nodeArguments(options),
    program,
    ...Object.entries(flags).map(([name, value]) => `--${name}=${value}`),
    ...(request.getDryrun() ? ['--dry-run'] : []),
    request.getInfo().getEntryPoint() || '.',
    ...request.getArgsList(),
  ];
  const env = {
    ...process.env,
    PULUMI_NODEJS_TYPESCRIPT: String(options.typescript ?? true),
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().entries())),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
  };
  if (options.tsconfig) env.PULUMI_NODEJS_TSCONFIG_PATH = options.tsconfig;

  // stdout belongs to the engine's handshake with this host, so the program's own output goes to stderr.
  const child = start(args, { cwd: request.getPwd(), env, stdio: ['ignore', 2, 2] }, (code, reason) => {
    const response = new messages.RunResponse();
    if (code === ALREADY_REPORTED) response.setBail(true);
    else if (reason) response.setError(`Program ended by ${reason}`);
    else if (code !== 0) response.setError(`Program exited with non-zero exit code: ${code}`);
    callback(null, response);
  });
  call.on('cancelled', () => child.kill('SIGTERM'));
}

function runPlugin(call) {
  const request = call.request;
  const directory = request.getInfo().getProgramDirectory();
  const options = request.getInfo().getOptions()?.toJavaScript() ?? {};
  const analyzer = request.getKind() === 'analyzer';
  const program = locate(`@pulumi/pulumi/cmd/${analyzer ? 'run-policy-pack' : 'run-plugin'}`, directory);
  const own = request.getArgsList();
  // The order is the same as in the engine's own host (pulumi-language-nodejs, RunPlugin): here `nodeargs` do not reach
  // Node.
  const args = [program, ...nodeArguments(options), ...(analyzer ? [...own, directory] : [directory, ...own])];
  const env = { ...process.env, ...Object.fromEntries(request.getEnvList().map(splitVariable)) };
  const cwd = analyzer ? directory : request.getPwd();

  const child = start(args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] }, (code) => {
    call.write(pluginOutput('setExitcode', code));
    call.end();
  });
  child.stdout?.on('data', (chunk) => call.write(pluginOutput('setStdout', chunk)));
  child.stderr?.on('data', (chunk) => call.write(pluginOutput('setStderr', chunk)));
  call.on('cancelled', () => child.kill('SIGTERM'));
}

function pluginOutput(setter, value) {
  const response = new messages.RunPluginResponse();
  response[setter](value);
  return response;
}

function nodeArguments(options) {
  return typeof options.nodeargs === 'string' ? options.nodeargs.split(/\s+/).filter(Boolean) : [];
}

function splitVariable(entry) {
  const at = entry.indexOf('=');
  return [entry.slice(0, at), entry.slice(at + 1)];
}

function about(_call, callback) {
  const response = new messages.AboutResponse();
  response.setExecutable(process.execPath);
  response.setVersion(process.version);
  callback(null, response);
}

// The engine asks before it runs a package from a folder. npm or a person has already installed everything there.
function installDependencies(call) {
  locate('@pulumi/pulumi', call.request.getInfo().getProgramDirectory());
  call.end();
}

/** Turns a thrown error into the call's status, because an engine without an answer waits forever. */
function answering(handler) {
  return (call, callback) => {
    try {
      handler(call, callback);
    } catch (error) {
      const status = { code: grpc.status.FAILED_PRECONDITION, details: error.message };
      if (callback) callback(status);
      else call.emit('error', status);
    }
  };
}

const answer = (Response) => (_call, callback) => callback(null, new Response());

const server = new grpc.Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
server.addService(services.LanguageRuntimeService, {
  handshake: answer(messages.LanguageHandshakeResponse),
  getPluginInfo: answer(plugins.PluginInfo),
  getRequiredPackages: answering(requiredPackages({ messages, plugins })),
  getRequiredPlugins: answer(messages.GetRequiredPluginsResponse),
  installDependencies: answering(installDependencies),
  getProgramDependencies: answer(messages.GetProgramDependenciesResponse),
  runtimeOptionsPrompts: answer(messages.RuntimeOptionsResponse),
  cancel: answer(Empty),
  about: answering(about),
  run: answering(run),
  runPlugin: answering(runPlugin),
});

function stop() {
  stopAll();
  process.exit(0);
}

process.on('SIGINT', stop);
process.on('SIGTERM', stop);
// A killed engine cannot stop its hosts, so the host exits when its parent changes.
const parent = process.ppid;
setInterval(() => process.ppid === parent || stop(), 1000).unref();

server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});
