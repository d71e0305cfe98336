import { accountColours } from '#renderer/design/account-colour.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { AccountTile } from '#renderer/design/account-tile.tsx'
import { Avatar } from '#renderer/design/avatar.tsx'
import { Badge } from '#renderer/design/badge.tsx'
import { Banner } from '#renderer/design/banner.tsx'
import { Button } from '#renderer/design/button.tsx'
import { Chip } from '#renderer/design/chip.tsx'
import { Count } from '#renderer/design/count.tsx'
import { DefinitionList } from '#renderer/design/definition-list.tsx'
import { Dot } from '#renderer/design/dot.tsx'
import { FilterChips } from '#renderer/design/filter-chips.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { IconText } from '#renderer/design/icon-text.tsx'
import { Icon, iconNames } from '#renderer/design/icon.tsx'
import { Meter } from '#renderer/design/meter.tsx'
import { ProgressLine } from '#renderer/design/progress-line.tsx'
import { SectionHeader } from '#renderer/design/section-header.tsx'
import { Stat } from '#renderer/design/stat.tsx'
import { TimeText } from '#renderer/design/time-text.tsx'
import css from './gallery.module.css'
import { Line, Part } from './part.tsx'

const colours = ['window', 'panel', 'raised', 'sunken', 'text', 'text-muted', 'text-faint', 'edge', 'focus', 'ours-ground', 'theirs-ground', 'note', 'note-ground', 'failed', 'failed-ground', 'live', 'live-ground', 'mention', 'mention-ground']
const letters = ['HB', 'NW', 'Kl', 'PS', 'Fe', 'OA', 'Tn', 'RD', 'Mo', 'Vy', 'Lu', 'Zw']
const names = ['Harbor', 'Northwind', 'Kliff', 'Paperskin', 'Fenn', 'Oatly', 'Tern', 'Redd', 'Mori', 'Vyne', 'Lumen', 'Zwolle']

