/** Mistakes that administrators make in the shipped files, and what an audit says to them. */

/** What a mistake in a shipped file leads to. */
export interface Mistake {
  title: string;
  /** What is taken out. */
  without?: RegExp;
  /** What is written in its place, or at the end of the section. */
  has?: string;
  /** What the lines of the findings replace; else they are added. */
  instead?: boolean;
  /** For the whole of an Apache. */
  site?: string;
  allow?: string;
  /** The sentences, or their beginnings. */
  says: string[];
}

const CORS_MISSING = [
  'Seiten anderer Adressen dürfen das nicht lesen: „Access-Control-Allow-Origin“ fehlt.',
  'Auf diese Antwort (Status 404) fehlt „Access-Control-Allow-Origin“.',
];
const LIFETIME_LONG = 'Das darf 86400 Sekunden aufgehoben werden, die „ttl“ des Dokuments sagt 3600.';
const LIFETIME_SHORT = 'Das darf nur 60 Sekunden aufgehoben werden, die „ttl“ des Dokuments sagt 3600.';
const UNPACKED = 'Der Server schickt 5 kB ungepackt.';
const STATE = 'Diese Datei ist der Merkzettel von „ozg-feed build“ und nicht für Leser.';
const FOUND = 'Diese Datei gibt es nicht, der Server antwortet trotzdem mit Status 200 statt 404.';
const CHARSET = 'Der Server nennt den Zeichensatz „iso-8859-1“; ein Feed ist immer UTF-8.';
export const COOKIE = 'Der Server setzt ein Cookie („sid“).';

