import type { KeyboardEvent, Ref } from 'react'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import css from './search-field.module.css'

type SearchFieldProps = Readonly<{
  value: string
  onChange: (text: string) => void
  /** Its name, and its placeholder unless that says more. */
  label: string
  placeholder?: string | undefined
  clearLabel: string
  /** Shown while the field is empty, as a hint how to get here. */
  shortcut?: string | undefined
  onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined
  ref?: Ref<HTMLInputElement> | undefined
}>

/** Escape empties it first; the next Escape belongs to the place around it. */
export function SearchField(props: SearchFieldProps) {
  const { value, onChange, label, placeholder = label, clearLabel, shortcut, onKeyDown, ref } = props
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && value !== '') {
      event.stopPropagation()
      onChange('')
    } else onKeyDown?.(event)
  }
  return (
    <search className={css.field}>
      <Icon name="search" className={css.icon} />
      <input
        ref={ref}
        className={css.input}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={keyDown}
      />
      {value === '' ? (
        shortcut && <Kbd keys={shortcut} />
      ) : (
        <button type="button" className={css.clear} aria-label={clearLabel} onClick={() => onChange('')}>
          <Icon name="close" />
        </button>
      )}
    </search>
  )
}
