namespace AdoptionSim.Client.Reports;

/// <summary>The CSS style sheet of reports, for screens of any width and for paper.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        body { font: 16px/1.5 system-ui, "DejaVu Sans", sans-serif; color: #1a1a1a; background: #fff;
          max-width: 72rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
        h1, h2 { line-height: 1.2; }
        h2 { margin-top: 2.5rem; }
        .headline { font-size: 1.25rem; line-height: 1.4; border-left: 4px solid #0b5394; padding-left: 0.8rem; }
        .note { color: #444; }
        img { display: block; max-width: 100%; height: auto; margin: 1rem 0; }
        img.narrow { display: none; }
        .one-line { white-space: nowrap; }
        .table { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
        caption { text-align: left; font-weight: bold; padding-bottom: 0.5rem; }
        caption span { display: inline-block; max-width: calc(100vw - 2rem); position: sticky; left: 0; }
        th, td { padding: 0.25rem 0.75rem 0.25rem 0; text-align: right; vertical-align: bottom; border-bottom: 1px solid #ccc; overflow-wrap: normal; }
        td { white-space: nowrap; }
        td.text { white-space: normal; min-width: 9rem; }
        th:first-child, .text { text-align: left; }
        tbody th { font-weight: 600; max-width: 16rem; min-width: 6.5rem; background: #fff; position: sticky; left: 0; }
        thead th { font-weight: normal; color: #444; max-width: 9rem; }
        thead th:first-child { background: #fff; position: sticky; left: 0; }
        pre { background: #f3f5f8; padding: 0.7rem 0.9rem; white-space: pre-wrap; overflow-wrap: anywhere; }
        code, pre { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 0.9rem; }
        dt { font-weight: bold; }
        dd { margin: 0 0 0.5rem 0; }
        @media screen and (max-width: 600px) {
          body { font-size: 15px; padding: 0.75rem; }
          img.wide { display: none; }
          img.narrow { display: block; }
          h1 { font-size: 1.5rem; }
          .headline { font-size: 1.1rem; }
          th, td { padding-right: 0.6rem; }
          thead th { max-width: 6.5rem; }
        }
        @page { margin: 15mm 14mm; }
        @media print {
          body { max-width: none; padding: 0; font-size: 10pt; }
          .table { overflow: visible; }
          table { font-size: 8pt; width: 100%; }
          th, td { padding-right: 0.4rem; position: static; }
          tbody th { min-width: 0; max-width: 11rem; }
          caption span { max-width: none; position: static; }
          td.text { min-width: 0; }
          thead { display: table-header-group; }
          table, tr, img, pre, dt, dd, li { break-inside: avoid; }
          h1, h2, .note, caption, dt { break-after: avoid; }
          h2 { margin-top: 1.5rem; }
          img { max-height: 230mm; }
          p { orphans: 3; widows: 3; }
        }
        """;
}
