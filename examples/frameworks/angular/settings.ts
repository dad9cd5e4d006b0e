import { provideZonelessChangeDetection } from '@angular/core';
import type { ApplicationConfig } from '@angular/core';

/** What browser and server have in common. */
export const settings: ApplicationConfig['providers'] = [provideZonelessChangeDetection()];
