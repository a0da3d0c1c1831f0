// A language host (toolchain/host/language-host.js) that serves one engine after another. It runs the program in its
// own process and the pack in a second one, because loading both takes half of a preview's CPU time. The engine
// attaches to it by PULUMI_DEBUG_LANGUAGES. The parent (pool.js) says when an engine starts, with its variables, and
// when it has ended.
const { fork, spawn } = require('node:child_process');
const fs = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const { setEnvironment } = require('./fresh');
const { ALREADY_REPORTED, runProgram, sdk } = require('./program');
const { netlifyProvider } = require('./netlify');
const { dynamicProvider, githubProvider } = require('./provider');
const { requiredPackages } = require('../../../toolchain/host/packages.js');

const grpc = sdk('@grpc/grpc-js');
const services = sdk('@pulumi/pulumi/proto/language_grpc_pb.js');
const messages = sdk('@pulumi/pulumi/proto/language_pb.js');
const plugins = sdk('@pulumi/pulumi/proto/plugin_pb.js');
const { Empty } = sdk('google-protobuf/google/protobuf/empty_pb.js');

/** The variables of the engine that is served. */
let environment = {};
let engineAddress;
let pack;
/** Settles when the last program has ended. */
let running = Promise.resolve();
/** The milliseconds that a program has to end after its engine is gone. Its requests then fail. */
const TO_END = 3000;

function handshake(call, callback) {
  engineAddress = call.request.getEngineAddress();
  callback(null, new messages.LanguageHandshakeResponse());
}

async function runCall(call, callback) {
  const { request } = call;
  const info = request.getInfo();
  const options = info.getOptions()?.toJavaScript() ?? {};
  const flags = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    'root-directory': info.getRootDirectory(),
    stack: request.getStack(),
    pwd: request.getPwd(),
    parallel: String(request.getParallel()),
    'dry-run': request.getDryrun(),
  };
  const known = ['monitor', 'engine', 'organization', 'project', 'stack', 'parallel'];
  const told = known.map((name) => [`PULUMI_NODEJS_${name.toUpperCase()}`, flags[name]]);
  const env = {
    ...environment,
    ...Object.fromEntries(told.filter(([, value]) => value)),
    PULUMI_NODEJS_ROOT_DIRECTORY: flags['root-directory'],
    ...(flags['dry-run'] ? { PULUMI_NODEJS_DRY_RUN: 'true' } : {}),
    PULUMI_NODEJS_TYPESCRIPT: String(options.typescript ?? true),
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().entries())),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
  };
  let isOver = false;
  // For example when the pack refuses: the engine stops waiting. A program that goes on cannot be stopped from within
  // its process.
  call.on('cancelled', () => setTimeout(() => isOver || process.exit(1), TO_END).unref());
  const ran = runProgram({ flags, entry: info.getEntryPoint() || '.', args: request.getArgsList(), env });
  running = ran.catch(() => undefined);
  const code = await ran;
  isOver = true;
  const response = new messages.RunResponse();
  if (code === ALREADY_REPORTED) response.setBail(true);
  else if (code !== 0) response.setError(`Program exited with non-zero exit code: ${code}`);
  callback(null, response);
}

function output(setter, value) {
  const response = new messages.RunPluginResponse();
  response[setter](value);
  return response;
}

/** Whether a pack uses this checkout's SDKs, which the warm process has already loaded. */
function sharesSdk(directory) {
  const theirs = createRequire(path.join(fs.realpathSync(directory), 'main.js'));
  try {
    return theirs.resolve('@pulumi/policy') === require.resolve('@pulumi/policy');
  } catch {
    return false;
  }
}

/** Starts the requested pack: in the warm process if possible, else in a process of its own. */
function runPlugin(call) {
  const { request } = call;
  const directory = request.getInfo().getProgramDirectory();
  const args = [...request.getArgsList(), directory];
  const env = Object.fromEntries(request.getEnvList().map((entry) => entry.split(/=(.*)/s, 2)));
  if (sharesSdk(directory)) warmPack(call, { directory, args, env });
  else coldPack(call, { directory, args, env });
}

function ended(call, code) {
  call.write(output('setExitcode', code));
  call.end();
}

function coldPack(call, { directory, args, env }) {
  const program = sdk.resolve('@pulumi/pulumi/cmd/run-policy-pack');
  const child = spawn(process.execPath, [program, ...args], { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (chunk) => call.write(output('setStdout', chunk)));
  child.stderr.on('data', (chunk) => call.write(output('setStderr', chunk)));
  child.on('close', (code) => ended(call, code ?? 1));
  call.on('cancelled', () => child.kill());
}

function warmPack(call, order) {
  if (!pack?.connected) pack = fork(path.join(__dirname, 'pack.js'));
  const own = pack;
  const hear = ({ event, text }) => {
    call.write(output(event === 'stdout' ? 'setStdout' : 'setStderr', Buffer.from(text)));
    if (event === 'failed') leave(1);
  };
  const leave = (code) => {
    own.removeListener('message', hear);
    own.removeListener('exit', leave);
    ended(call, code ?? 1);
  };
  own.on('message', hear);
  own.on('exit', leave);
  call.on('cancelled', () => {
    own.removeListener('message', hear);
    own.removeListener('exit', leave);
    if (own.connected) own.send({ stop: true });
  });
  own.send({ start: order });
}

const answer = (Response) => (_call, callback) => callback(null, new Response());
const failing = (handler) => (call, callback) =>
  Promise.resolve()
    .then(() => handler(call, callback))
    .catch((error) => callback({ code: grpc.status.FAILED_PRECONDITION, details: error.stack }));

async function listen() {
  const server = new grpc.Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
  server.addService(services.LanguageRuntimeService, {
    handshake,
    getPluginInfo: answer(plugins.PluginInfo),
    getRequiredPackages: failing(requiredPackages({ messages, plugins })),
    getRequiredPlugins: answer(messages.GetRequiredPluginsResponse),
    getProgramDependencies: answer(messages.GetProgramDependenciesResponse),
    runtimeOptionsPrompts: answer(messages.RuntimeOptionsResponse),
    cancel: answer(Empty),
    run: failing(runCall),
    runPlugin,
  });
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    );
  });
}

const started = Promise.all([
  listen(),
  dynamicProvider(),
  sdk('@pulumi/pulumi/runtime/closure/v8Hooks').isInitializedAsync(),
]);

/** Prepares for an engine with these variables. Reports the variables by which the engine finds this host. */
async function begin(variables) {
  await running;
  environment = variables;
  // The engine may call the providers before the program runs.
  setEnvironment(variables);
  const [language, dynamic] = await started;
  const github = await githubProvider(variables);
  const netlify = await netlifyProvider(variables);
  const found = {
    PULUMI_DEBUG_LANGUAGES: `nodejs:${language}`,
    PULUMI_DEBUG_PROVIDERS: `github:${github},pulumi-nodejs:${dynamic},terraform-provider:${netlify}`,
  };
  process.send({ ready: found });
}

process.on('message', (order) => begin(order.begin).catch((error) => process.send({ failed: error.stack })));
process.on('disconnect', () => process.exit());
