/**
 * Words of healthy endpoints: Spring Boot Actuator (UP), draft-inadarei-api-health-check (pass, ok, up, warn for "with
 * concerns"), Kubernetes and ASP.NET (ok, Healthy), gRPC (SERVING).
 */
export const WELL: ReadonlySet<string> = new Set([
  ...['ok', 'okay', 'up', 'pass', 'passed', 'passing', 'healthy', 'success', 'available', 'ready', 'alive', 'live'],
  ...['green', 'running', 'serving', 'operational', 'online', 'pong', 'true'],
]);
/**
 * Words that mean healthy only as the status of the whole answer. Elsewhere they may describe anything: an active
 * incident, a good rating, a warning.
 */
export const WELL_STATUS: ReadonlySet<string> = new Set(['active', 'good', 'warn']);
export const ILL: ReadonlySet<string> = new Set([
  ...[
    'down',
    'fail',
    'fails',
    'failed',
    'failing',
    'failure',
    'unhealthy',
    'error',
    'errors',
    'failures',
    'exceptions',
    'unavailable',
  ],
  ...['out_of_service', 'false', 'red', 'critical', 'unready', 'outage', 'degraded', 'disconnected', 'unreachable'],
  ...[
    'timeout',
    'exception',
    'refused',
    'crashed',
    'stopped',
    'stopping',
    'offline',
    'inactive',
    'dead',
    'broken',
    'fatal',
  ],
  ...['econnrefused', 'etimedout', 'enotfound', 'econnreset'],
]);
/** Words that turn a text around, or say that it is no answer about health. */
export const TURNING: ReadonlySet<string> = new Set([
  ...['not', 'no', 'nok', 'never', 'un', 'cannot', 'bad', 'invalid', 'denied', 'forbidden', 'unauthorized', 'unknown'],
  ...['maintenance', 'starting', 'pending', 'initializing', 'shutting', 'internal', 'gateway', 'unsealed', 'sealed'],
]);
/** Texts that say that there is nothing, as in `"error":"none"`. */
export const NOTHING: ReadonlySet<string> = new Set(['none', 'no', 'nothing', 'null', 'nil', 'n/a', '-', 'ok']);
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
  ...['error', 'errors', 'failures', 'failed', 'failing', 'unhealthy', 'exception', 'errorcode', 'errormessage'],
  ...['maintenance', 'degraded', 'outage', 'draining', 'sealed', 'down', 'offline', 'unavailable', 'broken'],
  ...['disconnected', 'unreachable', 'unready', 'crashed', 'failure', 'fatal', 'timedout', 'shuttingdown'],
]);
export const NUMBERS: ReadonlySet<string> = new Set(['status', 'statuscode', 'code']);
/** Words that mean a fault under any name. */
export const PLAINLY_ILL: ReadonlySet<string> = new Set([
  ...['down', 'unhealthy', 'unavailable', 'out_of_service', 'disconnected', 'unreachable'],
]);
/** Members whose own members are parts of the system, each with a word or a switch (https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check-06#section-4). */
export const PARTS: ReadonlySet<string> = new Set([
  ...['checks', 'components', 'services', 'dependencies', 'probes', 'indicators', 'details'],
]);
/** Words in the names of what a service depends on. A switch under such a name says whether that part works. */
export const PART_WORDS: ReadonlySet<string> = new Set([
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
  ...[
    'nats',
    'queue',
    'broker',
    'worker',
    'workers',
    'storage',
    's3',
    'disk',
    'network',
    'dns',
    'smtp',
    'mail',
    'email',
  ],
  ...['upstream', 'backend', 'api', 'auth', 'connection', 'service', 'server', 'dependency', 'vault', 'ldap', 'stripe'],
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
/** Members that only wrap the answer, as in JSend. */
export const WRAPPERS: ReadonlySet<string> = new Set(['data', 'response', 'payload']);

/** The words of a name: `dbStatus`, `db_status` and `db-status` are `db` and `status`. */
export function nameWords(name: string): readonly string[] {
  const spaced = name.replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').toLowerCase();
  return spaced.match(/[\p{L}\d]+/gu) ?? [];
}

// "no errors" ends a clause or "found" follows. In "no critical services running" and "no error handler" the text misses
// what the system needs. A range (`0-5`) or a share (`0/5`) is no zero.
const ABSENT_BEFORE =
  /(?<![\p{L}\d_.,/\p{Pd}])(?:no|0|zero|without)\s+(?:errors?|failures?|exceptions?|outage|timeout)(?=[^\S\n]*(?:$|[,;)]|\.(?!\S))|\s+(?:found|detected)(?![\p{L}\d_/\p{Pd}]))/gimu;
const ABSENT_BEHIND =
  /(?<![\p{L}\d_])(?:errors?|failures?|failed|failing)\s*[:=]\s*(?:0|none)(?![\p{L}\d_.,:+~]|\s*[/\p{Pd}]|\s+to\s)/giu;

/** A text without what it says is absent: `no errors`, `0 failures`, `errors: 0`. */
export function withoutAbsent(text: string): string {
  return text.replace(ABSENT_BEFORE, ' ').replace(ABSENT_BEHIND, ' ');
}

export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}_]+/gu) ?? [];
}
