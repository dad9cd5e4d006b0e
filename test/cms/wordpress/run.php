<?php
// Runs what the test sends on standard input, inside WordPress, and answers with what it returns, as JSON.
require __DIR__ . '/site/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
require_once ABSPATH . 'wp-admin/includes/template.php';
echo wp_json_encode( eval( stream_get_contents( STDIN ) ) );
