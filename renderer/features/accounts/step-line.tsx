import { useTranslation } from 'react-i18next'
import css from './accounts.module.css'
import type { AddStep } from './add-state.ts'

/** Where one is on the way, and how far it still goes. `service`: the name of the one that was chosen. */
export function StepLine({ steps, current, service }: Readonly<{ steps: readonly AddStep[]; current: AddStep; service: string | null }>) {
  const { t } = useTranslation('accounts')
  return (
    <ol className={css.steps} aria-label={t('steps')}>
      {steps.map(step => (
        <li key={step} className={css.step} aria-current={step === current ? 'step' : undefined}>
          {step === 'service' && service !== null ? service : t(`step_${step}`)}
        </li>
      ))}
    </ol>
  )
}
