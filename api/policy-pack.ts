// What `@causeway-deploy/causeway/policy-pack` hands out; a pack requires it first, before anything of Pulumi's.
import '../bin/engine.js';

export { type PackSettings, startPolicies } from '../policy/start';
