// A proxy between engines and a Netlify provider that serves one after another. The provider of any Terraform provider
// accepts its parameters once. Each engine sends them again and gets the first answer.
const { spawn } = require('node:child_process');
const path = require('node:path');
const { executable, toolchainPaths } = require('../../../toolchain/paths.js');
const { pins } = require('../../../toolchain/pins.js');
const { sdk } = require('./program');

const grpc = sdk('@grpc/grpc-js');
const { ResourceProviderService } = sdk('@pulumi/pulumi/proto/provider_grpc_pb');

const PROVIDER = path.join(
  toolchainPaths().plugin('terraform-provider', pins.terraformPlugin),
  executable('pulumi-resource-terraform-provider'),
);
// The variables that this provider and Netlify's own provider behind it read.
const READ = /^(NETLIFY_\w+|TF_\w+|PULUMI_(DYNAMIC_TF|HOME)\w*|\w+_PROXY|PATH|SSL_\w+)$/i;
const isRead = ([name]) => READ.test(name);

const bytes = (value) => value;
/** Every method with its messages as bytes, because the proxy does not read them. */
const methods = Object.fromEntries(
  Object.entries(ResourceProviderService).map(([name, method]) => {
    const raw = {
      requestSerialize: bytes,
      requestDeserialize: bytes,
      responseSerialize: bytes,
      responseDeserialize: bytes,
    };
    return [name, { ...method, ...raw }];
  }),
);
const Client = grpc.makeGenericClientConstructor(methods, 'ResourceProvider');
const UNLIMITED = { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 };

/** An empty message. */
const NOTHING = Buffer.of();

const ask = ({ client }, name, request) =>
  new Promise((resolve, reject) => client[name](request, (error, answer) => (error ? reject(error) : resolve(answer))));

/** The running provider, with its variables and parameters. */
let current;
/** The variables of the engine that is served. */
let environment = {};

const keyOf = (env) => JSON.stringify(Object.entries(env).filter(isRead).sort());

function stop() {
  current?.client.close();
  current?.child.kill();
  current = undefined;
}

async function start() {
  const child = spawn(PROVIDER, [], { env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
  const port = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${PROVIDER} ended with ${code}`)));
    child.stdout.once('data', (text) => resolve(Number(text)));
  });
  const client = new Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), UNLIMITED);
  // A provider with parameters reports the version of those. An engine asks for the plugin's own version before it
  // sends parameters.
  const info = await ask({ client }, 'getPluginInfo', NOTHING);
  return { key: keyOf(environment), child, client, info };
}

/** The starting provider for the current engine. Requests during its start wait for the same one. */
let starting;
function provider() {
  if (current) return Promise.resolve(current);
  starting ??= start()
    .then((started) => {
      current = started;
      return started;
    })
    .finally(() => {
      starting = undefined;
    });
  return starting;
}

async function parameterize(request) {
  let own = await provider();
  if (own.parameters && !own.parameters.equals(request)) {
    stop();
    own = await provider();
  }
  own.parameters ??= request;
  own.answer ??= ask(own, 'parameterize', request);
  return own.answer;
}

async function answerTo(name, request) {
  if (name === 'parameterize') return parameterize(request);
  // Each engine ends with `cancel`, which stops running requests. If no provider runs, it does nothing.
  if (name === 'cancel' && !current) return NOTHING;
  const own = await provider();
  return name === 'getPluginInfo' ? own.info : ask(own, name, request);
}

async function listen() {
  const server = new grpc.Server(UNLIMITED);
  const handlers = Object.keys(methods).map((name) => [
    name,
    (call, callback) =>
      answerTo(name, call.request).then(
        (answer) => callback(null, answer),
        (error) => callback(error),
      ),
  ]);
  server.addService(methods, Object.fromEntries(handlers));
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    );
  });
}

let listening;

/** The port of Netlify's provider for an engine with these variables: the previous one, unless its variables differ. */
function netlifyProvider(env) {
  environment = env;
  if (current && (current.key !== keyOf(env) || current.child.exitCode !== null)) stop();
  listening ??= listen();
  return listening;
}

process.once('exit', stop);

module.exports = { netlifyProvider };
