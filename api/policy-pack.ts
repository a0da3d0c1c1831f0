// The exports of `@causeway-deploy/causeway/policy-pack`. A pack requires it before anything of Pulumi's.
import '../bin/engine.js';

export { type PackSettings, startPolicies } from '../policy/start';
