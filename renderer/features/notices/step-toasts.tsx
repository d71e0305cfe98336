import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useToasts } from '#renderer/design/toasts.tsx'
import { failureOf } from '#renderer/queries/command.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'
import { useUndo } from '#renderer/ui-state/undo.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'

/** One at a time: what can be undone is the last thing only. */
const UNDO = 'undo'
const FAILED_LASTS_MS = 12_000

/** Says what was done, with the way back, and what was not. */
export function StepToasts() {
  const { t } = useTranslation('notices')
  const { t: failureWords } = useTranslation('failures')
  const told = useSteps(steps => steps.told)
  const toasts = useToasts()

  // Undone by its key, or something else is done by now: a button that would do nothing, or another thing, goes.
  useEffect(() => useUndo.subscribe((now, before) => (now.ways.at(-1) === before.ways.at(-1) ? undefined : toasts.close(UNDO))), [toasts])

  useEffect(() => {
    if (told === null) return
    if (told.kind === 'failed') {
      const { what, we, you } = describeFailure(failureOf(told.error), failureWords)
      toasts.show({ text: what, detail: `${we} ${you}`, tone: 'failed', icon: 'wrong', lastsMs: FAILED_LASTS_MS }, 'failed')
    } else if (told.canUndo) toasts.show({ text: told.text, action: { label: t('undo'), shortcut: 'Z', onPress: useUndo.getState().run } }, UNDO)
    else toasts.show({ text: told.text })
  }, [told, toasts, t, failureWords])
  return null
}
