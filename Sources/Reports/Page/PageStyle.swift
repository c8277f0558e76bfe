/// The page's style sheet.
///
/// It is one text whose digest the page's policy names, so nothing in it depends on the report.
enum PageStyle {
  /// What the page's policy names: the SHA-256 of ``source``, in Base64. A test computes it.
  static let digest = "sha256-IcWnt6fduPUjcNQQsKh8oCnrDn6ASainRELrbqyB9Gw="

  static let source =
    colors + base + header + summary + lists + tables + ChartStyle.css + narrow + printed

  private static let colors = """

    :root{\(PageColors.declarations(PageColors.light));
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
    body{margin:0 auto;max-width:84rem;padding:0 clamp(1rem,4vw,3rem);overflow-wrap:break-word}
    @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
    h1,h2,h3,h4,p,ul,ol,dl,dd,figure{margin:0}
    h2{font:600 1.5rem/1.25 var(--serif);letter-spacing:-.01em;margin-bottom:.75rem}
    h3{font:600 1.0625rem/1.4 var(--sans);margin:1.75rem 0 .5rem}
    h4{font:600 .875rem/1.4 var(--sans);color:var(--muted);margin:1rem 0 .5rem}
    p{max-width:44rem}
    ul,ol{padding-left:1.25rem}
    a{color:var(--accent)}
    code,.path{font-family:var(--mono);font-size:.875em;font-variant-ligatures:none;overflow-wrap:anywhere}
    .path{font-weight:500}
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
    nav ul{list-style:none;padding:0;display:flex;gap:1.25rem;overflow-x:auto;
    border-bottom:1px solid var(--line)}
    nav a{display:block;padding:.5rem 0;text-decoration:none;color:var(--muted);white-space:nowrap}
    nav a:hover{color:var(--ink);text-decoration:underline}
    .count{font-variant-numeric:tabular-nums;color:var(--ink);font-weight:600}
    @media (min-width:40rem){nav ul{flex-wrap:wrap;gap:0 1.25rem;padding-bottom:.5rem}
    nav a{padding:.25rem 0}}
    .zero{color:var(--muted);font-weight:400}
    .start{max-width:52rem}
    @media (min-width:70rem){
    .report{display:grid;grid-template-columns:11rem minmax(0,1fr);column-gap:3.5rem}
    header{grid-column:1/-1}
    .report footer{grid-column:2}
    nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:.25rem 0 2rem;
    margin:0}
    nav ul{display:block;border:0}
    nav a{display:flex;justify-content:space-between;gap:1rem;padding:.3125rem 0;
    white-space:normal}}

    """

