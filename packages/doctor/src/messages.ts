/** The messages of the doctor, by rule: German, English. `{lines}` is configuration. */
import type { Message } from '@ozg-widgets/feed';
export const doctorMessages = {
  // page-input.ts and the commands
  'page-missing': [
    'Diese Datei gibt es nicht. Bitte den Pfad prüfen, oder die Adresse der Seite mit https:// angeben.',
    'File not found. Check the path, or give the address of the page with https://.',
  ],
  'page-denied': [
    'Diese Datei ist nicht lesbar ({problem}). Bitte den Pfad und die Rechte prüfen.',
    'Cannot read this file ({problem}). Check its path and permissions.',
  ],
  'page-not-html': [
    'Hier liegt keine Webseite, sondern „{found}“. Bitte die Adresse der Seite angeben, auf der der Baustein steht; einen Feed prüft „ozg-feed check“.',
    'This is not a web page but "{found}". Give the address of the page that contains the element; to check a feed, use "ozg-feed check".',
  ],

  // diagnose.ts
  'address-unplaced': [
    'Nicht nachgesehen, denn wohin das führt, sagt erst die Adresse der Seite: {found}[ und {count} weitere]. Bitte auch die Adresse der Seite angeben.',
    'Not checked, since these addresses depend on the address of the page: {found}[ and {count} more]. Give the address of the page, too.',
  ],

  // rules/sanitizer.ts
  'nothing-found': [
    'Auf dieser Seite ist nichts von ozg-widgets: kein Skript, kein Baustein, auch keine Spur davon. Bitte den Code aus dem Konfigurator noch einmal einfügen, und zwar in der HTML-Ansicht; verschwindet er beim Speichern wieder, die Form mit <div data-ozg="…"> nehmen.',
    'This page contains nothing of ozg-widgets: no script, no element, not even a trace of one. Paste the code of the configurator again, in the HTML view. If it disappears when you save, use the form <div data-ozg="…">.',
  ],
  'embed-missing': [
    'Das Skript ist da, aber kein Baustein: Vermutlich hat das Redaktionssystem ihn beim Speichern entfernt. Bitte die Form <div data-ozg="…"> einfügen oder <ozg-…> im Filter des Systems erlauben.',
    'The page has the script, but no element: the content system probably removed it. Use the form <div data-ozg="…">, or allow <ozg-…> in the filter of the content system.',
  ],
  'tag-escaped': [
    'Hier steht „{found}“ als lesbarer Text: Das Redaktionssystem hat aus < ein &lt; gemacht. Bitte den Code in der HTML-Ansicht einfügen, nicht in der Textansicht.',
    '"{found}" is visible as text: the content system replaced < by &lt;. Paste the code in the HTML view, not in the text view.',
  ],
  'script-shown': [
    'Hier steht der Inhalt eines Skripts als lesbarer Text: Das Redaktionssystem hat <script> entfernt. Bitte diesen Text löschen und das Skript in die Vorlage der Seite setzen, nicht in den Beitrag.',
    'The content of a script is visible as text: the content system removed <script>. Delete this text, and add the script to the template of the page instead of the post.',
  ],
  'script-unclosed': [
    'Zu diesem Skript fehlt das Ende </script>: Der Browser hält den Code danach für einen Teil des Skripts und zeigt nichts davon. Bitte </script> gleich hinter <script …> ergänzen.',
    'This script has no end tag </script>: browsers read the code after it as part of the script and show nothing of it. Add </script> right after <script …>.',
  ],
  'script-missing': [
    'Der Baustein <{tag}> ist da, aber kein Skript, das ihn zum Leben bringt. Bitte <script type="module" src="…/ozg-widgets.js"></script> in den Kopf der Seite oder ihre Vorlage setzen.',
    'The page has the element <{tag}>, but no script that defines it. Add <script type="module" src="…/ozg-widgets.js"></script> to the head of the page or to its template.',
  ],
  'script-lacks': [
    '<{tag}> ist in {file} nicht enthalten. Bitte stattdessen ozg-widgets.js laden.',
    '{file} does not define <{tag}>. Load ozg-widgets.js instead.',
  ],
  'script-plain': [
    'Die Form mit {found} kennt {file} nicht. Bitte stattdessen ozg-widgets.js oder autoloader.js laden.',
    '{file} does not support the form with {found}. Load ozg-widgets.js or autoloader.js instead.',
  ],
  'shortcode-shown': [
    'Hier steht der Kurzbefehl „{found}“ als lesbarer Text: Das Plugin ozg-widgets ist nicht aktiv. Bitte in WordPress unter „Plugins“ aktivieren; ist es das, den Kurzbefehl in einen Block „Shortcode“ setzen.',
    'The shortcode "{found}" is visible as text: the plugin ozg-widgets is not active. Activate it in WordPress under "Plugins"; if it is active, put the shortcode into a "Shortcode" block.',
  ],
  'code-commented': [
    'Hier steht der Code in einem HTML-Kommentar, und Browser übergehen ihn. Bitte das <!-- davor und das --> danach streichen.',
    'The code is inside an HTML comment, which browsers ignore. Remove the <!-- before and the --> after it.',
  ],

  // rules/typography.ts
  'attribute-quotes': [
    'Der Wert von „{attribute}“ hat Anführungszeichen in sich ({found}): Ein Textprogramm hat aus " ein „ oder “ gemacht. Bitte gerade Anführungszeichen (") schreiben.',
    'The value of "{attribute}" contains quotation marks ({found}): a word processor replaced " by typographic quotes. Use straight quotes (").',
  ],
  'attribute-blank': [
    'Im Wert von „{attribute}“ steht ganz vorn oder hinten ein geschütztes Leerzeichen (&nbsp;). Zu sehen ist es nicht, der Browser hält es aber für einen Teil des Werts. Bitte alles zwischen den Anführungszeichen und dem Wert löschen.',
    'The value of "{attribute}" begins or ends with a no-break space (&nbsp;). It is invisible, but browsers read it as part of the value. Delete everything between the quotation marks and the value.',
  ],
  'tag-blank': [
    'Hinter „{found}“ steht im Tag ein geschütztes Leerzeichen (&nbsp;). Zu sehen ist es nicht, der Browser hält aber die Wörter davor und danach für eines. Bitte hier löschen und ein gewöhnliches Leerzeichen tippen.',
    'The tag has a no-break space (&nbsp;) after "{found}". It is invisible, but browsers read the words before and after it as one. Replace it by a plain space.',
  ],

  // rules/markup.ts
  'tag-unknown': [
    'Einen Baustein <{found}> gibt es nicht.[ Gemeint ist wohl <{nearest}>.] Bitte Anfang und Ende des Tags berichtigen.',
    'There is no element <{found}>.[ Did you mean <{nearest}>?] Correct the start tag and the end tag.',
  ],
  'div-unknown': [
    'data-ozg="{found}" gibt es nicht.[ Gemeint ist wohl data-ozg="{nearest}".] Bitte berichtigen: der Name des Bausteins ohne „ozg-“.',
    'There is no data-ozg="{found}".[ Did you mean data-ozg="{nearest}"?] Use the name of the element without "ozg-".',
  ],
  'tag-self-closed': [
    '<{tag} … /> schließt sich nicht selbst: Was danach kommt, gehört dann zum Baustein und wird von ihm verdeckt. Bitte <{tag} …></{tag}> schreiben.',
    '<{tag} … /> does not close itself: what follows becomes content of the element, which hides it. Write <{tag} …></{tag}>.',
  ],
  'tag-unclosed': [
    'Zu <{tag}> fehlt das Ende: Was danach kommt, gehört dann zum Baustein und wird von ihm verdeckt. Bitte </{tag}> ergänzen.',
    '<{tag}> has no end tag: what follows becomes content of the element, which hides it. Add </{tag}>.',
  ],
  'tag-in-paragraph': [
    '<{tag}> steht in einem Absatz (<p>). In einem Absatz darf <{found}> nicht stehen: Der Browser beendet den Absatz davor und den Baustein mit ihm, und dessen Inhalt steht dann daneben. Bitte den Code aus dem Absatz herausnehmen, oder <{found}> und </{found}> im Baustein weglassen.',
    '<{tag}> is inside a paragraph (<p>), which must not contain <{found}>: browsers close the paragraph before it, and the element with it, so its content ends up outside. Move the code out of the paragraph, or remove <{found}> and </{found}> from the element.',
  ],
  'attribute-unknown': [
    'Das Attribut „{found}“ kennt dieser Baustein nicht.[ Gemeint ist wohl „{nearest}“; bitte so schreiben.][ Bitte streichen oder eines von diesen nehmen: {words}.]',
    'This element has no attribute "{found}".[ Did you mean "{nearest}"?][ Remove it, or use one of these: {words}.]',
  ],
  'attribute-word': [
    '„{found}“ gibt es bei „{attribute}“ nicht.[ Gemeint ist wohl „{nearest}“.] Bitte eines von diesen nehmen: {words}.',
    '"{found}" is not a value of "{attribute}".[ Did you mean "{nearest}"?] Use one of these: {words}.',
  ],
  'address-malformed': [
    '„{attribute}“ ist keine Adresse ({found}). Bitte die Adresse vollständig angeben, mit https://.',
    '"{attribute}" is not a valid address ({found}). Give the full address with https://.',
  ],
  'number-malformed': [
    '„{attribute}“ ist keine ganze Zahl ({found}). Bitte nur Ziffern schreiben, etwa 5.',
    '"{attribute}" is not a whole number ({found}). Use digits only, such as 5.',
  ],
  'level-malformed': [
    '„{attribute}“ ist keine Ebene einer Überschrift ({found}). Bitte eine Ziffer von 1 bis 6 schreiben.',
    '"{attribute}" is not a heading level ({found}). Use a digit from 1 to 6.',
  ],
  'moment-malformed': [
    '„{attribute}“ ist kein Zeitpunkt ({found}). Bitte so schreiben: 2027-03-15T08:00:00+01:00.',
    '"{attribute}" is not a valid time ({found}). Write it like this: 2027-03-15T08:00:00+01:00.',
  ],
  'service-malformed': [
    '„{found}“ ist kein Leistungsschlüssel (LeiKa). Bitte 14 Ziffern schreiben, vorn 99.',
    '"{found}" is not a valid service key (LeiKa). Use 14 digits, beginning with 99.',
  ],
  'area-malformed': [
    '„{found}“ ist kein Gebietsschlüssel. Bitte den ARS (12 Ziffern) oder den AGS (8 Ziffern) schreiben, mit der führenden Null.',
    '"{found}" is not a valid area key. Use the ARS (12 digits) or the AGS (8 digits), with its leading zero.',
  ],
  'service-missing': [
    'Der Baustein weiß nicht, um welche Leistung es geht. Bitte {attribute}="…" mit dem Leistungsschlüssel ergänzen (14 Ziffern, vorn 99).',
    'The element has no service. Add {attribute}="…" with the key of the service (14 digits, beginning with 99).',
  ],
  'badge-href': [
    'Dieser Link führt auf die Seite selbst, denn sein href ist leer oder fehlt. Bitte href="https://…" mit der Adresse des Online-Dienstes ergänzen; sie gilt, solange der Stand nicht zu lesen ist.',
    'This link leads to the page itself, since its href is empty or missing. Add href="https://…" with the address of the online service; it is used while the state is unavailable.',
  ],
  'preview-left': [
    '„{attribute}“ ist nur für die Vorschau: Der Baustein zeigt damit nicht den wirklichen Stand. Bitte das Attribut streichen, bevor Bürgerinnen und Bürger die Seite sehen.',
    '"{attribute}" is for previews only: the element does not show the real state. Remove the attribute before the page goes live.',
  ],
  'texts-json': [
    'Die eigenen Texte (script.ozg-texts) sind kein JSON ({problem}); die Bausteine nehmen dann ihre eigenen Worte. Bitte Anführungszeichen und Kommas prüfen.',
    'Your own texts (script.ozg-texts) are not valid JSON ({problem}), so the elements use their default texts. Check quotes and commas.',
  ],
  'texts-type': [
    'Die eigenen Texte (script.ozg-texts) gelten dem Browser als Programm. Bitte type="application/json" ergänzen.',
    'Browsers run your own texts (script.ozg-texts) as a program. Add type="application/json".',
  ],

  // rules/plain-markup.ts
  'form-address': [
    'Diese Seite erlaubt Formen ohne eigenes Tag die Adresse {found} („{attribute}“) nicht; es bleiben Ihre eigenen Worte stehen. Bitte <meta name="ozg-forms" content="{found}"> in den Kopf der Seite setzen, oder am Skript ergänzen: data-ozg-forms="{found}"',
    'The page does not permit the address {found} ("{attribute}") in forms without a tag, so they show your own content. Add <meta name="ozg-forms" content="{found}"> to the head of the page, or to the script: data-ozg-forms="{found}"',
  ],
  'form-picker': [
    'Die Ortsauswahl gibt es in einer Form ohne eigenes Tag nur, wenn die Seite sie erlaubt, denn sie wählt für alle Bausteine. Bitte <meta name="ozg-forms" content="area-picker"> in den Kopf der Seite setzen, oder am Skript ergänzen: data-ozg-forms="area-picker"',
    'A form without a tag becomes an area picker only if the page permits it, since a picker acts on all elements. Add <meta name="ozg-forms" content="area-picker"> to the head of the page, or to the script: data-ozg-forms="area-picker"',
  ],
  'form-attribute': [
    '„{attribute}“ gilt in einer Form ohne eigenes Tag nur, wenn die Seite es erlaubt. Bitte <meta name="ozg-forms" content="{found}"> in den Kopf der Seite setzen, oder am Skript ergänzen: data-ozg-forms="{found}"',
    'A form without a tag uses "{attribute}" only if the page permits it. Add <meta name="ozg-forms" content="{found}"> to the head of the page, or to the script: data-ozg-forms="{found}"',
  ],

  // rules/area-picker.ts
  'picker-ignored': [
    'Dieser Feed („{attribute}“) geht der Ortsauswahl der Seite vor: Was ihn liest, zeigt immer denselben Ort. Soll es der Auswahl folgen, bitte „{attribute}“ streichen und den ersten Ort mit <link rel="ozg-feed" href="…"> nennen.',
    'This feed ("{attribute}") takes precedence over the area picker of the page: elements that read it always show the same area. To make them follow the picker, remove "{attribute}" and name the initial area by <link rel="ozg-feed" href="…">.',
  ],

  // rules/csp.ts
  'csp-script': [
    'Die Content-Security-Policy der Seite („{directive}“) sperrt das Skript {address}. So wird es erlaubt:{lines}',
    'The Content Security Policy of the page ("{directive}") blocks the script {address}. To allow it:{lines}',
  ],
  'csp-connect': [
    'Die Content-Security-Policy der Seite („{directive}“) sperrt den Feed {address}. So wird er erlaubt:{lines}',
    'The Content Security Policy of the page ("{directive}") blocks the feed {address}. To allow it:{lines}',
  ],
  'csp-img': [
    'Die Content-Security-Policy der Seite („{directive}“) sperrt das Bild {address}. So wird es erlaubt:{lines}',
    'The Content Security Policy of the page ("{directive}") blocks the image {address}. To allow it:{lines}',
  ],
  'csp-frame': [
    'Die Content-Security-Policy der Seite („{directive}“) sperrt den Rahmen {address}. So wird er erlaubt:{lines}',
    'The Content Security Policy of the page ("{directive}") blocks the frame {address}. To allow it:{lines}',
  ],
  'csp-nonce': [
    'Die Content-Security-Policy der Seite („{directive}“ mit „strict-dynamic“) lässt nur Skripte mit Nonce oder Hash zu, keine Adressen. Bitte dem Skript {address} dasselbe Attribut nonce="…" geben wie den übrigen Skripten der Seite.',
    'The Content Security Policy of the page ("{directive}" with "strict-dynamic") allows only scripts with a nonce or hash, and ignores addresses. Add the attribute nonce="…" of the page\'s other scripts to the script {address}.',
  ],
  'csp-sandbox': [
    'Die Content-Security-Policy der Seite sperrt alle Skripte („{policy}“). Bitte „allow-scripts“ bei „sandbox“ ergänzen oder „sandbox“ streichen.',
    'The Content Security Policy of the page blocks all scripts ("{policy}"). Add "allow-scripts" to "sandbox", or remove "sandbox".',
  ],
  'csp-trusted-types': [
    'Die Content-Security-Policy der Seite lässt den Namen „lit-html“ für Trusted Types nicht zu; ohne ihn starten die Bausteine nicht. Bitte die Angabe so setzen: {line}',
    'The Content Security Policy of the page does not allow the Trusted Types policy "lit-html", without which the elements do not start. Change the directive to: {line}',
  ],
  'csp-trusted-data': [
    'Die Content-Security-Policy der Seite lässt den Namen „ozg-widgets“ für Trusted Types nicht zu; ohne ihn erfahren Suchmaschinen nichts („structured-data“). Bitte die Angabe so setzen: {line}',
    'The Content Security Policy of the page does not allow the Trusted Types policy "ozg-widgets", without which search engines get no structured data. Change the directive to: {line}',
  ],

  // rules/script.ts
  'script-classic': [
    'Am Skript {file} fehlt type="module"; ohne das startet es nicht. Bitte ergänzen: <script type="module" src="…">.',
    'The script {file} does not start without type="module". Write <script type="module" src="…">.',
  ],
  'script-nomodule': [
    'Mit „nomodule“ überspringen alle heutigen Browser das Skript. Bitte das Attribut streichen.',
    'All current browsers skip a script with "nomodule". Remove the attribute.',
  ],
  'script-twice': [
    'Dieses Skript bringt Bausteine, die {other}[ (Zeile {line})] schon mitbringt. Es gilt das erste, geladen werden beide.[ Das zweite bricht ab, denn die Content-Security-Policy lässt den Namen „lit-html“ nur einmal zu; sollen beide bleiben, so: {policy}.] Bitte {needless}[ (Zeile {at})] entfernen, denn alles darin bringt das andere auch; oft steht eines in der Vorlage und eines im Beitrag.',
    'This script defines elements that {other}[ (line {line})] has already defined. The first definition is used, but both scripts are loaded.[ The second one throws, since the Content Security Policy allows the name "lit-html" only once; to keep both, write: {policy}.] Remove {needless}[ (line {at})], which is redundant; often one script is in the template and one in the post.',
  ],
  'script-copies': [
    'Dieses Skript bricht ab: Die Content-Security-Policy lässt den Namen „lit-html“ nur einmal zu, und {other}[ (Zeile {line})] hat ihn schon. Bitte statt beider ozg-widgets.js laden, oder die Angabe so setzen: {policy}',
    'This script throws: the Content Security Policy allows the name "lit-html" only once, and {other}[ (line {line})] uses it already. Load ozg-widgets.js instead of both, or change the directive to: {policy}',
  ],
  'script-html': [
    'Hier kommt eine Webseite (HTML) statt des Skripts, vermutlich eine Fehlerseite. Bitte die Adresse prüfen und die Datei dort hinlegen.',
    'The server sends a web page (HTML) instead of the script, probably an error page. Check the address, and that the file exists there.',
  ],
  'script-type': [
    'Der Server nennt das Skript „{found}“ statt „text/javascript“; Browser führen es dann nicht aus. Bitte am Server text/javascript für .js einstellen.',
    'The server sends the script as "{found}" instead of "text/javascript", so browsers do not run it. Configure text/javascript for .js on the server.',
  ],
  'version-old': [
    'Diese Seite lädt die Version {found}; neu ist {version}. Bitte die Adresse des Skripts auf /{version}/ ändern, und integrity gleich mit.',
    'The page loads version {found}; the latest version is {version}. Change the address of the script to /{version}/, and update integrity.',
  ],
  'integrity-moving': [
    'integrity passt nicht zu einem Ordner, der mit jeder Version weitergeht: Mit der nächsten sperrt der Browser das Skript. Bitte entweder integrity streichen oder den Ordner einer festen Version nehmen, etwa /0.1.0/.',
    'integrity does not work with an address whose content changes with each version: browsers will block the next version. Remove integrity, or use the address of a fixed version, such as /0.1.0/.',
  ],
  'integrity-wrong': [
    'Die Datei ist nicht die, für die integrity bürgt; der Browser sperrt sie. Stammt sie wirklich von ozg-widgets, bitte so schreiben: integrity="{integrity}"',
    'The file does not match integrity, so browsers block it. If it really is a file of ozg-widgets, write: integrity="{integrity}"',
  ],
  'integrity-form': [
    '„{found}“ ist keine Prüfsumme; der Browser prüft dann nichts. Bitte den Wert aus integrity.json nehmen (sha384-…).',
    '"{found}" is not a valid hash, so browsers check nothing. Use the value from integrity.json (sha384-…).',
  ],
  'crossorigin-missing': [
    'Zu integrity gehört bei Skripten anderer Server crossorigin="anonymous"; ohne das sperren Browser ein Skript, sobald es kein Modul ist. Bitte ergänzen.',
    'A cross-origin script with integrity needs crossorigin="anonymous"; without it, browsers block any script that is not a module. Add it.',
  ],

  // rules/fetch-resource.ts
  'mixed-content': [
    'Eine Seite mit https lädt nichts von http:, der Browser sperrt es. Bitte die Adresse mit https:// schreiben.',
    'Browsers block http: addresses on an https page (mixed content). Change the address to https://.',
  ],
  'address-blocked': [
    'Von hier ist das nicht lesbar: Der Server antwortet nicht, oder er erlaubt anderen Seiten das Lesen nicht („Access-Control-Allow-Origin“). Welches von beiden, sagt „ozg-feed check“ mit dieser Adresse; bitte dort nachsehen.',
    'Cannot read this address from here: the server does not respond, or does not allow other sites to read it ("Access-Control-Allow-Origin"). Run "ozg-feed check" with this address to find out.',
  ],
  'address-unread': [
    'Ob die Seite das lesen darf, ist von hier nicht zu sehen: Liegt sie auf demselben Server, darf sie es, sonst braucht sie dessen Erlaubnis („Access-Control-Allow-Origin“). Bitte auch die Adresse der Seite angeben.',
    'Whether the page may read this cannot be determined: on the same server it may, otherwise the server must allow it ("Access-Control-Allow-Origin"). Give the address of the page, too.',
  ],
  'base-moves': [
    'Wegen <base> meint „{found}“ hier {to}, und da liegt nichts. Bitte die Adresse vollständig schreiben, vermutlich {from}.',
    'Because of <base>, "{found}" leads to {to}, which does not exist. Write the full address, probably {from}.',
  ],

  // rules/feed.ts
  'feed-unnamed': [
    '<{tag}> weiß nicht, welchen Feed er lesen soll. Bitte <link rel="ozg-feed" href="https://…"> in den Kopf der Seite setzen, oder data-ozg-src="https://…" an ein Element darum herum.',
    '<{tag}> has no feed. Add <link rel="ozg-feed" href="https://…"> to the head of the page, or data-ozg-src="https://…" to an element around it.',
  ],
  'feed-more': [
    'Der Feed hat noch {count} weitere Fehler. Alle nennt: ozg-feed check {address}',
    'The feed has {count} more faults. To list them all: ozg-feed check {address}',
  ],
  'feed-stale': [
    'Ein Zwischenspeicher liefert den Feed {age} Sekunden alt aus, er soll aber nach {ttl} Sekunden neu sein („ttl“). Bitte die Haltezeit des Zwischenspeichers auf höchstens {ttl} Sekunden stellen.',
    'A cache serves the feed at an age of {age} seconds; its "ttl" is {ttl} seconds. Limit the lifetime in the cache to {ttl} seconds.',
  ],
  'feed-old': [
    'Der Feed hat sich seit {days} Tagen nicht geändert und sagt nicht, bis wann er gilt. Bitte beim Herausgeber nachfragen, ob ihn noch jemand pflegt.',
    'The feed has not changed for {days} days and does not say how long it is valid. Ask the publisher whether it is still maintained.',
  ],
  'service-unknown': [
    'Die Leistung {found} gibt es im Feed nicht. Gemeint ist wohl {nearest}[ ({name})]; bitte den Schlüssel berichtigen.',
    'The feed has no service {found}. Did you mean {nearest}[ ({name})]?',
  ],
  'service-unlisted': [
    '{area} führt die Leistung {found} nicht; der Baustein zeigt dann Ihre eigenen Worte. Bitte den Herausgeber des Feeds darum bitten, oder eine andere Leistung nehmen.',
    '{area} does not list the service {found}, so the element shows your own content. Ask the publisher of the feed to add it, or choose another service.',
  ],

  // rules/area.ts
  'area-unknown': [
    'Das Gebiet {found} gibt es dort nicht.[ Gemeint ist wohl {nearest} ({name}).] Bitte den Schlüssel berichtigen.',
    'The directory has no area {found}.[ Did you mean {nearest} ({name})?] Correct the key.',
  ],
  'directory-unnamed': [
    '<{tag}> weiß nicht, wo das Verzeichnis der Gebiete liegt. Bitte directory="https://…/directory.json" ergänzen.',
    '<{tag}> has no directory of areas. Add directory="https://…/directory.json".',
  ],
  'directory-invalid': [
    'Das ist kein lesbares Verzeichnis. Bitte die Adresse prüfen; was an der Datei falsch ist, sagt „ozg-feed check“.',
    'This is not a valid directory. Check the address; "ozg-feed check" reports what is wrong with the file.',
  ],

  // rules/feed-link.ts
  'link-rel': [
    'rel="{found}" kennt niemand. Bitte rel="ozg-feed" schreiben.',
    'rel="{found}" has no meaning. Write rel="ozg-feed".',
  ],
  'link-empty': [
    'An <link rel="ozg-feed"> fehlt die Adresse. Bitte href="https://…" ergänzen.',
    '<link rel="ozg-feed"> has no address. Add href="https://…".',
  ],
  'link-in-body': [
    '<link rel="ozg-feed"> steht im Rumpf der Seite; dort nehmen viele Redaktionssysteme es beim nächsten Speichern weg. Bitte in den Kopf (<head>) setzen, oder data-ozg-src="…" am Baustein nehmen.',
    '<link rel="ozg-feed"> is in the body of the page, where many content systems remove it. Move it to the <head>, or use data-ozg-src="…" on the element.',
  ],
  'link-twice': [
    'Es gibt mehrere <link rel="ozg-feed">; nur das erste gilt. Bitte die übrigen streichen und andere Feeds mit src="…" am Baustein nennen.',
    'There are several <link rel="ozg-feed">; only the first one is used. Remove the others, and name other feeds with src="…" on the element.',
  ],

  // rules/frame.ts
  'frame-sandbox': [
    'Mit diesem „sandbox“ läuft im Rahmen kein Skript; er bleibt leer. Bitte „allow-scripts“ ergänzen.',
    'No script runs in the frame with this "sandbox", so it stays empty. Add "allow-scripts".',
  ],
  'frame-title': [
    'Der Rahmen hat keinen Titel; wer ihn nicht sieht, erfährt nicht, was darin steht. Bitte title="…" ergänzen.',
    'The frame has no title, so screen readers cannot announce its content. Add title="…".',
  ],
  'frame-refused': [
    'Diese Seite lässt sich hier nicht einrahmen („{header}“). Bitte den Betreiber bitten, Ihre Adresse zuzulassen, oder den Baustein ohne Rahmen einsetzen.',
    'This page refuses to be framed here ("{header}"). Ask its operator to allow your address, or use the element without a frame.',
  ],
  'img-alt': [
    'Dem Bild fehlt der Ersatztext; wer es nicht sieht, erfährt nichts. Bitte alt="…" mit dem Namen der Leistung ergänzen, und den aktuellen Stand hinter dem Bild verlinken.',
    'The image has no alternative text for people who cannot see it. Add alt="…" with the name of the service, and link to the current state.',
  ],
  'img-type': [
    'Der Server nennt das Bild „{found}“ statt „image/svg+xml“; Browser zeigen es dann nicht. Bitte am Server image/svg+xml für .svg einstellen.',
    'The server sends the image as "{found}" instead of "image/svg+xml", so browsers do not show it. Configure image/svg+xml for .svg on the server.',
  ],
  'oembed-invalid': [
    'Das ist keine Antwort nach oEmbed 1.0 (version, type „rich“, html). Bitte die Dateien mit „ozg-feed build“ neu erzeugen.',
    'This is not an oEmbed 1.0 response (version, type "rich", html). Rebuild the files with "ozg-feed build".',
  ],

  // rules/frame-url.ts
  'frame-element': [
    'Einen Baustein „{found}“ gibt es im Rahmen nicht.[ Gemeint ist wohl „{nearest}“.][ Es gibt: {words}.] Bitte „element=“ in der Adresse des Rahmens berichtigen.',
    'A frame cannot show an element "{found}".[ Did you mean "{nearest}"?][ Available: {words}.] Correct "element=" in the address of the frame.',
  ],
  'frame-element-missing': [
    'Die Adresse des Rahmens sagt nicht, welcher Baustein darin stehen soll. Bitte „element=…“ ergänzen, etwa element=service-card.',
    'The address of the frame does not name an element. Add "element=…", such as element=service-card.',
  ],
  'frame-service-missing': [
    'Die Adresse des Rahmens sagt nicht, um welche Leistung es geht. Bitte „service=…“ mit dem Leistungsschlüssel ergänzen (14 Ziffern, vorn 99).',
    'The address of the frame does not name a service. Add "service=…" with the key of the service (14 digits, beginning with 99).',
  ],
  'frame-feed-unnamed': [
    'Die Adresse des Rahmens nennt keinen Feed; den der Seite kennt der Rahmen nicht. Bitte „src=…“ mit der Adresse des Feeds ergänzen.',
    'The address of the frame does not name a feed, and the frame cannot use the feed of the page. Add "src=…" with the address of the feed.',
  ],
  'frame-feed-closed': [
    'Die Seite im Rahmen darf diesen Feed nicht lesen: Ihre eigene Content-Security-Policy („{directive}“) nennt ihn nicht. Bitte in frame.html bei connect-src ergänzen: {origin}',
    'The page in the frame may not read this feed: its own Content Security Policy ("{directive}") does not allow it. Add to connect-src in frame.html: {origin}',
  ],
  'frame-ampersand': [
    'In der Adresse des Rahmens steht „&amp;amp;“: Ein Programm hat das Zeichen & zweimal umgeschrieben, und was danach kommt, versteht der Rahmen nicht. Bitte überall „&amp;“ daraus machen.',
    'The address of the frame contains "&amp;amp;": a program escaped & twice, and the frame does not understand what follows. Replace it by "&amp;" everywhere.',
  ],
} as const satisfies Record<string, Message>;
