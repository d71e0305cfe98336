/** What people of one language are called and talk about. A dialogue's lines alternate: contact first, then operator. */
export type LanguageWords = Readonly<{
  /** BCP 47 */
  language: string
  country: string
  /** How numbers look there, "#" for a figure: kept free for films, or with an exchange that nobody has. */
  phone: string
  city: string
  /** How often this language comes up, relative to the others. */
  weight: number
  names: readonly string[]
  dialogues: readonly (readonly string[])[]
}>
