/** The two elements that most pages need, as one file. */
import '../elements/ozg-availability-badge/ozg-availability-badge.js';
import '../elements/ozg-contact-card/ozg-contact-card.js';
