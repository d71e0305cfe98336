import type { ClipboardEvent } from 'react'

/** Pastes without the spaces and line breaks around it, which come along from web pages, and puts it where the cursor is. */
export const pasteTrimmed = (onChange: (text: string) => void) => (event: ClipboardEvent<HTMLInputElement>) => {
  const pasted = event.clipboardData.getData('text/plain')
  if (pasted === pasted.trim()) return
  event.preventDefault()
  const { value, selectionStart, selectionEnd } = event.currentTarget
  onChange(replaced(value, pasted.trim(), { start: selectionStart ?? value.length, end: selectionEnd ?? value.length }))
}

/** The text with what was selected replaced. */
export function replaced(text: string, by: string, { start, end }: Readonly<{ start: number; end: number }>): string {
  return text.slice(0, start) + by + text.slice(end)
}
