import { useRef, useState } from 'react'
import { Button } from '#renderer/design/button.tsx'
import { MessageList, type MessageListHandle } from '#renderer/design/message-list.tsx'
import css from './gallery.module.css'
import { Line, Part } from './part.tsx'
import { longThread, sampleThread } from './sample-thread.tsx'

const history = longThread(10_000)

export function ThreadPage() {
  return (
    <>
      <Part name="Bubble, NoteBubble, EventLine, DayLine">
        <div className={css.box}>
          {sampleThread.map(item => (
            <div key={item.key}>{item.node}</div>
          ))}
        </div>
      </Part>
      <Part name="MessageList, 10,000 messages">
        <History />
      </Part>
      <Part name="MessageList, short">
        <div className={`${css.box} ${css.tall}`}>
          <MessageList label="Short conversation" items={sampleThread.slice(0, 3)} keyOf={item => item.key} renderItem={item => item.node} newestLabel={() => 'Newest'} />
        </div>
      </Part>
    </>
  )
}

function History() {
  const list = useRef<MessageListHandle>(null)
  const [from, setFrom] = useState(9_950)
  const [until, setUntil] = useState(9_990)
  return (
    <>
      <div className={`${css.box} ${css.tall}`}>
        <MessageList
          ref={list}
          label="Long conversation"
          items={history.slice(from, until)}
          keyOf={item => item.key}
          renderItem={item => item.node}
          head={from > 0 ? 'Older messages follow' : 'Beginning of the conversation'}
          newestLabel={unseen => (unseen > 0 ? `${unseen} new` : 'Newest')}
        />
      </div>
      <Line>
        <Button size="small" onPress={() => setFrom(now => Math.max(0, now - 50))}>
          Load 50 older
        </Button>
        <Button size="small" onPress={() => setFrom(0)}>
          Load all
        </Button>
        <Button size="small" onPress={() => setUntil(now => now + 1)}>
          One arrives
        </Button>
        <Button size="small" onPress={() => list.current?.showKey('m9960', false)}>
          Go to 9960
        </Button>
        <Button size="small" onPress={() => list.current?.showKey('m9955', true)}>
          Focus 9955
        </Button>
      </Line>
    </>
  )
}
