import { useTranslation } from 'react-i18next'
import type { Attachment } from '#app/domain/attachment.ts'
import { Chip } from '#renderer/design/chip.tsx'
import { formatBytes } from '#renderer/words/format.ts'
import css from './attachment-chips.module.css'

type AttachmentChipsProps = Readonly<{ files: readonly Attachment[]; onRemove: (file: Attachment) => void }>

/** The files that will go before the words. */
export function AttachmentChips({ files, onRemove }: AttachmentChipsProps) {
  const { t } = useTranslation('composer')
  if (files.length === 0) return null
  return (
    <ul className={css.files} aria-label={t('attached')}>
      {files.map(file => (
        <li key={file.fileId} className={css.file}>
          <Chip
            icon={file.mime.startsWith('image/') ? 'image' : 'file'}
            detail={formatBytes(file.bytes)}
            onRemove={() => onRemove(file)}
            removeLabel={t('removeFile', { name: file.name })}
          >
            <bdi>{file.name}</bdi>
          </Chip>
        </li>
      ))}
    </ul>
  )
}
