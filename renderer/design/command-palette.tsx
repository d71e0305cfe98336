import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useState, type ReactNode } from 'react'
import css from './command-palette.module.css'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'

/** A piece of a label, and whether it is what was looked for. */
export type TextPart = Readonly<{ text: string; isFound: boolean }>

export type Command = Readonly<{
  id: string
  label: string
  /** The label in pieces, where what was looked for is to be seen in it. */
  parts?: readonly TextPart[]
  hint?: ReactNode
  icon?: IconName | undefined
  lead?: ReactNode
  shortcut?: string | undefined
}>

export type CommandGroup = Readonly<{ label: string; commands: readonly Command[] }>

type CommandPaletteProps = Readonly<{
  open: boolean
  onClose: () => void
  /** Name of the dialog. */
  label: string
  placeholder: string
  query: string
  onQueryChange: (query: string) => void
  /** Already filtered and ranked for the query: the caller knows what was used lately. */
  groups: readonly CommandGroup[]
  emptyText: string
  /** What Enter acts on: "on 3 selected". */
  context?: ReactNode
  /** Key hints at the lower edge. */
  footer?: ReactNode
  onRun: (id: string) => void
}>

/** The row of a list that Tab reaches; a list that is drawn later takes the focus from what it lies in. */
const TAB_STOP = 'main [role="row"][tabindex="0"]'

/** A search over everything one can do. Arrows choose, Enter runs, Escape leaves; the focus returns to where it was, or goes to where one was led. */
export function CommandPalette(props: CommandPaletteProps) {
  const { open, onClose, label, placeholder, query, onQueryChange, groups, emptyText, context, footer, onRun } = props
  const items = groups.map(group => ({ ...group, items: group.commands }))
  const [opener] = useState(() => document.activeElement)
  function giveBack(): boolean {
    if (opener?.isConnected === true) return true
    const place = document.querySelector<HTMLElement>(TAB_STOP) ?? document.querySelector<HTMLElement>('main')
    place?.focus({ preventScroll: true })
    return false
  }
  return (
    <Dialog.Root open={open} onOpenChange={isOpen => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.scrim} />
        <Dialog.Viewport className={css.viewport}>
          <Dialog.Popup className={css.palette} aria-label={label} finalFocus={giveBack}>
            <Autocomplete.Root
              open
              inline
              mode="none"
              items={items}
              value={query}
              onValueChange={text => onQueryChange(text)}
              itemToStringValue={(command: Command) => command.label}
              autoHighlight="always"
              keepHighlight
            >
              <div className={css.head}>
                <Icon name="search" size={20} />
                <Autocomplete.Input className={css.input} aria-label={label} placeholder={placeholder} />
                {context && <span className={css.context}>{context}</span>}
              </div>
              <div className={css.results}>
                <Autocomplete.Empty className={css.empty}>{emptyText}</Autocomplete.Empty>
                <Autocomplete.List className={css.list}>
                  {(group: CommandGroup) => (
                    <Autocomplete.Group key={group.label} items={group.commands} className={css.group}>
                      <Autocomplete.GroupLabel className={css.groupLabel}>{group.label}</Autocomplete.GroupLabel>
                      <Autocomplete.Collection>
                        {(command: Command) => (
                          <Autocomplete.Item key={command.id} value={command} className={css.item} onClick={() => onRun(command.id)}>
                            {command.lead ?? (command.icon && <Icon name={command.icon} />)}
                            <span className={css.words}>{command.parts === undefined ? command.label : <Parts parts={command.parts} />}</span>
                            {command.hint !== undefined && <span className={css.hint}>{command.hint}</span>}
                            {command.shortcut && <Kbd keys={command.shortcut} />}
                          </Autocomplete.Item>
                        )}
                      </Autocomplete.Collection>
                    </Autocomplete.Group>
                  )}
                </Autocomplete.List>
              </div>
              {footer && <div className={css.foot}>{footer}</div>}
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Parts({ parts }: Readonly<{ parts: readonly TextPart[] }>) {
  // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have no other name than their place
  return parts.map(({ text, isFound }, at) => (isFound ? <mark key={at} className={css.found}>{text}</mark> : <span key={at}>{text}</span>))
}
