import '../bin/engine.js';
export { type PackSettings, startPolicies } from '../policy/start';
