import { Banner } from './banner.tsx'

export type Notice = Readonly<{ key: string; kind: 'info' | 'warning'; text: string }>

/** Standing facts about a place, a line each. */
export function Banners({ notices }: Readonly<{ notices: readonly Notice[] }>) {
  return notices.map(({ key, kind, text }) => (
    <Banner key={key} kind={kind}>
      {text}
    </Banner>
  ))
}
