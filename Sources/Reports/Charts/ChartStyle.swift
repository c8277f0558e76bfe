/// The looks of the charts, for the page's style sheet.
///
/// It uses the page's custom properties `--ink`, `--muted`, `--paper`, `--line`,
/// `--good`, `--attention`, `--overdue`, `--accent`, `--lead` and `--others`, in whichever
/// scheme they are set. A chart is as wide as its container and never narrower than 36rem, so that
/// its text stays legible: on a phone the container must scroll sideways on its own (`overflow-x:
/// auto`, and `tabindex="0"` with a name, so that keys scroll it too). On paper it is whole on one
/// page.
enum ChartStyle {
  static let css = """
    svg.picture{display:block;width:100%;min-width:36rem;max-width:48rem;height:auto}
    svg.picture text{fill:var(--ink);font-size:13px;font-variant-numeric:tabular-nums}
    svg.picture tspan{unicode-bidi:isolate}
    svg.picture .p-end text{text-anchor:end}
    svg.picture .p-mid text{text-anchor:middle}
    svg.picture .p-strong,svg.picture .p-strong text{font-weight:600}
    svg.picture .p-ticks text,svg.picture .p-legend text,svg.picture .p-note{fill:var(--muted);font-size:12px}
    .p-grid,.p-axis,.p-line,.p-leader,.p-none,.p-now path,.p-planned,.p-ahead,.p-joint,.p-hatch,.p-stripe,.p-awayline{fill:none}
    .p-grid{stroke:var(--line)}
    .p-axis{stroke:var(--muted)}
    .p-series{--c:var(--ink)}
    .p-stale{--c:var(--overdue)}
    .p-silos{--c:var(--accent)}
    .p-handoffs{--c:var(--attention)}
    .p-line{stroke:var(--c,var(--ink));stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
    .p-silos .p-line{stroke-dasharray:7 5}
    .p-handoffs .p-line{stroke-dasharray:1 5}
    .p-marks{fill:var(--c);stroke:var(--paper);stroke-width:1.5}
    .p-silos .p-marks{fill:var(--paper);stroke:var(--c);stroke-width:2}
    .p-leader{stroke:var(--c);stroke-opacity:.5}
    .p-ground{fill:var(--line);fill-opacity:.4}
    .p-none{stroke:var(--muted)}
    .p-fresh{fill:var(--good);fill-opacity:.08}
    .p-within{fill:var(--good);fill-opacity:.2}
    .p-due{fill:var(--attention);fill-opacity:.4}
    .p-over{fill:var(--overdue);fill-opacity:.26}
    .p-far{fill:var(--overdue);fill-opacity:.52}
    .p-strip{fill:var(--good);fill-opacity:.6}
    .p-of-due{fill:var(--attention);fill-opacity:1}
    .p-of-over{fill:var(--overdue);fill-opacity:.7}
    .p-of-far{fill:var(--overdue);fill-opacity:1}
    svg.picture .p-ages text{font-size:12px}
    svg.picture .p-on-far text{font-weight:600}
    .p-hatch{stroke:var(--muted);stroke-opacity:.6}
    .p-stripe{stroke:var(--paper);stroke-width:2}
    .p-dot{fill:var(--paper)}
    .p-service,.p-lead{fill:var(--lead)}
    .p-initiative,.p-team{fill:var(--lead)}
    .p-others{fill:var(--others);fill-opacity:.35}
    .p-joint{stroke:var(--paper);stroke-width:2}
    .p-turn{fill:var(--lead);fill-opacity:.28}
    .p-ahead{stroke:var(--lead);stroke-width:2;stroke-dasharray:2 4}
    .p-vacant{fill:none;stroke:var(--overdue);stroke-dasharray:4 2}
    .p-away{fill:var(--paper);fill-opacity:.55}
    .p-awayline{stroke:var(--ink);stroke-opacity:.55}
    svg.picture .p-names text{font-size:12px}
    .p-recorded{fill:var(--good);stroke:var(--paper);stroke-width:1.5}
    .p-missing{fill:var(--paper);stroke:var(--overdue);stroke-width:2.5}
    .p-planned{stroke:var(--ink);stroke-width:1.5}
    .p-now path{stroke:var(--ink)}
    svg.picture .p-now text{font-size:12px;font-weight:600}
    svg.sparkline{width:120px;height:28px;overflow:visible}
    .p-point{fill:var(--ink)}
    @media print{svg.picture{min-width:0;max-height:24cm;break-inside:avoid}}
    @media (forced-colors:active){svg.picture,svg.sparkline{--ink:CanvasText;--muted:CanvasText;--paper:Canvas;--line:GrayText;--good:GrayText;--attention:CanvasText;--overdue:CanvasText;--accent:LinkText;--lead:Highlight;--others:GrayText}}
    """
}
