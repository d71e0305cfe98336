import MarkdownIt from 'markdown-it'
import type { Token } from 'markdown-it'

/** What rich text is made of: a closed list, so that drawing it cannot reach anything else. */
export type RichNode =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'break' }>
  | Readonly<{ kind: 'code'; text: string; isBlock: boolean }>
  | Readonly<{ kind: 'link'; url: string; children: readonly RichNode[] }>
  /** Never loaded by itself: drawn as a link that says that it is a picture. */
  | Readonly<{ kind: 'image'; url: string; alt: string }>
  /** `start`: the first number, as it was written. */
  | Readonly<{ kind: 'numbered'; start: number; children: readonly RichNode[] }>
  | Readonly<{ kind: 'element'; name: RichElement; children: readonly RichNode[] }>

export const RICH_ELEMENTS = ['p', 'strong', 'em', 's', 'ul', 'li', 'blockquote', 'rule'] as const
export type RichElement = (typeof RICH_ELEMENTS)[number]

const MOST_NESTING = 50
const MOST_LINKS = 500
/** Beyond this a message is shown as plain text. UTF-16 units. */
export const MOST_RICH_LENGTH = 256 * 1024

const markdown = new MarkdownIt('zero', { html: false, linkify: true, breaks: true, maxNesting: MOST_NESTING }).enable([
  'backticks', 'emphasis', 'strikethrough', 'link', 'autolink', 'image', 'newline', 'linkify', 'escape', 'entity',
  'blockquote', 'list', 'fence', 'hr',
])
// Addresses of every scheme are kept as what was written: the gate in main decides what opens, not the parser.
markdown.validateLink = () => true

/** Reads the subset of markdown that the services' own apps draw. HTML in it is text. Never throws: what it cannot read stays text. */
export function richTree(text: string): readonly RichNode[] {
  if (text.length > MOST_RICH_LENGTH) return [{ kind: 'text', text }]
  try {
    const tokens = markdown.parse(text, {})
    const nodes = isTooDeep(tokens) ? [] : build(tokens, { links: 0 })
    return hasWords(nodes) ? nodes : [{ kind: 'text', text }]
  } catch {
    return [{ kind: 'text', text }]
  }
}

/** Where the parser gives up on nesting it leaves words out. */
function isTooDeep(tokens: readonly Token[]): boolean {
  return tokens.some(({ level, children }) => level >= MOST_NESTING - 2 || (children?.some(child => child.level >= MOST_NESTING - 2) ?? false))
}

/** "*****" is what somebody typed, not a rule. */
function hasWords(nodes: readonly RichNode[]): boolean {
  return nodes.some(node => {
    if (node.kind === 'element' || node.kind === 'numbered' || node.kind === 'link') return hasWords(node.children)
    if (node.kind === 'text' || node.kind === 'code') return node.text.trim() !== ''
    return node.kind === 'image'
  })
}

/** Only addresses as they are written become links; nothing else of the text is touched. */
export function plainTree(text: string): readonly RichNode[] {
  return text.split('\n').flatMap((line, nth): RichNode[] => [...(nth === 0 ? [] : [{ kind: 'break' } as const]), ...linked(line)])
}

function linked(line: string): RichNode[] {
  const matches = line.length > MOST_RICH_LENGTH ? null : markdown.linkify.match(line)
  if (matches === null) return [{ kind: 'text', text: line }]
  const nodes: RichNode[] = []
  let from = 0
  for (const match of matches.slice(0, MOST_LINKS)) {
    nodes.push({ kind: 'text', text: line.slice(from, match.index) })
    nodes.push({ kind: 'link', url: match.url, children: [{ kind: 'text', text: match.text }] })
    from = match.lastIndex
  }
  nodes.push({ kind: 'text', text: line.slice(from) })
  return nodes.filter(node => node.kind !== 'text' || node.text !== '')
}

type Count = { links: number }
type Open = { node: (children: readonly RichNode[]) => RichNode; children: RichNode[] }

const ELEMENT_OF: Readonly<Record<string, RichElement>> = {
  paragraph: 'p', strong: 'strong', em: 'em', s: 's', bullet_list: 'ul', list_item: 'li', blockquote: 'blockquote',
}

function build(tokens: readonly Token[], count: Count): readonly RichNode[] {
  const root: Open = { node: () => ({ kind: 'break' }), children: [] }
  const stack: Open[] = [root]
  const top = () => stack.at(-1) ?? root
  for (const token of tokens) {
    if (token.type.endsWith('_open')) stack.push({ node: opening(token, count), children: [] })
    else if (token.type.endsWith('_close')) {
      const closed = stack.pop() ?? root
      top().children.push(closed.node(closed.children))
    } else top().children.push(...leaves(token, count))
  }
  return root.children
}

function opening(token: Token, count: Count): Open['node'] {
  if (token.type === 'link_open') {
    count.links += 1
    const url = String(token.attrGet('href') ?? '')
    return count.links > MOST_LINKS ? flat : children => ({ kind: 'link', url, children })
  }
  if (token.type === 'ordered_list_open') {
    const start = Number(token.attrGet('start') ?? 1)
    return children => ({ kind: 'numbered', start, children })
  }
  const name = ELEMENT_OF[token.type.slice(0, -'_open'.length)]
  return name === undefined ? flat : children => ({ kind: 'element', name, children })
}

const flat = (children: readonly RichNode[]): RichNode => ({ kind: 'element', name: 'p', children })

function leaves(token: Token, count: Count): readonly RichNode[] {
  switch (token.type) {
    case 'inline':
      return build(token.children ?? [], count)
    case 'softbreak':
    case 'hardbreak':
      return [{ kind: 'break' }]
    case 'code_inline':
      return [{ kind: 'code', text: token.content, isBlock: false }]
    case 'fence':
    case 'code_block':
      return [{ kind: 'code', text: token.content, isBlock: true }]
    case 'hr':
      return [{ kind: 'element', name: 'rule', children: [] }]
    case 'image':
      return [{ kind: 'image', url: String(token.attrGet('src') ?? ''), alt: token.content }]
    default:
      return token.content === '' ? [] : [{ kind: 'text', text: token.content }]
  }
}
