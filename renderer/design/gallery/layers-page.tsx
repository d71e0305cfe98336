import { useState } from 'react'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { Avatar } from '#renderer/design/avatar.tsx'
import { Button } from '#renderer/design/button.tsx'
import { CommandPalette, type CommandGroup } from '#renderer/design/command-palette.tsx'
import { ConfirmDialog } from '#renderer/design/confirm-dialog.tsx'
import { ContextMenu } from '#renderer/design/context-menu.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { FormField } from '#renderer/design/form-field.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { MenuCheckItem, MenuChoice, MenuItem, SubMenu } from '#renderer/design/menu-item.tsx'
import { Menu, MenuGroup, MenuSeparator } from '#renderer/design/menu.tsx'
import { Picker } from '#renderer/design/picker.tsx'
import { Popover } from '#renderer/design/popover.tsx'
import { Segmented } from '#renderer/design/segmented.tsx'
import { TextField } from '#renderer/design/text-field.tsx'
import { useToasts } from '#renderer/design/toasts.tsx'
import { Tooltip } from '#renderer/design/tooltip.tsx'
import { Line, Part } from './part.tsx'
import css from './gallery.module.css'

export function LayersPage() {
  return (
    <>
      <Part name="Menu, Popover, Picker, Tooltip">
        <Line>
          <Actions />
          <DensityPopover />
          <AssignPicker />
          <TagPicker />
          <ContextMenu
            menu={
              <MenuItem icon="copy" onPress={() => {}}>
                Copy
              </MenuItem>
            }
          >
            <Button variant="quiet">With context menu</Button>
          </ContextMenu>
          <Tooltip label="Longest waiting first" shortcut="G I">
            <Button variant="quiet">With tooltip</Button>
          </Tooltip>
        </Line>
      </Part>
      <Part name="Dialog, ConfirmDialog, CommandPalette">
        <Line>
          <RenameDialog />
          <BlockDialog />
          <Palette />
        </Line>
      </Part>
      <Part name="Toasts, LiveRegion">
        <Notices />
      </Part>
    </>
  )
}

function Actions() {
  const [isPinned, setPinned] = useState(true)
  const [order, setOrder] = useState<'wait' | 'new'>('wait')
  return (
    <Menu trigger={<Button iconAfter="chevronDown">Menu</Button>}>
      <MenuItem icon="resolve" shortcut="E" onPress={() => {}}>
        Resolve
      </MenuItem>
      <MenuItem icon="snooze" shortcut="H" hint="Only for you" onPress={() => {}}>
        Snooze
      </MenuItem>
      <SubMenu label="Move to inbox" icon="move">
        <MenuItem onPress={() => {}}>Sales</MenuItem>
        <MenuItem onPress={() => {}}>Returns</MenuItem>
      </SubMenu>
      <MenuCheckItem checked={isPinned} onChange={setPinned}>
        Pinned
      </MenuCheckItem>
      <MenuItem icon="merge" disabled onPress={() => {}}>
        Merge
      </MenuItem>
      <MenuGroup label="Danger">
        <MenuItem icon="block" tone="danger" onPress={() => {}}>
          Block this person
        </MenuItem>
      </MenuGroup>
      <MenuSeparator />
      <MenuChoice
        label="Order"
        value={order}
        onChange={setOrder}
        options={[
          { value: 'wait', label: 'Longest waiting' },
          { value: 'new', label: 'Newest' },
        ]}
      />
    </Menu>
  )
}

function DensityPopover() {
  const [density, setDensity] = useState<'comfortable' | 'cosy' | 'compact'>('cosy')
  return (
    <Popover trigger={<IconButton icon="sliders" label="Density" variant="secondary" />} title="Density">
      <Segmented
        label="Rows"
        value={density}
        onChange={setDensity}
        segments={[
          { value: 'comfortable', label: 'Comfortable' },
          { value: 'cosy', label: 'Cosy' },
          { value: 'compact', label: 'Compact' },
        ]}
      />
    </Popover>
  )
}

