import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import App from './App.vue';

/** The page as the server sends it: tags with their attributes, and the page's own words. */
export const html = await renderToString(createSSRApp(App));
