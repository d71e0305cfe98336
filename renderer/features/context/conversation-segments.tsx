import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '#app/domain/conversation.ts'
import { Button } from '#renderer/design/button.tsx'
import { Chip } from '#renderer/design/chip.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { useActions } from '#renderer/ui-state/actions.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'
import { capabilitySentence } from '#renderer/words/capability-sentence.ts'
import css from './context.module.css'

/** The segments of a conversation. Where its account cannot set any they are only words, with the reason beside them. */
export function ConversationSegments({ conversation: { id, accountId, segments } }: Readonly<{ conversation: Conversation }>) {
  const { t } = useTranslation('context')
  const { t: capabilityWords } = useTranslation('capabilities')
  const { data: views = [] } = useQuery(accounts())
  const perform = useActions(actions => actions.perform)
  const { mutateAsync: set } = useCommand('conversations.setSegments')
  const take = useSteps(steps => steps.take)
  const add = useRef<HTMLButtonElement>(null)
  const view = views.find(({ account }) => account.id === accountId)
  if (view === undefined) return null
  const lacking = capabilitySentence(view, 'segments', capabilityWords)

  function remove(name: string): void {
    void take({
      run: () => set({ id, segments: segments.filter(other => other !== name) }),
      text: t('segmentRemoved', { name }),
      back: () => set({ id, segments: [...segments] }),
    })
    // The button that was pressed goes with its segment.
    add.current?.focus()
  }

  return (
    <div role="group" aria-label={t('segments')} className={css.chips}>
      {segments.map(name => (
        <Chip key={name} icon="tag" {...(lacking === null && { onRemove: () => remove(name), removeLabel: t('removeSegment', { name }) })}>
          <bdi>{name}</bdi>
        </Chip>
      ))}
      {lacking === null ? (
        <Button ref={add} size="small" variant="quiet" icon="plus" aria-label={t('addSegment')} onPress={() => perform('segments')}>
          {t('add')}
        </Button>
      ) : (
        <>
          {segments.length === 0 && <span className={css.none}>{t('noSegments')}</span>}
          <IconButton size="small" icon="info" label={lacking} onPress={() => perform('segments')} />
        </>
      )}
    </div>
  )
}
