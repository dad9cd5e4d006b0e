/** Every element, and the plain forms of them, as one file. */
import { watchPage } from './upgrade-markup.js';

import '../index.js';

watchPage((tag) => customElements.get(tag));
