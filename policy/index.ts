import { startPolicies } from './start';

startPolicies({ folder: __dirname });