export const nginx: Mistake[] = [
  { title: 'that CORS is missing', without: /add_header Access-Control.*/, says: CORS_MISSING },
  {
    title: 'that CORS is missing on errors',
    without: /add_header Access-Control.*/,
    has: 'add_header Access-Control-Allow-Origin "*";',
    instead: true,
    says: CORS_MISSING.slice(1),
  },
  {
    title: 'CORS for one site only',
    without: /add_header Access-Control.*/,
    has: 'add_header Access-Control-Allow-Origin "https://www.musterstadt.example" always;',
    instead: true,
    says: ['Nur Seiten von https://www.musterstadt.example dürfen das lesen.'],
  },
  {
    title: 'CORS that echoes',
    without: /add_header Access-Control.*/,
    has: 'add_header Access-Control-Allow-Origin $http_origin always;',
    instead: true,
    says: ['„Access-Control-Allow-Origin“ wiederholt, wer gefragt hat.'],
  },
  {
    title: 'CORS that is said twice',
    without: /add_header Access-Control.*/,
    has: 'add_header Access-Control-Allow-Origin "*" always; add_header Access-Control-Allow-Origin "*" always;',
    instead: true,
    says: ['„Access-Control-Allow-Origin“ kommt mehrmals vor (*, *)'],
  },
  {
    title: 'a wrong media type',
    without: /types \{.*/,
    says: ['Der Server nennt das „text/plain“ statt „application/json“.'],
  },
  {
    title: 'that nosniff is missing',
    without: /add_header X-Content.*/,
    says: ['„X-Content-Type-Options: nosniff“ fehlt'],
  },
  { title: 'that the lifetime is missing', without: /add_header Cache-Control.*/, says: ['„Cache-Control“ fehlt'] },
  {
    title: 'a lifetime longer than ttl',
    without: /add_header Cache-Control.*/,
    has: 'add_header Cache-Control "public, max-age=86400";',
    instead: true,
    says: [LIFETIME_LONG],
  },
  {
    title: 'a lifetime shorter than ttl',
    without: /add_header Cache-Control.*/,
    has: 'expires 60s;',
    instead: true,
    says: [LIFETIME_SHORT],
  },
  {
    title: 'that it may not be kept',
    without: /add_header Cache-Control.*/,
    has: 'add_header Cache-Control "no-store";',
    instead: true,
    says: ['„Cache-Control: no-store“ verbietet das Aufheben'],
  },
  {
    title: 'that nobody is spared what they have already',
    without: /etag on;/,
    has: 'etag off; if_modified_since off;',
    instead: true,
    says: ['Wer die Datei schon hat, bekommt sie trotzdem noch einmal (Status 200 statt 304).'],
  },
  {
    title: 'that ETag and Last-Modified are missing',
    without: /etag on;/,
    has: 'etag off; add_header Last-Modified "";',
    instead: true,
    says: ['Weder „ETag“ noch „Last-Modified“'],
  },
  { title: 'that nothing is packed', without: /\n +gzip_static on;/, says: [UNPACKED] },
  {
    title: 'that Vary is missing',
    without: /gzip_vary on;/,
    says: ['Die gepackte Antwort trägt kein „Vary: Accept-Encoding“.'],
  },
  { title: 'a public state file', without: /location ~ .*/, says: [STATE] },
  { title: 'that missing files are answered', has: 'try_files $uri /ozg/index.html;', instead: true, says: [FOUND] },
  {
    title: 'a wrong charset',
    has: 'charset_types application/json; charset iso-8859-1;',
    instead: true,
    says: [CHARSET],
  },
];

export const apache: Mistake[] = [
  { title: 'that CORS is missing', without: /Header always set Access.*/, says: CORS_MISSING },
  {
    title: 'that CORS is missing on errors',
    without: /Header always set Access.*/,
    has: 'Header set Access-Control-Allow-Origin "*"',
    instead: true,
    says: CORS_MISSING.slice(1),
  },
  {
    title: 'a wrong media type',
    without: /AddType application.*/,
    has: 'AddType text/plain .json',
    instead: true,
    says: ['Der Server nennt das „text/plain“ statt „application/json“.'],
  },
  {
    title: 'that nosniff is missing',
    without: /Header always set X-Content.*/,
    says: ['„X-Content-Type-Options: nosniff“ fehlt'],
  },
  { title: 'that the lifetime is missing', without: /Header set Cache-Control.*/, says: ['„Cache-Control“ fehlt'] },
  {
    title: 'a lifetime longer than ttl',
    without: /Header set Cache-Control.*/,
    has: 'Header set Cache-Control "max-age=86400"',
    instead: true,
    says: [LIFETIME_LONG],
  },
  {
    title: 'that ETag and Last-Modified are missing',
    without: /FileETag.*/,
    has: 'FileETag None\nHeader unset Last-Modified',
    instead: true,
    says: ['Weder „ETag“ noch „Last-Modified“'],
  },
  { title: 'that nothing is packed', without: /RewriteCond[^]*RewriteRule.*json.*/, says: [UNPACKED] },
  {
    title: 'that Vary is missing',
    without: /Header merge Vary.*/,
    has: 'Header unset Vary',
    instead: true,
    says: ['Die gepackte Antwort trägt kein „Vary: Accept-Encoding“.'],
  },
  { title: 'a public state file', without: /RewriteRule .*404.*/, says: [STATE] },
  {
    title: 'that missing files lead to the start page',
    without: /ErrorDocument.*/,
    site: 'ErrorDocument 404 http://127.0.0.1/',
    allow: 'All',
    says: ['Diese Datei gibt es nicht, der Server antwortet trotzdem mit Status 302 statt 404.'],
  },
  {
    title: 'that a CMS answers for missing files',
    site: 'FallbackResource /index.html',
    allow: 'All',
    says: [FOUND],
  },
  { title: 'a wrong charset', has: 'AddCharset iso-8859-1 .json', instead: true, says: [CHARSET] },
  { title: 'a cookie', site: 'Header always set Set-Cookie "sid=1; path=/"', says: [COOKIE] },
  {
    title: 'an invitation to log in',
    site: 'Header always set Access-Control-Allow-Credentials true',
    says: ['„Access-Control-Allow-Credentials“ lädt zum Lesen mit Anmeldung ein.'],
  },
];

export const caddy: Mistake[] = [
  { title: 'that CORS is missing', without: /header Access.*/, says: CORS_MISSING },
  {
    title: 'a wrong media type',
    without: /header @documents Content-Type.*/,
    has: 'header @documents Content-Type text/plain',
    says: ['Der Server nennt das „text/plain“ statt „application/json“.'],
  },
  {
    title: 'that nosniff is missing',
    without: /header X-Content.*/,
    says: ['„X-Content-Type-Options: nosniff“ fehlt'],
  },
  {
    title: 'that the lifetime is missing',
    without: /header @documents Cache-Control.*/,
    says: ['„Cache-Control“ fehlt'],
  },
  {
    title: 'a lifetime shorter than ttl',
    without: /header @documents Cache-Control.*/,
    has: 'header @documents Cache-Control "max-age=60"',
    instead: true,
    says: [LIFETIME_SHORT],
  },
  { title: 'that nothing is packed', without: /\{\s*precompressed.*\s*\}/, says: [UNPACKED] },
  { title: 'a public state file', without: /@hidden.*\s*respond @hidden.*/, says: [STATE] },
  { title: 'that missing files are answered', has: 'try_files {path} /index.html', instead: true, says: [FOUND] },
  {
    title: 'a wrong charset',
    without: /header @documents Content-Type.*/,
    has: 'header @documents Content-Type "application/json; charset=iso-8859-1"',
    says: [CHARSET],
  },
  { title: 'a cookie', has: 'header Set-Cookie "sid=1"', says: [COOKIE] },
  {
    title: 'an invitation to log in',
    has: 'header Access-Control-Allow-Credentials true',
    says: ['„Access-Control-Allow-Credentials“ lädt zum Lesen mit Anmeldung ein.'],
  },
];
