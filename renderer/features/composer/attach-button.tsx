import { useRef, type ChangeEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#renderer/design/icon-button.tsx'

type AttachButtonProps = Readonly<{ limit: string; disabled: boolean; busy: boolean; onFiles: (files: readonly File[]) => void }>

/** Opens the system's way to choose files. */
export function AttachButton({ limit, disabled, busy, onFiles }: AttachButtonProps) {
  const { t } = useTranslation('composer')
  const input = useRef<HTMLInputElement>(null)

  function choose({ target }: ChangeEvent<HTMLInputElement>): void {
    const files = [...(target.files ?? [])]
    // The same file can be chosen again, after it was taken out.
    target.value = ''
    onFiles(files)
  }

  return (
    <>
      <IconButton icon="attach" label={t('attach', { limit })} tooltipSide="top" disabled={disabled} busy={busy} onPress={() => input.current?.click()} />
      <input ref={input} type="file" multiple hidden tabIndex={-1} aria-label={t('attach', { limit })} onChange={choose} />
    </>
  )
}
