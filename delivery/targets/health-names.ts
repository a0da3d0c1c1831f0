export const SAYING: ReadonlySet<string> = new Set([
  'status',
  'state',
  'health',
  'result',
  'outcome',
  'overall',
  'message',
]);
/** Those in which an unknown word is a no. A message or a result may be about anything. */
export const STRICT: ReadonlySet<string> = new Set(['status', 'state', 'health']);
export const SWITCHES: ReadonlySet<string> = new Set([
  ...['ok', 'healthy', 'success', 'up', 'alive', 'ready', 'live', 'available', 'running', 'serving', 'operational'],
  ...['online', 'connected', 'reachable', 'pass', 'passing', 'passed'],
]);
/** Members whose presence means a fault. */
export const FAULTS: ReadonlySet<string> = new Set([
  ...[
    'error',
    'errors',
    'failures',
    'failed',
    'failing',
    'unhealthy',
    'problems',
    'causes',
    'exception',
    'errorcode',
    'errormessage',
  ],
  ...['maintenance', 'degraded', 'outage', 'draining', 'sealed', 'down', 'offline', 'unavailable', 'broken'],
  ...['disconnected', 'unreachable', 'unready', 'crashed', 'failure', 'fatal', 'timedout', 'shuttingdown'],
]);
export const NUMBERS: ReadonlySet<string> = new Set(['status', 'statuscode', 'code']);
/** Members whose own members are parts of the system, each with a word or a switch (https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check-06#section-4). */
export const PARTS: ReadonlySet<string> = new Set([
  ...['checks', 'components', 'services', 'dependencies', 'probes', 'indicators', 'details', 'entries', 'results'],
]);
/** Words in the names of what a service depends on. A word under such a name says whether that part works. */
export const DEPENDENCIES: ReadonlySet<string> = new Set([
  ...[
    'db',
    'database',
    'databases',
    'redis',
    'cache',
    'postgres',
    'postgresql',
    'mysql',
    'mariadb',
    'mongo',
    'mongodb',
  ],
  ...['sql', 'sqlite', 'dynamodb', 'elasticsearch', 'opensearch', 'search', 'memcached', 'kafka', 'rabbitmq', 'amqp'],
  ...['nats', 'queue', 'broker', 'storage', 's3', 'disk', 'network', 'dns', 'smtp', 'mail', 'email', 'vault', 'ldap'],
  ...['connection', 'upstream', 'dependency', 'stripe'],
]);
/** Those and words whose value may be a name instead: `"service":"checkout"`. */
export const PART_WORDS: ReadonlySet<string> = new Set([
  ...DEPENDENCIES,
  ...['worker', 'workers', 'backend', 'api', 'auth', 'service', 'server'],
]);
/** The last words of names that are switches of a part: `dbConnected`, `redis_ok`. */
export const PART_SWITCHES: ReadonlySet<string> = new Set([
  ...['ok', 'healthy', 'connected', 'reachable', 'ready', 'alive', 'operational', 'online', 'serving'],
]);
/** Words in names of values that are not about now, or not about health: `lastDeploy`, `logLevel`, `failOnError`. */
export const ABOUT_ELSE: ReadonlySet<string> = new Set([
  ...['last', 'previous', 'history', 'log', 'level', 'color', 'colour', 'theme', 'on', 'policy', 'no', 'without'],
  ...['name', 'title', 'description', 'documentation', 'docs', 'url', 'version', 'example', 'test', 'tests'],
]);
/** The last words of names of what is known of a part, and is not its state: `dbVersion`, `startTime`. */
export const KNOWN_OF: ReadonlySet<string> = new Set([
  ...['id', 'type', 'kind', 'hostname', 'port', 'region', 'environment', 'env', 'commit', 'build', 'time', 'timestamp'],
  ...[
    'uptime',
    'duration',
    'latency',
    'tags',
    'version',
    'url',
    'name',
    'title',
    'description',
    'documentation',
    'docs',
  ],
  'level',
]);
/** Further ones, which may end the name of a part, too: `identity-provider`. */
export const CONNECTED_BY: ReadonlySet<string> = new Set(['host', 'user', 'driver', 'engine', 'provider', 'client']);
/** Words around the word that matters in a name: `isDegraded`, `maintenanceMode`. */
export const AROUND: ReadonlySet<string> = new Set([
  'is',
  'has',
  'in',
  'under',
  'mode',
  'active',
  'enabled',
  'now',
  'present',
]);
/** Names of members whose own members are no parts, but what is known of a part. */
export const ABOUT_A_PART: ReadonlySet<string> = new Set(['details', 'data', 'info', 'meta', 'metadata', 'tags']);
/** Words in the names of what tells of faults: `alarm`, `activeIncidents`. */
export const ALARMS: ReadonlySet<string> = new Set(['alarm', 'alarms', 'alert', 'alerts', 'incident', 'incidents']);
/** Members that only wrap the answer, as in JSend. */
export const WRAPPERS: ReadonlySet<string> = new Set(['data', 'response', 'payload']);

/** The words of a name: `dbStatus`, `db_status` and `db-status` are `db` and `status`. */
export function nameWords(name: string): readonly string[] {
  const spaced = name.replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').toLowerCase();
  return spaced.match(/[\p{L}\d]+/gu) ?? [];
}
