import { useTranslation } from 'react-i18next'
import type { Part } from '#app/domain/part.ts'
import { IconText } from '#renderer/design/icon-text.tsx'
import { Icon, type IconName } from '#renderer/design/icon.tsx'
import { VisuallyHidden } from '#renderer/design/visually-hidden.tsx'
import { formatBytes, formatSeconds } from '#renderer/words/format.ts'
import { LinkButton } from './link-button.tsx'
import { Marked } from './marked.tsx'
import css from './part-view.module.css'
import { RichText } from './rich-text.tsx'

/** One piece of what was written. Kinds that we cannot draw are said, never dropped; nothing remote is loaded. */
export function PartView({ part }: Readonly<{ part: Part }>) {
  const { t } = useTranslation('thread')
  switch (part.kind) {
    case 'text':
      return <RichText text={part.text} format={part.format} />
    case 'image':
      return <Attachment icon="image" name={part.name || t('image')} detail={t('image')} url={part.url} />
    case 'file':
      return <Attachment icon="file" name={part.name || t('file')} detail={part.bytes === null ? (part.mime ?? t('file')) : formatBytes(part.bytes)} url={part.url} />
    case 'audio':
      return <Attachment icon="audio" name={t('audio')} detail={part.seconds === null ? (part.mime ?? '') : formatSeconds(part.seconds)} url={part.url} />
    case 'video':
      return <Attachment icon="video" name={t('video')} detail={part.mime ?? ''} url={part.url} />
    case 'choices':
      return (
        <div>
          <RichText text={part.text} format="plain" />
          <ul className={css.choices}>
            {part.choices.map(({ label, chosen }, nth) => (
              <li key={nth} className={chosen ? css.chosen : undefined}>
                <Marked text={label} />
                {chosen && (
                  <>
                    <Icon name="check" />
                    <VisuallyHidden>{t('chosen')}</VisuallyHidden>
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      )
    case 'field':
      return (
        <div>
          <RichText text={part.text} format="plain" />
          <p className={css.answer}>{part.answer === null ? <span className={css.faint}>{t('fieldEmpty')}</span> : <Marked text={part.answer} />}</p>
        </div>
      )
    case 'cards':
      return (
        <div>
          <RichText text={part.text} format="plain" />
          <ul className={css.cards}>
            {part.cards.map((card, nth) => (
              <li key={nth}>
                <strong>
                  <Marked text={card.title} />
                </strong>
                <span className={css.faint}>
                  <Marked text={card.text} />
                </span>
                {card.links.map((link, at) => (
                  <LinkButton key={at} url={link.url} label={link.label}>
                    {link.label}
                  </LinkButton>
                ))}
              </li>
            ))}
          </ul>
        </div>
      )
    case 'link':
      return (
        <LinkButton url={part.url} label={part.label}>
          <Marked text={part.label} />
        </LinkButton>
      )
    case 'unknown':
      return (
        <IconText icon="help" size={13}>
          {part.text === null ? t('unknownPart', { name: part.name }) : t('unknownPartText', { name: part.name, text: part.text })}
        </IconText>
      )
  }
}

type AttachmentProps = Readonly<{ icon: IconName; name: string; detail: string; url: string | null }>

function Attachment({ icon, name, detail, url }: AttachmentProps) {
  const { t } = useTranslation('thread')
  if (url === null) return <FileFace icon={icon} name={name} detail={t('fileGone')} />
  return (
    <LinkButton url={url} label={name} look="plain">
      <FileFace icon={icon} name={name} detail={detail} />
    </LinkButton>
  )
}

/** How a file looks, wherever its bytes are. */
export function FileFace({ icon, name, detail }: Omit<AttachmentProps, 'url'>) {
  return (
    <span className={css.attachment}>
      <Icon name={icon} size={20} />
      <span className={css.words}>
        <bdi className={css.name}>
          <Marked text={name} />
        </bdi>
        <span className={css.faint}>{detail}</span>
      </span>
    </span>
  )
}
