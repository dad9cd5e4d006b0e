<?php

$EM_CONF[$_EXTKEY] = [
    'title' => 'ozg-widgets',
    'description' => 'Zeigt, welche Verwaltungsleistungen online sind und wen man fragt.',
    'category' => 'fe',
    'state' => 'beta',
    'version' => '0.1.0',
    'constraints' => ['depends' => ['typo3' => '12.4.0-13.4.99']],
];
