import { useEffect, useId, useRef, useState } from 'react'
import type { ToggleEvent } from 'react'
import { COLOURS } from '../../core/model/colours.ts'
import { CITATION_STYLES } from '../../core/model/settings.ts'
import { words } from '../../core/words/index.ts'
import { nextSize } from '../app/appearance.ts'
import { printKeys } from '../app/keys.ts'
import { useApp } from '../state/app.ts'
import { changeSettings, useSettings } from '../state/settings.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Checkbox, TextField } from '../ui/Field.tsx'
import { MarkKey } from '../ui/MarkKey.tsx'
import { TextSizeIcon } from '../ui/icons.tsx'
import { placeNear } from '../ui/place.ts'
import styles from './SettingsPopover.module.css'

const said = words.settings

type SegmentsProps<T extends string> = {
  label: string
  options: readonly { value: T; label: string }[]
  value: T
  onChange: (value: T) => void
}

function Segments<T extends string>({ label, options, value, onChange }: SegmentsProps<T>) {
  const id = useId()
  return (
    <div className={styles.row}>
      <span id={id}>{label}</span>
      <div className={styles.seg} role="radiogroup" aria-labelledby={id}>
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={id} checked={option.value === value} onChange={() => onChange(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
    </div>
  )
}

function ColourLabels() {
  const { colourLabels } = useSettings()
  const [draft, setDraft] = useState(colourLabels)
  return (
    <div className={styles.labels}>
      <h3>{said.colourLabels}</h3>
      {COLOURS.map((colour) => (
        <div key={colour} className={styles.label}>
          <MarkKey colour={colour} />
          <TextField
            label={said.colour[colour]}
            labelHidden
            placeholder={said.colour[colour]}
            maxLength={40}
            value={draft[colour]}
            onChange={(event) => setDraft({ ...draft, [colour]: event.target.value })}
            onBlur={() => {
              if (draft[colour] !== colourLabels[colour]) void changeSettings({ colourLabels: draft })
            }}
          />
        </div>
      ))}
    </div>
  )
}

function Panel() {
  const settings = useSettings()
  const { textSize, measure, typeface, theme, contrast, citationStyle, letterKeys } = settings
  return (
    <>
      <h2>{said.title}</h2>
      <div className={styles.row}>
        <span>{said.textSize}</span>
        <div className={styles.size}>
          <Button
            aria-label={said.smaller}
            title={`${said.smaller} (${printKeys('Mod+-')})`}
            onClick={() => void changeSettings({ textSize: nextSize(textSize, -1) })}
          >
            −
          </Button>
          <output>{said.textSizeValue(textSize)}</output>
          <Button
            aria-label={said.larger}
            title={`${said.larger} (${printKeys('Mod+Plus')})`}
            onClick={() => void changeSettings({ textSize: nextSize(textSize, 1) })}
          >
            +
          </Button>
        </div>
      </div>
      <Segments
        label={said.measure.label}
        value={measure}
        onChange={(value) => void changeSettings({ measure: value })}
        options={(['narrow', 'normal', 'wide'] as const).map((value) => ({ value, label: said.measure[value] }))}
      />
      <Segments
        label={said.typeface.label}
        value={typeface}
        onChange={(value) => void changeSettings({ typeface: value })}
        options={(['serif', 'sans'] as const).map((value) => ({ value, label: said.typeface[value] }))}
      />
      <Segments
        label={said.theme.label}
        value={theme}
        onChange={(value) => void changeSettings({ theme: value })}
        options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: said.theme[value] }))}
      />
      <Segments
        label={said.contrast.label}
        value={contrast}
        onChange={(value) => void changeSettings({ contrast: value })}
        options={(['system', 'more'] as const).map((value) => ({ value, label: said.contrast[value] }))}
      />
      <Segments
        label={said.citationStyle.label}
        value={citationStyle}
        onChange={(value) => void changeSettings({ citationStyle: value })}
        options={CITATION_STYLES.map((value) => ({ value, label: said.citationStyle[value] }))}
      />
      <Checkbox checked={letterKeys} onChange={(event) => void changeSettings({ letterKeys: event.target.checked })}>
        {said.letterKeys}
      </Checkbox>
      <ColourLabels />
    </>
  )
}

/** The "Aa" button and its panel: text size, width, typeface, colours, contrast, letter keys, names of the colours. */
export function SettingsPopover() {
  const id = useId()
  const asked = useApp((state) => state.dialog === 'settings')
  const panel = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!asked) return
    panel.current?.showPopover()
    useApp.getState().setDialog(null)
  }, [asked])
  const toggled = (event: ToggleEvent<HTMLDivElement>) => {
    setOpen(event.newState === 'open')
  }
  useEffect(() => {
    if (!open || panel.current === null || button.current === null) return
    placeNear(panel.current, button.current.getBoundingClientRect(), 'below')
    panel.current.querySelector<HTMLElement>('button')?.focus()
  }, [open])
  return (
    <>
      <IconButton ref={button} label={said.title} hint={`${said.title} (${printKeys('Mod+,')})`} popoverTarget={id} aria-expanded={open}>
        <TextSizeIcon />
      </IconButton>
      <div ref={panel} id={id} popover="auto" role="dialog" aria-label={said.title} className={styles.panel} onToggle={toggled}>
        {open && <Panel />}
      </div>
    </>
  )
}
