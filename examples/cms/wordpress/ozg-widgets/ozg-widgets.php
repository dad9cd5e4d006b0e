<?php
/**
 * Plugin Name:       ozg-widgets
 * Description:       Zeigt, welche Verwaltungsleistungen online sind und wen man fragt: als Block, als Kurzbefehl [ozg] oder als HTML im Beitrag. Alles liegt auf dem eigenen Server.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           EUPL-1.2
 * License URI:       https://eupl.eu/1.2/de/
 * Text Domain:       ozg-widgets
 *
 * Lizenziert unter der EUPL, Version 1.2. Sie darf mit Werken unter der GPL verbunden werden (Anhang der EUPL).
 *
 * Das Plugin ruft nichts ab und speichert nur die Adresse des Feeds.
 *
 * @package ozg-widgets
 */

defined( 'ABSPATH' ) || exit;

require __DIR__ . '/settings.php';
require __DIR__ . '/oembed.php';

/** Woran ein Text erkennbar ist, der einen Baustein enthält. */
const OZG_WIDGETS_MARKS = '/<ozg-[a-z]|\sdata-ozg=|\sclass=(["\'])(?:(?!\1).)*\bozg-badge\b/i';

/**
 * Die Bausteine mit ihren Attributen.
 *
 * @return array<string, string[]>
 */
function ozg_widgets_elements() {
	static $elements = null;
	if ( null === $elements ) {
		$elements = require __DIR__ . '/elements.php';
	}
	return $elements;
}

/**
 * Das Skript der neuesten Version im Ordner „ozg“, mit Pfad ab diesem Plugin; null, wenn dort noch nichts liegt.
 *
 * @return string|null
 */
function ozg_widgets_script() {
	$found = glob( __DIR__ . '/ozg/*/autoloader.js' );
	if ( ! $found ) {
		return null;
	}
	usort(
		$found,
		function ( $a, $b ) {
			return version_compare( basename( dirname( $b ) ), basename( dirname( $a ) ) );
		}
	);
	return 'ozg/' . basename( dirname( $found[0] ) ) . '/autoloader.js';
}

