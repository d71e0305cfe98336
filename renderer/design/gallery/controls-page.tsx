import { useState } from 'react'
import { AccountColourPicker } from '#renderer/design/account-colour-picker.tsx'
import { Button, type ButtonVariant } from '#renderer/design/button.tsx'
import { Checkbox } from '#renderer/design/checkbox.tsx'
import { FormField } from '#renderer/design/form-field.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { Icon } from '#renderer/design/icon.tsx'
import { Kbd } from '#renderer/design/kbd.tsx'
import { RadioCards } from '#renderer/design/radio-cards.tsx'
import { SearchField } from '#renderer/design/search-field.tsx'
import { Segmented } from '#renderer/design/segmented.tsx'
import { Select } from '#renderer/design/select.tsx'
import { Switch } from '#renderer/design/switch.tsx'
import { Tabs } from '#renderer/design/tabs.tsx'
import { TextArea } from '#renderer/design/text-area.tsx'
import { TextField } from '#renderer/design/text-field.tsx'
import css from './gallery.module.css'
import { Line, Part } from './part.tsx'

const variants = ['primary', 'secondary', 'quiet', 'danger', 'note'] as const satisfies readonly ButtonVariant[]
const modes = [
  { value: 'reply', label: 'Reply', icon: 'reply' },
  { value: 'note', label: 'Note', icon: 'lock', tone: 'note' },
] as const
const hours = [
  { value: 'always', label: 'Always' },
  { value: 'work', label: 'Working hours', hint: 'Mon to Fri, 9 to 17' },
  { value: 'never', label: 'Never', disabled: true },
] as const

export function ControlsPage() {
  return (
    <>
      <Part name="Button">
        {variants.map(variant => (
          <Line key={variant}>
            <Button variant={variant}>{variant}</Button>
            <Button variant={variant} icon="send" shortcut="Mod+Enter">
              Send
            </Button>
            <Button variant={variant} busy>
              Sending
            </Button>
            <Button variant={variant} disabled>
              Disabled
            </Button>
          </Line>
        ))}
        <Line>
          <Button size="small">Small</Button>
          <Button>Medium</Button>
          <Button size="large" iconAfter="chevronDown">
            Large
          </Button>
        </Line>
      </Part>
      <Part name="IconButton, Kbd">
        <Line>
          <IconButton icon="snooze" label="Snooze" shortcut="H" />
          <IconButton icon="resolve" label="Resolve" variant="secondary" />
          <IconButton icon="panelRight" label="Context" pressed />
          <IconButton icon="bell" label="Notices, 12 new" count={12} />
          <IconButton icon="refresh" label="Refresh" busy />
          <IconButton icon="trash" label="Remove" disabled />
          <IconButton icon="more" label="More, small" size="small" />
          <IconButton icon="settings" label="Settings" size="large" />
          <Kbd keys="Mod+Shift+Enter" platform="mac" />
          <Kbd keys="Mod+K" platform="other" />
          <Kbd keys="G I" />
        </Line>
      </Part>
      <Modes />
      <Fields />
      <Choices />
    </>
  )
}

function Modes() {
  const [mode, setMode] = useState<'reply' | 'note'>('note')
  const [tab, setTab] = useState<'person' | 'visit' | 'files'>('person')
  return (
    <>
      <Part name="Segmented">
        <Line>
          <Segmented label="Answer as" value={mode} segments={modes} onChange={setMode} />
          <Segmented label="Answer as, small" size="small" value="reply" segments={modes} onChange={setMode} />
          <Segmented label="Answer as, icons" iconsOnly value="reply" segments={modes} onChange={setMode} />
        </Line>
      </Part>
      <Part name="Tabs">
        <Tabs
          label="About"
          value={tab}
          tabs={[
            { value: 'person', label: 'Person', icon: 'person' },
            { value: 'visit', label: 'Visit' },
            { value: 'files', label: 'Files', count: 12 },
          ]}
          onChange={setTab}
          after={<IconButton icon="plus" label="Add" />}
        >
          <p className={css.pad}>Content of {tab}.</p>
        </Tabs>
      </Part>
    </>
  )
}

function Fields() {
  const [text, setText] = useState('')
  const [query, setQuery] = useState('')
  const [long, setLong] = useState('Hi Ana,\n\nyour parcel left the warehouse this morning.')
  const [hour, setHour] = useState<'always' | 'work' | 'never'>('work')
  return (
    <Part name="FormField, TextField, TextArea, SearchField, Select">
      <div className={css.column}>
        <SearchField label="Search conversations" value={query} onChange={setQuery} clearLabel="Clear" shortcut="/" />
        <SearchField label="Search, with text" value="parcel" onChange={() => {}} clearLabel="Clear the text" />
        <FormField label="Website ID" hint="Settings, Workspace, Setup. Looks like 7c3bc0…">
          <TextField value={text} onChange={setText} placeholder="00000000-0000-0000-0000-000000000000" monospaced />
        </FormField>
        <FormField label="Token key" error="This key belongs to another plugin.">
          <TextField value="a9f0c2" onChange={() => {}} monospaced after={<Icon name="key" />} />
        </FormField>
        <FormField label="Alias" optional="optional">
          <TextField value="harbor" onChange={() => {}} disabled />
        </FormField>
        <FormField label="Signature" hint="Added below each reply.">
          <TextArea value={long} onChange={setLong} minRows={2} maxRows={6} />
        </FormField>
        <FormField label="Quiet hours">
          <Select value={hour} options={hours} onChange={setHour} />
        </FormField>
        <Line>
          <Select label="Order" variant="quiet" value={hour} options={hours} onChange={setHour} />
          <Select label="Nothing chosen" value={null} placeholder="Choose hours" options={hours} onChange={setHour} />
        </Line>
      </div>
    </Part>
  )
}

function Choices() {
  const [on, setOn] = useState(true)
  const [colour, setColour] = useState(1)
  const [vault, setVault] = useState<'keychain' | 'passphrase' | 'session'>('keychain')
  return (
    <Part name="Checkbox, Switch, AccountColourPicker, RadioCards">
      <div className={css.column}>
        <Line>
          <Checkbox checked={on} onChange={setOn}>
            Include notes
          </Checkbox>
          <Checkbox checked={false} onChange={() => {}}>
            Mask personal data
          </Checkbox>
          <Checkbox checked={false} mixed onChange={() => {}}>
            All accounts
          </Checkbox>
          <Checkbox checked disabled onChange={() => {}}>
            Fixed
          </Checkbox>
          <Checkbox checked name="Select row" onChange={() => {}} />
        </Line>
        <Switch on={on} onChange={setOn} hint="Letters act at once while no field has the focus.">
          Single key shortcuts
        </Switch>
        <Switch on={false} onChange={() => {}}>
          Sound for every message
        </Switch>
        <AccountColourPicker label="Colour" value={colour} onChange={setColour} nameOf={index => `Colour ${index + 1}`} letters="HB" />
        <RadioCards
          label="Where to keep credentials"
          value={vault}
          onChange={setVault}
          cards={[
            { value: 'keychain', label: 'System keychain', hint: 'Locked with your login.', lead: <Icon name="key" size={20} /> },
            { value: 'passphrase', label: 'Passphrase file', hint: 'You type a passphrase at each start.', lead: <Icon name="lock" size={20} /> },
            { value: 'session', label: 'This session only', hint: 'Not available in a managed profile.', lead: <Icon name="clock" size={20} />, disabled: true },
          ]}
        />
      </div>
    </Part>
  )
}
