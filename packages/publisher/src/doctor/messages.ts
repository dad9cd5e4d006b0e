/** Sentences about pages that embed our elements: German, English. `{lines}` are lines of a configuration. */
export const doctorSentences = {
  // The page
  'page-missing': [
    'Diese Datei gibt es nicht. Bitte den Pfad prüfen, oder die Adresse der Seite mit https:// angeben.',
    'There is no such file. Please check the path, or give the address of the page with https://.',
  ],
  'page-denied': [
    'Diese Datei ist nicht lesbar ({problem}). Bitte den Pfad und die Rechte prüfen.',
    'This file cannot be read ({problem}). Please check its path and permissions.',
  ],
  'page-not-html': [
    'Hier liegt keine Webseite, sondern „{found}“. Bitte die Adresse der Seite angeben, auf der der Baustein steht; einen Feed prüft „ozg-feed check“.',
    'This is no web page but "{found}". Please give the address of the page that has the element; "ozg-feed check" checks a feed.',
  ],
  'nothing-found': [
    'Auf dieser Seite ist nichts von ozg-widgets: kein Skript, kein Baustein, auch keine Spur davon. Bitte den Code aus dem Konfigurator noch einmal einfügen, und zwar in der HTML-Ansicht; verschwindet er beim Speichern wieder, die Form mit <div data-ozg="…"> nehmen.',
    'There is nothing of ozg-widgets on this page: no script, no element, not even a trace. Please paste the code of the configurator once more, in the HTML view; where saving takes it away again, use the form with <div data-ozg="…">.',
  ],

  // Content Security Policy
  'csp-script': [
    'Die Content-Security-Policy der Seite („{directive}“) sperrt das Skript {address}. So wird es erlaubt:{lines}',
    'The Content Security Policy of the page ("{directive}") blocks the script {address}. This allows it:{lines}',
  ],
  'csp-connect': [
    'Die Content-Security-Policy der Seite („{directive}“) sperrt den Feed {address}. So wird er erlaubt:{lines}',
    'The Content Security Policy of the page ("{directive}") blocks the feed {address}. This allows it:{lines}',
  ],
  'csp-img': [
    'Die Content-Security-Policy der Seite („{directive}“) sperrt das Bild {address}. So wird es erlaubt:{lines}',
    'The Content Security Policy of the page ("{directive}") blocks the image {address}. This allows it:{lines}',
  ],
  'csp-frame': [
    'Die Content-Security-Policy der Seite („{directive}“) sperrt den Rahmen {address}. So wird er erlaubt:{lines}',
    'The Content Security Policy of the page ("{directive}") blocks the frame {address}. This allows it:{lines}',
  ],
  'csp-nonce': [
    'Die Content-Security-Policy der Seite („{directive}“ mit „strict-dynamic“) lässt nur Skripte mit Nonce oder Hash zu, keine Adressen. Bitte dem Skript {address} dasselbe Attribut nonce="…" geben wie den übrigen Skripten der Seite.',
    'The Content Security Policy of the page ("{directive}" with "strict-dynamic") takes only scripts with a nonce or hash, no addresses. Please give the script {address} the same attribute nonce="…" as the other scripts of the page.',
  ],
  'csp-sandbox': [
    'Die Content-Security-Policy der Seite sperrt alle Skripte („{policy}“). Bitte „allow-scripts“ bei „sandbox“ ergänzen oder „sandbox“ streichen.',
    'The Content Security Policy of the page blocks every script ("{policy}"). Please add "allow-scripts" to "sandbox", or remove "sandbox".',
  ],
  'csp-trusted-types': [
    'Die Content-Security-Policy der Seite lässt den Namen „lit-html“ für Trusted Types nicht zu; ohne ihn starten die Bausteine nicht. Bitte die Angabe so setzen: {line}',
    'The Content Security Policy of the page does not allow the name "lit-html" for Trusted Types; without it the elements do not start. Please write: {line}',
  ],
  'csp-trusted-data': [
    'Die Content-Security-Policy der Seite lässt den Namen „ozg-widgets“ für Trusted Types nicht zu; ohne ihn erfahren Suchmaschinen nichts („structured-data“). Bitte die Angabe so setzen: {line}',
    'The Content Security Policy of the page does not allow the name "ozg-widgets" for Trusted Types; without it search engines are told nothing ("structured-data"). Please write: {line}',
  ],

  // Stripped
  'embed-missing': [
    'Das Skript ist da, aber kein Baustein: Vermutlich hat das Redaktionssystem ihn beim Speichern entfernt. Bitte die Form <div data-ozg="…"> einfügen oder <ozg-…> im Filter des Systems erlauben.',
    'The script is here, but no element: the content system has probably removed it when saving. Please paste the form <div data-ozg="…">, or allow <ozg-…> in the filter of the system.',
  ],
  'tag-escaped': [
    'Hier steht „{found}“ als lesbarer Text: Das Redaktionssystem hat aus < ein &lt; gemacht. Bitte den Code in der HTML-Ansicht einfügen, nicht in der Textansicht.',
    'Here "{found}" stands as text that readers see: the content system has made &lt; of <. Please paste the code in the HTML view, not in the text view.',
  ],
  'script-shown': [
    'Hier steht der Inhalt eines Skripts als lesbarer Text: Das Redaktionssystem hat <script> entfernt. Bitte diesen Text löschen und das Skript in die Vorlage der Seite setzen, nicht in den Beitrag.',
    'Here the content of a script stands as text that readers see: the content system has removed <script>. Please delete this text, and put the script into the template of the page, not into the post.',
  ],
  'script-unclosed': [
    'Zu diesem Skript fehlt das Ende </script>: Der Browser hält den Code danach für einen Teil des Skripts und zeigt nichts davon. Bitte </script> gleich hinter <script …> ergänzen.',
    'This script has no end </script>: the browser takes the code after it for a part of the script, and shows nothing of it. Please add </script> right behind <script …>.',
  ],
  'script-missing': [
    'Der Baustein <{tag}> ist da, aber kein Skript, das ihn zum Leben bringt. Bitte <script type="module" src="…/ozg-widgets.js"></script> in den Kopf der Seite oder ihre Vorlage setzen.',
    'The element <{tag}> is here, but no script that brings it to life. Please put <script type="module" src="…/ozg-widgets.js"></script> into the head of the page or its template.',
  ],
  'script-lacks': [
    '<{tag}> ist in {file} nicht enthalten. Bitte stattdessen ozg-widgets.js laden.',
    '<{tag}> is not in {file}. Please load ozg-widgets.js instead.',
  ],
  'script-plain': [
    'Die Form mit {found} kennt {file} nicht. Bitte stattdessen ozg-widgets.js oder autoloader.js laden.',
    '{file} does not know the form with {found}. Please load ozg-widgets.js or autoloader.js instead.',
  ],
  'shortcode-shown': [
    'Hier steht der Kurzbefehl „{found}“ als lesbarer Text: Das Plugin ozg-widgets ist nicht aktiv. Bitte in WordPress unter „Plugins“ aktivieren; ist es das, den Kurzbefehl in einen Block „Shortcode“ setzen.',
    'Here the shortcode "{found}" stands as text that readers see: the plugin ozg-widgets is not active. Please activate it in WordPress under "Plugins"; where it is, put the shortcode into a block "Shortcode".',
  ],
  'code-commented': [
    'Hier steht der Code in einem HTML-Kommentar, und Browser übergehen ihn. Bitte das <!-- davor und das --> danach streichen.',
    'Here the code is inside an HTML comment, and browsers pass over it. Please remove the <!-- before and the --> after it.',
  ],

  // Tags, attributes, values
  'tag-unknown': [
    'Einen Baustein <{found}> gibt es nicht.[ Gemeint ist wohl <{nearest}>.] Bitte Anfang und Ende des Tags berichtigen.',
    'There is no element <{found}>.[ <{nearest}> was probably meant.] Please correct start and end of the tag.',
  ],
  'div-unknown': [
    'data-ozg="{found}" gibt es nicht.[ Gemeint ist wohl data-ozg="{nearest}".] Bitte berichtigen: der Name des Bausteins ohne „ozg-“.',
    'There is no data-ozg="{found}".[ data-ozg="{nearest}" was probably meant.] Please correct it: the name of the element without "ozg-".',
  ],
  'tag-self-closed': [
    '<{tag} … /> schließt sich nicht selbst: Was danach kommt, gehört dann zum Baustein und wird von ihm verdeckt. Bitte <{tag} …></{tag}> schreiben.',
    '<{tag} … /> does not close itself: what follows then belongs to the element and is hidden by it. Please write <{tag} …></{tag}>.',
  ],
  'tag-unclosed': [
    'Zu <{tag}> fehlt das Ende: Was danach kommt, gehört dann zum Baustein und wird von ihm verdeckt. Bitte </{tag}> ergänzen.',
    '<{tag}> has no end: what follows then belongs to the element and is hidden by it. Please add </{tag}>.',
  ],
  'tag-in-paragraph': [
    '<{tag}> steht in einem Absatz (<p>). In einem Absatz darf <{found}> nicht stehen: Der Browser beendet den Absatz davor und den Baustein mit ihm, und dessen Inhalt steht dann daneben. Bitte den Code aus dem Absatz herausnehmen, oder <{found}> und </{found}> im Baustein weglassen.',
    '<{tag}> is in a paragraph (<p>). There must be no <{found}> in a paragraph: the browser ends the paragraph before it, and the element too, whose content then stands beside it. Please take the code out of the paragraph, or leave out <{found}> and </{found}> in the element.',
  ],
  'attribute-unknown': [
    'Das Attribut „{found}“ kennt dieser Baustein nicht.[ Gemeint ist wohl „{nearest}“; bitte so schreiben.][ Bitte streichen oder eines von diesen nehmen: {words}.]',
    'This element does not know the attribute "{found}".[ "{nearest}" was probably meant; please write that.][ Please remove it, or take one of these: {words}.]',
  ],
  'attribute-quotes': [
    'Der Wert von „{attribute}“ hat Anführungszeichen in sich ({found}): Ein Textprogramm hat aus " ein „ oder “ gemacht. Bitte gerade Anführungszeichen (") schreiben.',
    'The value of "{attribute}" has quotation marks in it ({found}): a text program has made curly quotes of ". Please write straight quotes (").',
  ],
  'attribute-blank': [
    'Im Wert von „{attribute}“ steht ganz vorn oder hinten ein geschütztes Leerzeichen (&nbsp;). Zu sehen ist es nicht, der Browser hält es aber für einen Teil des Werts. Bitte alles zwischen den Anführungszeichen und dem Wert löschen.',
    'The value of "{attribute}" begins or ends with a no-break space (&nbsp;). It cannot be seen, but the browser takes it for a part of the value. Please delete whatever is between the quotation marks and the value.',
  ],
  'tag-blank': [
    'Hinter „{found}“ steht im Tag ein geschütztes Leerzeichen (&nbsp;). Zu sehen ist es nicht, der Browser hält aber die Wörter davor und danach für eines. Bitte hier löschen und ein gewöhnliches Leerzeichen tippen.',
    'Behind "{found}", the tag has a no-break space (&nbsp;). It cannot be seen, but the browser takes the words before and after it for one. Please delete it here, and type a plain space.',
  ],
  'attribute-word': [
    '„{found}“ gibt es bei „{attribute}“ nicht.[ Gemeint ist wohl „{nearest}“.] Bitte eines von diesen nehmen: {words}.',
    '"{found}" is no value of "{attribute}".[ "{nearest}" was probably meant.] Please take one of these: {words}.',
  ],
  'address-malformed': [
    '„{attribute}“ ist keine Adresse ({found}). Bitte die Adresse vollständig angeben, mit https://.',
    '"{attribute}" is no address ({found}). Please give the address in full, with https://.',
  ],
  'number-malformed': [
    '„{attribute}“ ist keine ganze Zahl ({found}). Bitte nur Ziffern schreiben, etwa 5.',
    '"{attribute}" is no whole number ({found}). Please write digits only, such as 5.',
  ],
  'level-malformed': [
    '„{attribute}“ ist keine Ebene einer Überschrift ({found}). Bitte eine Ziffer von 1 bis 6 schreiben.',
    '"{attribute}" is no level of a heading ({found}). Please write a digit from 1 to 6.',
  ],
  'moment-malformed': [
    '„{attribute}“ ist kein Zeitpunkt ({found}). Bitte so schreiben: 2027-03-15T08:00:00+01:00.',
    '"{attribute}" is no moment ({found}). Please write it like this: 2027-03-15T08:00:00+01:00.',
  ],
  'badge-href': [
    'Dieser Link führt auf die Seite selbst, denn sein href ist leer oder fehlt. Bitte href="https://…" mit der Adresse des Online-Dienstes ergänzen; sie gilt, solange der Stand nicht zu lesen ist.',
    'This link leads to the page itself, since its href is empty or missing. Please add href="https://…" with the address of the online service; it holds as long as the state cannot be read.',
  ],
  'picker-ignored': [
    'Dieser Feed („{attribute}“) geht der Ortsauswahl der Seite vor: Was ihn liest, zeigt immer denselben Ort. Soll es der Auswahl folgen, bitte „{attribute}“ streichen und den ersten Ort mit <link rel="ozg-feed" href="…"> nennen.',
    'This feed ("{attribute}") comes before the area picker of the page: what reads it always shows the same area. If that is to follow the choice, please remove "{attribute}", and name the first area by <link rel="ozg-feed" href="…">.',
  ],
  'preview-left': [
    '„{attribute}“ ist nur für die Vorschau: Der Baustein zeigt damit nicht den wirklichen Stand. Bitte das Attribut streichen, bevor Bürgerinnen und Bürger die Seite sehen.',
    '"{attribute}" is for previews only: with it the element does not show the real state. Please remove the attribute before citizens see the page.',
  ],
  'texts-json': [
    'Die eigenen Texte (script.ozg-texts) sind kein JSON ({problem}); die Bausteine nehmen dann ihre eigenen Worte. Bitte Anführungszeichen und Kommas prüfen.',
    'The texts of your own (script.ozg-texts) are not JSON ({problem}); the elements then use their own words. Please check quotes and commas.',
  ],
  'texts-type': [
    'Die eigenen Texte (script.ozg-texts) gelten dem Browser als Programm. Bitte type="application/json" ergänzen.',
    'To the browser, the texts of your own (script.ozg-texts) are a program. Please add type="application/json".',
  ],

  // Forms without tags
  'form-address': [
    'Diese Seite erlaubt Formen ohne eigenes Tag die Adresse {found} („{attribute}“) nicht; es bleiben Ihre eigenen Worte stehen. Bitte <meta name="ozg-forms" content="{found}"> in den Kopf der Seite setzen, oder am Skript ergänzen: data-ozg-forms="{found}"',
    'This page does not permit the address {found} ("{attribute}") to forms without a tag; your own words stay. Please put <meta name="ozg-forms" content="{found}"> into the head of the page, or add to the script: data-ozg-forms="{found}"',
  ],
  'form-picker': [
    'Die Ortsauswahl gibt es in einer Form ohne eigenes Tag nur, wenn die Seite sie erlaubt, denn sie wählt für alle Bausteine. Bitte <meta name="ozg-forms" content="area-picker"> in den Kopf der Seite setzen, oder am Skript ergänzen: data-ozg-forms="area-picker"',
    'A form without a tag becomes an area picker only where the page permits it, since a picker chooses for all elements. Please put <meta name="ozg-forms" content="area-picker"> into the head of the page, or add to the script: data-ozg-forms="area-picker"',
  ],
  'form-attribute': [
    '„{attribute}“ gilt in einer Form ohne eigenes Tag nur, wenn die Seite es erlaubt. Bitte <meta name="ozg-forms" content="{found}"> in den Kopf der Seite setzen, oder am Skript ergänzen: data-ozg-forms="{found}"',
    'In a form without a tag, "{attribute}" works only where the page permits it. Please put <meta name="ozg-forms" content="{found}"> into the head of the page, or add to the script: data-ozg-forms="{found}"',
  ],

  // Keys
  'service-missing': [
    'Der Baustein weiß nicht, um welche Leistung es geht. Bitte {attribute}="…" mit dem Leistungsschlüssel ergänzen (14 Ziffern, vorn 99).',
    'The element does not know which service it is about. Please add {attribute}="…" with the key of the service (14 digits, 99 in front).',
  ],
  'service-malformed': [
    '„{found}“ ist kein Leistungsschlüssel (LeiKa). Bitte 14 Ziffern schreiben, vorn 99.',
    '"{found}" is no service key (LeiKa). Please write 14 digits, 99 in front.',
  ],
  'service-unknown': [
    'Die Leistung {found} gibt es im Feed nicht. Gemeint ist wohl {nearest}[ ({name})]; bitte den Schlüssel berichtigen.',
    'The feed has no service {found}. {nearest}[ ({name})] was probably meant; please correct the key.',
  ],
  'service-unlisted': [
    '{area} führt die Leistung {found} nicht; der Baustein zeigt dann Ihre eigenen Worte. Bitte den Herausgeber des Feeds darum bitten, oder eine andere Leistung nehmen.',
    '{area} does not list the service {found}; the element then shows your own words. Please ask the publisher of the feed for it, or take another service.',
  ],
  'area-malformed': [
    '„{found}“ ist kein Gebietsschlüssel. Bitte den ARS (12 Ziffern) oder den AGS (8 Ziffern) schreiben, mit der führenden Null.',
    '"{found}" is no area key. Please write the ARS (12 digits) or the AGS (8 digits), with its leading zero.',
  ],
  'area-unknown': [
    'Das Gebiet {found} gibt es dort nicht.[ Gemeint ist wohl {nearest} ({name}).] Bitte den Schlüssel berichtigen.',
    'There is no area {found} there.[ {nearest} ({name}) was probably meant.] Please correct the key.',
  ],

  // Scripts
  'script-classic': [
    'Am Skript {file} fehlt type="module"; ohne das startet es nicht. Bitte ergänzen: <script type="module" src="…">.',
    'The script {file} lacks type="module"; without it, it does not start. Please add it: <script type="module" src="…">.',
  ],
  'script-nomodule': [
    'Mit „nomodule“ überspringen alle heutigen Browser das Skript. Bitte das Attribut streichen.',
    'With "nomodule", every browser of today skips the script. Please remove the attribute.',
  ],
  'script-twice': [
    'Dieses Skript bringt Bausteine, die {other}[ (Zeile {line})] schon mitbringt. Es gilt das erste, geladen werden beide.[ Das zweite bricht ab, denn die Content-Security-Policy lässt den Namen „lit-html“ nur einmal zu; sollen beide bleiben, so: {policy}.] Bitte {needless}[ (Zeile {at})] entfernen, denn alles darin bringt das andere auch; oft steht eines in der Vorlage und eines im Beitrag.',
    'This script brings elements that {other}[ (line {line})] has already brought. The first one counts, both are loaded.[ The second one dies, since the Content Security Policy allows the name "lit-html" once only; if both are to stay, write: {policy}.] Please remove {needless}[ (line {at})], since the other one brings all of it too; often one is in the template and one in the post.',
  ],
  'script-copies': [
    'Dieses Skript bricht ab: Die Content-Security-Policy lässt den Namen „lit-html“ nur einmal zu, und {other}[ (Zeile {line})] hat ihn schon. Bitte statt beider ozg-widgets.js laden, oder die Angabe so setzen: {policy}',
    'This script dies: the Content Security Policy allows the name "lit-html" once only, and {other}[ (line {line})] has it already. Please load ozg-widgets.js instead of both, or write: {policy}',
  ],
  'script-html': [
    'Hier kommt eine Webseite (HTML) statt des Skripts, vermutlich eine Fehlerseite. Bitte die Adresse prüfen und die Datei dort hinlegen.',
    'This is a web page (HTML) instead of the script, probably an error page. Please check the address, and put the file there.',
  ],
  'script-type': [
    'Der Server nennt das Skript „{found}“ statt „text/javascript“; Browser führen es dann nicht aus. Bitte am Server text/javascript für .js einstellen.',
    'The server calls the script "{found}", not "text/javascript"; browsers then do not run it. Please set text/javascript for .js on the server.',
  ],
  'version-old': [
    'Diese Seite lädt die Version {found}; neu ist {version}. Bitte die Adresse des Skripts auf /{version}/ ändern, und integrity gleich mit.',
    'This page loads version {found}; {version} is new. Please change the address of the script to /{version}/, and integrity with it.',
  ],
  'integrity-moving': [
    'integrity passt nicht zu einem Ordner, der mit jeder Version weitergeht: Mit der nächsten sperrt der Browser das Skript. Bitte entweder integrity streichen oder den Ordner einer festen Version nehmen, etwa /0.1.0/.',
    'integrity does not go with a folder that moves on with every version: with the next one, the browser blocks the script. Please remove integrity, or take the folder of one version, such as /0.1.0/.',
  ],
  'integrity-wrong': [
    'Die Datei ist nicht die, für die integrity bürgt; der Browser sperrt sie. Stammt sie wirklich von ozg-widgets, bitte so schreiben: integrity="{integrity}"',
    'The file is not the one that integrity vouches for; the browser blocks it. If it really comes from ozg-widgets, please write: integrity="{integrity}"',
  ],
  'integrity-form': [
    '„{found}“ ist keine Prüfsumme; der Browser prüft dann nichts. Bitte den Wert aus integrity.json nehmen (sha384-…).',
    '"{found}" is no checksum; the browser then checks nothing. Please take the value from integrity.json (sha384-…).',
  ],
  'crossorigin-missing': [
    'Zu integrity gehört bei Skripten anderer Server crossorigin="anonymous"; ohne das sperren Browser ein Skript, sobald es kein Modul ist. Bitte ergänzen.',
    'For scripts of other servers, integrity needs crossorigin="anonymous"; without it browsers block a script as soon as it is no module. Please add it.',
  ],

  // What the page points to
  'mixed-content': [
    'Eine Seite mit https lädt nichts von http:, der Browser sperrt es. Bitte die Adresse mit https:// schreiben.',
    'A page with https loads nothing from http:, the browser blocks it. Please write the address with https://.',
  ],
  'address-blocked': [
    'Von hier ist das nicht lesbar: Der Server antwortet nicht, oder er erlaubt anderen Seiten das Lesen nicht („Access-Control-Allow-Origin“). Welches von beiden, sagt „ozg-feed check“ mit dieser Adresse; bitte dort nachsehen.',
    'This cannot be read from here: the server does not answer, or it does not let other pages read ("Access-Control-Allow-Origin"). "ozg-feed check" with this address tells which; please look there.',
  ],
  'address-unread': [
    'Ob die Seite das lesen darf, ist von hier nicht zu sehen: Liegt sie auf demselben Server, darf sie es, sonst braucht sie dessen Erlaubnis („Access-Control-Allow-Origin“). Bitte auch die Adresse der Seite angeben.',
    'Whether the page may read this cannot be seen from here: if it is on the same server it may, else it needs the leave of that server ("Access-Control-Allow-Origin"). Please give the address of the page too.',
  ],
  'address-unplaced': [
    'Nicht nachgesehen, denn wohin das führt, sagt erst die Adresse der Seite: {found}[ und {count} weitere]. Bitte auch die Adresse der Seite angeben.',
    'Not looked at, since only the address of the page tells where this leads: {found}[ and {count} more]. Please give the address of the page too.',
  ],
  'base-moves': [
    'Wegen <base> meint „{found}“ hier {to}, und da liegt nichts. Bitte die Adresse vollständig schreiben, vermutlich {from}.',
    'Because of <base>, "{found}" means {to} here, and there is nothing. Please write the address in full, probably {from}.',
  ],

  // The feed
  'feed-unnamed': [
    '<{tag}> weiß nicht, welchen Feed er lesen soll. Bitte <link rel="ozg-feed" href="https://…"> in den Kopf der Seite setzen, oder data-ozg-src="https://…" an ein Element darum herum.',
    '<{tag}> does not know which feed to read. Please put <link rel="ozg-feed" href="https://…"> into the head of the page, or data-ozg-src="https://…" on an element around it.',
  ],
  'feed-more': [
    'Der Feed hat noch {count} weitere Fehler. Alle nennt: ozg-feed check {address}',
    'The feed has {count} more faults. To see all: ozg-feed check {address}',
  ],
  'feed-stale': [
    'Ein Zwischenspeicher liefert den Feed {age} Sekunden alt aus, er soll aber nach {ttl} Sekunden neu sein („ttl“). Bitte die Haltezeit des Zwischenspeichers auf höchstens {ttl} Sekunden stellen.',
    'A cache delivers the feed {age} seconds old, but it is to be fresh after {ttl} seconds ("ttl"). Please set the lifetime in the cache to {ttl} seconds at most.',
  ],
  'feed-old': [
    'Der Feed hat sich seit {days} Tagen nicht geändert und sagt nicht, bis wann er gilt. Bitte beim Herausgeber nachfragen, ob ihn noch jemand pflegt.',
    'The feed has not changed for {days} days and does not say until when it is valid. Please ask the publisher whether somebody still looks after it.',
  ],
  'directory-unnamed': [
    '<{tag}> weiß nicht, wo das Verzeichnis der Gebiete liegt. Bitte directory="https://…/directory.json" ergänzen.',
    '<{tag}> does not know where the directory of areas is. Please add directory="https://…/directory.json".',
  ],
  'directory-invalid': [
    'Das ist kein lesbares Verzeichnis. Bitte die Adresse prüfen; was an der Datei falsch ist, sagt „ozg-feed check“.',
    'This is no readable directory. Please check the address; "ozg-feed check" tells what is wrong with the file.',
  ],

  // The head
  'link-rel': [
    'rel="{found}" kennt niemand. Bitte rel="ozg-feed" schreiben.',
    'Nobody knows rel="{found}". Please write rel="ozg-feed".',
  ],
  'link-empty': [
    'An <link rel="ozg-feed"> fehlt die Adresse. Bitte href="https://…" ergänzen.',
    '<link rel="ozg-feed"> lacks its address. Please add href="https://…".',
  ],
  'link-in-body': [
    '<link rel="ozg-feed"> steht im Rumpf der Seite; dort nehmen viele Redaktionssysteme es beim nächsten Speichern weg. Bitte in den Kopf (<head>) setzen, oder data-ozg-src="…" am Baustein nehmen.',
    '<link rel="ozg-feed"> is in the body of the page; many content systems take it away there with the next saving. Please put it into the <head>, or use data-ozg-src="…" on the element.',
  ],
  'link-twice': [
    'Es gibt mehrere <link rel="ozg-feed">; nur das erste gilt. Bitte die übrigen streichen und andere Feeds mit src="…" am Baustein nennen.',
    'There are several <link rel="ozg-feed">; only the first one counts. Please remove the others, and name other feeds with src="…" on the element.',
  ],

  // Frames, images, oEmbed
  'frame-sandbox': [
    'Mit diesem „sandbox“ läuft im Rahmen kein Skript; er bleibt leer. Bitte „allow-scripts“ ergänzen.',
    'With this "sandbox" no script runs in the frame; it stays empty. Please add "allow-scripts".',
  ],
  'frame-title': [
    'Der Rahmen hat keinen Titel; wer ihn nicht sieht, erfährt nicht, was darin steht. Bitte title="…" ergänzen.',
    'The frame has no title; who does not see it is not told what is in it. Please add title="…".',
  ],
  'frame-element': [
    'Einen Baustein „{found}“ gibt es im Rahmen nicht.[ Gemeint ist wohl „{nearest}“.][ Es gibt: {words}.] Bitte „element=“ in der Adresse des Rahmens berichtigen.',
    'There is no element "{found}" in a frame.[ "{nearest}" was probably meant.][ There are: {words}.] Please correct "element=" in the address of the frame.',
  ],
  'frame-element-missing': [
    'Die Adresse des Rahmens sagt nicht, welcher Baustein darin stehen soll. Bitte „element=…“ ergänzen, etwa element=service-card.',
    'The address of the frame does not say which element is to stand in it. Please add "element=…", such as element=service-card.',
  ],
  'frame-service-missing': [
    'Die Adresse des Rahmens sagt nicht, um welche Leistung es geht. Bitte „service=…“ mit dem Leistungsschlüssel ergänzen (14 Ziffern, vorn 99).',
    'The address of the frame does not say which service it is about. Please add "service=…" with the key of the service (14 digits, 99 in front).',
  ],
  'frame-feed-unnamed': [
    'Die Adresse des Rahmens nennt keinen Feed; den der Seite kennt der Rahmen nicht. Bitte „src=…“ mit der Adresse des Feeds ergänzen.',
    'The address of the frame names no feed; the frame does not know that of the page. Please add "src=…" with the address of the feed.',
  ],
  'frame-feed-closed': [
    'Die Seite im Rahmen darf diesen Feed nicht lesen: Ihre eigene Content-Security-Policy („{directive}“) nennt ihn nicht. Bitte in frame.html bei connect-src ergänzen: {origin}',
    'The page in the frame may not read this feed: its own Content Security Policy ("{directive}") does not name it. Please add to connect-src in frame.html: {origin}',
  ],
  'frame-ampersand': [
    'In der Adresse des Rahmens steht „&amp;amp;“: Ein Programm hat das Zeichen & zweimal umgeschrieben, und was danach kommt, versteht der Rahmen nicht. Bitte überall „&amp;“ daraus machen.',
    'The address of the frame has "&amp;amp;" in it: a program has rewritten the character & twice, and the frame does not understand what follows. Please make it "&amp;" everywhere.',
  ],
  'frame-refused': [
    'Diese Seite lässt sich hier nicht einrahmen („{header}“). Bitte den Betreiber bitten, Ihre Adresse zuzulassen, oder den Baustein ohne Rahmen einsetzen.',
    'This page does not let itself be framed here ("{header}"). Please ask its operator to allow your address, or use the element without a frame.',
  ],
  'img-alt': [
    'Dem Bild fehlt der Ersatztext; wer es nicht sieht, erfährt nichts. Bitte alt="…" mit dem Namen der Leistung ergänzen, und den aktuellen Stand hinter dem Bild verlinken.',
    'The image lacks its text; who does not see it is told nothing. Please add alt="…" with the name of the service, and link to the current state.',
  ],
  'img-type': [
    'Der Server nennt das Bild „{found}“ statt „image/svg+xml“; Browser zeigen es dann nicht. Bitte am Server image/svg+xml für .svg einstellen.',
    'The server calls the image "{found}", not "image/svg+xml"; browsers then do not show it. Please set image/svg+xml for .svg on the server.',
  ],
  'oembed-invalid': [
    'Das ist keine Antwort nach oEmbed 1.0 (version, type „rich“, html). Bitte die Dateien mit „ozg-feed build“ neu erzeugen.',
    'This is no answer after oEmbed 1.0 (version, type "rich", html). Please make the files anew with "ozg-feed build".',
  ],
} as const;
