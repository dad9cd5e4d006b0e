#!/bin/sh
# ozg-feed in einem Eimer (Bucket) mit S3-Schnittstelle: lädt den Ordner hoch, in den „ozg-feed build“ geschrieben hat.
# English: uploads the folder that "ozg-feed build" wrote to a bucket with an S3 interface.
#
#     sh s3.sh [--gzip] ORDNER s3://BUCKET[/PFAD]
#
# --gzip   lädt statt der Dateien ihre gepackten Kopien (.gz) unter den Namen der Dateien: kleiner, aber dann für alle
#          gepackt. Ohne: ungepackt; packen sollte dann das CDN davor.
# TTL      Umgebungsvariable: so lange wie „ttl“ im Feed, sonst 3600 Sekunden.
# Zugang, Region und Adresse eines anderen Anbieters (AWS_ENDPOINT_URL) liest „aws“ selbst aus der Umgebung.
# Leserechte für alle vergibt man einmal am Bucket (Bucket Policy), nicht hier.
set -eu

wrong() {
  echo "Aufruf: sh s3.sh [--gzip] ORDNER s3://BUCKET[/PFAD]" >&2
  exit 2
}

packed=
if [ "${1-}" = --gzip ]; then
  packed=yes
  shift
fi
[ $# -eq 2 ] || wrong
folder=$1
target=${2%/}
case $target in s3://?*) ;; *) wrong ;; esac
if [ ! -f "$folder/directory.json" ]; then
  echo "In „$folder“ liegt keine directory.json. Bitte den Ordner angeben, in den „ozg-feed build“ geschrieben hat." >&2
  exit 1
fi
bucket=${target#s3://}
bucket=${bucket%%/*}

# Seiten anderer Adressen dürfen lesen. Das steht am Bucket, nicht an der Datei.
aws s3api put-bucket-cors --bucket "$bucket" --cors-configuration \
  '{"CORSRules":[{"AllowedOrigins":["*"],"AllowedMethods":["GET","HEAD"],"MaxAgeSeconds":86400}]}'

from=$folder
if [ -n "$packed" ]; then
  from=$(mktemp -d)
  trap 'rm -rf "$from"' EXIT
  trap 'exit 1' HUP INT TERM
  # Mit ihren Zeiten, damit „aws s3 sync“ nur hochlädt, was sich geändert hat.
  (cd "$folder" && find . \( -name '.?*' -o -path ./embed \) -prune -o -name '*.json' -print) | while IFS= read -r name; do
    if [ ! -f "$folder/$name.gz" ]; then
      echo "Zu „$name“ fehlt die gepackte Kopie. Bitte „ozg-feed build“ ohne --no-compress laufen lassen." >&2
      exit 1
    fi
    mkdir -p "$from/$(dirname "$name")"
    cp -p "$folder/$name.gz" "$from/$name"
  done
fi

upload() {
  aws s3 sync "$from" "$target" --no-progress \
    --content-type application/json \
    --cache-control "public, max-age=${TTL:-3600}, stale-if-error=86400" \
    ${packed:+--content-encoding gzip} \
    "$@" --exclude 'embed/*' --exclude '.*' --exclude '*/.*'
}

# Seiten zum Einbetten und ihre oEmbed-Antworten: klein, deshalb ohne gepackte Kopien. Was es nicht mehr gibt, verschwindet.
upload_embeds() {
  aws s3 sync "$folder" "$target" --no-progress --content-type "$2" \
    --cache-control "public, max-age=${TTL:-3600}, stale-if-error=86400" \
    --exclude '*' --include "embed/*.$1" --exclude '.*' --exclude '*/.*' --delete
}

# Erst die Dokumente, zuletzt das Verzeichnis, das auf sie zeigt. Dateien mit Punkt vorn sind nicht für Leser.
upload --exclude '*' --include '*.json' --exclude directory.json
# Unterschriften sind Text.
aws s3 sync "$folder" "$target" --no-progress --content-type text/plain \
  --cache-control "public, max-age=${TTL:-3600}, stale-if-error=86400" \
  --exclude '*' --include '*.sig' --exclude '.*' --exclude '*/.*' --delete
upload_embeds json application/json
upload_embeds html text/html
upload --exclude '*' --include directory.json
# Was nicht mehr veröffentlicht wird, verschwindet erst jetzt.
upload --exclude '*' --include '*.json' --delete
