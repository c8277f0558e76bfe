/// The page's few lines of script: nothing can be read only with it.
///
/// Tables sort by their columns, long ones as a whole, and commands can be copied.
enum PageScript {
  /// What the page's policy names: the SHA-256 of ``source``, in Base64. A test computes it.
  static let digest = "sha256-ORUfZFs8Kr0UD82kpAJjtToNYs+F97O98XtQmHc1FWg="

  static let source = #"""

    'use strict';
    const make = (name, text) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = name;
      button.textContent = text;
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
        const rows = more.querySelector('summary').textContent;
        const all = make('all', '');
        const say = () => {
          all.textContent = shown === Infinity
            ? `Show the first ${folding.dataset.shown} only` : `Show ${rows}`;
          all.setAttribute('aria-expanded', String(shown === Infinity));
        };
        say();
        all.addEventListener('click', () => {
          shown = shown === Infinity ? Number(folding.dataset.shown) : Infinity;
          say();
          fold();
        });
        addEventListener('beforeprint', () => { all.textContent = `And ${rows}.`; });
        addEventListener('afterprint', say);
        more.replaceWith(all);
      }
      const fold = () => units().forEach((unit, index) => { unit.hidden = index >= shown; });
      fold();
      // A body sorts by the least of its cells; what is not there comes before everything.
      const cells = (unit, column) => {
        const first = (isGrouped ? unit.rows[0] : unit).cells[column];
        return isGrouped && first.dataset.label
          ? [...unit.querySelectorAll(`td[data-label="${first.dataset.label}"]`)] : [first];
      };
      const key = (unit, column) => cells(unit, column)
        .map((cell) => cell.querySelector('.none') ? '' : cell.textContent.replace(/\u202f/g, ''))
        .sort(order.compare)[0];
      const heads = [...table.tHead.rows[0].cells];
      if (units().length < 2) continue;
      heads.forEach((head, column) => {
        if (!('sort' in head.dataset)) return;
        const button = make('sort', head.textContent);
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
    // What is folded has to be on paper too, where it is somebody's to do.
    const opened = [];
    addEventListener('beforeprint', () => {
      for (const lead of document.querySelectorAll('.lead:not([open])')) {
        lead.open = true;
        opened.push(lead);
      }
    });
    addEventListener('afterprint', () => {
      for (const lead of opened.splice(0)) lead.open = false;
    });
    if (navigator.clipboard) {
      for (const code of document.querySelectorAll('.command code')) {
        const button = make('copy', '');
        const say = (word) => {
          button.textContent = word;
          button.setAttribute('aria-label', `${word} ${code.textContent}`);
        };
        say('Copy');
        button.addEventListener('click', async () => {
          try {
            await navigator.clipboard.writeText(code.textContent);
            say('Copied');
          } catch {
            getSelection().selectAllChildren(code);
            say('Selected');
          }
          setTimeout(say, 2000, 'Copy');
        });
        code.after(button);
      }
    }

    """#
}
