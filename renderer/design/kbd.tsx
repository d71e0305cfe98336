import css from './kbd.module.css'
import { toKeyCaps } from './shortcut.ts'
import type { Platform } from './platform.ts'

type KbdProps = Readonly<{ keys: string; platform?: Platform }>

/** A shortcut as key caps: 'Mod+Enter', 'Shift+E', 'G I'. */
export function Kbd({ keys, platform }: KbdProps) {
  return (
    <kbd className={css.keys}>
      {toKeyCaps(keys, platform).map((chord, at) => (
        <kbd key={at} className={css.chord}>
          {chord.map(cap => (
            <kbd key={cap} className={css.cap}>
              {cap}
            </kbd>
          ))}
        </kbd>
      ))}
    </kbd>
  )
}
