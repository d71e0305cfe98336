import { useMemo, type ReactNode } from 'react'
import { LinkButton } from './link-button.tsx'
import { Marked } from './marked.tsx'
import { plainTree, richTree, type RichElement, type RichNode } from './rich-tree.ts'
import css from './rich-text.module.css'

/** What somebody wrote, as React elements of a closed list. */
export function RichText({ text, format }: Readonly<{ text: string; format: 'plain' | 'markdown' }>) {
  const nodes = useMemo(() => (format === 'markdown' ? richTree(text) : plainTree(text)), [text, format])
  return (
    <div className={css.text} dir="auto">
      {nodes.map((node, nth) => draw(node, nth))}
    </div>
  )
}

function draw(node: RichNode, key: number): ReactNode {
  switch (node.kind) {
    case 'text':
      return <Marked key={key} text={node.text} />
    case 'break':
      return <br key={key} />
    case 'code':
      return node.isBlock ? <pre key={key} className={css.block}><Marked text={node.text} /></pre> : <code key={key} className={css.code}><Marked text={node.text} /></code>
    case 'link':
      return (
        <LinkButton key={key} url={node.url} label={wordsOf(node.children)}>
          {node.children.map(draw)}
        </LinkButton>
      )
    case 'image':
      return (
        <LinkButton key={key} url={node.url} label={node.alt}>
          <Marked text={node.alt === '' ? node.url : node.alt} />
        </LinkButton>
      )
    case 'numbered':
      return (
        <ol key={key} start={node.start}>
          {node.children.map(draw)}
        </ol>
      )
    case 'element':
      return drawElement(node.name, node.children.map(draw), key)
  }
}

function drawElement(name: RichElement, children: readonly ReactNode[], key: number): ReactNode {
  switch (name) {
    case 'p':
      return <p key={key}>{children}</p>
    case 'strong':
      return <strong key={key}>{children}</strong>
    case 'em':
      return <em key={key}>{children}</em>
    case 's':
      return <s key={key}>{children}</s>
    case 'ul':
      return <ul key={key}>{children}</ul>
    case 'li':
      return <li key={key}>{children}</li>
    case 'blockquote':
      return <blockquote key={key}>{children}</blockquote>
    case 'rule':
      return <hr key={key} />
  }
}

function wordsOf(nodes: readonly RichNode[]): string {
  return nodes.map(node => (node.kind === 'text' || node.kind === 'code' ? node.text : 'children' in node ? wordsOf(node.children) : '')).join('')
}