  private static let summary = """
    .sentence{font:400 clamp(1.625rem,1.2rem + 1.6vw,2.25rem)/1.2 var(--serif);
    letter-spacing:-.015em;max-width:23em;margin-bottom:1.75rem}
    .figures{display:grid;grid-template-columns:repeat(5,minmax(0,1fr));
    border-top:1px solid var(--ink);font-variant-numeric:tabular-nums}
    .figures>div{display:flex;flex-direction:column;padding:.75rem 1rem 0 1rem;
    border-left:1px solid var(--line)}
    .figures>div:first-child{padding-left:0;border-left:0}
    .figures dt{order:1;font-size:.9375rem;line-height:1.35}
    .figures .change{order:2}
    .figures .spark{order:3}
    .value{font:400 2.5rem/1.1 var(--serif);font-variant-numeric:tabular-nums lining-nums}
    .of{font-size:1.0625rem;color:var(--muted)}
    .spark{margin-top:auto;padding-top:.625rem}
    .spark svg{display:block;max-width:100%}
    .change{font-size:.875rem;line-height:1.4;color:var(--muted);margin-top:.125rem}
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
    .lead>summary:hover{text-decoration:none}
    .lead>summary:hover bdi{text-decoration:underline}
    .counts,.facts{font-size:.9375rem;font-weight:400;font-variant-numeric:tabular-nums}
    .counts{margin-left:.5rem}
    .facts::before{content:"· "}
    .lead>.body{padding:0 0 1.25rem 1.125rem}
    .lead h4{margin:.25rem 0 0}
    .places+h4,.rest+h4{margin-top:1rem}
    .places,.items,.shares,.plain,.columns,.settled{list-style:none;padding:0}
    .places>li{padding:.5rem 0}
    @media (min-width:56rem),print{
    .places>li{display:grid;grid-template-columns:14rem minmax(0,1fr);column-gap:1.5rem}}
    .places>li+li{border-top:1px dotted var(--line)}
    .place{padding:.125rem 0}
    @media (min-width:56rem),print{.place .name{display:block;font-size:.9375rem}}
    .items>li{padding:.125rem 0}
    .items>li+li{padding-top:.5rem}
    .what,.next,.rest{font-size:.9375rem}
    @media (min-width:56rem),print{
    .items>li{padding-left:5.5rem}
    .items .tag{float:left;margin-left:-5.5rem}}
    .rest{padding:.375rem 0}
    .next{color:var(--muted)}
    .next::first-letter{text-transform:uppercase}
    .tag{font-weight:600;white-space:nowrap;font-size:.875rem}
    .tag::before{content:"";display:inline-block;margin-right:.4375rem}
    .tag.overdue{color:var(--overdue)}
    .tag.overdue::before{border:.3125rem solid transparent;border-top:0;
    border-bottom:.5625rem solid}
    .tag.attention{color:var(--attention)}
    .tag.attention::before{width:.5rem;height:.5rem;border:.25rem solid;margin-left:.0625rem;
    transform:rotate(45deg)}
    .tag.resting{color:var(--resting)}
    .tag.resting::before{width:.5625rem;height:.5625rem;border:2px solid;border-radius:50%}
    .tag.due{color:var(--due)}
    .tag.due::before{border:.3125rem solid transparent;border-right:0;
    border-left:.5625rem solid;margin-left:.0625rem}
    .new{font-size:.8125rem;font-weight:600;border:1px solid var(--line);border-radius:3px;
    padding:0 .375rem;white-space:nowrap}
    .command{display:inline-block;margin:.125rem 0}
    .command code{display:inline-block;color:var(--ink);background:var(--panel);border:1px solid var(--line);border-radius:4px;
    padding:.125rem .4375rem;user-select:all;-webkit-user-select:all}
    .copy{font:inherit;font-size:.8125rem;color:var(--accent);background:none;border:0;
    padding:.125rem .5rem;min-height:1.625rem;cursor:pointer;text-decoration:underline}
    .columns{columns:18rem;column-gap:2rem;font-size:.9375rem;margin-top:.5rem}
    .settled>li{padding:.3125rem 0;border-bottom:1px dotted var(--line);max-width:52rem}
    .settled .aside{font-size:.8125rem}
    pre{background:var(--panel);border:1px solid var(--line);border-radius:4px;padding:1rem;
    width:max-content;min-width:min(100%,44rem);margin:1.25rem 0}
    main ol>li{padding:.375rem 0}

    """

  private static let tables = """
    table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.45;
    font-variant-numeric:tabular-nums;margin-top:1.25rem}
    caption{text-align:left;font-size:.875rem;color:var(--muted);padding-bottom:.5rem}
    .data{table-layout:fixed}
    .data caption{position:absolute;width:1px;height:1px;padding:0;overflow:hidden;
    clip-path:inset(50%)}
    \(widths)
    th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0}
    th:last-child,td:last-child{padding-right:0}
    thead th{font-size:.875rem;font-weight:600;vertical-align:bottom;
    border-bottom:1px solid var(--ink)}
    tbody th{font-weight:500}
    .data:not(.grouped) tbody tr+tr>*,.grouped tbody+tbody>tr:first-child>*{
    border-top:1px solid var(--line)}
    .grouped tbody tr:not(:last-child)>*{padding-bottom:.125rem}
    .grouped tbody th,.grouped tbody td[rowspan]{padding-bottom:.5rem}
    .number{text-align:right}
    td.number,th.number{padding-right:1.5rem}
    .sort{font:inherit;color:inherit;background:none;border:0;padding:0;margin:0;text-align:inherit;
    cursor:pointer}
    .sort::after{content:"";display:inline-block;margin-left:.375rem;color:var(--faint);
    border:.25rem solid transparent;border-top:.3125rem solid;border-bottom:0;
    vertical-align:.125em}
    [aria-sort] .sort::after{color:var(--ink);border-width:.375rem .3125rem 0}
    [aria-sort=ascending] .sort::after{border-top:0;border-bottom:.375rem solid}
    .more{margin-top:.75rem}
    .more>summary,.all{padding:.5rem 0}
    .all{font:inherit;color:var(--accent);background:none;border:0;cursor:pointer;
    text-decoration:underline}
    td details ul{font-size:.875rem;padding-left:1rem}
    figure{margin-top:2rem}
    figcaption{max-width:44rem;margin-bottom:.75rem}
    figcaption span{color:var(--muted);font-size:.9375rem;display:block}
    .scroll{overflow-x:auto;max-width:100%}
    .scroll table{width:auto;min-width:100%;overflow-wrap:normal}
    .scroll tbody th{font-weight:400}
    .numbers{margin-top:.5rem;font-size:.9375rem}
    .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    [hidden]{display:none!important}

    """

