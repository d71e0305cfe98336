import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { createFinder, type Stretch } from '#app/domain/search-finder.ts'
import css from './marked.module.css'

type Finder = (text: string) => readonly Stretch[]

const Finding = createContext<Finder | null>(null)

/** Within it every text marks what is looked for. */
export function MarkFound({ asked, children }: Readonly<{ asked: string; children: ReactNode }>) {
  const finder = useMemo(() => (asked === '' ? null : createFinder(asked)), [asked])
  return <Finding value={finder}>{children}</Finding>
}

/** What somebody wrote, as text: what is looked for stands in elements of its own, and nothing hides in it. */
export function Marked({ text }: Readonly<{ text: string }>) {
  const find = useContext(Finding)
  const found = find?.(text) ?? []
  if (found.length === 0) return <Plain text={text} />
  return found.map(({ from, to }, nth) => (
    <span key={from}>
      <Plain text={text.slice(found[nth - 1]?.to ?? 0, from)} />
      <mark className={css.found}>
        <Plain text={text.slice(from, to)} />
      </mark>
      {nth === found.length - 1 && <Plain text={text.slice(to)} />}
    </span>
  ))
}

const HIDDEN = /([\u200b-\u200f\u202a-\u202e\u2066-\u2069])/u

/** Direction marks and zero-width characters are shown, so that nothing reads as something else. Arabic, Hebrew and emoji joiners stay as they are. */
function Plain({ text }: Readonly<{ text: string }>) {
  if (!HIDDEN.test(text)) return text
  return text.split(HIDDEN).map((piece, nth) =>
    isDeceiving(piece) ? (
      <span key={nth} className={css.hidden} title={`U+${piece.codePointAt(0)?.toString(16).toUpperCase()}`}>
        {'⍰'}
      </span>
    ) : (
      piece
    ),
  )
}

const isDeceiving = (piece: string) => /^[\u200b\u202a-\u202e\u2066-\u2069]$/u.test(piece)
