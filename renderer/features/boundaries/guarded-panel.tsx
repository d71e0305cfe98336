import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#renderer/design/button.tsx'
import { ErrorBoundary } from '#renderer/design/error-boundary.tsx'
import { ErrorState } from '#renderer/design/error-state.tsx'

/** A panel that fails by a mistake of ours says so in its own place, with a way on. */
export function GuardedPanel({ children }: Readonly<{ children: ReactNode }>) {
  return <ErrorBoundary renderFailed={retry => <PanelFailed onRetry={retry} />}>{children}</ErrorBoundary>
}

function PanelFailed({ onRetry }: Readonly<{ onRetry: () => void }>) {
  const { t } = useTranslation('boundaries')
  return (
    <div role="alert">
      <ErrorState title={t('panelFailed')} cause={t('ourMistake')} action={<Button icon="retry" onPress={onRetry}>{t('showAgain')}</Button>} />
    </div>
  )
}
