import { create } from 'zustand'
import { persist } from 'zustand/middleware'

const REMEMBERED = 12

/** What was run from the palette lately, newest first. */
export const useRecent = create<Readonly<{ ids: readonly string[]; use: (id: string) => void }>>()(
  persist(
    set => ({ ids: [], use: id => set(({ ids }) => ({ ids: [id, ...ids.filter(other => other !== id)].slice(0, REMEMBERED) })) }),
    { name: 'recent-commands', version: 1 },
  ),
)
