import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import '../elements.js';
import { App } from './app.js';

void bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