const people = ['Ana Prieto', 'Ben Okafor', 'Mia Lindqvist', 'Rui Costa', 'Zoë Faure'].map(name => ({ value: name, label: name, lead: <Avatar name={name} size={20} /> }))

function AssignPicker() {
  const [who, setWho] = useState<readonly string[]>(['Ben Okafor'])
  return (
    <Picker trigger={<Button icon="assign">Assign</Button>} label="Assign to" options={people} values={who} onChange={setWho} emptyText="Nobody of that name" footer="Only people who can reach this account" />
  )
}

const tags = ['billing', 'delivery', 'returns', 'vip'].map(name => ({ value: name, label: name }))

function TagPicker() {
  const [chosen, setChosen] = useState<readonly string[]>(['vip'])
  return <Picker trigger={<Button icon="tag">Tags</Button>} multiple label="Find a tag" options={tags} values={chosen} onChange={setChosen} emptyText="No such tag" />
}

function RenameDialog() {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('Harbor Books')
  const close = () => setOpen(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>Dialog</Button>
      <Dialog
        open={open}
        onClose={close}
        title="Rename account"
        description="The new name is shown here only; customers keep seeing the brand."
        closeLabel="Close"
        footer={
          <>
            <Button onPress={close}>Cancel</Button>
            <Button variant="primary" onPress={close}>
              Save
            </Button>
          </>
        }
      >
        <FormField label="Name">
          <TextField value={name} onChange={setName} />
        </FormField>
      </Dialog>
    </>
  )
}

function BlockDialog() {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>Confirm</Button>
      <ConfirmDialog open={open} title="Block Ana Prieto?" confirmLabel="Block" cancelLabel="Keep" tone="danger" onConfirm={close} onCancel={close}>
        Her messages no longer reach Harbor Books. You can lift this in Contacts.
      </ConfirmDialog>
    </>
  )
}

const groups = [
  {
    label: 'Conversation',
    commands: [
      { id: 'resolve', label: 'Resolve', icon: 'resolve', shortcut: 'E' },
      { id: 'snooze', label: 'Snooze', icon: 'snooze', shortcut: 'H' },
      { id: 'assign', label: 'Assign to…', icon: 'assign', shortcut: 'A' },
    ],
  },
  {
    label: 'Go to',
    commands: [
      { id: 'waiting', label: 'Waiting', icon: 'waiting', shortcut: 'G I' },
      { id: 'harbor', label: 'Harbor Books', icon: 'account', hint: 'account', shortcut: 'Mod+1' },
    ],
  },
] as const satisfies readonly CommandGroup[]

function Palette() {
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const shown = groups
    .map(group => ({ ...group, commands: group.commands.filter(command => command.label.toLowerCase().includes(query.toLowerCase())) }))
    .filter(group => group.commands.length > 0)
  return (
    <>
      <Button icon="command" shortcut="Mod+K" onPress={() => setOpen(true)}>
        Palette
      </Button>
      <CommandPalette
        open={open}
        onClose={() => setOpen(false)}
        label="Commands"
        placeholder="Do or find"
        query={query}
        onQueryChange={setQuery}
        groups={shown}
        emptyText="Nothing of that name"
        context="3 selected"
        footer="Enter runs, Esc leaves"
        onRun={() => setOpen(false)}
      />
    </>
  )
}

function Notices() {
  const toasts = useToasts()
  const announce = useAnnounce()
  return (
    <Line>
      <Button onPress={() => toasts.show({ text: 'Resolved', detail: 'Ana Prieto, Harbor Books', icon: 'resolve', tone: 'live', action: { label: 'Undo', shortcut: 'Z', onPress: () => {} }, lastsMs: 0 })}>Toast with undo</Button>
      <Button onPress={() => toasts.show({ text: 'Copied', icon: 'copy' })}>Toast</Button>
      <Button onPress={() => announce('2 messages sent')}>Announce</Button>
      <span className={css.grow} />
    </Line>
  )
}
