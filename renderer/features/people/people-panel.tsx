import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OperatorId } from '#app/domain/ids.ts'
import { Banners } from '#renderer/design/banners.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { Segmented } from '#renderer/design/segmented.tsx'
import { ListAndDetail } from '#renderer/design/list-and-detail.tsx'
import { accounts } from '#renderer/queries/accounts.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { CONTEXT_BESIDE_PX, useLayout } from '#renderer/ui-state/layout.ts'
import { usePlace, useScope } from '#renderer/ui-state/place.ts'
import { useWidth } from '#renderer/ui-state/use-width.ts'
import { useAccountNotices } from '#renderer/words/use-account-notices.ts'
import { GroupDetails, NoGroup } from './group-details.tsx'
import { GroupTable } from './group-table.tsx'
import { MeList } from './me-list.tsx'
import { NoPerson, PersonDetails } from './person-details.tsx'
import { OperatorTable } from './operator-table.tsx'

type Tab = 'operators' | 'groups' | 'mes'

/** Who answers, over all accounts of the view: operators, groups, and who "I" am at each. */
export function PeoplePanel() {
  const { t } = useTranslation('people')
  const { t: frameWords } = useTranslation('frame')
  const scope = useScope()
  const layout = useLayout()
  const isNarrow = useWidth() < CONTEXT_BESIDE_PX
  const operatorId = usePlace(place => place.operatorId)
  const groupId = usePlace(place => place.groupId)
  const go = usePlace(place => place.go)
  const [tab, setTab] = useState<Tab>('operators')
  const { data: views = [] } = useQuery(accounts())
  const refresh = useCommand('people.refresh')
  const { mutate } = refresh
  useEffect(() => mutate({ scope }), [scope, mutate])
  const inScope = scope === null ? views : views.filter(({ account }) => scope.includes(account.id))
  const notices = useAccountNotices({ views: inScope, outcomes: refresh.data ?? [], capability: tab === 'groups' ? 'groups' : 'operators' })

  /** Beside a list stands what is open of it, and nothing of another one. */
  function turnTo(next: Tab, open: OperatorId | null = null): void {
    setTab(next)
    go({ operatorId: open, groupId: null })
  }

  const person = operatorId === null ? <NoPerson /> : <PersonDetails key={operatorId} id={operatorId} />
  const group = groupId === null ? <NoGroup /> : <GroupDetails key={groupId} id={groupId} onMember={id => turnTo('operators', id)} />
  return (
    <ListAndDetail
      label={frameWords('listWidth')}
      size={layout.detailWidth}
      onResize={detailWidth => layout.set({ detailWidth })}
      isNarrow={isNarrow}
      isOpen={(tab === 'groups' ? groupId : operatorId) !== null}
      list={
        <Panel
          title={t('title')}
          label={t('title')}
          actions={
            <>
              <Segmented
                label={t('title')}
                size="small"
                value={tab}
                onChange={next => turnTo(next)}
                segments={[
                  { value: 'operators', label: t('operators') },
                  { value: 'groups', label: t('groups') },
                  { value: 'mes', label: t('mes') },
                ]}
              />
              <IconButton icon="refresh" label={t('refresh')} onPress={() => mutate({ scope })} />
            </>
          }
          toolbar={<Banners notices={notices} />}
          scrolls={tab === 'mes'}
        >
          {tab === 'operators' && <OperatorTable views={views} isBusy={refresh.isPending} />}
          {tab === 'groups' && <GroupTable views={views} isBusy={refresh.isPending} />}
          {tab === 'mes' && <MeList views={inScope} />}
        </Panel>
      }
      detail={tab === 'groups' ? group : person}
    />
  )
}
