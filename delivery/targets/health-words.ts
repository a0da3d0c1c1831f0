/**
 * Words that say under any name that something is well: Spring Boot Actuator (UP), draft-inadarei-api-health-check
 * (pass, ok, up), Kubernetes and ASP.NET (ok, Healthy), gRPC (SERVING), django-health-check (working).
 */
export const PLAINLY_WELL: ReadonlySet<string> = new Set([
  ...['ok', 'okay', 'up', 'pass', 'passed', 'passing', 'healthy', 'alive', 'operational', 'serving', 'pong'],
  ...['working'],
]);
/** Those that may say under any other name where something goes, or what somebody may do: `"trend":"up"`. */
export const DIRECTIONS: ReadonlySet<string> = new Set(['up', 'pass', 'passed', 'passing']);
/** All words for well. Under the name of something else the others may describe it: a live system, a green slot. */
export const WELL: ReadonlySet<string> = new Set([
  ...PLAINLY_WELL,
  ...['ready', 'success', 'available', 'live', 'green', 'running', 'online', 'true'],
  ...['connected', 'reachable'],
]);
/**
 * Words that mean healthy only as the status of the whole answer or of one of its parts. Elsewhere they may describe
 * anything: an active incident, a good rating, a warning.
 */
export const WELL_STATUS: ReadonlySet<string> = new Set(['active', 'good', 'warn']);
/** The other words of a text that says that the system is well: what it speaks of, and words that change nothing. */
export const SUBJECTS: ReadonlySet<string> = new Set([
  ...[
    'a',
    'the',
    'is',
    'are',
    'am',
    'i',
    "i'm",
    'i’m',
    'it',
    "it's",
    'it’s',
    'we',
    'and',
    'all',
    'everything',
    'every',
  ],
  ...['system', 'systems', 'service', 'services', 'server', 'app', 'application', 'api', 'site', 'website', 'web'],
  ...['backend', 'frontend', 'database', 'status', 'state', 'health', 'result', 'http', 'now', 'fine', 'well', 'still'],
  ...['check', 'checks', 'healthcheck', 'healthz', 'livez', 'readyz', 'liveness', 'readiness', 'ping', 'excluded'],
  // https://prometheus.io/docs/prometheus/latest/management_api/, https://docs.gitlab.com/administration/monitoring/health_check/
  ...['prometheus', 'gitlab'],
]);
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
/** Words that turn a text around, or say that the state is about to change or nobody knows it. */
export const TURNING: ReadonlySet<string> = new Set([
  ...['not', 'no', 'nok', 'never', 'un', 'cannot', 'bad', 'invalid', 'denied', 'forbidden', 'unauthorized', 'unknown'],
  ...['maintenance', 'starting', 'pending', 'initializing', 'shutting', 'internal', 'gateway', 'unsealed', 'sealed'],
  ...[
    'draining',
    'rebooting',
    'restarting',
    'booting',
    'initialising',
    'loading',
    'warming',
    'connecting',
    'migrating',
  ],
  ...[
    'reconnecting',
    'recovering',
    'syncing',
    'upgrading',
    'updating',
    'deploying',
    'terminating',
    'waiting',
    'paused',
  ],
  ...['closing', 'suspended', 'disabled', 'missing', 'without', 'stale', 'partially', 'lost'],
]);
/** Texts that say that there is nothing, as in `"error":"none"`. */
export const NOTHING: ReadonlySet<string> = new Set(['none', 'no', 'nothing', 'null', 'nil', 'n/a', '-', 'ok']);
/** Words that mean a fault under any name. */
export const PLAINLY_ILL: ReadonlySet<string> = new Set([
  ...['down', 'unhealthy', 'unavailable', 'out_of_service', 'disconnected', 'unreachable'],
]);
/** What else a dependency's value may be besides its state and its product: where it is, or what a cache did. */
export const SETTINGS: ReadonlySet<string> = new Set(['hit', 'miss', 'memory', 'local', 'file', 'primary', 'replica']);
/** Words for an alarm that is on. */
export const ALARMED: ReadonlySet<string> = new Set([
  'active',
  'on',
  'open',
  'firing',
  'triggered',
  'ongoing',
  'raised',
]);
