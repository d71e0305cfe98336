import type { Sql } from '#main/store/sql.ts'

/** One step forward of one database. Once released it is never changed; a mistake is mended by the next one. */
export type Migration = Readonly<{ number: number; name: string; up(sql: Sql): void }>
