import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fail, ok, type Result } from '#app/result.ts'
import { systemCode, systemFailure } from '#main/system-trouble.ts'

/**
 * Writes a file where a person said. Answers its name, without its folder. Fails with `diskFull`, and with `unwritable` where
 * the place does not let us.
 */
export async function writeChosen(path: string, text: string): Promise<Result<string>> {
  const name = basename(path)
  try {
    await writeFile(path, text)
    return ok(name)
  } catch (error) {
    const failure = systemFailure(error)
    return fail(failure?.kind === 'diskFull' ? failure : { kind: 'unwritable', path: `${name}, ${systemCode(error) ?? 'unknown'}` })
  }
}
