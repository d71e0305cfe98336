import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { app, dialog } from 'electron'
import { fail, ok, type Result } from '#app/result.ts'

/** `name` is proposed, the person decides. */
export type FileToSave = Readonly<{ name: string; text: string }>

/**
 * Asks where to, and writes it there. Answers the name it has now, without its folder; null when the person thought better of
 * it. Fails with `diskFull`, and with `unwritable` where the place does not let us.
 */
export async function saveFile({ name, text }: FileToSave): Promise<Result<string | null>> {
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: `${app.getPath('downloads')}/${name}` })
  if (canceled || filePath === '') return ok(null)
  try {
    await writeFile(filePath, text)
    return ok(basename(filePath))
  } catch (trouble) {
    const code = trouble instanceof Error && 'code' in trouble ? String(trouble.code) : 'unknown'
    const isFull = code === 'ENOSPC' || code === 'EDQUOT'
    return fail(isFull ? { kind: 'diskFull' } : { kind: 'unwritable', path: `${basename(filePath)}, ${code}` })
  }
}
