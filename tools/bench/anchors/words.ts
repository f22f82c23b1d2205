/** What the texts of the development set are put together from: clauses of several trades, names, items and snippets. */

export type Trade = { title: string; subjects: string[]; actions: string[]; conditions: string[]; items: string[]; warning: string }

export const TRADES: readonly Trade[] = [
  {
    title: 'Working in the harbour office',
    subjects: [
      'The harbour master',
      'Every pilot',
      'The crew of a tug',
      'A visiting skipper',
      'The berth clerk',
      'The night watch',
      'A fishing vessel',
      'The port engineer',
    ],
    actions: [
      'reports the draught and the length of the ship before it passes the outer buoy',
      'keeps a log of arrivals that is open to anyone who asks for it',
      'may refuse a berth when the swell is higher than 2 metres',
      'pays the dues at the counter on the eastern quay',
      'checks mooring lines twice a day and after every gale',
      'calls the lock-keeper on channel 12 and waits for an answer',
      'must not leave the basin while the red lamp is lit',
      'hands over the keys of the crane to the next shift',
      'writes down the depth at the third bollard when the tide turns',
    ],
    conditions: [
      'unless the weather office has given a warning',
      'from the first of April to the last day of October',
      'as agreed with the fishing cooperative in 2019',
      'before the ferry sails at 6.40',
      'even when no other ship is expected',
      'and signs the sheet beside the door',
      'within 48 hours',
      'if fewer than 3 berths are free',
    ],
    items: [
      'Spare fenders are kept in the blue shed',
      'Lamp oil is counted on Fridays',
      'The tide table hangs beside the stove',
      'Ropes thinner than 20 mm are thrown away',
      'The dinghy belongs to the rowing club',
      'Wet paint is marked with a flag',
    ],
    warning:
      'Nobody enters the slipway alone. Ask the night watch to come with you, wear a life jacket, and tell the office when you are back.',
  },
  {
    title: 'How our team looks after people',
    subjects: [
      'Your line manager',
      'A new colleague',
      'The people team',
      'Everyone on a project',
      'The office dog',
      'Anyone who works part time',
      'A delivery lead',
      'The travel desk',
    ],
    actions: [
      'books a first conversation in the opening week and writes down what was agreed',
      'can take up to 25 days of leave a year besides public holidays',
      'answers questions about pay within five working days',
      'shares a calendar so that others can see when to call',
      'should keep receipts for anything that costs more than £30',
      'has a budget of £1,200 for training and books',
      'reviews goals every quarter rather than once a year',
      'gets a laptop, a chair and a lamp for the desk at home',
      'asks for help early and says so in the stand-up',
    ],
    conditions: [
      'whatever their role',
      'after the probation of 3 months',
      'if both sides agree',
      'except during the last week of December',
      'because nobody can guess what you need',
      'using the form on the intranet',
      'with the consent of the client',
      'in the office or at home',
    ],
    items: [
      'Put the date of your leave in the shared calendar',
      'Tell your team first, then the people team',
      'Bring your passport on the first day',
      'Lunch on Wednesdays is on us',
      'Choose a buddy from another team',
      'Ask for a taxi after 10 in the evening',
    ],
    warning:
      'If you feel unsafe, stop what you are doing and call the duty line. You do not have to give your name, and nobody will ask you to prove anything.',
  },
  {
    title: 'Running the measuring stations',
    subjects: [
      'The station',
      'Each sensor',
      'The field technician',
      'A data logger',
      'The regional archive',
      'The calibration bench',
      'A volunteer reader',
      'The radio link',
    ],
    actions: [
      'records the temperature every 10 minutes and the rainfall every hour',
      'sends its readings to the archive over two separate lines',
      'is calibrated against the reference in Uppsala at least once a year',
      'drops values outside the range from -60 to +60 degrees',
      'stores 14 months of readings when the link is down',
      'shows a green light while the battery holds more than 11.8 volts',
      'is moved only after a comparison of 90 days',
      'marks a doubtful value with the letter Q and keeps the raw one',
      'rejects a packet whose checksum does not match',
    ],
    conditions: [
      'as described in annex B',
      'since the revision of 2016',
      'unless ice covers the funnel',
      'no matter who owns the land',
      'while the mast is lowered',
      'for stations above 1,500 metres',
      'in step with the national clock',
      'according to the agreement with the Met Office',
    ],
    items: [
      'Clean the funnel with a soft brush',
      'Write the serial number on the form',
      'Never open the shield in rain',
      'Compare two thermometers for 15 minutes',
      'Replace the fuse with one of 2 A',
      'Photograph the site from all four sides',
    ],
    warning:
      'Lightning strikes masts. Leave the site when you hear thunder, wait for 30 minutes after the last clap, and touch nothing metal on the way.',
  },
  {
    title: 'Contributing to the parser library',
    subjects: [
      'A pull request',
      'The release manager',
      'The test suite',
      'A maintainer',
      'The command-line tool',
      'Each module',
      'The documentation',
      'A bug report',
    ],
    actions: [
      'names the issue it closes and the version that shows the fault',
      'runs on every commit and must finish within 12 minutes',
      'returns an error rather than a default when the file cannot be read',
      'needs the approval of two people who did not write it',
      'is squashed into one commit before it lands on the main branch',
      'reads its settings from `parser.toml` in the current directory',
      'should say what changed, why, and what was tried before',
      'keeps the old name as an alias for one minor version',
      'never prints to standard output except for results',
    ],
    conditions: [
      'on all three platforms',
      'starting with version 4.2',
      'unless the label `skip-news` is set',
      'so that a bisect stays useful',
      'when the cache is cold',
      'as the style guide asks',
      'for every public function',
      'until the next major release',
    ],
    items: [
      'Install the hooks with `make hooks`',
      'Add an entry to the change log',
      'Squash fix-up commits',
      'Link to the discussion',
      'Run `make lint` before you push',
      'Delete the branch once it is merged',
    ],
    warning:
      'Do not report a security problem in public. Write to the address in the security policy, add the version and a small example, and wait for an answer.',
  },
]