  /// Tables become rows of their own with each column's name beside its cell.
  private static let narrow = """
    @media screen and (max-width:46rem){
    .figures{grid-template-columns:minmax(0,1fr)}
    .figures>div{display:grid;grid-template-columns:6rem minmax(0,1fr) 5.5rem;column-gap:.75rem;
    border-left:0;padding:.625rem 0;border-bottom:1px solid var(--line)}
    .figures dt{grid-column:2;grid-row:1;align-self:end}
    .value{grid-column:1;grid-row:1/span 2;align-self:center;font-size:1.75rem}
    .change{grid-column:2;grid-row:2;margin:0}
    .spark{grid-column:3;grid-row:1/span 2;align-self:center;margin:0;padding:0}
    .spark svg.sparkline{width:5.5rem}
    .lead>.body{padding-left:0}
    .data,.data tbody,.data tr,.data th,.data td{display:block}
    .data thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .data:not(.grouped) tbody tr,.data.grouped tbody{padding:.75rem 0;
    border-top:1px solid var(--line)}
    .data.data.data tbody>tr>*{border:0;padding:.125rem 0;text-align:left}
    .data.data.data tbody>tr>td{display:flow-root;padding-left:8.5rem}
    .data td::before{content:attr(data-label);float:left;width:8rem;margin-left:-8.5rem;
    color:var(--muted);font-size:.875rem}
    .data td:empty{display:none}
    .grouped tbody{display:flex;flex-direction:column}
    .grouped tr{display:contents}
    .grouped td{order:2}
    .grouped th,.grouped td[rowspan]{order:1}
    .grouped tr>td[data-label=Doc]{margin-top:.5rem}}

    """

  /// The widths of columns, in steps of 5 hundredths.
  private static let widths = stride(from: 5, through: 95, by: 5)
    .map { ".w\($0){width:\($0)%}" }.joined()

  private static let printed = """
    @media print{
    :root{\(PageColors.declarations(PageColors.print))}
    html{font-size:10pt}
    body{display:block;max-width:none;padding:0}
    nav,.skip,.copy,.numbers,.all[aria-expanded=true]{display:none}
    .all{color:var(--muted);text-decoration:none;padding-left:0}
    header{padding:0 0 1rem}
    section{padding:1.25rem 0}
    footer{padding-left:0}
    h2,h3,h4,caption,.place,summary{break-after:avoid}
    tr,.items>li,.figures,figcaption,.settled>li{break-inside:avoid}
    thead{display:table-header-group}
    .lead>summary{list-style:none}
    .lead>.body,.places>li:first-child{break-before:avoid}
    .sort{display:contents}
    .sort::after{content:none}
    .scroll{overflow:visible}
    svg.picture{min-width:0;max-height:24cm;break-inside:avoid}
    figcaption{break-after:avoid}
    .places>li{grid-template-columns:11rem minmax(0,1fr)}
    .figures dt{font-size:.875rem}
    .value{font-size:1.75rem}
    .spark svg.sparkline{width:100%}
    a{color:inherit;text-decoration:none}}

    """
}
