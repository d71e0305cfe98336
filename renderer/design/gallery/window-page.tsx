import { useState } from 'react'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { AccountTile } from '#renderer/design/account-tile.tsx'
import { Avatar } from '#renderer/design/avatar.tsx'
import { Badge } from '#renderer/design/badge.tsx'
import { Banner } from '#renderer/design/banner.tsx'
import { Button } from '#renderer/design/button.tsx'
import { Chip } from '#renderer/design/chip.tsx'
import { DefinitionList } from '#renderer/design/definition-list.tsx'
import { rowHeightPx, type Density } from '#renderer/design/density.ts'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { IconText } from '#renderer/design/icon-text.tsx'
import { MessageList } from '#renderer/design/message-list.tsx'
import { Meter } from '#renderer/design/meter.tsx'
import { NavItem } from '#renderer/design/nav-item.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { SectionHeader } from '#renderer/design/section-header.tsx'
import { Segmented } from '#renderer/design/segmented.tsx'
import { Select } from '#renderer/design/select.tsx'
import { SplitPane } from '#renderer/design/split-pane.tsx'
import { TextArea } from '#renderer/design/text-area.tsx'
import { VirtualList } from '#renderer/design/virtual-list.tsx'
import { VisuallyHidden } from '#renderer/design/visually-hidden.tsx'
import { SampleRowView } from './sample-row.tsx'
import { sampleThread } from './sample-thread.tsx'
import { accountNames, sampleRows } from './samples.ts'
import css from './window-page.module.css'

const rows = sampleRows(400)
const tiles = ['HB', 'NW', 'Kl', 'PL', 'Fe', 'Os']

/** All of it together, in the proportions of a working day. */
export function WindowPage() {
  const asked = new URLSearchParams(location.search)
  const density: Density = (['comfortable', 'compact'] as const).find(name => name === asked.get('density')) ?? 'cosy'
  const [list, setList] = useState(360)
  const [context, setContext] = useState(300)
  return (
    <div className={css.window} data-density={density}>
      <VisuallyHidden>
        <h1>Inbox</h1>
      </VisuallyHidden>
      <nav className={css.rail} aria-label="Accounts">
        <AccountTile letters="" icon="all" label="All accounts, 41 unread" current unread={41} />
        {tiles.map((letters, at) => (
          <AccountTile key={letters} colour={at} letters={letters} label={accountNames[at] ?? ''} unread={[3, 12, 0, 0, 1, 0][at] ?? 0} status={at === 3 ? 'failed' : 'live'} refreshing={at === 1} />
        ))}
        <IconButton icon="plus" label="Add account" size="large" />
        <span className={css.grow} />
        <IconButton icon="settings" label="Settings" size="large" />
      </nav>
      <nav className={css.lanes} aria-label="Lanes">
        <NavItem icon="waiting" count={24} countTone="strong" current>
          Waiting
        </NavItem>
        <NavItem icon="mine" count={5}>
          Mine
        </NavItem>
        <NavItem icon="unassigned" count={17}>
          Unassigned
        </NavItem>
        <NavItem icon="mention" count={2} countTone="mention">
          Mentions
        </NavItem>
        <NavItem icon="snooze" count={8}>
          Snoozed
        </NavItem>
        <NavItem icon="outbox" count={1} countTone="failed">
          Outbox
        </NavItem>
        <NavItem icon="all">All</NavItem>
        <SectionHeader level={2} actions={<IconButton icon="plus" label="Add view" size="small" />}>Views</SectionHeader>
        <NavItem icon="tag" count={6}>
          VIP, unanswered
        </NavItem>
        <NavItem icon="tag">Returns this week</NavItem>
        <span className={css.grow} />
        <div className={css.meter}>
          <Meter label="Crisp requests" value={2310} max={10000} text="7,690 left" />
        </div>
      </nav>
      <div className={css.grow}>
        <SplitPane
          label="Width of the list"
          size={list}
          min={280}
          max={480}
          onResize={setList}
          first={<List density={density} />}
          second={<SplitPane label="Width of the context" sized="second" size={context} min={240} max={400} onResize={setContext} first={<Thread />} second={<Context />} />}
        />
      </div>
    </div>
  )
}

