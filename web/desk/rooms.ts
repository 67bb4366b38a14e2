// The rooms of the desk, in the order of its menu. A new room is one line here, one text and one folder.

import { lazy } from 'react'
import type { Me } from '../../server/people/schema.ts'
import { calendarReady } from './calendar-ready.ts'
import type { Room } from './room.ts'

export const ROOMS: readonly Room[] = [
  { path: 'week', text: 'room.week', needs: 'see_plan', page: lazy(() => calendarReady().then(() => import('./week/week-room.tsx'))) },
  { path: 'month', text: 'room.month', needs: 'see_plan', page: lazy(() => calendarReady().then(() => import('./month/month-room.tsx'))) },
  { path: 'mine', text: 'room.mine', needs: 'go_live', page: lazy(() => import('./mine/mine-room.tsx')) },
  { path: 'archive', text: 'room.archive', needs: 'edit_some_show', page: lazy(() => calendarReady().then(() => import('./archive/archive-room.tsx'))) },
  { path: 'upload', text: 'room.upload', needs: 'upload_sound', page: lazy(() => import('./upload/upload-room.tsx')) },
  { path: 'shows', text: 'room.shows', needs: 'edit_some_show', page: lazy(() => import('./shows/shows-room.tsx')) },
  { path: 'files', text: 'room.files', needs: 'plan_programme', page: lazy(() => calendarReady().then(() => import('./files/files-room.tsx'))) },
  { path: 'import', text: 'room.import', needs: 'move_podcasts', page: lazy(() => import('./import/import-room.tsx')) },
  { path: 'people', text: 'room.people', needs: 'see_people', page: lazy(() => import('./people/people-room.tsx')) },
  { path: 'ideas', text: 'room.ideas', needs: 'manage_ideas', page: lazy(() => import('./ideas/ideas-room.tsx')) },
  { path: 'storage', text: 'room.storage', needs: 'see_storage', page: lazy(() => import('./storage/storage-room.tsx')) },
  { path: 'air-log', text: 'room.airLog', needs: 'keep_air_log', page: lazy(() => calendarReady().then(() => import('./air-log/air-log-room.tsx'))) },
  { path: 'chat', text: 'room.chat', needs: 'moderate_chat', page: lazy(() => import('./chat/chat-desk-room.tsx')) },
  { path: 'voice', text: 'room.voice', needs: 'hear_some_questions', page: lazy(() => import('./voice/voice-room.tsx')) },
  { path: 'audit', text: 'room.audit', needs: 'see_audit', page: lazy(() => import('./audit/audit-room.tsx')) },
]

/** The rooms this person may enter. */
export function roomsOf({ may }: Pick<Me, 'may'>): readonly Room[] {
  return ROOMS.filter(({ needs }) => may.includes(needs))
}
