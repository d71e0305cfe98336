import { useTranslation } from 'react-i18next'
import { Dialog } from '#renderer/design/dialog.tsx'
import { Kbd } from '#renderer/design/kbd.tsx'
import { SearchField } from '#renderer/design/search-field.tsx'
import { useLayers } from '#renderer/ui-state/layers.ts'
import css from './key-sheet.module.css'
import { rank } from './rank.ts'
import { sheetGroups } from './sheet-lines.ts'

/** Every key, in groups and searchable. */
export function KeySheet({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation('commands')
  const query = useLayers(layers => layers.query)
  const setQuery = useLayers(layers => layers.setQuery)
  const groups = sheetGroups()
    .map(({ group, lines }) => ({ group, lines: rank(lines.map(({ does, keys }) => ({ id: does, keys, label: t(does as 'action_reply') })), query, []) }))
    .filter(({ lines }) => lines.length > 0)
  return (
    <Dialog open title={t('keys')} closeLabel={t('close')} size="large" onClose={onClose}>
      <SearchField label={t('searchKeys')} placeholder={t('searchKeys')} clearLabel={t('clear')} value={query} onChange={setQuery} />
      {groups.length === 0 && <p className={css.empty}>{t('paletteEmpty')}</p>}
      <div className={css.sheet}>
        {groups.map(({ group, lines }) => (
          <section key={group} className={css.group} aria-label={t(`keys_${group}`)}>
            <h3 className={css.heading}>{t(`keys_${group}`)}</h3>
            <ul className={css.lines}>
              {lines.map(({ id, label, keys }) => (
                <li key={id} className={css.line}>
                  <span>{label}</span>
                  <span className={css.keys}>
                    {keys.map(each => (
                      <Kbd key={each} keys={each} />
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
