/// The page's style sheet.
///
/// It is one text whose digest the page's policy names, so nothing in it depends on the report.
enum PageStyle {
  static let source =
    colors + base + header + summary + lists + tables + PagePictures.style + narrow + printed

  private static let colors = """

    :root{color-scheme:light dark;\(PageColors.declarations(PageColors.light));
    --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;
    --serif:"Iowan Old Style",Charter,"Bitstream Charter","Sitka Text",Cambria,"Noto Serif",\
    "Liberation Serif",Georgia,serif;
    --mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
    @media (prefers-color-scheme:dark){:root{\(PageColors.declarations(PageColors.dark))}}

    """

  private static let base = """
    *,::before,::after{box-sizing:border-box}
    html{font:1rem/1.55 var(--sans);color:var(--ink);background:var(--paper);
    -webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0 auto;max-width:84rem;padding:0 clamp(1rem,4vw,3rem);overflow-wrap:anywhere}
    @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
    h1,h2,h3,h4,p,ul,ol,dl,dd,figure{margin:0}
    h2{font:600 1.5rem/1.25 var(--serif);letter-spacing:-.01em;margin-bottom:.75rem;
    text-wrap:balance}
    h3{font:600 1.0625rem/1.4 var(--sans);margin:1.75rem 0 .5rem}
    h4{font:600 .875rem/1.4 var(--sans);color:var(--muted);margin:1rem 0 .5rem}
    p{max-width:44rem}
    ul,ol{padding-left:1.25rem}
    a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.2em}
    a:hover{text-decoration-thickness:2px}
    code,.path{font-family:var(--mono);font-size:.875em;font-variant-ligatures:none}
    time{white-space:nowrap}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
    .skip{position:absolute;left:1rem;top:-4rem;background:var(--paper);padding:.5rem 1rem;z-index:2}
    .skip:focus{top:.5rem}
    .none,.aside,.under,.facts,.rest,.calm{color:var(--muted)}
    .under{display:block;font-size:.875rem;font-weight:400}
    .name{color:var(--muted);font-weight:400}
    section{padding:2.25rem 0 2.5rem;border-top:1px solid var(--line)}
    main>section:first-child{border-top:0;padding-top:0}
    summary{cursor:pointer;color:var(--accent)}
    summary:hover{text-decoration:underline}
    footer{border-top:1px solid var(--line);padding:1.5rem 0 3rem;color:var(--muted);
    font-size:.875rem}

    """

  private static let header = """
    header{padding:2rem 0 1.5rem}
    h1{font:600 1.0625rem/1.4 var(--sans)}
    .when{color:var(--muted)}
    nav{font-size:.9375rem;margin-bottom:2rem}
    nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
    nav a{display:inline-block;padding:.25rem 0;text-decoration:none;color:var(--muted)}
    nav a:hover{color:var(--ink);text-decoration:underline}
    .count{font-variant-numeric:tabular-nums;color:var(--ink);font-weight:600}
    @media (min-width:70rem){
    body{display:grid;grid-template-columns:12rem minmax(0,1fr);column-gap:3.5rem}
    header,footer{grid-column:1/-1}
    nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:.25rem 0 2rem;
    margin:0}
    nav ul{display:block}
    nav a{display:flex;justify-content:space-between;gap:1rem;padding:.3125rem 0}
    footer{padding-left:15.5rem}}

    """

