/** How a request goes out. Browsers themselves keep what an encrypted page asks for encrypted, redirects included. */
export { default as request } from 'ky';
