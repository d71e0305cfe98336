import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Avatar } from './avatar.tsx'
import { Button } from './button.tsx'
import { Count } from './count.tsx'
import { Dot } from './dot.tsx'
import { ErrorState } from './error-state.tsx'
import { IconButton } from './icon-button.tsx'
import { Icon } from './icon.tsx'
import { NoteBubble } from './note-bubble.tsx'
import { ProgressLine } from './progress-line.tsx'
import { Row } from './row.tsx'
import { Segmented } from './segmented.tsx'
import { SkeletonRows } from './skeleton.tsx'
import { SplitPane } from './split-pane.tsx'

test('a count above 999 is cut for the eye and exact for a screen reader', () => {
  const html = renderToStaticMarkup(<Count value={1204} label="1,204 unread" />)
  expect(html).toContain('>999+<')
  expect(html).toContain('>1,204 unread<')
})

test('a busy button keeps its focus and says that it is busy', () => {
  const html = renderToStaticMarkup(<Button busy>Send</Button>)
  expect(html).toContain('aria-busy="true"')
  expect(html).not.toContain(' disabled')
})

test('a button tells its shortcut to assistive technology', () => {
  expect(renderToStaticMarkup(<Button shortcut="Ctrl+Enter">Send</Button>)).toContain('aria-keyshortcuts="Control+Enter"')
})

test('an icon button is named by its label', () => {
  expect(renderToStaticMarkup(<IconButton icon="more" label="More actions" />)).toContain('aria-label="More actions"')
})

test('an avatar never loads a picture from elsewhere', () => {
  expect(renderToStaticMarkup(<Avatar name="Ana" picture="https://tracker.example/a.png" />)).not.toContain('<img')
  expect(renderToStaticMarkup(<Avatar name="Ana" picture="blob:app/1" />)).toContain('src="blob:app/1"')
})

test('a dot is silent beside words and speaks when it stands alone', () => {
  expect(renderToStaticMarkup(<Dot state="failed" />)).toContain('aria-hidden="true"')
  expect(renderToStaticMarkup(<Dot state="failed" label="Not connected" />)).toContain('role="img" aria-label="Not connected"')
})

test('a note carries its word', () => {
  expect(renderToStaticMarkup(<NoteBubble label="Note">She called twice</NoteBubble>)).toContain('Note')
})

test('an error names what failed and offers one action', () => {
  const html = renderToStaticMarkup(<ErrorState title="Not read" cause="The server is away." action={<Button>Try again</Button>} />)
  expect(html).toContain('aria-label="Not read"')
  expect(html).toContain('Try again')
})

test('a row is a row of cells with its true number', () => {
  const row = { role: 'row', 'aria-rowindex': 12, 'data-index': 11, tabIndex: 0 } as const
  const html = renderToStaticMarkup(<Row row={row} title="Ana" preview="Hello" time="2m" selected unread current />)
  expect(html).toContain('role="row" aria-rowindex="12"')
  expect(html.match(/role="gridcell"/gu)).toHaveLength(3)
  expect(html).toContain('aria-selected="true"')
  expect(html).toContain('aria-current="true"')
})

test('a split handle says which place it sizes and how far', () => {
  const html = renderToStaticMarkup(<SplitPane label="Width of the list" size={900} min={240} max={480} onResize={() => {}} first="a" second="b" />)
  expect(html).toContain('role="separator"')
  expect(html).toContain('aria-valuenow="480" aria-valuemin="240" aria-valuemax="480"')
})

test('a two state switch is a group of radios with one chosen', () => {
  const segments = [
    { value: 'reply', label: 'Reply' },
    { value: 'note', label: 'Note' },
  ] as const
  const html = renderToStaticMarkup(<Segmented label="Answer as" value="note" segments={segments} onChange={() => {}} />)
  expect(html).toContain('role="radiogroup"')
  expect(html).toMatch(/aria-checked="true"[^>]*aria-label="Note"|aria-label="Note"[^>]*aria-checked="true"/u)
})

test('what is awaited is said, the grey bars are not', () => {
  const html = renderToStaticMarkup(<SkeletonRows label="Loading conversations" count={2} />)
  expect(html).toContain('role="status"')
  expect(html).toContain('>Loading conversations<')
  expect(html.match(/aria-hidden="true"/gu)).toHaveLength(2)
})

test('how far something is, is said when it has a name', () => {
  expect(renderToStaticMarkup(<ProgressLine label="First sync" value={0.3} />)).toContain('aria-valuenow="30"')
  expect(renderToStaticMarkup(<ProgressLine />)).toContain('aria-hidden="true"')
})

test('an icon that stands for words is named', () => {
  expect(renderToStaticMarkup(<Icon name="check" label="Chosen" />)).toContain('role="img" aria-label="Chosen"')
  expect(renderToStaticMarkup(<Icon name="check" />)).toContain('aria-hidden="true"')
})
