import { hydrate } from 'svelte';
import '../elements.js';
import App from './App.svelte';

hydrate(App, { target: document.getElementById('app')! });
