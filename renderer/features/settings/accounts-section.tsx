import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountId } from '#app/domain/ids.ts'
import { Button } from '#renderer/design/button.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { ErrorState } from '#renderer/design/error-state.tsx'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { accounts, manifests } from '#renderer/queries/accounts.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { mes } from '#renderer/queries/people.ts'
import { useAccountTask } from '#renderer/ui-state/account-task.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { useNow } from '#renderer/ui-state/use-now.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { needsKey, statusWords } from '#renderer/words/status-words.ts'
import { AccountLine } from './account-line.tsx'
import { Section } from './section.tsx'
import css from './settings.module.css'
import { stepped } from './stepped.ts'
import { TeamSection } from './team-section.tsx'

/** The accounts, and what a team shares of them. */
export function AccountsSection() {
  return (
    <>
      <Accounts />
      <TeamSection />
    </>
  )
}

/** In the order of the rail. */
function Accounts() {
  const { t } = useTranslation('settings')
  const { t: healthWords } = useTranslation('health')
  const { t: failureWords } = useTranslation('failures')
  const views = useQuery(accounts())
  const { data: providers = [] } = useQuery(manifests())
  const { data: people = [] } = useQuery(mes(null))
  const reorder = useCommand('accounts.reorder')
  const retry = useCommand('accounts.retry')
  const begin = useAccountTask(tasks => tasks.begin)
  const openLayer = useLayers(layers => layers.open)
  const announce = useAnnounce()
  const now = useNow()
  const list = useRef<HTMLUListElement>(null)
  const moved = useRef<Readonly<{ id: AccountId; by: -1 | 1; before: string }> | null>(null)
  const ids = views.data?.map(({ account }) => account.id) ?? []
  const order = ids.join(' ')

  // Whatever moves in the page loses the focus; the button that moved it takes it back.
  useEffect(() => {
    if (moved.current === null || moved.current.before === order) return
    const { id, by } = moved.current
    moved.current = null
    list.current?.querySelector<HTMLElement>(`[data-moves="${by} ${CSS.escape(id)}"]`)?.focus()
  }, [order])

  function move(id: AccountId, by: -1 | 1): void {
    const next = stepped(ids, id, by)
    if (next === null || reorder.isPending) return
    moved.current = { id, by, before: order }
    const name = views.data?.find(({ account }) => account.id === id)?.account.name ?? ''
    reorder.mutate({ ids: [...next] }, { onSuccess: () => announce(t('movedTo', { name, place: next.indexOf(id) + 1, count: next.length })) })
  }

  const failure = reorder.error ?? retry.error
  const add = (
    <Button icon="plus" onPress={() => openLayer('addAccount')}>
      {t('add')}
    </Button>
  )
  return (
    <Section title={t('accounts')} action={add} trouble={failure === null ? null : t('notSaved', describeFailure(failureOf(failure), failureWords))}>
      {views.isPending && <SkeletonRows label={t('loading')} count={3} />}
      {views.isError && (
        <ErrorState
          size="panel"
          title={t('failed')}
          cause={describeFailure(failureOf(views.error), failureWords).what}
          action={<Button onPress={() => void views.refetch()}>{t('retry')}</Button>}
        />
      )}
      {views.data?.length === 0 && (
        <EmptyState size="panel" kind="notYet" title={t('accountsEmpty')}>
          {t('accountsEmptyText')}
        </EmptyState>
      )}
      {views.data !== undefined && views.data.length > 1 && <p className={css.hint}>{t('accountsText')}</p>}
      <ul ref={list} className={css.accounts}>
        {views.data?.map((view, index) => (
          <AccountLine
            key={view.account.id}
            view={view}
            service={providers.find(({ id }) => id === view.account.providerId)?.name ?? ''}
            me={people.find(({ accountId }) => accountId === view.account.id)?.operator?.name ?? null}
            words={statusWords(view.status, { t: healthWords, failureWords, now })}
            needsKey={needsKey(view.status)}
            isFirst={index === 0}
            isLast={index === ids.length - 1}
            onMove={by => move(view.account.id, by)}
            onRetry={() => retry.mutate({ id: view.account.id })}
            onTask={kind => begin({ kind, accountId: view.account.id })}
          />
        ))}
      </ul>
    </Section>
  )
}
