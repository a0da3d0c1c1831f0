import { pointer } from '../problem';
import type { Rule } from '../rule';
import { CHECKLIST_ROLES } from '../schema/organization';
import { showValue } from '../secret-looking';

/** The people who may sign off the go-live checklist. */
export const checklistRoleRules: readonly Rule[] = [
  {
    code: 'checklist-role-person',
    level: 'error',
    title: 'A role of the go-live checklist is held by users',
    why: 'People sign a role with their own key, and a team has no key.',
    source: 'docs/operations/go-live-checklist.md',
    check: ({ governance: { checklistRoles } }) =>
      CHECKLIST_ROLES.flatMap((role) =>
        checklistRoles[role].flatMap((holder, index) =>
          holder.startsWith('user:')
            ? []
            : [
                {
                  pointer: pointer('governance', 'checklistRoles', role, index),
                  message: `the role ${role} is held by ${showValue(holder)}`,
                  allowed: 'user:<login>',
                },
              ],
        ),
      ),
  },
];
