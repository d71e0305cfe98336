import { useTranslation } from 'react-i18next'
import { partExcerpt } from '#app/domain/part.ts'
import type { ThreadItem } from '#app/domain/thread.ts'
import css from './plain-item.module.css'

/** An item that could not be drawn in the look of its kind: its words, so that nothing anybody said is hidden by a mistake of ours. */
export function PlainItem({ item }: Readonly<{ item: ThreadItem }>) {
  const { t } = useTranslation('boundaries')
  return (
    <article className={css.plain} tabIndex={-1}>
      <p dir="auto">{wordsOf(item)}</p>
      <small>{t('itemFailed')}</small>
    </article>
  )
}

const wordsOf = (item: ThreadItem): string =>
  item.type === 'event' ? (item.text ?? '') : item.parts.map(part => ('text' in part && part.text !== null ? part.text : partExcerpt(part))).join('\n')
