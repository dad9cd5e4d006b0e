/** The texts of the pages, in German and English. */
import type { Language } from './state.js';

const de = {
  title: 'Konfigurator · ozg-widgets',
  heading: 'Baustein für Ihre Website',
  lead: 'Wählen Sie, was Ihre Seite zeigen soll. Unten steht fertig, was Sie dafür brauchen: Code, Richtlinie, Rechtstexte.',
  toDoctor: 'Etwas klappt nicht?',
  otherLanguage: 'English',
  skip: 'Zum Inhalt',
  what: 'Was soll zu sehen sein?',
  place: 'Gemeinde',
  picked: 'Gewählt: {name}',
  feed: 'Oder die Adresse eines Feeds',
  feedHint: 'Eine JSON-Datei, die von überall lesbar ist; ihre Adresse beginnt mit https://.',
  loading: 'Wird geladen …',
  follow: 'Folgt der Ortswahl auf der Seite',
  followHint: 'Für Seiten, auf denen auch der Baustein „Ortswahl“ steht.',
  feedFailed:
    'Von dort ist kein Feed zu lesen. Die Adresse muss zu einer JSON-Datei führen, die ihr Server auch fremden Seiten zeigt (Access-Control-Allow-Origin).',
  noFeed: 'Diese Gemeinde veröffentlicht noch keinen Feed. Bitte eine andere wählen oder eine Adresse eingeben.',
  element: 'Baustein',
  service: 'Leistung',
  allServices: 'keine bestimmte',
  lang: 'Sprache des Bausteins',
  pageLang: 'wie die Seite',
  unreviewed: 'ungeprüft',
  words: 'Eigene Worte',
  wordsHint: 'Sie stehen da, solange und falls der Feed nicht lesbar ist.',
  look: 'Wie soll es aussehen?',
  theme: 'Design',
  themeNone: 'wie Ihre Seite',
  themeKern: 'KERN (Design-System der Verwaltung)',
  themePlain: 'schlicht',
  themeContrast: 'starker Kontrast',
  ownAccent: 'Eigene Farbe für Links',
  accent: 'Farbe',
  more: 'Weitere Einstellungen',
  standard: 'nicht angegeben',
  preview: 'Vorschau',
  view: 'Darstellung',
  light: 'hell',
  dark: 'dunkel',
  forced: 'erzwungene Farben',
  phone: 'Handybreite (320 px)',
  forcedHint:
    'Nachgestellt: Eine Seite kann erzwungene Farben nicht selbst einschalten. In Windows heißt das „Kontrastdesign“; mit Alt links + Umschalt links + Druck ist es echt.',
  system: 'Welches System nutzen Sie?',
  strict: 'Editor, der Tags entfernt',
  builder: 'Baukasten ohne Skripte',
  frame: 'Nur Rahmen (iframe)',
  shortcode: 'WordPress mit dem Plugin ozg-widgets',
  ownSite: 'dieser Website',
  code: 'Ihr Code',
  codeShortcode: 'In einen Absatz oder Block „Shortcode“ des Beitrags einfügen. Das Skript bringt das Plugin mit.',
  setupShortcode: 'In die functions.php eines (Child-)Themes oder in ein kleines eigenes Plugin.',
  codeHtml:
    'Dort einfügen, wo der Baustein stehen soll, nicht in einen Absatz. Steht {file} schon auf der Seite, genügt der untere Teil.',
  codeTypo3: 'In ein Inhaltselement „Reines HTML“ einfügen.',
  codeWordpress:
    'In einen Block „Individuelles HTML“ einfügen; das darf auch, wer kein ungefiltertes HTML schreiben darf.',
  codeDrupal: 'Im Textformat „Volles HTML“ einfügen (Quelltext); ein Filter muss div mit data-* erlauben.',
  codeJoomla: 'In ein Modul „Eigenes Modul“ oder im Beitrag mit „Editor an/aus“ einfügen.',
  codeContao: 'In ein Inhaltselement „HTML“ einfügen.',
  codeStrict:
    'Ein gewöhnlicher Link: Ohne Skript bleibt er, was er ist; mit Skript wird er zur Marke. Nimmt Ihr System auch keine Skripte, hilft „Nur Rahmen (iframe)“.',
  codeBuilder:
    'In einen Block „HTML“ oder „Einbetten“ einfügen; fragt er nur nach einer Adresse, nehmen Sie die im nächsten Feld.',
  addressOnly: 'Nur die Adresse',
  codeFrame: 'Dort einfügen, wo der Baustein stehen soll.',
  frameHint:
    'Design, Farbe und eigene Worte der Seite reichen nicht in den Rahmen. Ist unten etwas abgeschnitten, setzen Sie bei height eine größere Zahl ein.',
  frameFeed:
    'Achtung: Der Rahmen zeigt nur Feeds seines eigenen Servers. Für {host} legen Sie eine Kopie der Bausteine an und nennen ihn in frame.html bei connect-src.',
  noFrame: 'Die Ortsauswahl gibt es nicht im Rahmen: Sie wählt für die Seite, auf der sie steht.',
  setupFrame:
    'Wahlweise: Damit ist der Rahmen so hoch wie sein Inhalt. Ohne das Skript gilt die Höhe im Code, und script-src entfällt.',
  linkOnly: 'Als Link gibt es nur die Marke einer Leistung, nicht den gewählten Baustein.',
  serviceFirst: 'Dafür bitte oben eine Leistung wählen.',
  ownPage: '[Adresse Ihrer Seite dazu]',
  ownPageHint:
    'Im Feed steht zu dieser Leistung keine Adresse, auf die der Link zeigen kann. Bitte die Adresse Ihrer eigenen Seite dazu einsetzen (bei href).',
  pickerHint:
    'Andere Bausteine der Seite folgen der Wahl nur, wenn in ihrem Code keine eigene Adresse steht (src oder data-ozg-src): Setzen Sie bei ihnen hier das Häkchen „Folgt der Ortswahl auf der Seite“.',
  followsHint:
    'Der Baustein zeigt, was für den gewählten Ort gilt; solange niemand einen wählt, stehen Ihre eigenen Worte da.',
  setup: 'Einmal für die ganze Website',
  setupTypo3: 'In das TypoScript-Setup der Website.',
  setupWordpress: 'In die functions.php eines (Child-)Themes oder in ein kleines eigenes Plugin.',
  setupDrupal: 'In zwei Dateien Ihres Themes; THEME steht für dessen Namen. Danach den Cache leeren.',
  setupJoomla: 'In die index.php Ihres Templates, vor </head>.',
  setupContao: 'Ins Seitenlayout, Feld „Zusätzliche <head>-Tags“.',
  setupStrict: 'In die Vorlage Ihrer Website, vor </head>. Das macht, wer sie betreut.',
  setupPermissions:
    'In data-ozg-forms steht, was Formen mit data-ozg auf Ihrer Website dürfen. Brauchen mehrere Bausteine Verschiedenes, schreiben Sie alles mit Leerzeichen hinein.',
  css: 'Farbe',
  cssHint: 'In das Stylesheet Ihrer Website.',
  lines: 'Nur falls Ihre Website eine Content-Security-Policy hat',
  linesHint:
    "Hat sie keine, brauchen Sie hier nichts. Sonst muss sie das zusätzlich erlauben. Die Zeile passt zu einer, die bisher nur Eigenes zulässt (default-src 'self').",
  policy: 'Die strengste Richtlinie, mit der es geht',
  policyHint:
    'Für eine Seite, auf der sonst nichts steht: Alles andere sperrt sie, auch Bilder und Stylesheets. Nicht für eine ganze Website übernehmen.',
  privacy: 'Für die Datenschutzerklärung',
  accessibility: 'Für die Erklärung zur Barrierefreiheit',
  records: 'Für das Verzeichnis von Verarbeitungstätigkeiten (Art. 30 DSGVO)',
  fill: 'Was in eckigen Klammern steht, wissen nur Sie. Die Vorlage ersetzt keine rechtliche Prüfung.',
  everything: 'Alles zusammen',
  unfold: 'Ansehen',
  everythingHint: 'Alle Texte von oben in einem, für die Akte oder zum Weitergeben.',
  copy: 'Kopieren',
  copied: 'Kopiert',
  marked: 'Markiert; kopieren Sie mit Strg+C.',
  doctorTitle: 'Etwas klappt nicht? · ozg-widgets',
  doctorHeading: 'Etwas klappt nicht?',
  doctorLead:
    'Fügen Sie den Quelltext Ihrer Seite ein, oder nur die Stelle mit dem Baustein. Er bleibt in diesem Browser; abgerufen wird nur, worauf er verweist.',
  toConfigurator: 'Zum Konfigurator',
  html: 'Quelltext (HTML)',
  address: 'Adresse der Seite',
  addressHint: 'Ohne Quelltext wird die Seite von dort gelesen, wenn ihr Server das erlaubt (CORS).',
  examine: 'Nachsehen',
  examining: 'Wird nachgesehen …',
  findings: 'Befund',
  foundOne: '1 Befund',
  foundMany: '{count} Befunde',
  fine: 'Kein Fehler gefunden.',
  fineLimits:
    'Die Richtlinie (CSP), die Ihr Server mitschickt, ist aus eingefügtem Quelltext nicht zu sehen; „ozg-feed doctor“ mit der Adresse sieht sie.',
  fineLimitsThere:
    'Die Richtlinie (CSP), die Ihr Server mitschickt, zeigt der Browser dieser Seite nicht; „ozg-feed doctor“ mit der Adresse sieht sie.',
  failed:
    'Das Nachsehen ist gescheitert ({problem}). Bitte nur die Stelle mit dem Baustein einfügen, oder „ozg-feed doctor“ mit der Adresse nehmen.',
  nothing: 'Bitte einen Quelltext oder eine Adresse eingeben.',
  unreadable:
    'Die Seite ist von hier nicht lesbar, vermutlich erlaubt ihr Server es nicht. Bitte ihren Quelltext einfügen (im Browser: Strg+U).',
  error: 'Fehler',
  warning: 'Hinweis',
  line: 'Zeile {line}',
};

