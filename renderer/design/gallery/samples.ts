// People and sentences that never existed, in several scripts and lengths.

export type SampleRow = Readonly<{ key: string; who: string; said: string; time: string; account: number; unread: number; wait: string; late?: 'soon' | 'over'; has?: string; failed?: boolean; draft?: boolean; mention?: boolean }>

export const accountNames = ['Harbor', 'Northwind', 'Kliff', 'Paper Lantern', 'Fenn', 'Ostra']

const seeds = [
  { who: 'Ana Prieto', said: 'Hola, my parcel says delivered but there is nothing in the hall. Could you check with the courier?', time: '2 min', account: 0, unread: 2, wait: '2 min' },
  { who: 'Ben Okafor', said: 'Is the walnut shelf coming back before Christmas?', time: '9 min', account: 1, unread: 1, wait: '9 min', late: 'soon' },
  { who: 'Mia Lindqvist', said: 'You: I have asked the workshop and will write tomorrow.', time: '14 min', account: 0, unread: 0, wait: '', has: 'Mia' },
  { who: '山田 太郎', said: '領収書を会社名で発行していただけますか。', time: '31 min', account: 3, unread: 1, wait: '31 min', late: 'over' },
  { who: 'Zoë Faure', said: 'Draft: Bonjour Zoë, le remboursement part aujourd’hui', time: '38 min', account: 4, unread: 0, wait: '38 min', draft: true, has: 'You' },
  { who: 'Rui Costa', said: 'Thanks! One more thing: can the invoice go to another address than the goods?', time: '52 min', account: 1, unread: 0, wait: '52 min', has: 'Ben', mention: true },
  { who: 'no-reply@parcels.example', said: 'Tracking update for order 40021', time: '1 h', account: 2, unread: 0, wait: '' },
  { who: 'Ngozi', said: 'ok', time: '1 h', account: 5, unread: 4, wait: '1 h 4 m' },
  { who: 'Visitor 8812', said: 'Do you ship to the Faroe Islands, and what would two lamps cost to send?', time: '2 h', account: 3, unread: 0, wait: '2 h', failed: true },
  { who: 'Karl-Friedrich von der Hohenberg', said: 'Die Lampe flackert, sobald der Dimmer unter die Hälfte geht. Ist das ein Fehler?', time: '3 h', account: 2, unread: 0, wait: '3 h 10 m', has: 'Ana' },
] as const satisfies readonly Omit<SampleRow, 'key'>[]

/** As many rows as asked for, the ten above again and again. */
export function sampleRows(count: number): readonly SampleRow[] {
  return Array.from({ length: count }, (_, at) => ({ ...seeds[at % seeds.length], key: `row-${at}` })).filter(hasWho)
}

function hasWho(row: Partial<SampleRow>): row is SampleRow {
  return row.who !== undefined
}
