/**
 * Names that are told from common words at the start of a sentence, and known not to be misspellings of each other. A name
 * outside this list is one by its capital.
 */
const list = (text: string): string[] => text.trim().split(/\s+/u)

export const NAMES: ReadonlySet<string> = new Set(
  list(`afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia
  botswana brazil brunei bulgaria burundi cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus czechia denmark djibouti ecuador egypt eritrea
  estonia ethiopia fiji finland france gabon gambia georgia germany ghana greece greenland grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq
  ireland israel italy jamaica japan jordan kazakhstan kenya kiribati korea kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania
  luxembourg madagascar malawi malaysia maldives mali malta mauritania mauritius mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal
  netherlands nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa senegal serbia
  seychelles singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan tuvalu
  uganda ukraine uruguay uzbekistan vanuatu vatican venezuela vietnam yemen zambia zimbabwe america britain england scotland wales europe asia africa antarctica arctic atlantic pacific
  mediterranean baltic balkans caucasus crimea gaza scandinavia benelux london paris berlin madrid rome vienna brussels geneva strasbourg luxembourg copenhagen stockholm oslo helsinki
  tallinn riga vilnius warsaw prague bratislava budapest bucharest sofia athens ankara istanbul moscow kyiv minsk chisinau tbilisi yerevan baku tehran baghdad damascus beirut jerusalem
  amman riyadh doha dubai cairo tripoli tunis algiers rabat khartoum nairobi addis mogadishu lagos abuja accra dakar pretoria johannesburg delhi mumbai islamabad karachi kabul dhaka
  colombo kathmandu beijing shanghai taipei tokyo osaka seoul pyongyang hanoi bangkok manila jakarta canberra sydney melbourne wellington auckland ottawa toronto montreal washington york
  boston chicago geneva hague vilnius lisbon dublin belfast edinburgh cardiff
  african american asian european british english scottish welsh irish french german italian spanish portuguese dutch belgian swiss austrian danish swedish norwegian finnish icelandic
  polish czech slovak hungarian romanian bulgarian greek turkish russian ukrainian belarusian moldovan georgian armenian azerbaijani iranian iraqi syrian lebanese israeli palestinian
  jordanian saudi yemeni egyptian libyan tunisian algerian moroccan sudanese ethiopian somali kenyan nigerian indian pakistani afghan chinese japanese korean vietnamese thai indonesian
  australian canadian mexican brazilian argentine chilean cuban albanian serbian croatian slovenian estonian latvian lithuanian kurdish
  nato asean unesco unicef opec aukus brics quad interpol europol frontex linux windows android python java javascript typescript rust github gitlab google microsoft amazon apple
  mozilla firefox chrome ubuntu debian fedora kubernetes docker postgresql mysql sqlite redis ansible terraform jenkins slack zoom salesforce`),
)

/** Nouns that take a capital in titles and are inflected as other nouns are. */
export const TITLES: ReadonlySet<string> = new Set(
  list(`government minister ministry president state party council committee union member commission parliament assembly department agency office secretary general director
  board bank court court treaty convention protocol agreement article chapter section annex part group team working summit conference ally allie force command defence defense foreign affair
  partner partnership strategy plan programme program policy report review act law regulation directive organisation organization alliance federation republic kingdom prime
  ambassador delegation representative chair chairman spokesperson officer manager engineer customer user issue project service data security national international public
  region regional central bureau authority institution fund centre center institute university school study initiative action framework declaration statement charter world`),
)
