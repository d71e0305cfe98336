import './base.css'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { DesignProvider } from './design-provider.tsx'
import { ControlsPage } from './gallery/controls-page.tsx'
import { DataPage } from './gallery/data-page.tsx'
import css from './gallery/gallery.module.css'
import { LayersPage } from './gallery/layers-page.tsx'
import { ListsPage } from './gallery/lists-page.tsx'
import { ThreadPage } from './gallery/thread-page.tsx'
import { WindowPage } from './gallery/window-page.tsx'
import { Segmented } from './segmented.tsx'
import { Toasts } from './toasts.tsx'

const pages = { controls: ControlsPage, data: DataPage, layers: LayersPage, lists: ListsPage, thread: ThreadPage, window: WindowPage } as const
type PageName = keyof typeof pages
type Look = 'light' | 'dark' | 'both'

const pageSegments = [
  { value: 'controls', label: 'Controls' },
  { value: 'data', label: 'Data' },
  { value: 'layers', label: 'Layers' },
  { value: 'lists', label: 'Lists' },
  { value: 'thread', label: 'Thread' },
  { value: 'window', label: 'Window' },
] as const satisfies readonly { value: PageName; label: string }[]

const lookSegments = [
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
  { value: 'both', label: 'Both', icon: 'columns' },
] as const satisfies readonly { value: Look; label: string; icon: 'sun' | 'moon' | 'columns' }[]

function Gallery() {
  const asked = new URLSearchParams(location.search)
  const [page, setPage] = useState<PageName>(pageSegments.find(segment => segment.value === asked.get('page'))?.value ?? 'controls')
  const [look, setLook] = useState<Look>(lookSegments.find(segment => segment.value === asked.get('look'))?.value ?? 'both')
  const Page = pages[page]
  const themes = look === 'both' ? (['light', 'dark'] as const) : ([look] as const)
  useEffect(() => {
    document.documentElement.dataset['theme'] = look === 'both' ? 'light' : look
  }, [look])
  if (asked.has('bare')) {
    return (
      <main className={css.bare}>
        <Page />
      </main>
    )
  }
  return (
    <div className={css.gallery}>
      <header className={css.top}>
        <h1 className={css.name}>Design gallery</h1>
        <Segmented label="Page" value={page} segments={pageSegments} onChange={setPage} />
        <Segmented label="Theme" value={look} segments={lookSegments} onChange={setLook} />
      </header>
      <main className={css.sides}>
        {themes.map(theme => (
          <section key={theme} className={css.side} data-theme={theme} aria-label={theme}>
            <Page />
          </section>
        ))}
      </main>
    </div>
  )
}

const root = document.querySelector('#root')
if (root !== null) {
  createRoot(root).render(
    <DesignProvider>
      <Toasts label="Notices" closeLabel="Close">
        <Gallery />
      </Toasts>
    </DesignProvider>,
  )
}
