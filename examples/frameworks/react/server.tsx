import { renderToString } from 'react-dom/server';
import { App } from './App.js';

/** The page as the server sends it: tags with their attributes, and the page's own words. */
export const html = renderToString(<App />);
