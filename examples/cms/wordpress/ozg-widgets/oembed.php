<?php
/**
 * Adressen von Seiten zum Einbetten („…/embed/ARS/SCHLÜSSEL.html“), allein auf einer Zeile: Sie werden zum Baustein.
 * Der Server ruft dafür nichts ab; was er braucht, steht in der Adresse.
 *
 * @package ozg-widgets
 */

defined( 'ABSPATH' ) || exit;

/**
 * Der Ordner, in dem der Feed der Einstellung liegt; leer, wenn dieser nicht „…/areas/ARS.json“ heißt.
 *
 * @return string Mit Schrägstrich am Ende.
 */
function ozg_widgets_feeds() {
	$feed = (string) get_option( 'ozg_widgets_feed', '' );
	if ( ! preg_match( '#^(.*/)areas/\d{12}\.json$#', $feed, $found ) ) {
		return '';
	}
	// Ein Pfad auf diesem Server: Eingefügt wird immer die ganze Adresse.
	return '/' === $found[1][0] ? preg_replace( '#^(https?://[^/]+).*$#', '$1', home_url() ) . $found[1] : $found[1];
}

/**
 * Was eine Adresse zum Einbetten meint; null, wenn sie keine der eigenen ist.
 *
 * @param string $url Die Adresse.
 * @return array{page: string, area: string, service: string}|null
 */
function ozg_widgets_embed( $url ) {
	$feeds = ozg_widgets_feeds();
	if ( '' === $feeds || 0 !== strpos( $url, $feeds ) ) {
		return null;
	}
	if ( ! preg_match( '#^embed/(\d{12})/(?:(\d{14}|index)\.(?:html|json))?(?:[?\#].*)?$#', substr( $url, strlen( $feeds ) ), $found ) ) {
		return null;
	}
	$name = isset( $found[2] ) ? $found[2] : 'index';
	return array(
		'page'    => $feeds . "embed/$found[1]/$name.html",
		'area'    => $feeds . "areas/$found[1].json",
		'service' => 'index' === $name ? '' : $name,
	);
}

/**
 * Der Baustein zu einer eingefügten Adresse. Solange er nichts zeigen kann, steht dort ein Link auf sie.
 *
 * @param string[] $matches Was das Muster gefunden hat: die ganze Adresse.
 * @return string|false
 */
function ozg_widgets_embed_html( $matches ) {
	$embed = ozg_widgets_embed( $matches[0] );
	if ( ! $embed ) {
		return false;
	}
	$all   = '' === $embed['service'];
	$words = sprintf(
		'<a href="%s">%s</a>',
		esc_url( $embed['page'] ),
		$all ? 'Verwaltungsleistungen: was online geht' : 'Verwaltungsleistung: was online geht'
	);
	return ozg_widgets_html(
		$all ? 'service-list' : 'service-card',
		array(
			'src'     => $embed['area'],
			'service' => $embed['service'],
		),
		$words
	);
}

/** Meldet das Muster an. Es gilt im Block „Einbetten“ und für Adressen auf einer eigenen Zeile. */
function ozg_widgets_register_embed() {
	$feeds = ozg_widgets_feeds();
	if ( '' !== $feeds ) {
		wp_embed_register_handler( 'ozg-widgets', '#^' . preg_quote( $feeds, '#' ) . 'embed/\d{12}/.*$#', 'ozg_widgets_embed_html' );
	}
}
add_action( 'init', 'ozg_widgets_register_embed' );

/**
 * Die Vorschau im Editor: die veröffentlichte Seite in einem Rahmen. WordPress fragte sonst selbst bei der Adresse an.
 *
 * @param mixed           $result  Antwort eines anderen Plugins, sonst null.
 * @param WP_REST_Request $request Die Anfrage des Editors; ob sie erlaubt ist, hat WordPress schon geprüft.
 * @param string          $route   Ihr Weg.
 * @return mixed
 */
function ozg_widgets_preview( $result, $request, $route ) {
	$embed = null === $result && '/oembed/1.0/proxy' === $route ? ozg_widgets_embed( (string) $request['url'] ) : null;
	if ( ! $embed ) {
		return $result;
	}
	$html = sprintf( '<iframe src="%s" title="Vorschau" width="100%%" height="420" sandbox="allow-scripts"></iframe>', esc_url( $embed['page'] ) );
	return rest_ensure_response(
		array(
			'version'       => '1.0',
			'type'          => 'rich',
			'provider_name' => 'ozg-widgets',
			'width'         => 600,
			'height'        => 420,
			'html'          => $html,
		)
	);
}
add_filter( 'rest_dispatch_request', 'ozg_widgets_preview', 10, 3 );
