import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DEMO_BREAKS } from '#app/domain/demo-break.ts'
import { Banner } from '#renderer/design/banner.tsx'
import { Button } from '#renderer/design/button.tsx'
import { MenuCheckItem, MenuItem } from '#renderer/design/menu-item.tsx'
import { Menu, MenuSeparator } from '#renderer/design/menu.tsx'
import { appInfo, demoBreaks } from '#renderer/queries/app.ts'
import { useCommand } from '#renderer/queries/command.ts'
import { formatList } from '#renderer/words/format.ts'
import css from './notices.module.css'

/** Says that this is the demo, lets it go wrong on purpose, and leads out of it. */
export function DemoRibbon() {
  const { data: info } = useQuery(appInfo())
  return info?.isDemo === true ? <Ribbon /> : null
}

function Ribbon() {
  const { t } = useTranslation('notices')
  const { data: broken = [] } = useQuery(demoBreaks())
  const leave = useCommand('demo.leave')
  const { mutate: breakOrMend } = useCommand('demo.break')
  return (
    <Banner
      icon="play"
      action={
        <span className={css.ways}>
          <Menu align="end" trigger={<Button size="small" variant="quiet" icon="zap">{t('break')}</Button>}>
            {DEMO_BREAKS.map(which => (
              <MenuCheckItem key={which} checked={broken.includes(which)} hint={t(`break_${which}Hint`)} onChange={isBroken => breakOrMend({ which, isBroken })}>
                {t(`break_${which}`)}
              </MenuCheckItem>
            ))}
            <MenuSeparator />
            <MenuItem icon="refresh" disabled={broken.length === 0} onPress={() => broken.forEach(which => breakOrMend({ which, isBroken: false }))}>
              {t('mendAll')}
            </MenuItem>
          </Menu>
          <Button size="small" busy={leave.isPending} onPress={() => leave.mutate({})}>
            {t('leaveDemo')}
          </Button>
        </span>
      }
    >
      {t('demo')} {broken.length > 0 && <b>{t('broken', { what: formatList(broken.map(which => t(`break_${which}`))) })}</b>}
    </Banner>
  )
}