/** The texts of one language. */
export type Texts = Readonly<Record<keyof typeof de, string>>;

const en: Texts = {
  title: 'Configurator · ozg-widgets',
  heading: 'An element for your website',
  lead: 'Choose what your page is to show. Below is all you need for it, ready to copy: code, policy, legal texts.',
  toDoctor: 'Something does not work?',
  otherLanguage: 'Deutsch',
  skip: 'To the content',
  what: 'What is to be seen?',
  place: 'Municipality',
  picked: 'Chosen: {name}',
  feed: 'Or the address of a feed',
  feedHint: 'A JSON file that can be read from everywhere; its address begins with https://.',
  loading: 'Loading …',
  follow: 'Follows the area picker of the page',
  followHint: 'For pages that also have the element "Area picker".',
  feedFailed:
    'No feed can be read from there. The address has to lead to a JSON file that its server shows to other sites too (Access-Control-Allow-Origin).',
  noFeed: 'This municipality does not publish a feed yet. Please choose another one, or enter an address.',
  element: 'Element',
  service: 'Service',
  allServices: 'none in particular',
  lang: 'Language of the element',
  pageLang: "the page's",
  unreviewed: 'not reviewed',
  words: 'Your own words',
  wordsHint: 'They are shown until, and unless, the feed can be read.',
  look: 'What is it to look like?',
  theme: 'Theme',
  themeNone: 'like your page',
  themeKern: "KERN (the administration's design system)",
  themePlain: 'plain',
  themeContrast: 'strong contrast',
  ownAccent: 'A colour of your own for links',
  accent: 'Colour',
  more: 'More settings',
  standard: 'not given',
  preview: 'Preview',
  view: 'Appearance',
  light: 'light',
  dark: 'dark',
  forced: 'forced colours',
  phone: 'Width of a phone (320 px)',
  forcedHint:
    'Imitated: a page cannot turn forced colours on by itself. Windows calls them "contrast theme"; left Alt + left Shift + Print Screen shows them for real.',
  system: 'Which system do you use?',
  strict: 'An editor that removes tags',
  builder: 'Site builder without scripts',
  frame: 'Frame only (iframe)',
  shortcode: 'WordPress with the plugin ozg-widgets',
  ownSite: 'this website',
  code: 'Your code',
  codeShortcode: 'Paste it into a paragraph or a block "Shortcode" of the post. The plugin brings the script.',
  setupShortcode: 'Into the functions.php of a (child) theme, or into a small plugin of your own.',
  codeHtml:
    'Paste it where the element is to stand, not into a paragraph. Where the page has {file} already, the lower part is enough.',
  codeTypo3: 'Paste it into a content element "Plain HTML".',
  codeWordpress: 'Paste it into a block "Custom HTML"; authors who may not write unfiltered HTML can do so too.',
  codeDrupal: 'Paste it in the text format "Full HTML" (source); a filter has to allow div with data-*.',
  codeJoomla: 'Paste it into a module "Custom", or into an article with "Toggle Editor".',
  codeContao: 'Paste it into a content element "HTML".',
  codeStrict:
    'An ordinary link: without the script it stays what it is; with it, it becomes a badge. If your system takes no scripts either, "Frame only (iframe)" helps.',
  codeBuilder:
    'Paste it into a block "HTML" or "Embed"; where that asks for an address only, take the one in the next field.',
  addressOnly: 'Only the address',
  codeFrame: 'Paste it where the element is to stand.',
  frameHint:
    'Design, colour and own words of the page do not reach into the frame. Where something is cut off below, write a larger number at height.',
  frameFeed:
    'Note: the frame shows only feeds of its own server. For {host}, make a copy of the elements, and name it in frame.html at connect-src.',
  noFrame: 'There is no area picker in a frame: it chooses for the page on which it stands.',
  setupFrame:
    'Optional: with it, the frame is as high as its content. Without the script the height in the code holds, and script-src is not needed.',
  linkOnly: 'A link can only be the badge of a service, not the element that you chose.',
  serviceFirst: 'Please choose a service above for it.',
  ownPage: '[address of your page about it]',
  ownPageHint:
    'The feed has no address for this service that the link could lead to. Please put in the address of your own page about it (at href).',
  pickerHint:
    'Other elements of the page follow the choice only if their code has no address of its own (src or data-ozg-src): tick "Follows the area picker of the page" here for them.',
  followsHint:
    'The element shows what holds in the area chosen; as long as nobody chooses one, your own words are there.',
  setup: 'Once for the whole website',
  setupTypo3: "Into the website's TypoScript setup.",
  setupWordpress: 'Into the functions.php of a (child) theme, or into a small plugin of your own.',
  setupDrupal: 'Into two files of your theme; THEME stands for its name. Then clear the cache.',
  setupJoomla: "Into your template's index.php, before </head>.",
  setupContao: 'Into the page layout, field "Additional <head> tags".',
  setupStrict: "Into your website's template, before </head>. Whoever looks after it does that.",
  setupPermissions:
    'data-ozg-forms lists what forms with data-ozg may use on your website. Where several elements need different entries, list all of them, separated by spaces.',
  css: 'Colour',
  cssHint: "Into your website's style sheet.",
  lines: 'Only if your website has a Content-Security-Policy',
  linesHint:
    "If it has none, you need nothing here. Else it has to allow this too. The line fits one that has only allowed what is the site's own (default-src 'self').",
  policy: 'The strictest policy that works',
  policyHint:
    'For a page with nothing else on it: it blocks all the rest, pictures and style sheets too. Not to be taken for a whole website.',
  privacy: 'For the privacy notice',
  accessibility: 'For the accessibility statement',
  records: 'For the records of processing activities (Art. 30 GDPR)',
  fill: 'Only you know what belongs in square brackets. The template is no substitute for legal advice.',
  everything: 'All of it',
  unfold: 'Have a look at it',
  everythingHint: 'All the texts above in one, for your records or to pass on.',
  copy: 'Copy',
  copied: 'Copied',
  marked: 'Marked; copy it with Ctrl+C.',
  doctorTitle: 'Something does not work? · ozg-widgets',
  doctorHeading: 'Something does not work?',
  doctorLead:
    'Paste the source of your page, or only the part with the element. It stays in this browser; only what it points to is fetched.',
  toConfigurator: 'To the configurator',
  html: 'Source (HTML)',
  address: 'Address of the page',
  addressHint: 'Without a source, the page is read from there if its server allows it (CORS).',
  examine: 'Have a look',
  examining: 'Having a look …',
  findings: 'Findings',
  foundOne: '1 finding',
  foundMany: '{count} findings',
  fine: 'Nothing wrong was found.',
  fineLimits:
    'The policy (CSP) that your server sends cannot be seen in a pasted source; "ozg-feed doctor" with the address sees it.',
  fineLimitsThere:
    'The browser does not show this page the policy (CSP) that your server sends; "ozg-feed doctor" with the address sees it.',
  failed:
    'Having a look has failed ({problem}). Please paste only the part with the element, or use "ozg-feed doctor" with the address.',
  nothing: 'Please enter a source or an address.',
  unreadable:
    'The page cannot be read from here; its server probably does not allow it. Please paste its source (in the browser: Ctrl+U).',
  error: 'Error',
  warning: 'Note',
  line: 'line {line}',
};

export const texts: Readonly<Record<Language, Texts>> = { de, en };

/** A text by a name that is composed at run time; empty if there is none. */
export const textNamed = (language: Texts, name: string): string =>
  Object.hasOwn(language, name) ? language[name as keyof Texts] : '';

/** Fills in the placeholders of a text. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
