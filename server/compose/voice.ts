// What is spoken instead of written: shows' titles, listeners' questions, and the one who makes sounds of both.

import type { Space } from '../archive/keeping/space.ts'
import { VoiceMaker } from '../archive/processing/voice-maker.ts'
import type { Database } from '../db/database.ts'
import { SpokenTitles } from '../shows/spoken/spoken-titles.ts'
import { VoiceQuestions } from '../voice/questions.ts'
import type { Ground } from './ground.ts'

export async function startVoice({ clock, events, log, lifecycle, folder }: Ground, { db }: Database, ffmpegPath: string, space: Space): Promise<{ readonly spoken: SpokenTitles; readonly questions: VoiceQuestions }> {
  const maker = new VoiceMaker(ffmpegPath)
  const onChange = (slug: string) => events.emit('programmeChanged', { reason: `the spoken title of ${slug}` })
  const spoken = new SpokenTitles({ db, folder: folder.spoken, clock, log, maker, onChange })
  await spoken.tidy()
  const questions = new VoiceQuestions({ db, folder: folder.voice, maker, space, clock, log })
  await questions.start()
  lifecycle.started('questions', () => questions.stop())
  // Stopped first: whoever waits for a sound goes home, and what is not made is made at the next start.
  lifecycle.started('voices', () => maker.close())
  return { spoken, questions }
}
