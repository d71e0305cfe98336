import { expect, test } from 'vitest'
import { plainTree, RICH_ELEMENTS, richTree, type RichNode } from './rich-tree.ts'

const textOf = (nodes: readonly RichNode[]): string =>
  nodes.map(node => ('text' in node ? node.text : 'children' in node ? textOf(node.children) : node.kind === 'image' ? node.alt : '\n')).join('')
const all = (nodes: readonly RichNode[]): readonly RichNode[] => nodes.flatMap(node => [node, ...('children' in node ? all(node.children) : [])])

test('bold, italics, code and lists become elements', () => {
  const nodes = all(richTree('**b** *i* `c`\n\n- one\n- two'))

  expect(nodes.flatMap(node => (node.kind === 'element' ? [node.name] : []))).toEqual(['p', 'strong', 'em', 'ul', 'li', 'p', 'li', 'p'])
  expect(nodes).toContainEqual({ kind: 'code', text: 'c', isBlock: false })
})

test('HTML is text', () => {
  const html = '<img src=x onerror=alert(1)> <script>alert(2)</script>'

  expect(textOf(richTree(html))).toBe(html)
  expect(all(richTree(html)).filter(node => node.kind === 'link' || node.kind === 'image')).toEqual([])
})

test('an image is never more than its address and its words', () => {
  expect(all(richTree('![cat](https://evil.example/beacon.png)'))).toContainEqual({ kind: 'image', url: 'https://evil.example/beacon.png', alt: 'cat' })
})

test('a link keeps the address as it was written, for the gate to judge', () => {
  expect(all(richTree('[bank](javascript:alert)'))).toContainEqual({ kind: 'link', url: 'javascript:alert', children: [{ kind: 'text', text: 'bank' }] })
})

test('bare addresses become links in both ways of reading', () => {
  expect(all(richTree('see https://a.example/x'))).toContainEqual({ kind: 'link', url: 'https://a.example/x', children: [{ kind: 'text', text: 'https://a.example/x' }] })
  expect(plainTree('see https://a.example/x now')).toEqual([
    { kind: 'text', text: 'see ' },
    { kind: 'link', url: 'https://a.example/x', children: [{ kind: 'text', text: 'https://a.example/x' }] },
    { kind: 'text', text: ' now' },
  ])
})

test('plain text keeps stars, lines and everything else', () => {
  expect(textOf(plainTree('**not bold**\n# not a title'))).toBe('**not bold**\n# not a title')
})

test.each([
  ['brackets', '['.repeat(50_000)],
  ['quotes', '>'.repeat(20_000)],
  ['stars', '*'.repeat(50_000)],
  ['open bold', '**a'.repeat(10_000)],
  ['back-ticks', '`'.repeat(50_000)],
  ['images', '![]('.repeat(10_000)],
  ['less-thans', '<'.repeat(50_000)],
  ['nested lists', Array.from({ length: 400 }, (_, nth) => `${' '.repeat(nth)}- x`).join('\n')],
  ['a giant', 'a'.repeat(300_000)],
])('pathological input neither throws nor loses its words: %s', (_, text) => {
  const nodes = richTree(text)

  expect(textOf(nodes).length).toBeGreaterThan(0)
  expect(all(nodes).every(node => node.kind !== 'element' || RICH_ELEMENTS.includes(node.name))).toBe(true)
})

test('words below more quotes than the parser follows are still shown', () => {
  expect(textOf(richTree(`${'> '.repeat(80)}deep words`))).toContain('deep words')
})

test('a row of stars is what somebody typed', () => {
  expect(richTree('*****')).toEqual([{ kind: 'text', text: '*****' }])
})

test.each([
  ['3. the third\n4. the fourth', 3],
  ['1. the first', 1],
  ['0. before the first', 0],
])('a list that somebody numbered keeps its numbers: %j', (text, start) => {
  expect(richTree(text)).toMatchObject([{ kind: 'numbered', start, children: text.split('\n').map(() => ({ kind: 'element', name: 'li' })) }])
})