export function DataPage() {
  return (
    <>
      <Part name="Type">
        <p className="t20">Twenty, for one figure or title</p>
        <Line>
          <Stat label="Waiting now" figure="42" change="6 fewer than an hour ago" changeTone="good" />
          <Stat label="First reply" figure="3:12" unit="min" change="1:05 slower than last Friday" changeTone="bad" />
          <Stat label="Handled" figure="118" change="of 160" />
        </Line>
      </Part>
      <Part name="Accounts">
        <div className={css.rail}>
          <AccountTile letters="" icon="all" label="All accounts" current unread={1204} shortcut="Mod+0" />
          {accountColours.slice(0, 6).map(colour => (
            <AccountTile key={colour} colour={colour} letters={letters[colour] ?? ''} label={names[colour] ?? ''} unread={colour === 1 ? 3 : 0} refreshing={colour === 2} status={colour === 3 ? 'failed' : colour === 4 ? 'paused' : 'live'} />
          ))}
        </div>
        <div className={css.rail}>
          {accountColours.slice(6).map(colour => (
            <AccountTile key={colour} colour={colour} letters={letters[colour] ?? ''} label={names[colour] ?? ''} unread={colour === 8 ? 27 : 0} current={colour === 9} />
          ))}
        </div>
        <Line>
          {accountColours.map(colour => (
            <AccountMark key={colour} colour={colour} label={names[colour] ?? ''} />
          ))}
        </Line>
        <Line>
          {accountColours.slice(0, 6).map(colour => (
            <AccountMark key={colour} variant="chip" colour={colour} label={names[colour] ?? ''} />
          ))}
        </Line>
      </Part>
      <Part name="Avatar, Dot">
        <Line>
          {[40, 32, 24, 20, 16].map(size => (
            <Avatar key={size} name="Ana Prieto" size={size === 40 ? 40 : size === 32 ? 32 : size === 24 ? 24 : size === 20 ? 20 : 16} />
          ))}
          {['Ben Okafor', 'Mia Lindqvist', 'Jo', '山田 太郎', 'Rui Costa', 'Zoë Faure', 'Visitor 8812'].map(name => (
            <Avatar key={name} name={name} />
          ))}
        </Line>
        <Line>
          {(['live', 'away', 'busy', 'failed', 'paused', 'off'] as const).map(state => (
            <IconLabel key={state} state={state} />
          ))}
        </Line>
      </Part>
      <Part name="Count, Badge, IconText, Chip, TimeText">
        <Line>
          <Count value={3} /> <Count value={42} tone="strong" /> <Count value={1204} label="1,204 unread" /> <Count value={2} tone="mention" /> <Count value={1} tone="failed" /> <Count value={7} tone="note" /> <Count value={18} tone="plain" />
        </Line>
        <Line>
          <Badge>Open</Badge>
          <Badge tone="live" icon="check">
            Resolved
          </Badge>
          <Badge tone="note" icon="snooze">
            Snoozed until Mon
          </Badge>
          <Badge tone="failed" icon="wrong">
            Not sent
          </Badge>
          <Badge tone="mention" icon="mention">
            Mentioned
          </Badge>
        </Line>
        <Line>
          <IconText icon="waiting">2 h 14 m</IconText>
          <IconText icon="clockAlert" tone="note">
            5 min left
          </IconText>
          <IconText icon="wrong" tone="failed">
            Not sent
          </IconText>
          <IconText icon="checkDouble" tone="live">
            Read
          </IconText>
          <IconText icon="person" tone="faint" size={13}>
            Ben
          </IconText>
          <TimeText dateTime="2026-11-20T14:02:00Z" exact="Friday, 20 November 2026, 14:02">
            14:02
          </TimeText>
        </Line>
        <Line>
          <Chip icon="tag">billing</Chip>
          <Chip icon="tag" onRemove={() => {}} removeLabel="Remove tag vip">
            vip
          </Chip>
          <Chip icon="file" onPress={() => {}} onRemove={() => {}} removeLabel="Remove invoice-2211.pdf">
            invoice-2211.pdf
          </Chip>
          <Chip lead={<Dot state="live" />}>Crisp</Chip>
        </Line>
        <Line>
          <FilterChips
            label="Show"
            values={['unread']}
            onChange={() => {}}
            chips={[
              { value: 'unread', label: 'Unread', count: 12 },
              { value: 'failed', label: 'Failed', icon: 'wrong', count: 1 },
              { value: 'mine', label: 'Mine' },
            ]}
          />
        </Line>
      </Part>
      <Part name="Banner">
        <div className={css.box}>
          <Banner>Read-only: this token cannot send. Everything else works.</Banner>
          <Banner kind="warning" icon="offline" action={<Button size="small">Open outbox</Button>}>
            Offline since 14:02, 3 messages in the outbox
          </Banner>
          <Banner kind="error" action={<Button size="small">Enter a new token</Button>} onClose={() => {}} closeLabel="Close">
            Harbor Books was signed out by Crisp at 13:47
          </Banner>
        </div>
      </Part>
      <Part name="SectionHeader, DefinitionList, Meter, ProgressLine">
        <div className={css.column}>
          <div className={css.box}>
            <SectionHeader open onToggle={() => {}} count={4} actions={<IconButton icon="edit" label="Edit details" size="small" />}>
              Details
            </SectionHeader>
            <DefinitionList
              items={[
                { key: 'mail', label: 'E-mail', value: 'ana.prieto@harborbooks.example', action: <IconButton icon="copy" label="Copy e-mail" size="small" /> },
                { key: 'phone', label: 'Phone', value: '+34 600 112 233' },
                { key: 'place', label: 'Place', value: 'Sevilla, Spain · 15:02 there' },
                { key: 'plan', label: 'Plan', value: <Badge>Family</Badge> },
              ]}
            />
            <SectionHeader open={false} onToggle={() => {}}>
              Visit
            </SectionHeader>
          </div>
          <Meter label="Daily requests" value={2310} max={10000} text="7,690 left until 00:00" />
          <Meter label="Daily requests" value={8100} max={10000} text="1,900 left until 00:00" hint="Slowed down: unseen accounts refresh every 10 minutes." />
          <Meter label="Daily requests" value={9900} max={10000} text="100 left until 00:00" />
          <ProgressLine label="First sync" value={0.3} />
          <ProgressLine label="Checking" />
        </div>
      </Part>
      <Part name="Colours">
        <Line>
          {colours.map(name => (
            <Swatch key={name} name={name} />
          ))}
        </Line>
      </Part>
      <Part name="Icons">
        <div className={css.icons}>
          {iconNames.map(name => (
            <span key={name} className={css.iconItem}>
              <Icon name={name} size={20} />
              {name}
            </span>
          ))}
        </div>
      </Part>
    </>
  )
}

function IconLabel({ state }: Readonly<{ state: 'live' | 'away' | 'busy' | 'failed' | 'paused' | 'off' }>) {
  return (
    <span className={css.line}>
      <Dot state={state} /> {state}
    </span>
  )
}

function Swatch({ name }: Readonly<{ name: string }>) {
  return (
    <span className={css.swatch}>
      <span style={{ background: `var(--${name})` }} />
      <span>{name}</span>
    </span>
  )
}
