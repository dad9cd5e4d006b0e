<?php

declare(strict_types=1);

use TYPO3\CMS\Core\Utility\ExtensionManagementUtility;

defined('TYPO3') or die();

ExtensionManagementUtility::addTCAcolumns('tt_content', [
    'tx_ozgwidgets_element' => [
        'label' => 'Was soll hier stehen?',
        'config' => [
            'type' => 'select',
            'renderType' => 'selectSingle',
            'default' => 'availability-badge',
            'items' => [
                ['label' => 'Anzeige: Ist die Leistung online?', 'value' => 'availability-badge'],
                ['label' => 'Kontakt mit Sprechzeiten', 'value' => 'contact-card'],
                ['label' => 'Eine Leistung im Ganzen', 'value' => 'service-card'],
                ['label' => 'Alle Leistungen', 'value' => 'service-list'],
                ['label' => 'Was wann kommt', 'value' => 'rollout-timeline'],
                ['label' => 'Meldungen und Termine', 'value' => 'notices'],
                ['label' => 'Fragen und Antworten', 'value' => 'help'],
            ],
        ],
    ],
    'tx_ozgwidgets_service' => [
        'label' => 'Leistung (LeiKa-Schlüssel, 14 Ziffern)',
        'config' => ['type' => 'input', 'size' => 20, 'max' => 20, 'eval' => 'trim,num'],
    ],
]);

ExtensionManagementUtility::addTcaSelectItem(
    'tt_content',
    'CType',
    ['label' => 'Verwaltungsleistung', 'value' => 'ozgwidgets_widget', 'group' => 'default']
);

$GLOBALS['TCA']['tt_content']['types']['ozgwidgets_widget'] = [
    'showitem' => '
        --div--;LLL:EXT:core/Resources/Private/Language/Form/locallang_tabs.xlf:general,
            --palette--;;general,
            tx_ozgwidgets_element, tx_ozgwidgets_service,
            bodytext;Eigene Worte (falls der Feed nicht erreichbar ist),
        --div--;LLL:EXT:core/Resources/Private/Language/Form/locallang_tabs.xlf:access,
            --palette--;;hidden, --palette--;;access,
    ',
];
