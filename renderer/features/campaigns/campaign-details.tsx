import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Campaign } from '#app/domain/campaign.ts'
import { can } from '#app/domain/capability.ts'
import type { CampaignId } from '#app/domain/ids.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Banner } from '#renderer/design/banner.tsx'
import { Button } from '#renderer/design/button.tsx'
import { ConfirmDialog } from '#renderer/design/confirm-dialog.tsx'
import { NOTHING } from '#renderer/design/cut-text.tsx'
import { DefinitionList } from '#renderer/design/definition-list.tsx'
import { DetailPanel } from '#renderer/design/detail-panel.tsx'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { Meter } from '#renderer/design/meter.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { QueryFaces } from '#renderer/design/query-faces.tsx'
import { SectionHeader } from '#renderer/design/section-header.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { Stat } from '#renderer/design/stat.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { campaign } from '#renderer/queries/campaigns.ts'
import { failureOf, useCommand } from '#renderer/queries/command.ts'
import { unanswered } from '#renderer/queries/unanswered.ts'
import { CONTEXT_BESIDE_PX } from '#renderer/ui-state/layout.ts'
import { usePlace } from '#renderer/ui-state/place.ts'
import { useWidth } from '#renderer/ui-state/use-width.ts'
import { useSteps } from '#renderer/ui-state/steps.ts'
import { capabilitySentence } from '#renderer/words/capability-sentence.ts'
import { describeFailure } from '#renderer/words/describe-failure.ts'
import { formatMoment, formatNumber, formatPercent } from '#renderer/words/format.ts'
import { useTrouble } from '#renderer/words/use-trouble.ts'
import { StateBadge } from './campaign-table.tsx'
import css from './campaigns.module.css'

/** Where there is nothing to choose, nobody is asked to. */
export function NoCampaign({ hasAny }: Readonly<{ hasAny: boolean }>) {
  const { t } = useTranslation('campaigns')
  return (
    <Panel label={t('details')}>
      {hasAny && (
        <EmptyState kind="notYet" icon="campaign" title={t('nothingOpen')}>
          {t('nothingOpenText')}
        </EmptyState>
      )}
    </Panel>
  )
}

/** One campaign with its figures; pause and resume where the key may. */
export function CampaignDetails({ id }: Readonly<{ id: CampaignId }>) {
  const { t } = useTranslation('campaigns')
  const known = useQuery(campaign(id))
  const { mutate: load } = useCommand('campaigns.load')
  useEffect(() => load({ id }), [id, load])
  const isAlone = useWidth() < CONTEXT_BESIDE_PX
  const go = usePlace(place => place.go)
  const trouble = useTrouble()
  return (
    <DetailPanel title={t('details')} isAlone={isAlone} backLabel={t('title')} closeLabel={t('close')} onClose={() => go({ campaignId: null })}>
      <QueryFaces isWaiting={known.isPending} waiting={<SkeletonRows kind="line" label={t('loading')} />} trouble={trouble(t('oneFailed'), unanswered(known))}>
        {known.data !== undefined && <Facts known={known.data} />}
      </QueryFaces>
    </DetailPanel>
  )
}

