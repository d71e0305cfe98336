import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { appInfo, preferences } from '#renderer/queries/app.ts'
import type { Action } from '#renderer/ui-state/actions.ts'
import { useEditing } from '#renderer/ui-state/editing.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import { BINDINGS } from './key-table.ts'
import { mayRepeat, meaningOf, nameOf } from './keymap.ts'

/** A sequence such as "G I" is given up after this long. */
const SEQUENCE_MS = 1_500

/** Other keys have names. */
const ONE_LETTER = /^.$/u

/** A toast calls itself a dialog as well, but holds nobody back. */
const DIALOGS = ':is([role="dialog"], [role="alertdialog"]):not([aria-modal="false"])'

/** Hears every key of the window, but none while a dialog is open. Bare letters only outside of fields, and only when the person wants them. */
export function useKeys(perform: (action: Action) => void): void {
  const singleKeys = useQuery(preferences()).data?.singleKeys ?? false
  const isMac = useQuery(appInfo()).data?.platform === 'darwin'
  const prefix = useRef<Readonly<{ keys: string; at: number }> | null>(null)

  useEffect(() => {
    // As it was before the key: the dialog that Escape closes is gone when the key arrives here.
    let wasDialogOpen = false
    const look = (event: KeyboardEvent) => {
      wasDialogOpen = isDialogOpen()
      typeAhead(event)
    }
    function hear(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || wasDialogOpen) return
      if (event.key === 'Escape') return event.repeat ? undefined : escape(event.target, perform)
      const name = nameOf(event, isMac)
      if (name === null) return
      const begun = prefix.current !== null && event.timeStamp - prefix.current.at < SEQUENCE_MS ? prefix.current.keys : null
      const meaning = meaningOf(name, begun, BINDINGS)
      prefix.current = null
      if (meaning === null) return
      const isSingle = 'prefix' in meaning || meaning.binding.when === 'single'
      if (isSingle && (!singleKeys || isTyping(event.target))) return
      event.preventDefault()
      if (event.repeat && !('binding' in meaning && mayRepeat(meaning.binding.action))) return
      if ('prefix' in meaning) prefix.current = { keys: meaning.prefix, at: event.timeStamp }
      else perform(meaning.binding.action)
    }
    window.addEventListener('keydown', look, { capture: true })
    window.addEventListener('keydown', hear)
    return () => {
      window.removeEventListener('keydown', look, { capture: true })
      window.removeEventListener('keydown', hear)
    }
  }, [perform, singleKeys, isMac])
}

/** A quick hand types on before what it opened has the focus: that belongs there, and not into what it came from. Where nothing is searched, it is nobody's. */
function typeAhead(event: KeyboardEvent): void {
  const { layer, query, setQuery, close } = useLayers.getState()
  const { key } = event
  if (layer === null || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !isBehind(event.target)) return
  if (key === 'Escape') close()
  else if (key === 'Backspace') setQuery(query.slice(0, -1))
  else if (ONE_LETTER.test(key)) setQuery(query + key)
  else if (key !== 'Enter') return
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** What floats is drawn beside the app, and a toast in it is never behind anything. */
function isBehind(target: EventTarget | null): boolean {
  if (target === document.body) return true
  return target instanceof Element && target.closest('#root') !== null && target.closest('[role="dialog"]') === null
}

function isDialogOpen(): boolean {
  return useLayers.getState().layer !== null || useEditing.getState().entry !== null || document.querySelector(DIALOGS) !== null
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role="menu"], [role="combobox"]') !== null)
}

/** Out of a field back to the list; from the list out of the conversation. */
function escape(target: EventTarget | null, perform: (action: Action) => void): void {
  if (target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null) return
  if (!isTyping(target)) return perform('backToList')
  const row = document.querySelector<HTMLElement>('[role="grid"] [role="row"][tabindex="0"]')
  if (row !== null) row.focus()
  else if (target instanceof HTMLElement) target.blur()
}
