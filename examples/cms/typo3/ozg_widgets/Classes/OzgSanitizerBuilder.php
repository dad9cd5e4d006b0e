<?php

declare(strict_types=1);

namespace OzgWidgets\Typo3;

use TYPO3\CMS\Core\Html\DefaultSanitizerBuilder;
use TYPO3\HtmlSanitizer\Behavior;

/** Lässt neben allem, was TYPO3 erlaubt, die Tags der Bausteine durch. */
class OzgSanitizerBuilder extends DefaultSanitizerBuilder
{
    /** Attribute je Tag; `src` kommt bei allen dazu. */
    private const TAGS = [
        'ozg-availability-badge' => ['service', 'variant'],
        'ozg-contact-card' => ['service', 'contact', 'contact-role', 'heading-level'],
        'ozg-service-card' => ['service', 'heading-level', 'structured-data'],
        'ozg-service-list' => ['query', 'topic', 'audience', 'state', 'group', 'limit', 'hash-parameter', 'hash', 'heading-level'],
        'ozg-rollout-timeline' => ['service', 'topic', 'since', 'limit', 'view', 'heading-level'],
        'ozg-notices' => ['kind', 'service', 'limit', 'heading-level'],
        'ozg-help' => ['service', 'audience', 'heading-level'],
        'ozg-promo' => ['service', 'size', 'heading-level'],
        'ozg-coverage' => ['service', 'directory', 'state', 'view', 'count-by', 'by', 'land', 'heading-level'],
        'ozg-service-matrix' => ['areas', 'service', 'topic', 'directory'],
        'ozg-area-picker' => ['directory', 'value', 'target', 'for', 'label', 'remember', 'query-parameter', 'param'],
    ];

    public function createBehavior(): Behavior
    {
        $tags = [];
        foreach (self::TAGS as $name => $attributes) {
            $tags[] = (new Behavior\Tag($name, Behavior\Tag::ALLOW_CHILDREN))
                ->addAttrs(...$this->globalAttrs)
                ->addAttrs($this->srcAttr, ...$this->createAttrs('public-key', ...$attributes));
        }
        return parent::createBehavior()->withName('ozg-widgets')->withTags(...$tags);
    }
}
