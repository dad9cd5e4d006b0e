// Prints the JSON Schema of a feed; with --write, into schema/feed.json.
import { writeFileSync } from 'node:fs';
import { feedJsonSchema } from '@ozg-widgets/feed/strict';

const schema = `${JSON.stringify(feedJsonSchema(), null, 2)}\n`;
if (process.argv.includes('--write')) writeFileSync(new URL('schema/feed.json', import.meta.url), schema);
else process.stdout.write(schema);
