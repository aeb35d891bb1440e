package dev.headgate.page;

import dev.headgate.text.Digest;
import java.util.Base64;
import java.util.List;

/** How the approval pages look, and the policy that lets a browser apply this style and nothing else. */
final class PageStyle {

    private static final String RULES = """
            * { box-sizing: border-box; }
            body {
              margin: 0; padding: 16px; background: var(--ground); color: var(--ink);
              font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
              -webkit-text-size-adjust: 100%;
            }
            main { max-width: 680px; margin: 0 auto; padding-bottom: 16px; }
            .columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; margin-top: 16px; align-items: start; }
            .about { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
            .brand { display: flex; align-items: center; gap: 8px; margin: 4px 0 16px; color: var(--quiet); font-size: 14px; }
            .brand svg { width: 20px; height: 20px; flex: none; }
            .brand .left { fill: var(--blue); }
            .brand .right { fill: var(--green); }
            .brand strong { color: var(--ink); font-weight: 650; letter-spacing: .01em; }
            .card { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: 24px 20px; }
            .card + .card { margin-top: 16px; }
            .about .card + .card { margin-top: 0; }
            h1 { margin: 0; font-size: 28px; line-height: 1.2; letter-spacing: -.015em; font-weight: 700; overflow-wrap: anywhere; }
            h2 { margin: 0 0 14px; font-size: 19px; line-height: 1.3; }
            p { margin: 8px 0 0; overflow-wrap: anywhere; }
            .lede { color: var(--quiet); }
            .until { margin: 16px 0 0; padding: 10px 14px; border-radius: 10px; background: var(--soft); font-size: 15px; }
            .badge {
              display: inline-block; margin: 0 0 12px; padding: 3px 10px; border-radius: 999px;
              font-size: 13px; font-weight: 600; color: var(--quiet); background: var(--soft);
            }
            .badge.good { color: var(--green); background: var(--green-soft); }
            .badge.bad { color: var(--red); background: var(--red-soft); }
            .badge.late { color: var(--amber); background: var(--amber-soft); }
            .pair { display: grid; gap: 10px; margin: 0 0 16px; }
            .side { padding: 12px 14px; border: 1px solid var(--line); border-left: 4px solid var(--blue); border-radius: 10px; }
            .side.next { border-left-color: var(--green); }
            .side span { display: block; color: var(--quiet); font-size: 14px; }
            .side code { display: block; }
            .side .digest { margin-top: 4px; color: var(--quiet); font-size: 12px; }
            ul { margin: 12px 0 0; padding: 0; list-style: none; }
            li { padding: 10px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
            li:last-child { padding-bottom: 0; }
            li small { display: block; color: var(--quiet); font-size: 14px; white-space: pre-line; unicode-bidi: isolate; }
            .kind { display: inline-block; min-width: 64px; margin: 0 6px 0 0; font-size: 13px; font-weight: 600; color: var(--amber); }
            .kind.added { color: var(--green); }
            .kind.removed { color: var(--red); }
            .people li { display: flex; flex-wrap: wrap; gap: 4px 16px; justify-content: space-between; align-items: center; }
            .people li > span:first-child { flex: 1 1 110px; }
            .people .badge { margin: 0; }
            .people + .lede { margin-top: 16px; }
            .chart { margin: 24px 0 0; }
            .chart figcaption { font-weight: 600; }
            .plot { margin: 4px 0 0; border-bottom: 1px solid var(--quiet); }
            .plot span { display: block; color: var(--quiet); font-size: 13px; border-bottom: 1px solid var(--line); }
            .plot svg { display: block; width: 100%; height: 110px; overflow: visible; }
            .plot path {
              fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; vector-effect: non-scaling-stroke;
            }
            .plot .alone { stroke-width: 5; }
            .plot .green { stroke: var(--green); }
            .plot .blue { stroke: var(--blue); }
            .plot .worse { stroke: var(--red); }
            .plot .no-worse { stroke: var(--ink); }
            .plot .objective { stroke: var(--amber); stroke-width: 1; stroke-dasharray: 6 4; }
            .plot .mark { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 2 3; }
            .times { display: flex; justify-content: space-between; gap: 16px; margin: 4px 0 6px; color: var(--quiet); font-size: 13px; }
            dl { margin: 0; }
            dl > div {
              padding: 10px 0; border-top: 1px solid var(--line);
            }
            dl > div:first-child { border-top: 0; padding-top: 0; }
            dl > div:last-child { padding-bottom: 0; }
            dt { color: var(--quiet); font-size: 14px; }
            dd { margin: 0; overflow-wrap: anywhere; unicode-bidi: isolate; white-space: pre-line; }
            dd small { display: block; color: var(--quiet); font-size: 14px; }
            code { font: 14px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
            .tag { font-size: 15px; font-weight: 600; }
            .shift { display: block; width: 100%; height: auto; margin: 8px 0 4px; }
            .shift .blue { fill: var(--blue); opacity: .35; }
            .shift .green { fill: var(--green); }
            .shift .bake { fill: var(--blue); }
            .legend { display: block; margin: 0 0 4px; color: var(--quiet); font-size: 14px; }
            .legend i { display: inline-block; width: 12px; height: 12px; margin: 0 6px 0 0; border-radius: 3px; vertical-align: -1px; }
            .legend .worse { background: var(--red); }
            .legend .no-worse { background: var(--ink); }
            .legend .objective { background: var(--amber); }
            .legend span { display: inline-block; margin-right: 16px; }
            .legend .blue { background: var(--blue); opacity: .35; }
            .legend .green { background: var(--green); }
            .legend .bake { height: 3px; vertical-align: 3px; background: var(--blue); }
            .chart .legend i { height: 3px; vertical-align: 4px; opacity: 1; }
            blockquote {
              margin: 16px 0 0; padding: 2px 0 2px 14px; border-left: 3px solid var(--line);
              white-space: pre-line; overflow-wrap: anywhere; unicode-bidi: isolate;
            }
            form { margin: 0; }
            fieldset { margin: 0; padding: 0; border: 0; display: grid; gap: 10px; }
            legend { padding: 0; margin: 0 0 16px; font-size: 19px; font-weight: 700; line-height: 1.3; }
            .choice {
              display: grid; grid-template-columns: 20px 1fr; gap: 0 12px; padding: 14px; cursor: pointer;
              border: 1px solid var(--line); border-radius: 10px;
            }
            .choice input { width: 20px; height: 20px; margin: 2px 0 0; accent-color: var(--ink); }
            .choice strong { display: block; }
            .choice span span { color: var(--quiet); font-size: 15px; }
            .choice:has(input:disabled) { cursor: not-allowed; }
            .choice:has(input:disabled) strong { color: var(--quiet); text-decoration: line-through; }
            .choice:has(input:checked) { border-color: var(--ink); background: var(--soft); }
            .choice.approve:has(input:checked) { border-color: var(--green); background: var(--green-soft); }
            .choice.reject:has(input:checked) { border-color: var(--red); background: var(--red-soft); }
            .field { margin: 20px 0 0; }
            .field label { display: block; font-weight: 600; }
            .hint { margin: 0 0 6px; color: var(--quiet); font-size: 14px; }
            input[type=text], textarea {
              display: block; width: 100%; padding: 11px 12px; font: inherit; color: inherit;
              background: var(--surface); border: 1px solid var(--quiet); border-radius: 8px;
            }
            textarea { min-height: 88px; resize: vertical; }
            input[aria-invalid=true], textarea[aria-invalid=true] { border: 2px solid var(--red); }
            .fault { margin: 6px 0 0; color: var(--red); font-size: 15px; font-weight: 600; }
            .faults { margin: 0 0 20px; padding: 12px 14px; border-radius: 10px; background: var(--red-soft); color: var(--red); font-weight: 600; }
            .faults p { margin: 0; }
            button {
              display: block; width: 100%; margin: 24px 0 0; padding: 13px 20px; border: 0; border-radius: 10px; cursor: pointer;
              font: inherit; font-weight: 650; color: var(--surface); background: var(--ink);
            }
            :focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
            footer { margin: 16px 4px 8px; color: var(--quiet); font-size: 14px; overflow-wrap: anywhere; }
            .sign-out { display: inline; margin-left: 8px; }
            .sign-out button {
              display: inline; width: auto; min-width: 0; margin: 0; padding: 4px 10px; font-size: 14px;
              color: var(--ink); background: var(--soft);
            }
            @media (min-width: 600px) {
              body { padding: 40px 24px; }
              .card { padding: 32px; }
              h1 { font-size: 34px; }
              .pair { grid-template-columns: 1fr 1fr; }
              dl > div { display: grid; grid-template-columns: 132px minmax(0, 1fr); gap: 16px; }
              dt { font-size: 15px; padding-top: 1px; }
              button { width: auto; min-width: 200px; }
            }
            @media (min-width: 1000px) {
              main.wide { max-width: 1080px; }
              .wide .card { padding: 28px; }
              .columns { grid-template-columns: minmax(0, 1fr) 400px; gap: 20px; margin-top: 20px; }
              .about { gap: 20px; grid-column: 1; grid-row: 1; }
              .columns > form { grid-column: 2; grid-row: 1; }
              .columns button { width: 100%; }
            }
            @media (min-width: 1000px) and (min-height: 780px) {
              .columns > form { position: sticky; top: 20px; }
            }
            """;

    static final String CSS = ":root{color-scheme:light dark;" + colours(false) + "}\n"
            + "@media (prefers-color-scheme: dark){:root{" + colours(true) + "}}\n"
            + RULES;

    /** For the header {@code Content-Security-Policy}: no script, no frame, no foreign resource, forms only back to us. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(CSS)
            + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private PageStyle() {}

    private static String colours(boolean dark) {
        return Colour.variables(dark, List.of(Colour.values()));
    }

    private static String hash(String text) {
        return Base64.getEncoder().encodeToString(Digest.of(text));
    }
}
