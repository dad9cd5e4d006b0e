<?php
/**
 * Wer das Plugin löscht, behält nichts davon.
 *
 * @package ozg-widgets
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'ozg_widgets_feed' );
