/**
 * The fonts embedded in a printed document: which files, for which characters. They are static: Chromium writes a
 * variable font into a PDF as Type 3 drawings, a static one as an ordinary subset.
 */

export type FontFile = { file: string; family: string; style: 'normal' | 'italic'; weight: 400 | 600; range: string }
export type EmbeddedFont = FontFile & { dataUri: string }

const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD'
const LATIN_EXT =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF'
const CYRILLIC = 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116'

type Faces = { family: string; prefix: string; styles: readonly FontFile['style'][]; weights: readonly FontFile['weight'][] }
const FAMILIES: readonly Faces[] = [
  { family: 'Source Serif 4', prefix: 'source-serif-4', styles: ['normal', 'italic'], weights: [400, 600] },
  { family: 'Source Sans 3', prefix: 'source-sans-3', styles: ['normal', 'italic'], weights: [400, 600] },
  // Code is set upright and regular wherever it stands.
  { family: 'Source Code Pro', prefix: 'source-code-pro', styles: ['normal'], weights: [400] },
]
const SUBSETS = [
  { subset: 'latin', range: LATIN },
  { subset: 'latin-ext', range: LATIN_EXT },
  { subset: 'cyrillic', range: CYRILLIC },
]

export const FONT_FILES: readonly FontFile[] = FAMILIES.flatMap(({ family, prefix, styles, weights }) =>
  SUBSETS.flatMap(({ subset, range }) =>
    weights.flatMap((weight) =>
      styles.map((style) => ({ file: `${prefix}-${subset}-${weight}-${style}.woff2`, family, style, weight, range })),
    ),
  ),
)

export const fontFaces = (fonts: readonly EmbeddedFont[]): string =>
  fonts
    .map(
      ({ family, style, weight, range, dataUri }) =>
        `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};font-display:block;src:url("${dataUri}") format("woff2");unicode-range:${range}}`,
    )
    .join('\n')

const pointsOf = (range: string): (readonly [number, number])[] =>
  range.split(',').map((part) => {
    const [from = '0', to = from] = part.replace('U+', '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
  })

/** The fonts that have letters for this text; the one for code only where there is some. */
export function fontsFor(fonts: readonly EmbeddedFont[], html: string): EmbeddedFont[] {
  const points = [...new Set(html)].map((letter) => letter.codePointAt(0) ?? 0)
  const hasCode = /<code>|class="raw"/u.test(html)
  return fonts.filter(({ family, range }) => {
    const ranges = pointsOf(range)
    return (hasCode || family !== 'Source Code Pro') && points.some((point) => ranges.some(([from, to]) => point >= from && point <= to))
  })
}
