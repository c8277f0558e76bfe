/// The page's few lines of script: nothing can be read only with it.
///
/// Tables sort by their columns, long ones as a whole, and commands can be copied.
enum PageScript {
  static let source = #"""

    'use strict';
    const make = (name, label, text) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = name;
      button.textContent = text;
      if (label) button.setAttribute('aria-label', label);
      return button;
    };
    const order = new Intl.Collator('en', {numeric: true});
    for (const table of document.querySelectorAll('table.data')) {
      if (table.id.endsWith('-more')) continue;
      const isGrouped = table.classList.contains('grouped');
      const home = isGrouped ? table : table.tBodies[0];
      const units = () => [...(isGrouped ? table.tBodies : home.rows)];
      const folding = table.closest('.folding');
      let shown = Infinity;
      if (folding) {
        const more = folding.querySelector('.more');
        const rest = more.querySelector('table');
        home.append(...(isGrouped ? rest.tBodies : rest.tBodies[0].rows));
        shown = Number(folding.dataset.shown);
        const all = make('all', '', `Show ${more.querySelector('summary').textContent}`);
        const less = `Show the first ${shown} only`;
        const words = all.textContent;
        all.setAttribute('aria-expanded', 'false');
        all.addEventListener('click', () => {
          shown = shown === Infinity ? Number(folding.dataset.shown) : Infinity;
          all.setAttribute('aria-expanded', String(shown === Infinity));
          all.textContent = shown === Infinity ? less : words;
          fold();
        });
        more.replaceWith(all);
      }
      const fold = () => units().forEach((unit, index) => { unit.hidden = index >= shown; });
      fold();
      const key = (unit, column) => (isGrouped ? unit.rows[0] : unit).cells[column].textContent
        .replace(/\u202f/g, '').trim();
      const heads = [...table.tHead.rows[0].cells];
      if (units().length < 2) continue;
      heads.forEach((head, column) => {
        if (!('sort' in head.dataset)) return;
        const button = make('sort', '', head.textContent);
        head.replaceChildren(button);
        button.addEventListener('click', () => {
          const begins = head.classList.contains('number') ? 'descending' : 'ascending';
          const other = begins === 'ascending' ? 'descending' : 'ascending';
          const way = head.getAttribute('aria-sort') === begins ? other : begins;
          heads.forEach((each) => each.removeAttribute('aria-sort'));
          head.setAttribute('aria-sort', way);
          const sign = way === 'ascending' ? 1 : -1;
          home.append(...units().map((unit) => [key(unit, column), unit])
            .sort((a, b) => sign * order.compare(a[0], b[0])).map((pair) => pair[1]));
          fold();
        });
      });
    }
    if (navigator.clipboard) {
      for (const code of document.querySelectorAll('.command code')) {
        const button = make('copy', `Copy: ${code.textContent}`, 'Copy');
        button.addEventListener('click', async () => {
          try {
            await navigator.clipboard.writeText(code.textContent);
            button.textContent = 'Copied';
          } catch {
            getSelection().selectAllChildren(code);
            button.textContent = 'Selected';
          }
          setTimeout(() => { button.textContent = 'Copy'; }, 2000);
        });
        code.after(button);
      }
    }

    """#
}
