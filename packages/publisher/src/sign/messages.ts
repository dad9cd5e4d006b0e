/** Sentences about keys and signatures: German, English. */
export const signSentences = {
  'key-missing': [
    'Diesen Schlüssel gibt es nicht. Einen neuen legt „ozg-feed sign --new-key DATEI“ an.',
    'There is no such key. "ozg-feed sign --new-key FILE" makes a new one.',
  ],
  'key-folder': ['Das ist ein Ordner, kein Schlüssel.', 'This is a folder, not a key.'],
  'key-not-pem': [
    'Das ist kein Schlüssel im Format PEM: Die erste Zeile müsste „-----BEGIN PRIVATE KEY-----“ sein.',
    'This is no key in the format PEM: its first line would be "-----BEGIN PRIVATE KEY-----".',
  ],
  'key-public': [
    'Das ist ein öffentlicher Schlüssel. Unterschreiben kann nur der private, aus dem er stammt.',
    'This is a public key. Only the private key that it comes from can sign.',
  ],
  'key-encrypted': [
    'Dieser Schlüssel ist mit einem Kennwort verschlüsselt. Bitte entschlüsseln: openssl pkey -in {file} -out offen.pem',
    'This key is encrypted with a password. Please decrypt it: openssl pkey -in {file} -out open.pem',
  ],
  'key-ssh': [
    'Das ist ein Schlüssel für SSH. Gebraucht wird einer im Format PKCS#8: ozg-feed sign --new-key DATEI',
    'This is a key for SSH. What is needed is one in the format PKCS#8: ozg-feed sign --new-key FILE',
  ],
  'key-damaged': [
    'Dieser Schlüssel ist beschädigt. Bitte aus der Sicherung holen.',
    'This key is damaged. Please restore it from the backup.',
  ],
  'key-kind': [
    'Dieser Schlüssel ist für {kind}; gebraucht wird Ed25519: ozg-feed sign --new-key DATEI',
    'This key is for {kind}; what is needed is Ed25519: ozg-feed sign --new-key FILE',
  ],
  'key-open': [
    'Diesen Schlüssel kann jeder auf diesem Rechner lesen oder ändern. Bitte nur dem eigenen Konto erlauben: chmod 600 {file}',
    'Everybody on this computer can read or change this key. Please allow only your own account: chmod 600 {file}',
  ],
  'key-published': [
    'Der private Schlüssel liegt im Ordner „{folder}“, der veröffentlicht wird. Bitte an einen anderen Ort legen; war er schon im Netz, einen neuen anlegen.',
    'The private key lies in the folder "{folder}", which gets published. Please move it elsewhere; if it has been on the web, make a new one.',
  ],
  'key-exists': [
    'Hier liegt schon etwas; ein Schlüssel wird nie überschrieben. Bitte einen anderen Namen wählen.',
    'There is something here already; a key is never overwritten. Please choose another name.',
  ],
  'key-unwritable': [
    'Hier kann kein Schlüssel angelegt werden ({problem}). Gibt es den Ordner, und darf man dort schreiben?',
    'No key can be made here ({problem}). Does the folder exist, and may you write there?',
  ],
  'sign-nothing': [
    'In diesem Ordner liegt kein Dokument (.json), das unterschrieben werden könnte.',
    'There is no document (.json) in this folder that could be signed.',
  ],
  'sign-format': [
    'Das ist kein Feed, kein Verzeichnis und keine Abdeckung („format“: {formats}); unterschrieben wird nichts anderes.',
    'This is no feed, directory or coverage ("format": {formats}); nothing else gets signed.',
  ],
  'sign-mark': [
    'Diese Datei beginnt mit einer Bytefolge-Marke (BOM); wer sie liest, sieht andere Bytes als die unterschriebenen. Bitte als UTF-8 ohne BOM speichern.',
    'This file begins with a byte order mark (BOM); who reads it sees other bytes than those signed. Please save it as UTF-8 without BOM.',
  ],
  'sign-endless': [
    'Ohne „validUntil“ könnte jemand dieses Dokument für immer zeigen; wer Unterschriften verlangt, lehnt es ab. Bitte in „herausgeber.csv“ das Feld „Gültig bis“ ausfüllen und neu bauen.',
    'Without "validUntil" somebody could show this document for ever; who demands signatures refuses it. Please fill in the field "Gültig bis" (validUntil) in "herausgeber.csv" (publisher) and build again.',
  ],
  'sign-over': [
    'Dieses Dokument galt bis {until}; niemand nimmt es mehr an. Bitte in „herausgeber.csv“ das Feld „Gültig bis“ ändern und neu bauen.',
    'This document was valid until {until}; nobody accepts it any longer. Please change the field "Gültig bis" (validUntil) in "herausgeber.csv" (publisher) and build again.',
  ],
  'sign-other-area': [
    'Diese Datei heißt nach einem anderen Gebiet als dem, von dem sie spricht ({ars}); unterschrieben wird sie abgelehnt. Bitte umbenennen.',
    'This file is named after another area than the one it speaks of ({ars}); signed, it is refused. Please rename it.',
  ],
  'sign-unwritable': [
    'Die Unterschrift kann nicht geschrieben werden ({problem}); was da war, ist unverändert.',
    'The signature cannot be written ({problem}); what was there is unchanged.',
  ],
  'signature-missing': [
    'Die Unterschrift fehlt: Neben dem Dokument müsste {signature} liegen. Bitte unterschreiben: ozg-feed sign --key DATEI PFAD',
    'The signature is missing: {signature} should lie beside the document. Please sign it: ozg-feed sign --key FILE PATH',
  ],
  'signature-malformed': [
    'In {signature} steht keine Unterschrift: 86 Zeichen base64url auf einer Zeile. Bitte neu unterschreiben.',
    'There is no signature in {signature}: 86 characters of base64url on one line. Please sign again.',
  ],
  'signature-wrong': [
    'Die Unterschrift passt nicht: Das Dokument wurde danach geändert, oder sie stammt von einem anderen Schlüssel. Bitte neu unterschreiben.',
    'The signature does not fit: the document was changed afterwards, or another key made it. Please sign again.',
  ],
  'public-key-invalid': [
    'Das ist kein öffentlicher Schlüssel für Ed25519: die mittlere Zeile von „openssl pkey -pubout“.',
    'This is no public key for Ed25519: the middle line of "openssl pkey -pubout".',
  ],
} as const;
