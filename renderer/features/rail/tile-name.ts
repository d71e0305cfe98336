import type { TFunction } from 'i18next'

type TileNameNeeds = Readonly<{ name: string; unread: number; waiting: number; t: TFunction<'rail'> }>

/** "Harbor Books, 3 unread, 12 waiting": both, since a service may know nothing of what was read, and people wait all the same. */
export function tileName({ name, unread, waiting, t }: TileNameNeeds): string {
  return [name, ...(unread > 0 ? [t('unread', { count: unread })] : []), ...(waiting > 0 ? [t('waiting', { count: waiting })] : [])].join(', ')
}