  private static let summary = """
    .sentence{font:400 clamp(1.625rem,1.2rem + 1.7vw,2.375rem)/1.2 var(--serif);
    letter-spacing:-.015em;max-width:26em;margin-bottom:1.75rem}
    .figures{display:grid;grid-template-columns:repeat(5,minmax(0,1fr));
    border-top:1px solid var(--ink);font-variant-numeric:tabular-nums}
    .figures>div{display:flex;flex-direction:column;padding:.75rem 1rem 0 1rem;
    border-left:1px solid var(--line)}
    .figures>div:first-child{padding-left:0;border-left:0}
    .figures dt{font-size:.875rem;line-height:1.35;color:var(--muted);min-height:2.7em}
    .value{font:400 2.25rem/1.1 var(--serif);font-variant-numeric:tabular-nums lining-nums}
    .of{font-size:1.0625rem;color:var(--muted)}
    .spark{margin-top:.5rem}
    .spark svg{display:block;width:100%;max-width:8rem;height:auto}
    .change{font-size:.875rem;line-height:1.4;color:var(--muted);margin-top:.375rem}
    .change strong{color:var(--ink)}
    .better strong{color:var(--good)}
    .worse strong{color:var(--overdue)}
    .notice{margin-top:2rem;border-left:4px solid var(--attention);padding:.25rem 0 .25rem 1rem}
    .notice ul{padding-left:1rem;font-size:.9375rem}

    """

  private static let lists = """
    .lead{border-top:1px solid var(--line)}
    .lead:first-of-type{margin-top:1.25rem}
    .lead>summary{padding:.625rem 0;color:var(--ink)}
    .lead>summary h3{display:inline;margin:0}
    .counts{color:var(--muted);font-size:.9375rem;margin-left:.5rem;
    font-variant-numeric:tabular-nums}
    .lead>.body{padding:0 0 1.5rem 1.125rem}
    .lead h4:first-of-type{margin-top:.5rem}
    .facts{font-size:.9375rem}
    .places,.items,.shares,.plain,.columns,.settled{list-style:none;padding:0}
    .places>li{padding:.625rem 0 .625rem}
    .places>li+li{border-top:1px dotted var(--line)}
    .place{font-weight:600}
    .items>li{padding:.25rem 0}
    .items>li+li{padding-top:.5rem}
    .what,.next{font-size:.9375rem}
    .next{color:var(--muted)}
    .next::first-letter{text-transform:uppercase}
    .tag{font-weight:600;white-space:nowrap;font-size:.875rem}
    .tag::before{display:inline-block;width:1.125em;font-size:.75em;vertical-align:.1em}
    .tag.overdue{color:var(--overdue)}
    .tag.overdue::before{content:"▲";content:"▲"/""}
    .tag.attention{color:var(--attention)}
    .tag.attention::before{content:"◆";content:"◆"/""}
    .tag.resting{color:var(--resting)}
    .tag.resting::before{content:"○";content:"○"/""}
    .tag.due{color:var(--due)}
    .tag.due::before{content:"▶";content:"▶"/""}
    .new{font-size:.8125rem;font-weight:600;border:1px solid var(--line);border-radius:3px;
    padding:0 .375rem;white-space:nowrap}
    .command{display:flex;flex-wrap:wrap;align-items:center;gap:.375rem .5rem;margin-top:.25rem}
    .command code{background:var(--panel);border:1px solid var(--line);border-radius:4px;
    padding:.1875rem .5rem;user-select:all;-webkit-user-select:all}
    .copy{font:inherit;font-size:.8125rem;color:var(--accent);background:none;border:0;
    padding:.25rem .375rem;min-height:1.75rem;cursor:pointer;text-decoration:underline;
    text-underline-offset:.2em}
    .columns{columns:18rem;column-gap:2rem;font-size:.9375rem;margin-top:.5rem}
    .settled>li{padding:.3125rem 0;border-bottom:1px dotted var(--line);max-width:52rem}
    .settled .aside{font-size:.8125rem}
    pre{background:var(--panel);border:1px solid var(--line);border-radius:4px;padding:1rem;
    overflow:auto;max-width:44rem;margin:1.25rem 0}
    main ol>li{padding:.375rem 0}

    """

