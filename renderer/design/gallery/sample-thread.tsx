import { Avatar } from '#renderer/design/avatar.tsx'
import { Bubble } from '#renderer/design/bubble.tsx'
import { Button } from '#renderer/design/button.tsx'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { Icon } from '#renderer/design/icon.tsx'
import { NoteBubble } from '#renderer/design/note-bubble.tsx'
import { DayLine, EventLine } from '#renderer/design/thread-line.tsx'

const actions = (
  <>
    <IconButton icon="reply" label="Quote" size="small" />
    <IconButton icon="copy" label="Copy" size="small" />
    <IconButton icon="more" label="More" size="small" />
  </>
)

const ana = <Avatar name="Ana Prieto" size={24} />

/** One thread with everything that can stand in it. */
export const sampleThread = [
  { key: 'day', node: <DayLine>Thursday, 19 November</DayLine> },
  { key: 'event', node: <EventLine icon="globe" time="16:20"><b>Ana Prieto</b> opened the chat on Delivery times</EventLine> },
  { key: 'a', node: <Bubble side="theirs" avatar={ana} head={<><b>Ana Prieto</b> 16:21</>} actions={actions}>Hola! I ordered two lamps on Monday. The tracking page says delivered, but there is nothing in the hall and the neighbours have not seen it either.</Bubble> },
  { key: 'b', node: <Bubble side="theirs" first={false}>Order 40021</Bubble> },
  { key: 'c', node: <Bubble side="ours" head={<><b>Mia</b> 16:24</>} foot={<><Icon name="checkDouble" /> Read 16:25</>} actions={actions}>Hi Ana, that is no fun. I have opened a search with the courier; they answer within a working day. May I send a second pair meanwhile?</Bubble> },
  { key: 'note', node: <NoteBubble label="Note" head={<><b>Mia</b> 16:31</>} actions={actions}>Third lost parcel on this route this month. @Ben can you write to the courier about the Sevilla depot?</NoteBubble> },
  { key: 'assign', node: <EventLine icon="assign" time="16:31"><b>Mia</b> gave this to <b>Ben</b></EventLine> },
  { key: 'today', node: <DayLine>Today</DayLine> },
  { key: 'unread', node: <DayLine tone="unread">2 new</DayLine> },
  { key: 'd', node: <Bubble side="theirs" avatar={ana} head={<><b>Ana Prieto</b> 14:02</>}>Yes please, that would be great 🙏</Bubble> },
  { key: 'e', node: <Bubble side="theirs" first={false}>And can the invoice go to my company, not to me?</Bubble> },
  { key: 'f', node: <Bubble side="ours" head={<><b>You</b> 14:05</>} pending foot={<><Icon name="clock" /> Sending</>}>Of course. Please tell me the name and tax number and I will write it anew.</Bubble> },
  {
    key: 'g',
    node: (
      <Bubble
        side="ours"
        first={false}
        failure={
          <>
            <Icon name="wrong" /> Not sent: no connection since 14:05
            <Button size="small" icon="retry">
              Try again
            </Button>
            <Button size="small" variant="quiet">
              Edit
            </Button>
          </>
        }
      >
        The second pair leaves us tonight.
      </Bubble>
    ),
  },
] as const

/** A long history for scrolling: sentences of several lengths, both sides. */
export function longThread(count: number) {
  const said = ['Thank you!', 'I will look into it and write you as soon as I know more, most likely this afternoon.', 'One question: does the blue one come in a smaller size, and if so, when would it reach me in Porto? I leave on the 28th and would love to take it along.', 'Yes.']
  return Array.from({ length: count }, (_, at) => ({
    key: `m${at}`,
    node: (
      <Bubble side={at % 3 === 0 ? 'ours' : 'theirs'} first={at % 3 !== 2} avatar={ana} head={<><b>{at % 3 === 0 ? 'Mia' : 'Ana Prieto'}</b> <span>{at}</span></>}>
        <span tabIndex={-1}>{said[at % said.length]}</span>
      </Bubble>
    ),
  }))
}