function List({ density }: Readonly<{ density: Density }>) {
  return (
    <Panel
      title="Waiting"
      actions={
        <>
          <Select label="Order" variant="quiet" value="wait" options={[{ value: 'wait', label: 'Longest first' }]} onChange={() => {}} />
          <IconButton icon="filter" label="Filter" />
          <IconButton icon="search" label="Search" shortcut="/" />
        </>
      }
      toolbar={
        <Banner kind="error" action={<Button size="small">Sign in again</Button>}>
          Paper Lantern: last read 13:47
        </Banner>
      }
      scrolls={false}
    >
      <VirtualList
        label="Conversations"
        count={rows.length}
        rowHeight={rowHeightPx(density)}
        keyOf={index => rows[index]?.key ?? String(index)}
        renderRow={(index, row) => {
          const sample = rows[index]
          return sample && <SampleRowView sample={sample} row={row} current={index === 0} avatarSize={density === 'compact' ? 20 : 32} />
        }}
      />
    </Panel>
  )
}

function Thread() {
  const asked = new URLSearchParams(location.search)
  const [mode, setMode] = useState<'reply' | 'note'>(asked.has('note') ? 'note' : 'reply')
  const [text, setText] = useState('')
  const isNote = mode === 'note'
  return (
    <Panel
      title={
        <>
          <AccountMark variant="chip" colour={0} label="Harbor" /> Ana Prieto
        </>
      }
      actions={
        <>
          <Button icon="assign" variant="quiet">
            Ben
          </Button>
          <IconButton icon="snooze" label="Snooze" shortcut="H" />
          <IconButton icon="more" label="More" />
          <Button icon="resolve" shortcut="E">
            Resolve
          </Button>
        </>
      }
      scrolls={false}
    >
      <div className={css.thread}>
        <div className={css.grow}>
          <MessageList label="Conversation with Ana Prieto" items={sampleThread} keyOf={item => item.key} renderItem={item => item.node} newestLabel={() => 'Newest'} />
        </div>
        <div className={css.composer} data-account={0} data-mode={mode}>
          <div className={css.tools}>
            <Segmented
              label="Answer as"
              size="small"
              value={mode}
              onChange={setMode}
              segments={[
                { value: 'reply', label: 'Reply', icon: 'reply' },
                { value: 'note', label: 'Note', icon: 'lock', tone: 'note' },
              ]}
            />
            <span className={css.as}>{isNote ? 'Only your team sees this' : 'Sending as Mia of Harbor Books'}</span>
          </div>
          <TextArea variant="bare" label={isNote ? 'Note' : 'Reply'} placeholder={isNote ? 'Write a note' : 'Write to Ana'} value={text} onChange={setText} minRows={2} maxRows={10} />
          <div className={css.tools}>
            <IconButton icon="attach" label="Attach a file" />
            <IconButton icon="snippet" label="Snippets" shortcut="/" />
            <IconButton icon="emoji" label="Emoji" />
            <span className={css.grow} />
            <Button variant={isNote ? 'note' : 'primary'} icon={isNote ? 'lock' : 'send'} shortcut="Mod+Enter">
              {isNote ? 'Add note' : 'Send'}
            </Button>
          </div>
        </div>
      </div>
    </Panel>
  )
}

function Context() {
  return (
    <Panel title="Ana Prieto" actions={<IconButton icon="panelRight" label="Hide context" pressed />}>
      <div className={css.person}>
        <Avatar name="Ana Prieto" size={40} />
        <div>
          <div className={css.strong}>Ana Prieto</div>
          <IconText icon="live" tone="live">
            On Delivery times
          </IconText>
        </div>
      </div>
      <SectionHeader open onToggle={() => {}}>
        Details
      </SectionHeader>
      <DefinitionList
        items={[
          { key: 'mail', label: 'E-mail', value: 'ana.prieto@mail.example' },
          { key: 'phone', label: 'Phone', value: '+34 600 112 233' },
          { key: 'place', label: 'Place', value: 'Sevilla · 15:02' },
          { key: 'lang', label: 'Language', value: 'Spanish, English' },
          { key: 'first', label: 'First seen', value: '12 Mar 2024' },
        ]}
      />
      <SectionHeader open onToggle={() => {}} count={3}>
        Segments
      </SectionHeader>
      <div className={css.chips}>
        <Chip icon="tag">vip</Chip>
        <Chip icon="tag">delivery</Chip>
        <Chip icon="tag">spain</Chip>
      </div>
      <SectionHeader open onToggle={() => {}} count={1}>
        Same person elsewhere
      </SectionHeader>
      <div className={css.chips}>
        <AccountMark colour={1} label="Northwind" />
        <Badge>Resolved 3 days ago</Badge>
      </div>
      <SectionHeader open={false} onToggle={() => {}}>
        Visit
      </SectionHeader>
      <SectionHeader open={false} onToggle={() => {}} count={4}>
        Earlier conversations
      </SectionHeader>
    </Panel>
  )
}
