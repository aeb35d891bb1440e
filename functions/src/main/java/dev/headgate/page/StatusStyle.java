package dev.headgate.page;

import dev.headgate.deployment.Outcome;
import java.util.List;
import java.util.OptionalInt;

/** How the status looks beside what the dashboard brings: it styles headings, links and tables by itself. */
final class StatusStyle {

    private static final List<Colour> COLOURS =
            List.of(Colour.QUIET, Colour.BLUE_SOFT, Colour.GREEN, Colour.RED, Colour.AMBER);

    private static final String RULES = """
            .headgate table{width:100%}
            .headgate td{vertical-align:top;overflow-wrap:anywhere}
            .headgate small{display:block;color:var(--quiet)}
            .headgate small,.headgate time{white-space:nowrap}
            .headgate svg{display:inline-block;vertical-align:middle;margin-right:8px}
            .headgate .track{fill:var(--blue-soft)}
            .headgate .on-green{fill:var(--green)}
            .headgate b{font-weight:600;white-space:nowrap}
            .headgate .good{color:var(--green)}
            .headgate .bad{color:var(--red)}
            .headgate .late{color:var(--amber)}
            """;

    private static final int BAR = 96;

    private StatusStyle() {}

    /** Everything with its style. A dashboard says whether it is dark; the browser's own setting does not count there. */
    static Html page(Html content, boolean dark) {
        return Html.of(
                "<style>.headgate{{}}{}</style><div class=\"headgate\">{}</div>",
                Html.text(Colour.variables(dark, COLOURS)),
                Html.of(RULES),
                content);
    }

    /** Production traffic as a bar: green from the left, the rest is blue's. */
    static Html bar(OptionalInt greenPercent) {
        if (greenPercent.isEmpty()) {
            return Html.of("unknown<small>the live listener tells</small>");
        }
        int percent = greenPercent.getAsInt();
        return Html.of("""
                <svg width="{}" height="10" role="img" aria-label="{} % of production traffic on green">\
                <rect class="track" width="{}" height="10" rx="3"></rect>\
                <rect class="on-green" width="{}" height="10" rx="3"></rect></svg>{} %""", BAR, percent, BAR, BAR * percent / 100, percent);
    }

    static Html outcome(Outcome outcome) {
        String looks = switch (outcome) {
            case DEPLOYED -> "good";
            case ROLLED_BACK, NEEDS_HUMAN -> "bad";
            case REJECTED, SUPERSEDED -> "late";
        };
        return Html.of("<b class=\"{}\">{}</b>", looks, outcome.name());
    }
}