/** Meldet Skript, Kurzbefehl und Block an. */
function ozg_widgets_init() {
	$script = ozg_widgets_script();
	if ( $script ) {
		// Die Version steht im Pfad: Was dort liegt, ändert sich nie.
		wp_register_script( 'ozg-widgets', plugins_url( $script, __FILE__ ), array(), null, true ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
	}
	add_shortcode( 'ozg', 'ozg_widgets_shortcode' );

	wp_register_script(
		'ozg-widgets-editor',
		plugins_url( 'block/editor.js', __FILE__ ),
		array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' ),
		'0.1.0',
		true
	);
	$data = wp_json_encode( ozg_widgets_elements(), JSON_HEX_TAG | JSON_HEX_AMP );
	wp_add_inline_script( 'ozg-widgets-editor', "window.ozgWidgetsElements = $data;", 'before' );
	register_block_type( __DIR__ . '/block', array( 'render_callback' => 'ozg_widgets_block' ) );
}
add_action( 'init', 'ozg_widgets_init' );

/**
 * Lädt das Skript auf Seiten, die einen Baustein enthalten; lässt den Text, wie er ist.
 *
 * @param string $html Ein Stück der Seite.
 * @return string
 */
function ozg_widgets_notice( $html ) {
	if ( is_string( $html ) && ! is_admin() && preg_match( OZG_WIDGETS_MARKS, $html ) ) {
		wp_enqueue_script( 'ozg-widgets' );
	}
	return $html;
}
// Nach den Kurzbefehlen, die mit 11 laufen.
foreach ( array( 'the_content', 'widget_text', 'widget_custom_html_content', 'widget_block_content', 'render_block_core/html' ) as $ozg_widgets_filter ) {
	add_filter( $ozg_widgets_filter, 'ozg_widgets_notice', 99 );
}

/**
 * Ein Skript mit „type=module“; auf dem Weg, auf dem andere Plugins eine Nonce ergänzen.
 *
 * @param string $tag    Das Tag, wie WordPress es schriebe.
 * @param string $handle Name des Skripts.
 * @param string $src    Seine Adresse.
 * @return string
 */
function ozg_widgets_module( $tag, $handle, $src ) {
	if ( 'ozg-widgets' !== $handle ) {
		return $tag;
	}
	return wp_get_script_tag(
		array(
			'type' => 'module',
			'src'  => esc_url( $src ),
			'id'   => 'ozg-widgets-js',
		)
	);
}
add_filter( 'script_loader_tag', 'ozg_widgets_module', 10, 3 );

/** Nennt den Feed im Kopf der Seite. Browser rufen ihn deswegen nicht ab. */
function ozg_widgets_head() {
	$feed = get_option( 'ozg_widgets_feed', '' );
	if ( $feed ) {
		echo '<link rel="ozg-feed" href="' . esc_url( $feed ) . '">' . "\n";
	}
}
add_action( 'wp_head', 'ozg_widgets_head' );

/**
 * Ein Baustein mit den Worten, die er zeigt, solange er nichts Besseres weiß.
 *
 * @param string               $element    Name ohne „ozg-“.
 * @param array<string, mixed> $attributes Seine Attribute; unbekannte fallen weg.
 * @param string               $words      Eigene Worte, HTML.
 * @return string Ohne bekannten Baustein: nur die Worte.
 */
function ozg_widgets_html( $element, $attributes, $words ) {
	$words    = wp_kses_post( $words );
	$elements = ozg_widgets_elements();
	if ( ! isset( $elements[ $element ] ) ) {
		return $words;
	}
	$html = '';
	foreach ( $elements[ $element ] as $name ) {
		if ( isset( $attributes[ $name ] ) && is_scalar( $attributes[ $name ] ) && '' !== (string) $attributes[ $name ] ) {
			$html .= sprintf( ' %s="%s"', $name, esc_attr( (string) $attributes[ $name ] ) );
		}
	}
	// In welcher Sprache er spricht, sagt jedem Baustein „lang“; was keine Sprache nennt, fällt weg.
	$lang = isset( $attributes['lang'] ) && is_string( $attributes['lang'] ) ? $attributes['lang'] : '';
	if ( preg_match( '/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/iD', $lang ) ) {
		$html .= sprintf( ' lang="%s"', esc_attr( $lang ) );
	}
	wp_enqueue_script( 'ozg-widgets' );
	return sprintf( '<ozg-%1$s%2$s>%3$s</ozg-%1$s>', $element, $html, $words );
}

/**
 * Der Kurzbefehl: [ozg element="availability-badge" service="…"]Eigene Worte[/ozg].
 *
 * @param array<string, string>|string $attributes Attribute des Kurzbefehls.
 * @param string|null                  $words      Was zwischen den Klammern steht.
 * @return string
 */
function ozg_widgets_shortcode( $attributes, $words = null ) {
	$attributes = (array) $attributes;
	$element    = isset( $attributes['element'] ) ? $attributes['element'] : 'availability-badge';
	// Absätze, die WordPress ergänzt hat, reichten über den Baustein hinaus: Was er ersetzen soll, stünde neben ihm.
	$words = preg_replace( array( '#</p>\s*<p>#i', '#</?p>#i' ), array( '<br><br>', '' ), do_shortcode( (string) $words ) );
	return ozg_widgets_html( $element, $attributes, trim( (string) $words ) );
}

/**
 * Der Block. Gespeichert sind nur die eigenen Worte: Sie bleiben, auch wenn das Plugin abgeschaltet wird.
 *
 * @param array<string, mixed> $attributes Attribute des Blocks.
 * @param string               $words      Was gespeichert ist.
 * @return string
 */
function ozg_widgets_block( $attributes, $words ) {
	return sprintf(
		'<div %s>%s</div>',
		get_block_wrapper_attributes(),
		ozg_widgets_html( $attributes['element'], $attributes['options'], $words )
	);
}

/**
 * Lässt Tags und Attribute der Bausteine auch in Beiträgen von Autorinnen und Autoren stehen.
 *
 * @param array<string, array<string, bool>> $tags    Was erlaubt ist.
 * @param string                             $context Wofür; Kommentare haben einen anderen Namen.
 * @return array<string, array<string, bool>>
 */
function ozg_widgets_allow( $tags, $context ) {
	if ( 'post' !== $context ) {
		return $tags;
	}
	$global = array_fill_keys( array( 'class', 'id', 'lang', 'dir', 'title', 'data-*' ), true );
	foreach ( ozg_widgets_elements() as $element => $names ) {
		$tags[ "ozg-$element" ] = $global + array_fill_keys( $names, true );
	}
	return $tags;
}
add_filter( 'wp_kses_allowed_html', 'ozg_widgets_allow', 10, 2 );
