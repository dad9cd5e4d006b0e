/** `npm start`: builds everything, publishes the example feeds and serves the configurator and the example town. */
import { make } from './build.mjs';

make();
const { serveTown } = await import('../examples/town/server.mjs');
const port = Number(process.env.PORT ?? 8000);
try {
  const { url } = await serveTown(port);
  console.log(`\nThe configurator: ${url}konfigurator/\nThe example town: ${url}\nCtrl-C ends it.`);
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'ERR_SOCKET_BAD_PORT') throw error;
  console.error(`Port ${port} cannot be used (${code}). Choose another one: PORT=8080 npm start`);
  process.exitCode = 1;
}
