/** Carries the settings that concern the look to the root element, where the tokens read them. */
import { useEffect } from 'react'
import type { Settings } from '../../core/model/settings.ts'
import { changeSettings, useSettings } from '../state/settings.ts'

export const SIZES = [75, 85, 100, 110, 125, 150, 175, 200] as const

export function useAppearance(): void {
  const { theme, contrast, textSize, measure, typeface } = useSettings()
  useEffect(() => {
    const { dataset, style } = document.documentElement
    if (theme === 'system') delete dataset.theme
    else dataset.theme = theme
    if (contrast === 'more') dataset.contrast = 'more'
    else delete dataset.contrast
    dataset.measure = measure
    dataset.typeface = typeface
    style.setProperty('--text-scale', String(textSize / 100))
  }, [theme, contrast, textSize, measure, typeface])
}

/** The next text size up or down the scale, staying at its ends. */
export const nextSize = (now: number, step: 1 | -1): number =>
  (step === 1 ? SIZES.find((size) => size > now) : SIZES.findLast((size) => size < now)) ?? now

/** Switches to the other of light and dark, seen from what is shown now. */
export function toggleTheme(settings: Settings): Promise<void> {
  const dark = settings.theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : settings.theme === 'dark'
  return changeSettings({ theme: dark ? 'light' : 'dark' })
}
