import { useRef } from 'react'
import { splitEditionId } from '../../core/model/ids.ts'
import { words } from '../../core/words/index.ts'
import { openReview } from '../state/review-follow.ts'
import { useStatus } from '../state/status.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { chosenFiles } from './folder.ts'
import { choosePack, closeInstall, openInstalled, takePack } from './install.ts'
import type { Installing } from './installing.ts'
import { useInstalling } from './installing.ts'
import styles from './editions.module.css'

const text = words.editions.install

/** Asks for the folder of a pack, shows how far it is, and says plainly how it ended. */
export default function InstallDialog() {
  const installing = useInstalling((state) => state.installing)
  if (installing === null) return null
  return (
    <Dialog title={text.title} onClose={closeInstall}>
      <div className={styles.install}>
        <Body installing={installing} />
      </div>
    </Dialog>
  )
}

/** In the desktop shell the system's dialog, else a directory input. */
function ChooseButton() {
  const input = useRef<HTMLInputElement>(null)
  const isDesktop = useStatus((state) => state.status?.shell === 'electron')
  return (
    <>
      <input
        ref={(element) => {
          input.current = element
          element?.setAttribute('webkitdirectory', '')
        }}
        type="file"
        hidden
        onChange={(event) => {
          const { files } = event.target
          const chosen = files === null ? new Map<string, File>() : chosenFiles(files)
          event.target.value = ''
          const [first = ''] = chosen.keys()
          void takePack(first.split('/')[0] ?? '', () => Promise.resolve(chosen))
        }}
      />
      <Button look="solid" onClick={() => (isDesktop ? void choosePack() : input.current?.click())}>
        {text.choose}
      </Button>
    </>
  )
}

function Body({ installing }: { installing: Installing }) {
  if (installing.kind === 'choosing')
    return (
      <>
        <p>{text.intro}</p>
        <p>{text.again}</p>
        <div className={styles.buttons}>
          <ChooseButton />
          <Button onClick={closeInstall}>{words.shell.cancel}</Button>
        </div>
      </>
    )
  if (installing.kind === 'failed')
    return (
      <>
        <div role="alert">
          <p className={styles.failed}>{text.failed}</p>
          <p>{installing.message}</p>
        </div>
        <div className={styles.buttons}>
          <ChooseButton />
          <Button onClick={closeInstall}>{words.shell.close}</Button>
        </div>
      </>
    )
  if (installing.kind === 'done') {
    const { installed, hasReview } = installing
    return (
      <>
        <div role="status">
          <p>{text.installed(installed.title, splitEditionId(installed.edition).number, installed.label)}</p>
          {installed.cautions.map((caution) => (
            <p key={caution}>{caution}</p>
          ))}
          {!hasReview && <p>{text.noMarks}</p>}
        </div>
        <div className={styles.buttons}>
          {hasReview && (
            <Button
              look="solid"
              onClick={() => {
                closeInstall()
                openReview(installed.edition)
              }}
            >
              {text.review}
            </Button>
          )}
          <Button look={hasReview ? 'plain' : 'solid'} onClick={() => openInstalled(installed)}>
            {text.open}
          </Button>
          <Button onClick={closeInstall}>{words.shell.close}</Button>
        </div>
      </>
    )
  }
  const { kind } = installing
  return (
    <>
      <p role="status">{kind === 'reading' || kind === 'sending' ? text.reading(installing.name) : text.checking}</p>
      {kind === 'sending' && (
        <>
          <progress value={installing.done} max={installing.of} aria-label={text.title} />
          <p className={styles.quiet}>{text.sending(installing.done, installing.of)}</p>
        </>
      )}
      <div className={styles.buttons}>
        {/* What main has begun to check it also finishes. */}
        {kind !== 'checking' && <Button onClick={closeInstall}>{words.shell.cancel}</Button>}
      </div>
    </>
  )
}
