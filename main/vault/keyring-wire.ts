// What main and the keyring's thread say to each other. One question at a time, one answer each.

/** The three ways in which a keyring fails to answer. Its own words stay in the thread. */
export type KeyringTrouble = 'locked' | 'unavailable' | 'hung'

export type KeyringQuestion =
  | Readonly<{ ask: 'read'; entry: string }>
  | Readonly<{ ask: 'holds'; entry: string }>
  /** Sets, gets, compares; the answer `holds: false` means that something else came back. */
  | Readonly<{ ask: 'write'; entry: string; bytes: Uint8Array }>
  /** The answer says whether it was there before. */
  | Readonly<{ ask: 'delete'; entry: string }>

export type KeyringAnswer =
  /** `null`: the keyring says there is none, which is not yet believed. */
  | Readonly<{ told: 'bytes'; bytes: Uint8Array | null }>
  | Readonly<{ told: 'holds'; holds: boolean }>
  | Readonly<{ told: 'trouble'; trouble: KeyringTrouble }>

/** Handed to the thread when it starts. */
export type KeyringThreadData = Readonly<{ service: string }>
