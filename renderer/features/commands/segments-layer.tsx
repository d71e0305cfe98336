import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { accountOf, type ConversationId } from '#app/domain/ids.ts'
import { CommandPalette, type Command } from '#renderer/design/command-palette.tsx'
import { useCommand } from '#renderer/queries/command.ts'
import { conversation, segmentsOf } from '#renderer/queries/conversations.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'
import { formatList } from '#renderer/words/format.ts'
import { rank } from './rank.ts'
import { newSegment, toggled } from './segment-choices.ts'

/** Puts segments on a conversation and takes them off, several at once; one undo brings back what was there before. */
export function SegmentsLayer({ id, onClose }: Readonly<{ id: ConversationId; onClose: () => void }>) {
  const { t } = useTranslation('commands')
  const query = useLayers(layers => layers.query)
  const setQuery = useLayers(layers => layers.setQuery)
  // What was chosen here; the row follows a moment later, and a quick second choice must not forget the first.
  const [choice, setChoice] = useState<Readonly<{ before: readonly string[]; now: readonly string[] }> | null>(null)
  const { data: row } = useQuery(conversation(id))
  const { data: known = [] } = useQuery(segmentsOf(accountOf(id)))
  const set = useCommand('conversations.setSegments')
  const take = useSteps(steps => steps.take)
  const segments = choice?.now ?? row?.conversation.segments ?? []

  function run(name: string): void {
    if (row === undefined) return
    const before = choice?.before ?? row.conversation.segments
    const now = toggled(segments, name)
    setChoice({ before, now })
    setQuery('')
    void take({
      run: () => set.mutateAsync({ id, segments: [...now] }),
      text: now.length === 0 ? t('segmentsNone') : t('segmentsNow', { names: formatList(now) }),
      back: () => set.mutateAsync({ id, segments: [...before] }),
    }).then(isSet => isSet || setChoice(null))
  }

  const toCommand = (name: string): Command => ({ id: name, label: name, icon: segments.includes(name) ? 'check' : 'tag' })
  const others = known.filter(name => !segments.includes(name))
  const fresh = newSegment(query, [...segments, ...others])
  return (
    <CommandPalette
      open
      label={t('segments')}
      placeholder={t('segmentsPlaceholder')}
      emptyText={t('segmentsEmpty')}
      query={query}
      onQueryChange={setQuery}
      groups={[
        { label: t('segmentsSeen'), commands: rank(others.map(toCommand), query, []) },
        { label: t('segmentsHere'), commands: rank(segments.map(toCommand), query, []) },
        { label: t('segmentsNew'), commands: fresh === null ? [] : [{ id: fresh, label: t('segmentAdd', { name: fresh }), icon: 'plus' } satisfies Command] },
      ].filter(({ commands }) => commands.length > 0)}
      onRun={run}
      onClose={onClose}
    />
  )
}
