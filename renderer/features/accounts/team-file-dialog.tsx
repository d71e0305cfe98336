import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readTeamFile, TEAM_FILE_BYTES } from '#app/domain/team-file.ts'
import type { Failure } from '#app/failure.ts'
import { Button } from '#renderer/design/button.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { useAnnounce } from '#renderer/design/live-region.tsx'
import { accounts, manifests } from '#renderer/queries/accounts.ts'
import { useLayers } from '#renderer/ui-state/layers.ts'
import css from './accounts.module.css'
import { TeamList } from './team-list.tsx'
import { Trouble } from './trouble.tsx'
import { useAddAccount } from './use-add-account.ts'
import { useTeam } from './use-team.ts'

/** From a file that a colleague gave to accounts: it says which there are and how they are called, the keys are one's own. */
export function TeamFileDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation('accounts')
  const { data: views = [] } = useQuery(accounts())
  const { data: providers = [] } = useQuery(manifests())
  const team = useTeam()
  const tell = useAddAccount(adding => adding.tell)
  const openLayer = useLayers(layers => layers.open)
  const announce = useAnnounce()
  const [failure, setFailure] = useState<Failure | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const { comeBack } = team
  useEffect(comeBack, [comeBack])

  async function read(file: File): Promise<void> {
    const text = file.size > TEAM_FILE_BYTES ? null : await file.text().catch(() => null)
    const found = text === null ? readTeamFile(' '.repeat(TEAM_FILE_BYTES + 1)) : readTeamFile(text)
    setFailure(found.ok ? null : found.failure)
    if (!found.ok) return
    team.take(found.value.accounts)
    announce(t('teamRead', { count: found.value.accounts.length }))
  }

  const isRead = team.accounts.length > 0
  return (
    <Dialog
      open
      size="medium"
      title={t('team')}
      description={t(isRead ? 'teamText' : 'teamEmptyText')}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('close')}</Button>
          <Button icon="folder" variant={isRead ? 'secondary' : 'primary'} onPress={() => input.current?.click()}>
            {t(isRead ? 'teamAnother' : 'teamChoose')}
          </Button>
        </>
      }
    >
      <div className={css.fields}>
        {/* Chosen with the button below; the page itself cannot look into a folder. */}
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={t('teamChoose')}
          onChange={event => {
            const [file] = event.target.files ?? []
            if (file !== undefined) void read(file)
            event.target.value = ''
          }}
        />
        {failure !== null && <Trouble>{t(teamTrouble(failure), { part: failure.kind === 'unreadable' ? failure.path : '' })}</Trouble>}
        {isRead && (
          <TeamList
            team={team.accounts}
            known={views.map(({ account }) => account)}
            manifests={providers}
            onConnect={account => {
              team.connect()
              tell({ kind: 'teamChosen', account })
              openLayer('addAccount')
            }}
          />
        )}
      </div>
    </Dialog>
  )
}

function teamTrouble(failure: Failure): 'teamNewer' | 'teamTooLarge' | 'teamWrongPart' | 'teamNone' {
  if (failure.kind !== 'unreadable') return 'teamNone'
  if (failure.found === 'newer') return 'teamNewer'
  if (failure.found === 'tooLarge') return 'teamTooLarge'
  return failure.path === '' || failure.path === 'tributary' ? 'teamNone' : 'teamWrongPart'
}
