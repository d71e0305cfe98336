import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { ErrorBoundary } from '#renderer/design/error-boundary.tsx'
import { ErrorState } from '#renderer/design/error-state.tsx'
import css from './guarded-window.module.css'

/** The last net: rather than a white window, words and a way on. What was written is in main already. */
export function GuardedWindow({ children }: Readonly<{ children: ReactNode }>) {
  return <ErrorBoundary renderFailed={() => <WindowFailed />}>{children}</ErrorBoundary>
}

function WindowFailed() {
  const { t } = useTranslation('boundaries')
  return (
    <main className={css.failed} aria-label={t('windowFailed')}>
      <ErrorState
        title={t('windowFailed')}
        cause={t('ourMistake')}
        action={<Button icon="retry" variant="primary" onPress={() => location.reload()}>{t('loadAnew')}</Button>}
      />
    </main>
  )
}
