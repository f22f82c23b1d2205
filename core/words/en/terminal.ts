/** Words of the shells themselves: the bridge, the terminal, the system's dialogs. British English, plain and short. */
export const terminal = {
  bridge: {
    unknownCall: 'This version of the reader does not know that call.',
    unknownEvent: 'This version of the reader does not know that event.',
    noAnswer: 'The reader did not answer. Try again.',
    tooLarge: 'This is larger than the reader can take in one piece.',
    foreign: 'Only the reader itself may ask for this.',
    disconnected:
      'The reader is not running any more, or cannot be reached. Copy what is not saved yet, start it again and open the new address.',
    noToken: 'This page was opened without its key. Open the address that the reader printed when it started.',
  },
  start: {
    open: (url: string) => `Aide-Mémoire is open at ${url}`,
    stop: 'Press Ctrl+C to end it; everything you wrote is saved first.',
    ending: 'Ending, saving what is under way.',
    ended: 'Everything is saved.',
    portTaken: (port: number) => `Port ${port} is in use by another program. Choose another with --port, or leave it out.`,
    portRefused: (port: number) => `This machine does not allow the reader to listen on port ${port}. Choose one above 1023.`,
    noRenderer: 'The reader has not been built yet. Run npm start, which builds it first.',
    failed: (reason: string) => `The reader could not start: ${reason}`,
    held: (dir: string) => `Another reader has ${dir} open. Use its window, or end it first.`,
    heldBy: (dir: string, pid: number, since: string) =>
      `Another reader (process ${pid}, since ${since} UTC) has ${dir} open. Use its window, or end it first.`,
    noFolder: (dir: string) => `The data folder ${dir} cannot be made. Choose another with --data.`,
    noPack: (dir: string) => `There is no pack in ${dir}. A pack is a folder with a manifest.json in it.`,
  },
  print: { failed: 'The PDF could not be made. Nothing was saved; try again.' },
  save: {
    full: 'The disk is full. Nothing was saved; make room or choose another place.',
    busy: (name: string) => `${name} is open in another program. Nothing was saved; close it there, or choose another name.`,
    refused: (name: string) => `${name} could not be saved there. Choose a folder you may write to.`,
  },
  packDialog: { title: 'Install pack', button: 'Install' },
  fileKinds: {
    pdf: 'PDF document',
    docx: 'Word document',
    md: 'Markdown text',
    html: 'Web page',
    txt: 'Plain text',
    json: 'JSON file',
    jsonld: 'W3C annotations',
  },
  restart: {
    question: 'Open this pack?',
    detail: 'The reader starts again with it beside the packs that are open now. Your marks and notes stay.',
    yes: 'Start again with this pack',
    no: 'Not now',
  },
  pageEnded: {
    question: 'The page ended again by itself',
    detail: 'What you saved is on disk and safe. Open the page again, or end the reader and start it later.',
    yes: 'Open again',
    no: 'End',
  },
  options: {
    unknown: (option: string) => `Unknown option: ${option}`,
    missing: (option: string) => `${option} needs a value.`,
    badPort: (value: string) => `--port needs a number from 0 to 65535, not ${value}.`,
    /** The options that `npm start`, the browser shell or the desktop shell takes, one a line. */
    usage: (of: 'start' | 'browser' | 'desktop') =>
      [
        of === 'start' ? 'Usage: npm start -- [options]' : 'Options:',
        ...(of === 'start' ? ['  --browser    open in the browser even where Electron is installed'] : []),
        ...(of === 'desktop'
          ? []
          : [`  --port N     port of the browser shell; 0 or none chooses a free one${of === 'start' ? ' (implies --browser)' : ''}`]),
        '  --data DIR   folder that keeps your marks and notes',
        '  --pack DIR   pack to open beside the bundled one; may be given more than once',
        ...(of === 'desktop' ? [] : ['  --help       this list']),
      ].join('\n'),
  },
} as const
