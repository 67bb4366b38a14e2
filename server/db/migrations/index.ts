// Every migration, in order. Imported one by one, so tests, bundles and the server see the same list.

import type { Migration } from 'kysely/migration'
import * as people from './001-people.ts'
import * as programme from './002-programme.ts'
import * as broadcast from './003-broadcast.ts'
import * as desk from './004-desk.ts'
import * as programmeChanges from './005-programme-changes.ts'
import * as rebroadcast from './006-rebroadcast.ts'
import * as showFaces from './007-show-faces.ts'
import * as archive from './008-archive.ts'
import * as uploads from './009-uploads.ts'
import * as archiveSearch from './010-archive-search.ts'
import * as editor from './011-editor.ts'
import * as keep from './012-keep.ts'
import * as feedImport from './013-import.ts'
import * as chat from './015-chat.ts'
import * as airLog from './016-air-log.ts'
import * as voice from './018-voice.ts'

export const migrations: Record<string, Migration> = {
  '001-people': people,
  '002-programme': programme,
  '003-broadcast': broadcast,
  '004-desk': desk,
  '005-programme-changes': programmeChanges,
  '006-rebroadcast': rebroadcast,
  '007-show-faces': showFaces,
  '008-archive': archive,
  '009-uploads': uploads,
  '010-archive-search': archiveSearch,
  '011-editor': editor,
  '012-keep': keep,
  '013-import': feedImport,
  '015-chat': chat,
  '016-air-log': airLog,
  '018-voice': voice,
}
