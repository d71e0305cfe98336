import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#app/domain/account.ts'
import { AccountMark } from '#renderer/design/account-mark.tsx'
import { Button } from '#renderer/design/button.tsx'
import { QueryFaces } from '#renderer/design/query-faces.tsx'
import { SkeletonRows } from '#renderer/design/skeleton.tsx'
import { mes } from '#renderer/queries/people.ts'
import { unanswered } from '#renderer/queries/unanswered.ts'
import { usePlace, useScope } from '#renderer/ui-state/place.ts'
import { openSettings } from '#renderer/ui-state/settings-section.ts'
import { manifestWords } from '#renderer/words/manifest-words.ts'
import { useTrouble } from '#renderer/words/use-trouble.ts'
import css from './people.module.css'
import { PresenceWords } from './presence-words.tsx'

/** The connected "me" of every account: under whose name one speaks there. */
export function MeList({ views }: Readonly<{ views: readonly AccountView[] }>) {
  const { t } = useTranslation('people')
  const { t: providerWords } = useTranslation('providers')
  const trouble = useTrouble()
  const list = useQuery(mes(useScope()))
  const go = usePlace(place => place.go)
  return (
    <QueryFaces isWaiting={list.isPending} waiting={<SkeletonRows label={t('loading')} />} trouble={trouble(t('failed'), unanswered(list))}>
      <ul className={css.mes}>
        {views.map(({ account, keyKind }) => {
          const me = list.data?.find(({ accountId }) => accountId === account.id)?.operator ?? null
          return (
            <li key={account.id} className={css.me}>
              <AccountMark variant="chip" colour={account.colour} label={account.name} />
              {me === null ? (
                <>
                  <span className={css.quiet}>{t('meUnknown')}</span>
                  <Button size="small" onPress={() => openSettings('accounts')}>
                    {t('openSettings')}
                  </Button>
                </>
              ) : (
                <>
                  <span>
                    {t('connectedAs')} <b>{me.name}</b> {me.email !== null && <span className={css.quiet}>{me.email}</span>}
                  </span>
                  <PresenceWords presence={me.presence} />
                  <Button size="small" variant="quiet" icon="person" aria-label={t('openMeOf', { account: account.name })} onPress={() => go({ operatorId: me.id })}>
                    {t('openMe')}
                  </Button>
                </>
              )}
              <span className={css.key}>
                {keyKind === null
                  ? t('keyUnknown', { hint: account.credentialHint })
                  : t('keyOf', { kind: manifestWords(keyKind, providerWords), hint: account.credentialHint })}
              </span>
            </li>
          )
        })}
      </ul>
    </QueryFaces>
  )
}
