import { render } from 'svelte/server';
import App from './App.svelte';

/** The page as the server sends it: tags with their attributes, and the page's own words. */
export const html = render(App).body;
