/** Words of this area; British English, plain and short. Values are strings or functions that return them. */
export const settings = {
  title: 'Text and appearance',
  textSize: 'Text size',
  textSizeValue: (percent: number) => `${percent} %`,
  larger: 'Larger text',
  smaller: 'Smaller text',
  measure: { label: 'Width', narrow: 'Narrow', normal: 'Normal', wide: 'Wide' },
  typeface: { label: 'Typeface', serif: 'Serif', sans: 'Sans serif' },
  theme: { label: 'Colours', system: 'As the system', light: 'Light', dark: 'Dark' },
  contrast: { label: 'Contrast', system: 'As the system', more: 'High' },
  citationStyle: { label: 'Citations', plain: 'Plain', chicago: 'Chicago', oscola: 'OSCOLA' },
  letterKeys: 'Single letters act as commands',
  colourLabels: 'Names of the mark colours',
  colour: { yellow: 'Yellow', green: 'Green', blue: 'Blue', pink: 'Pink', violet: 'Violet' },
} as const
