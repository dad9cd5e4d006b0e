<?php

declare(strict_types=1);

defined('TYPO3') or die();

// Gilt für alles, was durch parseFunc_RTE oder <f:sanitize.html> geht.
$GLOBALS['TYPO3_CONF_VARS']['SYS']['htmlSanitizer']['default'] = \OzgWidgets\Typo3\OzgSanitizerBuilder::class;
