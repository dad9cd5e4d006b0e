<?php
// A web server before WordPress: files as they are, and a policy on the pages that visitors see.
$path = __DIR__ . '/site' . parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
if ( is_file( $path ) && substr( $path, -4 ) !== '.php' ) {
	return false;
}
if ( is_dir( $path ) && is_file( "$path/index.php" ) ) {
	$path = rtrim( $path, '/' ) . '/index.php';
}
if ( ! is_file( $path ) ) {
	$path = __DIR__ . '/site/index.php';
}
if ( $path === __DIR__ . '/site/index.php' ) {
	header( 'Content-Security-Policy: ' . getenv( 'OZG_POLICY' ) );
}
chdir( dirname( $path ) );
$_SERVER['SCRIPT_NAME'] = substr( $path, strlen( __DIR__ . '/site' ) );
$_SERVER['PHP_SELF']    = $_SERVER['SCRIPT_NAME'];
require $path;
