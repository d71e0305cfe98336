import { app, dialog } from 'electron'
import { ok, type Result } from '#app/result.ts'
import { writeChosen } from './write-chosen.ts'

/** `name` is proposed, the person decides. */
export type FileToSave = Readonly<{ name: string; text: string }>

/** Asks where to, and writes it there. As `writeChosen`, and null when the person thought better of it. */
export async function saveFile({ name, text }: FileToSave): Promise<Result<string | null>> {
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: `${app.getPath('downloads')}/${name}` })
  return canceled || filePath === '' ? ok(null) : writeChosen(filePath, text)
}
