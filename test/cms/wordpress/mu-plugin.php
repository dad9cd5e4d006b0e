<?php
// WordPress asks only the usual ports for what somebody pastes; the feeds of the test are on another one.
add_filter(
	'http_allowed_safe_ports',
	function ( $ports ) {
		return array_merge( $ports, array( (int) getenv( 'OZG_FEED_PORT' ) ) );
	}
);