function Facts({ known }: Readonly<{ known: Campaign }>) {
  const { t } = useTranslation('campaigns')
  const { data: views = [] } = useQuery(accounts())
  const view = views.find(({ account }) => account.id === known.accountId)
  const { t: capabilityWords } = useTranslation('capabilities')
  const lacking = view === undefined ? null : capabilitySentence(view, 'campaignControl', capabilityWords)
  const { reached, targets } = known
  const shareOf = (value: number | null) => (value === null || reached === null || reached === 0 ? undefined : t('share', { percent: formatPercent(value / reached) }))
  const number = (value: number | null) => (value === null ? NOTHING : formatNumber(value))
  return (
    <>
      <header className={css.head}>
        <h3 className={css.name}>{known.name}</h3>
        <div className={css.marks}>
          {view !== undefined && <AccountMark colour={view.account.colour} label={view.account.name} />}
          <StateBadge state={known.state} progressPercent={known.progressPercent} />
          <span>{t(`type_${known.type}`)}</span>
        </div>
        {view !== undefined && <Control known={known} isOffered={can(view.capabilities, 'campaignControl')} lacking={lacking} />}
      </header>
      {(known.state === 'sending' || known.state === 'paused') && known.type === 'oneShot' && (
        <div className={css.meter}>
          <Meter label={t('progressLabel')} value={known.progressPercent} max={100} warnFrom={2} failFrom={2} text={t('progress', { percent: formatPercent(known.progressPercent / 100) })} />
        </div>
      )}
      <div className={css.stats}>
        <Stat label={t('targets')} figure={number(targets)} />
        <Stat label={t('reached')} figure={number(reached)} />
        <Stat label={t('opened')} figure={number(known.opened)} change={shareOf(known.opened)} />
        <Stat label={t('clicked')} figure={number(known.clicked)} change={shareOf(known.clicked)} />
        <Stat label={t('unsubscribed')} figure={number(known.unsubscribed)} change={shareOf(known.unsubscribed)} />
      </div>
      <DefinitionList
        items={[
          { key: 'subject', label: t('subject'), value: known.subject },
          { key: 'tag', label: t('tag'), value: known.tag },
          { key: 'created', label: t('created'), value: known.createdAt === null ? null : formatMoment(known.createdAt) },
          { key: 'dispatched', label: t('dispatched'), value: known.dispatchedAt === null ? null : formatMoment(known.dispatchedAt) },
        ].flatMap(fact => (fact.value === null || fact.value === '' ? [] : [{ ...fact, value: fact.value }]))}
      />
      <SectionHeader>{t('message')}</SectionHeader>
      <p className={css.message}>{known.message === null || known.message === '' ? t('noMessage') : known.message}</p>
    </>
  )
}

type ControlProps = Readonly<{ known: Campaign; isOffered: boolean; lacking: string | null }>

/** Pausing can be taken back and is done at once; resuming reaches people in bulk and asks. */
function Control({ known, isOffered, lacking }: ControlProps) {
  const { t } = useTranslation('campaigns')
  const { t: failureWords } = useTranslation('failures')
  const [isAsking, setIsAsking] = useState(false)
  const change = useCommand('campaigns.setRunning')
  const take = useSteps(steps => steps.take)
  const { id, name, state } = known

  const to = (isRunning: boolean) => () => change.mutateAsync({ id, isRunning })
  const set = (isRunning: boolean) =>
    void take({ run: to(isRunning), text: t(isRunning ? 'resumed' : 'paused', { name }), ...(isRunning ? {} : { back: to(true) }) })

  if (!isOffered) return lacking === null ? null : <Banner>{lacking}</Banner>
  const left = Math.max(0, (known.targets ?? 0) - (known.reached ?? 0))
  const isSending = state === 'sending'
  return (
    <>
      {/* One button for both, so that the focus stays on it. */}
      {(isSending || state === 'paused') && (
        <Button icon={isSending ? 'pause' : 'play'} busy={change.isPending} onPress={() => (isSending ? set(false) : setIsAsking(true))}>
          {t(isSending ? 'pause' : 'resume')}
        </Button>
      )}
      {change.isError && <Banner kind="error">{t('failed', describeFailure(failureOf(change.error), failureWords))}</Banner>}
      <ConfirmDialog
        open={isAsking}
        title={t('resumeTitle', { name })}
        confirmLabel={t('resume')}
        cancelLabel={t('cancel')}
        onConfirm={() => {
          setIsAsking(false)
          set(true)
        }}
        onCancel={() => setIsAsking(false)}
      >
        {t('resumeText', { count: left, recipients: formatNumber(left) })}
      </ConfirmDialog>
    </>
  )
}
