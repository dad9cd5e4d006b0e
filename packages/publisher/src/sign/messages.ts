/** Sentences about keys and signatures: German, English. */
export const signSentences = {
  'key-missing': [
    'Diesen Schlüssel gibt es nicht. Einen neuen legt „ozg-feed sign --new-key DATEI“ an.',
    'Key file not found. Create a key with "ozg-feed sign --new-key FILE".',
  ],
  'key-folder': ['Das ist ein Ordner, kein Schlüssel.', 'This is a folder, not a key.'],
  'key-not-pem': [
    'Das ist kein Schlüssel im Format PEM: Die erste Zeile müsste „-----BEGIN PRIVATE KEY-----“ sein.',
    'This is not a PEM key: the first line must be "-----BEGIN PRIVATE KEY-----".',
  ],
  'key-public': [
    'Das ist ein öffentlicher Schlüssel. Unterschreiben kann nur der private, aus dem er stammt.',
    'This is a public key. Signing requires its private key.',
  ],
  'key-encrypted': [
    'Dieser Schlüssel ist mit einem Kennwort verschlüsselt. Bitte entschlüsseln: openssl pkey -in {file} -out offen.pem',
    'This key is encrypted with a password. Decrypt it: openssl pkey -in {file} -out open.pem',
  ],
  'key-ssh': [
    'Das ist ein Schlüssel für SSH. Gebraucht wird einer im Format PKCS#8: ozg-feed sign --new-key DATEI',
    'This is an SSH key. Signing requires a PKCS#8 key: ozg-feed sign --new-key FILE',
  ],
  'key-damaged': [
    'Dieser Schlüssel ist beschädigt. Bitte aus der Sicherung holen.',
    'This key is damaged. Restore it from a backup.',
  ],
  'key-kind': [
    'Dieser Schlüssel ist für {kind}; gebraucht wird Ed25519: ozg-feed sign --new-key DATEI',
    'This is a key for {kind}; signing requires Ed25519: ozg-feed sign --new-key FILE',
  ],
  'key-open': [
    'Diesen Schlüssel kann jeder auf diesem Rechner lesen oder ändern. Bitte nur dem eigenen Konto erlauben: chmod 600 {file}',
    'Everyone on this computer can read or change this key. Restrict it to your own account: chmod 600 {file}',
  ],
  'key-published': [
    'Der private Schlüssel liegt im Ordner „{folder}“, der veröffentlicht wird. Bitte an einen anderen Ort legen; war er schon im Netz, einen neuen anlegen.',
    'The private key is in the folder "{folder}", which is published. Move it elsewhere; if it has been on the web, create a new one.',
  ],
  'key-exists': [
    'Hier liegt schon etwas; ein Schlüssel wird nie überschrieben. Bitte einen anderen Namen wählen.',
    'There is something here already; a key is never overwritten. Please choose another name.',
  ],
  'key-unwritable': [
    'Hier kann kein Schlüssel angelegt werden ({problem}). Gibt es den Ordner, und darf man dort schreiben?',
    'The key cannot be created here ({problem}). Check that the folder exists and that you may write to it.',
  ],
  'sign-nothing': [
    'In diesem Ordner liegt kein Dokument (.json), das unterschrieben werden könnte.',
    'This folder contains no document (.json) to sign.',
  ],
  'sign-format': [
    'Das ist kein Feed, kein Verzeichnis und keine Abdeckung („format“: {formats}); unterschrieben wird nichts anderes.',
    'This is not a feed, directory or coverage ("format": {formats}); only these are signed.',
  ],
  'sign-mark': [
    'Diese Datei beginnt mit einer Bytefolge-Marke (BOM); wer sie liest, sieht andere Bytes als die unterschriebenen. Bitte als UTF-8 ohne BOM speichern.',
    'This file begins with a byte order mark (BOM), so readers see other bytes than those signed. Save it as UTF-8 without BOM.',
  ],
  'sign-endless': [
    'Ohne „validUntil“ könnte jemand dieses Dokument für immer zeigen; wer Unterschriften verlangt, lehnt es ab. Bitte in „herausgeber.csv“ das Feld „Gültig bis“ ausfüllen und neu bauen.',
    'Without "validUntil" an attacker could replay this document forever; readers that require signatures reject it. Fill in the field "Gültig bis" (validUntil) in "herausgeber.csv" (publisher) and build again.',
  ],
  'sign-over': [
    'Dieses Dokument galt bis {until}; niemand nimmt es mehr an. Bitte in „herausgeber.csv“ das Feld „Gültig bis“ ändern und neu bauen.',
    'This document expired on {until}; readers reject it. Change the field "Gültig bis" (validUntil) in "herausgeber.csv" (publisher) and build again.',
  ],
  'sign-other-area': [
    'Diese Datei heißt nach einem anderen Gebiet als dem, von dem sie spricht ({ars}); unterschrieben wird sie abgelehnt. Bitte umbenennen.',
    'The file name is the key of another area than the document ({ars}); readers would reject it if signed. Rename it.',
  ],
  'sign-unwritable': [
    'Die Unterschrift kann nicht geschrieben werden ({problem}); was da war, ist unverändert.',
    'The signature cannot be written ({problem}); an existing one is unchanged.',
  ],
  'signature-missing': [
    'Die Unterschrift fehlt: Neben dem Dokument müsste {signature} liegen. Bitte unterschreiben: ozg-feed sign --key DATEI PFAD',
    'The signature is missing: {signature} must be beside the document. Sign it: ozg-feed sign --key FILE PATH',
  ],
  'signature-malformed': [
    'In {signature} steht keine Unterschrift: 86 Zeichen base64url auf einer Zeile. Bitte neu unterschreiben.',
    '{signature} does not contain a signature (86 characters of base64url on one line). Sign again.',
  ],
  'signature-wrong': [
    'Die Unterschrift passt nicht: Das Dokument wurde danach geändert, oder sie stammt von einem anderen Schlüssel. Bitte neu unterschreiben.',
    'The signature does not match: the document was changed after signing, or another key was used. Sign again.',
  ],
  'public-key-invalid': [
    'Das ist kein öffentlicher Schlüssel für Ed25519: die mittlere Zeile von „openssl pkey -pubout“.',
    'This is not an Ed25519 public key. Pass the middle line of "openssl pkey -pubout".',
  ],
} as const;
