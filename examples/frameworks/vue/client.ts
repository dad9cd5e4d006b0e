import { createSSRApp } from 'vue';
import '../elements.js';
import App from './App.vue';

createSSRApp(App).mount('#app');
