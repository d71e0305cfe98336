import type { JsonObject } from './records.ts'

/** The fields an account ships with. The API answers the bare array. */
export const CONVERSATION_FIELDS: readonly JsonObject[] = [
  field(1, { name: 'priority', label: 'Priority', choices: ['Low', 'Medium', 'High', 'Urgent'] }),
  field(2, { name: 'status', label: 'Status', choices: ['New', 'Assigned', 'Resolved', 'Reopened'] }),
  field(3, { name: 'cf_type', label: 'Type', choices: ['Question', 'Problem', 'Feature request'] }),
  field(4, { name: 'cf_rating', label: 'Rating', choices: [] }),
]

function field(position: number, { name, label, choices }: Readonly<{ name: string; label: string; choices: readonly string[] }>): JsonObject {
  return {
    id: String(1000 + position),
    name,
    label,
    type: choices.length === 0 ? 'TEXT' : 'DROPDOWN',
    column_name: name,
    default_value: '',
    custom: name.startsWith('cf_'),
    editable: true,
    required: false,
    position,
    choices: choices.map((value, index) => ({ id: String(index + 1), value })),
    fields: [],
  }
}
