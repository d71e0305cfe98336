import { classNames } from './class-names.ts'
import css from './avatar.module.css'

type AvatarProps = Readonly<{
  /** Whose; makes the letters and the shade, and is never loaded from anywhere. Decorative: the name stands beside it. */
  name: string
  size?: 16 | 20 | 24 | 32 | 40
  /** A picture that is already on this computer, as a blob: or data: address; anything else is ignored. */
  picture?: string | undefined
}>

export function Avatar({ name, size = 32, picture }: AvatarProps) {
  const local = picture !== undefined && /^(?:blob|data):/u.test(picture) ? picture : undefined
  return (
    <span className={classNames(css.avatar, css[`size${size}`])} data-shade={shadeOf(name)} aria-hidden>
      {local === undefined ? initialsOf(name, size < 24 ? 1 : 2) : <img className={css.picture} src={local} alt="" draggable={false} />}
    </span>
  )
}

/** Up to two letters for a name: first and last word, whole characters, in capitals; "?" for a name without letters. */
export function initialsOf(name: string, most = 2): string {
  const words = name.split(/[\s._@-]+/u).flatMap(word => /[\p{L}\p{N}]\p{M}*/u.exec(word) ?? [])
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.slice(0, most).join('').toLocaleUpperCase() || '?'
}

const SHADES = 6

function shadeOf(name: string): number {
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return sum % SHADES
}
