import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import css from './segmented.module.css'

export type Segment<Value extends string> = Readonly<{
  value: Value
  label: string
  icon?: IconName | undefined
  /** note: the chosen segment turns amber. */
  tone?: 'neutral' | 'note'
  disabled?: boolean
}>

type SegmentedProps<Value extends string> = Readonly<{
  /** What is being chosen; read aloud before the segment. */
  label: string
  value: Value
  segments: readonly Segment<Value>[]
  onChange: (value: Value) => void
  size?: 'small' | 'medium'
  /** Show icons only; the labels stay for screen readers and on hover. */
  iconsOnly?: boolean
}>

/** One of a few, all in sight: Reply or Note, light or dark. Arrow keys move the choice. */
export function Segmented<Value extends string>({ label, value, segments, onChange, size = 'medium', iconsOnly = false }: SegmentedProps<Value>) {
  return (
    <RadioGroup aria-label={label} className={classNames(css.group, css[size])} value={value} onValueChange={onChange}>
      {segments.map(segment => (
        <Radio.Root
          key={segment.value}
          value={segment.value}
          disabled={segment.disabled ?? false}
          aria-label={segment.label}
          title={iconsOnly ? segment.label : undefined}
          className={classNames(css.segment, segment.tone === 'note' && css.note)}
        >
          {segment.icon && <Icon name={segment.icon} />}
          {!iconsOnly && <span>{segment.label}</span>}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
