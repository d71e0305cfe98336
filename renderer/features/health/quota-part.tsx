import { useTranslation } from 'react-i18next'
import type { QuotaMeter } from '#app/domain/quota-meter.ts'
import { Meter } from '#renderer/design/meter.tsx'
import css from './health.module.css'
import { limitWords, sharedWords, usedWords, waitsWords, whyWords } from './quota-words.ts'

type QuotaPartProps = Readonly<{
  meter: QuotaMeter
  /** Of all accounts with this credential, this one first. */
  names: readonly string[]
  now: number
}>

/** What an account may still ask of its service, and why something waits. */
export function QuotaPart({ meter, names, now }: QuotaPartProps) {
  const { t } = useTranslation('health')
  const shared = sharedWords(names, t)
  const waits = waitsWords(meter.waiting, t)
  const limit = limitWords(meter, t)
  return (
    <section className={css.quota} aria-label={t('calls')}>
      {meter.perDay === null ? (
        <>
          <p className={css.used}>{usedWords(meter, t)}</p>
          <p className={css.hint}>{limit}</p>
        </>
      ) : (
        <Meter label={t('calls')} value={meter.usedToday} max={meter.perDay} text={usedWords(meter, t)} warnFrom={0.8} hint={limit} />
      )}
      {shared !== null && <p className={css.hint}>{shared}</p>}
      {meter.why !== null && <p className={css.why}>{whyWords(meter.why, { t, now })}</p>}
      {waits !== null && <p className={css.hint}>{waits}</p>}
    </section>
  )
}
