import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '#renderer/design/dialog.tsx'
import { Kbd } from '#renderer/design/kbd.tsx'
import { SearchField } from '#renderer/design/search-field.tsx'
import css from './key-sheet.module.css'
import { BINDINGS } from './keymap.ts'
import { rank } from './rank.ts'

/** Every key, searchable. */
export function KeySheet({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation('commands')
  const [query, setQuery] = useState('')
  const lines = BINDINGS.map(({ keys, action }) => ({ id: keys, label: t(`action_${action as 'reply'}`) }))
  return (
    <Dialog open title={t('keys')} closeLabel={t('close')} size="medium" onClose={onClose}>
      <SearchField label={t('searchKeys')} placeholder={t('searchKeys')} clearLabel={t('clear')} value={query} onChange={setQuery} />
      <ul className={css.sheet}>
        {rank(lines, query, []).map(({ id, label }) => (
          <li key={id}>
            <span>{label}</span>
            <Kbd keys={id} />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
