/** The files of the starter, by name. One real town's keys; everything stated is made up, and says so. */
export const starter: Readonly<Record<string, string>> = {
  'LIESMICH.txt': `
So veröffentlichen Sie, was bei Ihnen online geht
=================================================

Alle Angaben in diesen Tabellen sind erfundene Beispiele. Ersetzen Sie sie durch Ihre eigenen.

1. Tabellen ausfüllen
   herausgeber.csv       Wer veröffentlicht. Bitte ein Funktionspostfach, keine Person.
   gebiete.csv           Ihre Kommune mit amtlichem Schlüssel, dazu Kreis und Land.
   leistungen.csv        Die Leistungen, um die es geht.
   stand.csv             Was gilt: je Leistung eine Zeile. Mit dem Schlüssel des Kreises oder Landes
                         gilt eine Zeile überall dort, bis eine Kommune selbst etwas anderes sagt.
   kontakte.csv          Wer Fragen beantwortet.
   oeffnungszeiten.csv   Wann diese Stellen geöffnet haben.
   ausnahmen.csv         Tage, an denen es anders ist.
   meldungen.csv         Neuigkeiten, Änderungen, Störungen, Veranstaltungen.
   hilfe.csv             Häufige Fragen, Anleitungen, Material.
   Zeilen, die mit # beginnen, sind Erklärungen und werden nicht gelesen.

2. Vorsicht mit Excel
   Schlüssel sind Text, keine Zahlen. Excel streicht führende Nullen (06534... wird 6534...) und macht
   aus langen Zahlen 9,9E+13. Deshalb: Datei über "Daten > Aus Text/CSV" öffnen und für die Spalten ARS,
   AGS, Schlüssel, PLZ und Telefon den Typ "Text" wählen. Geht doch etwas schief, sagt Schritt 3, wo.

3. Prüfen und bauen (einmalig wird Node.js gebraucht)
   npx ozg-feed check .
   npx ozg-feed build . ../feeds

4. Veröffentlichen
   Den Ordner "feeds" auf Ihren Webserver legen. Die Adresse Ihres Feeds ist dann zum Beispiel
   https://www.ihre-stadt.de/feeds/areas/065340011011.json
   Diese Adresse kommt in Ihre Seiten: <link rel="ozg-feed" href="...">
`,
  'herausgeber.csv': `
# Wer veröffentlicht. Abfrage alle Sekunden: so lange darf eine Seite warten, bevor sie wieder nachsieht.
Feld;Wert
Name;Stadt Kirchhain (erfundenes Beispiel)
E-Mail;feed@kirchhain.example.org
Internet;https://kirchhain.example.org/
Lizenz;CC0-1.0
Abfrage alle Sekunden;3600
`,
  'gebiete.csv': `
# Ebene: Gemeinde, Verband, Kreis, Bezirk, Land. Den ARS (zwölf Ziffern) nennt das Gemeindeverzeichnis des Statistischen Bundesamts.
ARS;AGS;Ebene;Name;Einwohner
065340011011;06534011;Gemeinde;Kirchhain;16290
065340000000;;Kreis;Landkreis Marburg-Biedenkopf;
065000000000;;Bezirk;Regierungsbezirk Gießen;
060000000000;;Land;Hessen;
`,
  'leistungen.csv': `
# Schlüssel: LeiKa, 14 Ziffern. Name: so, wie Bürgerinnen und Bürger es sagen.
Schlüssel;Name;Name leicht;Name englisch;Kurzbeschreibung;Themenfeld;Zielgruppe
99115005104000;Wohnsitz anmelden;Neue Adresse sagen;Register your address;Nach dem Umzug binnen zwei Wochen.;Ein- & Auswanderung;Bürger
99107023017000;Wohngeld beantragen;Geld für die Wohnung bekommen;Apply for housing benefit;Zuschuss zur Miete.;Bauen & Wohnen;Bürger
`,
  'stand.csv': `
# Stand: online, geplant, in Umsetzung, Pilotbetrieb, Rollout, nicht geplant, eingestellt, unbekannt.
# Erwartet und Seit: so genau, wie Sie es wissen: 2031, 1. Halbjahr 2031, 3. Quartal 2031, März 2031, 15.03.2031.
# Betrieb (nur wenn nötig): eingeschränkt, Störung, Wartung, geschlossen. Ersatz: was stattdessen geht.
Schlüssel;ARS;Stand;Erwartet;Seit;Grund;Adresse;Betrieb;Betrieb von;Betrieb bis;Ersatz;Stand vom
99107023017000;060000000000;online;;2025;Erfundenes Beispiel.;https://wohngeld.example.org/;;;;;15.01.2026
99115005104000;065340011011;geplant;3. Quartal 2031;;Erfundenes Beispiel.;;;;;Bitte im Bürgerservice vorbeikommen.;15.01.2026
`,
  'kontakte.csv': `
# Rolle: Ansprechpunkt, zuständige Stelle, Support, Datenschutz, Barrierefreiheit, Presse. Stellen statt Personen.
# Leistungen: Schlüssel, für die der Kontakt da ist; leer heißt: für alles im Gebiet.
Kennung;ARS;Rolle;Name;Name englisch;Stelle;E-Mail;Telefon;Straße;PLZ;Ort;Sprachen;Antwort innerhalb;Leistungen
buergerservice;065340011011;Ansprechpunkt;Bürgerservice;Citizen service;Stadt Kirchhain (Beispiel);buergerservice@kirchhain.example.org;+49 69 90009-110;Beispielplatz 1;35274;Kirchhain;Deutsch, Englisch;2 Tage;
wohngeldstelle;065340000000;zuständige Stelle;Wohngeldstelle;Housing benefit office;Landkreis Marburg-Biedenkopf (Beispiel);wohngeld@kreis.example.org;+49 69 90009-320;;;;Deutsch;1 Woche;99107023017000
`,
  'oeffnungszeiten.csv': `
# Mehrere Zeiten eines Tages mit Komma; leer heißt geschlossen.
Kontakt;Mo;Di;Mi;Do;Fr;Sa;So;Hinweis
buergerservice;08:00-12:00;08:00-16:00;08:00-12:00;08:00-12:00, 14:00-18:00;08:00-12:00;;;Bitte möglichst mit Termin.
`,
  'ausnahmen.csv': `
# Ohne Zeiten ist an diesen Tagen geschlossen.
Kontakt;Datum;Bis;Zeiten;Hinweis
buergerservice;24.12.2031;01.01.2032;;zwischen den Jahren
`,
  'meldungen.csv': `
# Art: Neuigkeit, Änderung, Störung, Veranstaltung. Endet: danach zeigt keine Seite die Meldung mehr.
Kennung;ARS;Art;Titel;Text;Veröffentlicht;Endet;Leistungen
wohngeld-online;065340011011;Neuigkeit;Wohngeld gibt es jetzt online (Beispiel);Der Antrag geht ohne Papier.;15.01.2026;31.12.2031;99107023017000
`,
  'hilfe.csv': `
# Art: Frage, Anleitung, Material.
Kennung;ARS;Art;Titel;Text;Zielgruppe;Leistungen
frist;065340011011;Frage;Wann muss ich mich anmelden? (Beispiel);Binnen zwei Wochen nach dem Einzug.;Bürger;99115005104000
`,
};
