/** Units and currencies by the ways they are written; only read beside a figure, so that short forms are safe. */

function table(text: string): Map<string, string> {
  const out = new Map<string, string>()
  for (const line of text.split(';')) {
    const at = line.indexOf(':')
    if (at < 0) continue
    const key = line.slice(0, at).trim()
    for (const form of line
      .slice(at + 1)
      .trim()
      .split(/\s+/u)) {
      out.set(form, key)
    }
  }
  return out
}

/** Lower-case forms. */
export const UNITS = table(`percent: % percent pct percentage; permille: ‰; pp: pp; bp: bps;
  km: km kms kilometre kilometer kilometres kilometers; m-length: metre meter metres meters; cm: cm centimetre centimeter centimetres centimeters;
  mm: mm millimetre millimeter millimetres millimeters; mile: mile miles mi; foot: foot feet ft; inch: inch inches; yard: yard yards; nm: nmi;
  km2: km2; m2: m2 sqm; m3: m3; ha: ha hectare hectares; acre: acre acres; kg: kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos; g-mass: gram grams gramme grammes;
  mg: mg milligram milligrams; tonne: tonne tonnes; ton: ton tons; lb: lb lbs; l: litre liter litres liters; ml: ml millilitre milliliter millilitres milliliters;
  barrel: barrel barrels bbl; gallon: gallon gallons; s-time: sec secs second seconds; ms: ms millisecond milliseconds; µs: µs microsecond microseconds; min: min mins minute minutes;
  h: hr hrs hour hours; day: day days; week: week weeks wk wks; month: month months; year: year years yr yrs; decade: decade decades; century: century centuries;
  hz: hz hertz; khz: khz; ghz: ghz gigahertz; v: volt volts; a: amp amps ampere amperes; k: kelvin; c: °c celsius centigrade; f: °f fahrenheit; deg: ° degree degrees;
  kmh: kmh kph; mph: mph; knot: knot knots; byte: byte bytes; bit: bit bits; pixel: px pixel pixels; kt-yield: kiloton kilotons kilotonne kilotonnes; mt-yield: megaton megatons;
  kw: kw kilowatt kilowatts; mw: megawatt megawatts; gw: gw gigawatt gigawatts; twh: twh; gwh: gwh; mwh: mwh; kwh: kwh; watt: watt watts; bcm: bcm; ppm: ppm; rpm: rpm; nautical: nautical; square: square sq; cubic: cubic;
  kb: kilobyte kilobytes; mb: megabyte megabytes; gb: gigabyte gigabytes; tb: terabyte terabytes`)

/** Forms whose capitals matter; looked at first. */
export const EXACT_UNITS = table(
  'm-length: m; g-mass: g; s-time: s; h: h; nanometre: nm; l: l L; MHz: MHz; mHz: mHz; MW: MW; mW: mW; W: W; V: V; A: A; c: C; f: F; k: K; kb: KB kB; mb: MB; gb: GB; tb: TB; kib: KiB; mib: MiB; gib: GiB; Mbit: Mb Mbps; Gbit: Gb Gbps; kbit: kbps; t: t; kt: kt; Mt: Mt; Gt: Gt',
)

/** Words and codes; `dollar` alone is the dollar of the United States, as the bare sign is. */
export const CURRENCIES =
  table(`usd: $ us$ usd dollar dollars; eur: € eur euro euros; gbp: £ gbp sterling pound pounds; jpy: ¥ jpy yen; cny: cny rmb yuan renminbi; inr: ₹ inr rupee rupees;
  rub: ₽ rub rouble roubles ruble rubles; krw: ₩ krw won; aud: a$ au$ aud; cad: c$ ca$ cad; nzd: nz$ nzd; hkd: hk$ hkd; sgd: s$ sgd; chf: chf; sek: sek; nok: nok; dkk: dkk; krona: krona kronor krone kroner; franc: franc francs;
  uah: ₴ uah hryvnia hryvnias; try: ₺ lira; pln: pln zloty zlotys; real: real reais; rand: rand; peso: peso pesos; cent: cent cents; penny: pence penny p; brl: brl; mxn: mxn; zar: zar`)

/** Currencies named by a country before the word. */
export const NATIONAL = table(
  'usd: us american; aud: australian; cad: canadian; nzd: zealand; hkd: kong; sgd: singapore; gbp: british; chf: swiss; krw: korean; jpy: japanese; cny: chinese; inr: indian',
)

export const CURRENCY_SIGNS: ReadonlySet<string> = new Set('$€£¥₹₽₩₺₴')

/** Words that multiply the figure before them. */
export const SCALES = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['m', 1e6],
  ['mn', 1e6],
  ['mio', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['b', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12],
  ['trn', 1e12],
])
