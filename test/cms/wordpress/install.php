<?php
// Sets WordPress up, in German, with an author whose HTML is filtered.
define( 'WP_INSTALLING', true );
require __DIR__ . '/site/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Kirchhain', 'verwaltung', 'verwaltung@example.org', false, '', 'verwaltung' );
update_option( 'permalink_structure', '' );
switch_theme( 'twentytwentythree' );
$author = wp_insert_user(
	array(
		'user_login' => 'autorin',
		'user_pass'  => 'autorin',
		'role'       => 'author',
		'user_email' => 'autorin@example.org',
	)
);
// The editor greets whoever opens it for the first time.
update_user_meta( $author, 'wp_persisted_preferences', array( 'core/edit-post' => array( 'welcomeGuide' => false ) ) );
