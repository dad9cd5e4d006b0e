/** The four elements that the pages use. Only what runs in the browser imports this. */
import '@ozg-widgets/widgets/elements/ozg-area-picker.js';
import '@ozg-widgets/widgets/elements/ozg-availability-badge.js';
import '@ozg-widgets/widgets/elements/ozg-contact-card.js';
import '@ozg-widgets/widgets/elements/ozg-service-list.js';
