<?php
/**
 * Die Bausteine und ihre Attribute, ohne „ozg-“.
 *
 * @package ozg-widgets
 */

defined( 'ABSPATH' ) || exit;

$ozg_widgets_all = array( 'src', 'public-key', 'simulate', 'now', 'at' );

return array(
	'availability-badge' => array_merge( array( 'service', 'variant' ), $ozg_widgets_all ),
	'contact-card'       => array_merge( array( 'service', 'contact', 'contact-role', 'heading-level' ), $ozg_widgets_all ),
	'service-card'       => array_merge( array( 'service', 'heading-level', 'structured-data' ), $ozg_widgets_all ),
	'service-list'       => array_merge( array( 'query', 'topic', 'audience', 'state', 'group', 'limit', 'hash-parameter', 'hash', 'heading-level' ), $ozg_widgets_all ),
	'rollout-timeline'   => array_merge( array( 'service', 'topic', 'since', 'limit', 'view', 'heading-level' ), $ozg_widgets_all ),
	'notices'            => array_merge( array( 'kind', 'service', 'limit', 'heading-level' ), $ozg_widgets_all ),
	'help'               => array_merge( array( 'service', 'audience', 'heading-level' ), $ozg_widgets_all ),
	'promo'              => array_merge( array( 'service', 'size', 'heading-level' ), $ozg_widgets_all ),
	'coverage'           => array_merge( array( 'service', 'directory', 'state', 'view', 'count-by', 'by', 'land', 'heading-level' ), $ozg_widgets_all ),
	'service-matrix'     => array_merge( array( 'areas', 'service', 'topic', 'directory' ), $ozg_widgets_all ),
	'area-picker'        => array_merge( array( 'directory', 'value', 'target', 'for', 'label', 'remember', 'query-parameter', 'param' ), $ozg_widgets_all ),
);
