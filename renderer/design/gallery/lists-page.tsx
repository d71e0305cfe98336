import { useState, type KeyboardEvent } from 'react'
import { Avatar } from '#renderer/design/avatar.tsx'
import { Badge } from '#renderer/design/badge.tsx'
import { Button } from '#renderer/design/button.tsx'
import { DataList, type Column, type SortOrder } from '#renderer/design/data-list.tsx'
import { rowHeightPx, type Density } from '#renderer/design/density.ts'
import { EmptyState } from '#renderer/design/empty-state.tsx'
import { ErrorState } from '#renderer/design/error-state.tsx'
import { nextRow } from '#renderer/design/next-row.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { SplitPane } from '#renderer/design/split-pane.tsx'
import { VirtualList } from '#renderer/design/virtual-list.tsx'
import css from './gallery.module.css'
import { Part } from './part.tsx'
import { SampleRowView } from './sample-row.tsx'
import { sampleRows, type SampleRow } from './samples.ts'

const rows = sampleRows(5_000)

export function ListsPage() {
  return (
    <>
      {(['comfortable', 'cosy', 'compact'] as const).map(density => (
        <Part key={density} name={`VirtualList, Row, ${density}`}>
          <ManyRows density={density} />
        </Part>
      ))}
      <Part name="DataList">
        <Contacts />
      </Part>
      <Part name="SplitPane">
        <Splits />
      </Part>
      <Part name="SkeletonRows">
        <div className={css.box} data-density="cosy">
          <SkeletonRows label="Loading conversations" count={3} />
          <SkeletonRows label="Loading messages" count={3} kind="bubble" />
          <SkeletonRows label="Loading details" count={3} kind="line" />
        </div>
      </Part>
      <Part name="EmptyState, ErrorState">
        <div className={css.box}>
          <EmptyState kind="done" title="Nobody is waiting">
            The last one was answered 4 minutes ago.
          </EmptyState>
        </div>
        <div className={css.box}>
          <EmptyState kind="noMatch" title="No conversation fits these filters" action={<Button>Clear filters</Button>}>
            Unread, Harbor Books, tag billing
          </EmptyState>
        </div>
        <div className={css.box}>
          <EmptyState kind="notYet" size="panel" title="Not fetched yet">
            Page 3 of about 40
          </EmptyState>
          <EmptyState kind="notOffered" size="panel" title="Freshchat has no visitor list">
            Its interface does not offer it.
          </EmptyState>
        </div>
        <div className={css.box}>
          <ErrorState title="Harbor Books could not be read" cause="Crisp did not answer within 30 seconds. We try again in 2 minutes." detail="Last read at 13:58" action={<Button icon="retry">Try now</Button>} />
        </div>
      </Part>
    </>
  )
}

function ManyRows({ density }: Readonly<{ density: Density }>) {
  const [active, setActive] = useState(1)
  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = nextRow(event.key, active, rows.length)
    if (next === null) return
    event.preventDefault()
    setActive(next)
  }
  return (
    <div className={`${css.box} ${css.tall}`} data-density={density}>
      <VirtualList
        label={`Conversations, ${density}`}
        count={rows.length}
        rowHeight={rowHeightPx(density)}
        keyOf={index => rows[index]?.key ?? String(index)}
        activeIndex={active}
        multiselectable
        onKeyDown={keyDown}
        onRowFocus={setActive}
        renderRow={(index, row) => {
          const sample = rows[index]
          return sample && <SampleRowView sample={sample} row={row} current={index === 1} selected={index === 3} avatarSize={density === 'compact' ? 20 : 32} onPress={() => setActive(index)} />
        }}
      />
    </div>
  )
}

const columns = [
  {
    key: 'name',
    label: 'Name',
    width: 'minmax(0, 2fr)',
    sortable: true,
    render: row => (
      <>
        <Avatar name={row.who} size={24} />
        {row.who}
      </>
    ),
  },
  { key: 'state', label: 'State', width: '96px', render: row => <Badge tone={row.unread > 0 ? 'live' : 'neutral'}>{row.unread > 0 ? 'Open' : 'Quiet'}</Badge> },
  { key: 'wait', label: 'Waits', width: '88px', align: 'end', sortable: true, render: row => row.wait || '–' },
] as const satisfies readonly Column<SampleRow>[]

function Contacts() {
  const [sort, setSort] = useState<SortOrder>({ key: 'name', direction: 'ascending' })
  return (
    <div className={`${css.box} ${css.tall}`}>
      <DataList label="Contacts" columns={columns} items={rows} keyOf={row => row.key} currentKey="row-2" sort={sort} onSort={setSort} onOpen={() => {}} />
    </div>
  )
}

function Splits() {
  const [width, setWidth] = useState(180)
  return (
    <div className={`${css.box} ${css.short}`}>
      <SplitPane
        label="Width of the list"
        size={width}
        min={120}
        max={280}
        usual={180}
        onResize={setWidth}
        first={
          <Panel title="Lanes" surface="window">
            <p className={css.pad}>{width} px</p>
          </Panel>
        }
        second={
          <Panel title="List" actions={<Button size="small">Filter</Button>} footer="Indexed back to March 2024">
            <p className={css.pad}>Drag, or use the arrow keys.</p>
          </Panel>
        }
      />
    </div>
  )
}
