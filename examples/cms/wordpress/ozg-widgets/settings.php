<?php
/**
 * Einstellungen → ozg-widgets: die Adresse des Feeds.
 *
 * @package ozg-widgets
 */

defined( 'ABSPATH' ) || exit;

/**
 * Nimmt eine Adresse mit http(s) oder einen Pfad auf diesem Server an; bei allem anderen bleibt die bisherige.
 *
 * @param mixed $value Was eingegeben wurde.
 * @return string
 */
function ozg_widgets_clean_feed( $value ) {
	$value = is_string( $value ) ? trim( $value ) : '';
	if ( '' === $value ) {
		return '';
	}
	$clean = esc_url_raw( $value, array( 'http', 'https' ) );
	// Aus „feed“ machte WordPress „http://feed“.
	if ( $clean && preg_match( '#^(https?://[^/]|/[^/])#i', $value ) ) {
		return $clean;
	}
	add_settings_error( 'ozg_widgets_feed', 'ozg_widgets_feed', 'Das ist keine Adresse eines Feeds. Sie beginnt mit https:// oder mit einem Schrägstrich.' );
	return (string) get_option( 'ozg_widgets_feed', '' );
}

/** Meldet die Einstellung an. */
function ozg_widgets_register_setting() {
	register_setting(
		'ozg-widgets',
		'ozg_widgets_feed',
		array(
			'type'              => 'string',
			'sanitize_callback' => 'ozg_widgets_clean_feed',
			'default'           => '',
		)
	);
}
add_action( 'admin_init', 'ozg_widgets_register_setting' );

/** Setzt die Seite ins Menü. */
function ozg_widgets_menu() {
	add_options_page( 'ozg-widgets', 'ozg-widgets', 'manage_options', 'ozg-widgets', 'ozg_widgets_page' );
}
add_action( 'admin_menu', 'ozg_widgets_menu' );

/**
 * Was eine Content Security Policy erlauben muss.
 *
 * @param string $feed Adresse des Feeds.
 * @return string
 */
function ozg_widgets_policy( $feed ) {
	$parts  = wp_parse_url( $feed );
	$source = "'self'";
	if ( isset( $parts['scheme'], $parts['host'] ) ) {
		$source = $parts['scheme'] . '://' . $parts['host'] . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
	}
	return "script-src 'self'; connect-src $source";
}

/** Zeigt die Seite. */
function ozg_widgets_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$feed   = (string) get_option( 'ozg_widgets_feed', '' );
	$script = ozg_widgets_script();
	?>
	<div class="wrap">
		<h1>ozg-widgets</h1>
		<?php if ( ! $script ) : ?>
			<div class="notice notice-error"><p>Es fehlen noch die Skripte: Bitte <code>ozg-widgets-….zip</code> im Ordner <code>wp-content/plugins/ozg-widgets/ozg/</code> entpacken. Bis dahin zeigen die Seiten Ihre eigenen Worte.</p></div>
		<?php endif; ?>
		<form action="options.php" method="post">
			<?php settings_fields( 'ozg-widgets' ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="ozg_widgets_feed">Adresse des Feeds</label></th>
					<td>
						<input class="large-text code" id="ozg_widgets_feed" name="ozg_widgets_feed" type="text" inputmode="url" value="<?php echo esc_attr( $feed ); ?>" aria-describedby="ozg_widgets_feed_help">
						<p class="description" id="ozg_widgets_feed_help">Zum Beispiel https://feeds.example.org/areas/065340011011.json. Sie gilt für alle Bausteine, die keine eigene Adresse nennen.</p>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
		<?php if ( $feed ) : ?>
			<h2>Content Security Policy</h2>
			<p>Nur falls Ihre Website eine hat. Darin muss für die Bausteine stehen:</p>
			<p><code><?php echo esc_html( ozg_widgets_policy( $feed ) ); ?></code></p>
		<?php endif; ?>
		<?php if ( $script ) : ?>
			<p>Skript: <code><?php echo esc_html( $script ); ?></code></p>
		<?php endif; ?>
	</div>
	<?php
}
