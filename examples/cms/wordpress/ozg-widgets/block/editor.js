/** The block in the editor: which widget, its attributes, and the words that stand there until it knows better. */
(({ blocks, blockEditor, components, element }, elements) => {
  const el = element.createElement;

  const titles = {
    'availability-badge': 'Anzeige: Ist die Leistung online?',
    'contact-card': 'Kontakt mit Sprechzeiten',
    'service-card': 'Eine Leistung im Ganzen',
    'service-list': 'Alle Leistungen',
    'rollout-timeline': 'Was wann kommt',
    notices: 'Meldungen und Termine',
    help: 'Fragen und Antworten',
    promo: 'Werbung für eine Leistung',
    coverage: 'Verbreitung einer Leistung',
    'service-matrix': 'Leistungen mehrerer Kommunen',
    'area-picker': 'Auswahl der Kommune',
  };

  const labels = {
    service: 'Leistung (LeiKa-Schlüssel, 14 Ziffern)',
    contact: 'Kontakt (Kennung im Feed)',
    'contact-role': 'Wofür der Kontakt da ist',
    variant: 'Darstellung: pill, text, dot, banner',
    'heading-level': 'Ebene der Überschrift (1 bis 6)',
    src: 'Adresse des Feeds, falls eine andere als in den Einstellungen',
    directory: 'Adresse des Verzeichnisses',
  };

  /** Previews, and attributes that are called otherwise by now. */
  const hidden = ['simulate', 'now', 'public-key', 'at', 'by', 'for', 'hash', 'param'];

  function edit({ attributes, setAttributes }) {
    const { element: name, options, words } = attributes;
    const fields = (elements[name] || []).filter((option) => !hidden.includes(option));
    return el(
      'div',
      blockEditor.useBlockProps(),
      el(
        blockEditor.InspectorControls,
        null,
        el(
          components.PanelBody,
          { title: 'Baustein' },
          el(components.SelectControl, {
            label: 'Was soll hier stehen?',
            value: name,
            options: Object.keys(elements).map((value) => ({ value, label: titles[value] || value })),
            onChange: (value) => setAttributes({ element: value }),
          }),
          fields.map((option) =>
            el(components.TextControl, {
              key: option,
              label: labels[option] || option,
              value: options[option] || '',
              onChange: (value) => setAttributes({ options: { ...options, [option]: value } }),
            }),
          ),
        ),
      ),
      el('strong', null, titles[name] || name),
      el(blockEditor.RichText, {
        tagName: 'p',
        value: words,
        placeholder: 'Ihre eigenen Worte, falls der Feed nicht erreichbar ist: „Auskunft: 069 90009-110“',
        onChange: (value) => setAttributes({ words: value }),
      }),
    );
  }

  blocks.registerBlockType('ozg-widgets/widget', {
    edit,
    save: ({ attributes }) => el(blockEditor.RichText.Content, { tagName: 'p', value: attributes.words }),
  });
})(globalThis.wp, globalThis.ozgWidgetsElements);
