import { expect, test } from 'vitest'
import { z } from 'zod'
import { Failure } from '#app/failure.ts'
import { FAILURE_KINDS, Happening } from './journal-entry.ts'

/** Every place of a schema where text of any kind would be taken. */
function textsIn(schema: z.core.JSONSchema.BaseSchema, path = ''): readonly string[] {
  const own = schema.type === 'string' && schema.enum === undefined && schema.const === undefined ? [path] : []
  const within = Object.entries({ ...schema.properties, ...Object.fromEntries((schema.oneOf ?? schema.anyOf ?? []).entries()) })
  return [...own, ...within.flatMap(([name, part]) => (typeof part === 'object' ? textsIn(part, `${path}/${name}`) : []))]
}

test('a line of the journal has no place for text of any kind', () => {
  expect(textsIn(z.toJSONSchema(z.object({ a: z.object({ b: z.string() }) })))).toEqual(['/a/b'])

  expect(textsIn(z.toJSONSchema(Happening))).toEqual([])
})

test('it knows every kind of failure there is', () => {
  const schema = z.toJSONSchema(Failure)
  const kinds = (schema.oneOf ?? schema.anyOf ?? []).map(({ properties }) => (typeof properties?.['kind'] === 'object' ? properties['kind'].const : null))

  expect(new Set<unknown>(FAILURE_KINDS)).toEqual(new Set<unknown>(kinds))
})
