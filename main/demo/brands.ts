/** The four brands that one team answers for. */
export type BrandOperator = Readonly<{ firstName: string; lastName: string; title: string; isOnline: boolean }>

export type Brand = Readonly<{
  name: string
  alias: string
  domain: string
  colour: number
  operators: readonly BrandOperator[]
  /** Where work waits: sub-inboxes or channels. */
  inboxes: readonly string[]
  conversations: number
}>

const ana: BrandOperator = { firstName: 'Ana', lastName: 'Sørensen', title: 'Support lead', isOnline: true }
const marta: BrandOperator = { firstName: 'Marta', lastName: 'Kowalczyk', title: 'Support', isOnline: true }
const idris: BrandOperator = { firstName: 'Idris', lastName: 'Bello', title: 'Support', isOnline: false }
const yuki: BrandOperator = { firstName: 'Yuki', lastName: 'Tanabe', title: 'Returns and repairs', isOnline: true }
const tomasz: BrandOperator = { firstName: 'Tomasz', lastName: 'Wiśniewski-Bartholomew', title: 'Night shift', isOnline: false }

export const northwind: Brand = {
  name: 'Northwind Outfitters', alias: 'northwind', domain: 'northwind.example', colour: 0, inboxes: ['Returns', 'Wholesale'], conversations: 720,
  operators: [ana, marta, idris, yuki],
}
export const harborBooks: Brand = {
  name: 'Harbor Books', alias: 'books', domain: 'harborbooks.example', colour: 2, inboxes: ['Events'], conversations: 560,
  operators: [ana, marta, tomasz],
}
export const lumen: Brand = {
  name: 'Lumen Home', alias: 'lumen', domain: 'lumen.example', colour: 3, inboxes: ['Orders', 'Technical questions', 'Press'], conversations: 420,
  operators: [ana, yuki, idris],
}
export const pinetrail: Brand = {
  name: 'Pinetrail Night Trains', alias: 'pinetrail', domain: 'pinetrail.example', colour: 4, inboxes: ['Bookings', 'On the way'], conversations: 380,
  operators: [ana, tomasz, marta],
}
