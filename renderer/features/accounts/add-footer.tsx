import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { ProgressLine } from '#renderer/design/progress-line.tsx'
import css from './accounts.module.css'
import type { Adding } from './use-adding.ts'

/** Back, and the one thing to do here. A check that runs can be cancelled. */
export function AddFooter({ adding, form }: Readonly<{ adding: Adding; form: string }>) {
  const { t } = useTranslation('accounts')
  const { step, manifest, isChecking, isBusy, isLast, ticked } = adding
  const asking = t('checking', { service: manifest?.name ?? '' })
  const label = step === 'key' ? t('check') : isLast ? t('addNow', { count: Math.max(ticked, 1) }) : t('next')
  return (
    <>
      {isChecking ? (
        <span className={css.checking} role="status">
          <ProgressLine label={asking} />
          <span>{asking}</span>
        </span>
      ) : (
        <Button variant="quiet" icon="back" disabled={isBusy} onPress={adding.back}>
          {step === 'key' ? t('changeService') : t('back')}
        </Button>
      )}
      {!isChecking && <span className={css.grow} />}
      {isChecking && <Button onPress={adding.cancelCheck}>{t('cancelCheck')}</Button>}
      <Button type="submit" form={form} variant="primary" busy={isBusy || isChecking}>
        {label}
      </Button>
    </>
  )
}