export const PEOPLE = [
  'Amara Okafor',
  'Bastien Leroy',
  'Chiara Donati',
  'Daniel Weiss',
  'Elif Yıldız',
  'Farid Haddad',
  'Greta Lindqvist',
  'Hiro Tanaka',
  'Ines Duarte',
  'Jonas Bäcker',
  'Kavya Menon',
  'Liam Byrne',
  'Mei Lin',
  'Noor van Dijk',
  'Olena Koval',
  'Pavel Novák',
  'Qadir Rahimi',
  'Rosa Giménez',
  'Siobhán Kelly',
  'Tomasz Wójcik',
  'Uma Pillai',
  'Viktor Sørensen',
  'Wanjiru Mwangi',
  'Xenia Pappas',
  'Yusuf Demir',
  'Zoë Laurent',
]

export const SNIPPETS = [
  'make clean\nmake all\n./run --level 2',
  'git fetch upstream\ngit rebase upstream/main',
  'station read --from 08:00 --to 20:00\nstation send',
  'berth list --free\nberth assign 14 --days 3',
]

/** Words that make one sentence unlike the next. */
export const PLACES = (
  'Aldermoor Brackenhill Cairnfold Dunmere Eastwick Fellgate Garrowby Hallam Inchkeld Jarrowdale Kestrel Lowther Marrick Netherby Orton Pendle Quarrendon ' +
  'Ravenglass Selside Thirlmere Ulverby Wastwater Yarrow Zennor'
).split(' ')
export const THINGS = (
  'ladders lamps invoices maps pumps blankets tickets batteries ledgers shelves bicycles radios kettles drawings keys samples gloves windows parcels stamps ' +
  'engines benches filters cables signs barrels folders tents hinges clocks pipes letters ropes boards trays anchors stoves carpets bells fences'
).split(' ')
export const VERBS = (
  'borrowed repaired counted painted returned sorted measured bought replaced labelled cleaned photographed lost found ordered checked moved stored weighed ' +
  'lent described refused delivered tested'
).split(' ')
export const KINDS = (
  'old green spare broken heavy borrowed wooden narrow wet foreign cheap round empty polished rusty quiet second-hand folded winter careful double early ' +
  'local modern plain'
).split(' ')
