import { useTranslation } from 'react-i18next'
import css from './accounts.module.css'
import type { AddStep } from './add-state.ts'

/** Where one is on the way, and how far it still goes. */
export function StepLine({ steps, current }: Readonly<{ steps: readonly AddStep[]; current: AddStep }>) {
  const { t } = useTranslation('accounts')
  return (
    <ol className={css.steps} aria-label={t('steps')}>
      {steps.map(step => (
        <li key={step} className={css.step} aria-current={step === current ? 'step' : undefined}>
          {t(`step_${step}`)}
        </li>
      ))}
    </ol>
  )
}
