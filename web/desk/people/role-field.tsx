// Choosing a role among those one may give.

import type { PersonOnWire } from '../../../server/people/schema.ts'
import css from '../desk.module.css'
import { useDeskTexts } from '../texts.ts'
import { rolesOf } from './looks-after.ts'
import { usePeopleRoomTexts } from './texts.ts'

type Role = PersonOnWire['role']

export function RoleField({ me, value, onChange }: { me: PersonOnWire; value: Role; onChange: (role: Role) => void }) {
  const t = usePeopleRoomTexts()
  const desk = useDeskTexts()
  return (
    <label className={css['field']}>
      <span>{t('people.role')}</span>
      {/* The options are exactly the roles. */}
      <select value={value} onChange={({ target }) => onChange(target.value as Role)}>
        {rolesOf(me).map((role) => <option key={role} value={role}>{desk(`role.${role}`)}</option>)}
      </select>
    </label>
  )
}
