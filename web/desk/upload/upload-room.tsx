// The room where sound is sent: what to send and what for, what is on its way, and what became of it.

import type { UploadOptions, WireUpload } from '../../../server/archive/uploads/schema.ts'
import { request } from '../../api/client.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { PageLoading } from '../../shell/page-loading.tsx'
import { useDeskTexts } from '../texts.ts'
import { fingerprintOf } from './fingerprint.ts'
import { RestList } from './rest-list.tsx'
import { UPLOADS } from './sending.ts'
import { SentList } from './sent-list.tsx'
import { useUploadRoomTexts } from './texts.ts'
import { useSending } from './use-sending.ts'
import { useUploads } from './use-uploads.ts'
import { WayList } from './way-list.tsx'
import { WishForm, type Wish } from './wish-form.tsx'

export default function UploadRoom() {
  const t = useUploadRoomTexts()
  const desk = useDeskTexts()
  const { queue, items } = useSending()
  const options = useAnswer<UploadOptions>('/api/v1/desk/upload-options')
  const uploads = useUploads(items.filter(({ state }) => state.kind === 'sent').length)
  if (options.state === 'asking' || uploads.state === 'asking') return <PageLoading />
  if (options.state === 'failed' || uploads.state === 'failed') return <p role="alert">{desk('desk.noStation')}</p>
  const known = uploads.answer.uploads
  const isHere = ({ id }: WireUpload) => items.some(({ uploadId }) => uploadId === id)
  const unfinished = known.filter((upload) => upload.state === 'arriving' && !isHere(upload))
  // What has arrived is told of by the station.
  const onWay = items.filter(({ state, uploadId }) => state.kind !== 'sent' || !known.some(({ id, state: there }) => id === uploadId && there !== 'arriving'))
  const send = async (files: readonly File[], wish: Wish) => {
    for (const file of files) {
      const fingerprint = await fingerprintOf(file)
      const begun = unfinished.find((upload) => upload.fingerprint === fingerprint && upload.bytes === file.size)
      const { show, archive, occurrence } = wish
      queue.add({ file, uploadId: begun?.id ?? null, metadata: { filename: file.name, fingerprint, show, archive: archive ? 'yes' : 'no', ...(occurrence === null ? {} : { occurrence }) } })
    }
  }
  const remove = async (id: string) => {
    await request('DELETE', `${UPLOADS}/${id}`)
    for (const { key, uploadId } of items) if (uploadId === id) queue.drop(key)
    uploads.again()
  }
  return (
    <>
      <h1>{desk('room.upload')}</h1>
      <p>{t('upload.help')}</p>
      {options.answer.shows.length === 0 ? <p>{t('upload.noShows')}</p> : <WishForm options={options.answer} onSend={send} />}
      <WayList items={onWay} queue={queue} onRemove={remove} />
      <RestList uploads={unfinished} onRemove={remove} />
      <SentList uploads={known.filter(({ state }) => state !== 'arriving')} shows={options.answer.shows} onRemove={remove} />
    </>
  )
}
