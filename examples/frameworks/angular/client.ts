import { bootstrapApplication, provideClientHydration } from '@angular/platform-browser';
import '../elements.js';
import { App } from './app.js';
import { settings } from './settings.js';

void bootstrapApplication(App, { providers: [...settings, provideClientHydration()] });