  private static let tables = """
    table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.45;
    font-variant-numeric:tabular-nums;margin-top:1.25rem}
    caption{text-align:left;font-size:.875rem;color:var(--muted);padding-bottom:.5rem}
    th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0}
    th:last-child,td:last-child{padding-right:0}
    thead th{font-size:.875rem;font-weight:600;vertical-align:bottom;
    border-bottom:1px solid var(--ink)}
    tbody th{font-weight:600}
    .data:not(.grouped) tbody tr+tr>*,.grouped tbody+tbody>tr:first-child>*{
    border-top:1px solid var(--line)}
    .grouped tbody tr:not(:last-child)>*{padding-bottom:.125rem}
    .grouped tbody th,.grouped tbody td[rowspan]{padding-bottom:.5rem}
    .number{text-align:right}
    td.number,th.number{padding-right:1.5rem}
    .sort{font:inherit;color:inherit;background:none;border:0;padding:0;margin:0;text-align:inherit;
    cursor:pointer}
    .sort::after{content:"↕";content:"↕"/"";color:var(--faint);display:inline-block;width:1.25em;
    text-align:center;font-weight:400}
    [aria-sort=ascending] .sort::after{content:"↑";content:"↑"/"";color:var(--ink)}
    [aria-sort=descending] .sort::after{content:"↓";content:"↓"/"";color:var(--ink)}
    .more{margin-top:.75rem}
    .more>summary,.all{padding:.5rem 0}
    .all{font:inherit;color:var(--accent);background:none;border:0;cursor:pointer;
    text-decoration:underline;text-underline-offset:.2em}
    td details ul{font-size:.875rem;padding-left:1rem}
    figure{margin-top:1.75rem}
    figcaption{max-width:44rem;margin-bottom:.75rem}
    figcaption span{color:var(--muted);font-size:.9375rem;display:block}
    .scroll{overflow-x:auto;max-width:100%}
    .scroll>svg{display:block;max-width:none}
    .scroll table{width:auto;min-width:100%;overflow-wrap:normal}
    .scroll tbody th{font-weight:400}
    .numbers{margin-top:.5rem;font-size:.9375rem}
    [hidden]{display:none!important}

    """

  /// Tables become rows of their own with each column's name beside its cell.
  private static let narrow = """
    @media (max-width:46rem){
    .figures{grid-template-columns:minmax(0,1fr)}
    .figures>div{display:grid;grid-template-columns:6.5rem minmax(0,1fr);column-gap:1rem;
    border-left:0;padding:.625rem 0;border-bottom:1px solid var(--line)}
    .figures dt{grid-column:2;min-height:0;align-self:end}
    .value{grid-column:1;grid-row:1/span 2;align-self:center;font-size:1.875rem}
    .change{grid-column:2;margin:0}
    .spark{grid-column:2;margin:.25rem 0 0}
    .lead>.body{padding-left:0}
    .data,.data tbody,.data tr,.data th,.data td,.data caption{display:block}
    .data thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .data tr,.grouped tbody{padding:.75rem 0;border-top:1px solid var(--line)}
    .data tbody tr>*,.data.grouped tbody>tr:first-child>*{border:0;padding:.125rem 0;text-align:left}
    .data td[data-label]{display:grid;grid-template-columns:8.5rem minmax(0,1fr);column-gap:.75rem}
    .data td[data-label]::before{content:attr(data-label);color:var(--muted);font-size:.875rem}
    .data td[data-label]>*{grid-column:2}
    .grouped tbody{display:flex;flex-direction:column}
    .grouped tr{display:contents}
    .grouped td{order:2}
    .grouped th,.grouped td[rowspan]{order:1}
    .grouped td[data-label=Doc]{margin-top:.5rem}}

    """

  private static let printed = """
    @media print{
    :root{color-scheme:light;\(PageColors.declarations(PageColors.print))}
    html{font-size:10pt}
    body{display:block;max-width:none;padding:0}
    nav,.skip,.copy,.all,.numbers{display:none}
    header{padding:0 0 1rem}
    section{padding:1.25rem 0}
    footer{padding-left:0}
    h2,h3,h4,caption,.place,summary{break-after:avoid}
    tr,.items>li,.figures,figcaption,.settled>li{break-inside:avoid}
    thead{display:table-header-group}
    .lead::details-content{content-visibility:visible;display:block;block-size:auto}
    .lead>summary{list-style:none}
    .sort::after{content:none}
    .scroll{overflow:visible}
    .scroll>svg{max-width:100%;height:auto}
    a{color:inherit;text-decoration:none}}

    """
}
