package dev.headgate.cli.look.show;

import dev.headgate.cli.look.Called;
import dev.headgate.cli.look.Moments;
import dev.headgate.cli.look.Sheet;
import dev.headgate.cli.terminal.Ink;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A deployment for people. */
record ShowText(ShowReport report) {

    private static final int COLUMN = 16;
    private static final int INDENT = 2;

    void writeOn(Sheet sheet) {
        what(sheet);
        timeline(sheet);
        judge(sheet);
        mails(sheet);
        sheet.blank().title("Links");
        report.links().forEach(it -> sheet.whole(INDENT, it));
        sheet.blank().title("What to do next");
        report.next().forEach(it -> {
            sheet.line(INDENT, it.say());
            it.paste().ifPresent(whole -> sheet.whole(2 * INDENT, whole));
        });
    }

    private void what(Sheet sheet) {
        ShowReport.What what = report.what();
        ShowReport.Where where = report.where();
        Ink ink = sheet.ink();
        sheet.title(report.deployment());
        sheet.row(
                "release",
                COLUMN,
                (what.rollback() ? "rollback of " : "") + what.service() + " to " + what.image() + ", as "
                        + what.release());
        sheet.row("digest", COLUMN, what.digest());
        sheet.row(
                "where",
                COLUMN,
                where.environment() + ": " + where.cluster() + "/" + where.service() + ", account " + where.account()
                        + ", " + where.region() + ", by " + where.backend());
        sheet.row("asked for by", COLUMN, what.requestedBy() + ": " + what.reason());
        what.commit()
                .ifPresent(it -> sheet.row(
                        "commit",
                        COLUMN,
                        it + what.author().map(who -> " by " + who).orElse("")));
        what.override().ifPresent(it -> sheet.row("overrides", COLUMN, it, ink::orange));
        sheet.row(
                "outcome",
                COLUMN,
                report.outcome().map(Enum::name).orElse("under way"),
                text -> report.outcome()
                        .map(it -> Called.outcome(it, text, ink))
                        .orElseGet(() -> ink.bold(text)));
        report.held().ifPresent(it -> sheet.row("held", COLUMN, it, ink::orange));
        report.why().ifPresent(it -> sheet.row("why", COLUMN, it));
        report.serving().ifPresent(it -> sheet.row("serving", COLUMN, it));
        if (!report.troubles().isEmpty() && report.outcome().isEmpty()) {
            sheet.row("troubles", COLUMN, String.join(", ", report.troubles()), ink::orange);
        }
    }

    private void timeline(Sheet sheet) {
        sheet.blank().title("What happened (UTC)");
        int column = INDENT + "2026-03-02 09:21:30".length() + 2;
        for (ShowReport.Event event : report.timeline()) {
            sheet.row(
                    Moments.exactly(event.at()),
                    column,
                    event.what()
                            + event.by().map(it -> " by " + it).orElse("")
                            + detail(event).map(it -> ": " + it).orElse(""));
        }
    }

    /** Why it ended stands above already, and can be long. */
    private Optional<String> detail(ShowReport.Event event) {
        return event.detail().filter(it -> !report.why().equals(Optional.of(it)));
    }

    private void judge(Sheet sheet) {
        report.judge().ifPresent(it -> {
            sheet.blank().title("What the canary judge says");
            it.forecast().ifPresent(forecast -> sheet.line(INDENT, forecast.sentence()));
            it.verdict()
                    .ifPresent(verdict -> sheet.line(
                            INDENT,
                            (verdict.equals("KEEP_WATCHING") ? "no verdict yet" : verdict)
                                    + it.reason().map(why -> " (" + why + ")").orElse("")
                                    + it.evidence().map(seen -> ": " + seen).orElse("")));
            it.warnings().forEach(warning -> sheet.line(INDENT, warning, sheet.ink()::orange));
        });
    }

    private void mails(Sheet sheet) {
        if (!report.mails().isEmpty()) {
            sheet.blank().title("Mails to approvers");
            sheet.line(
                    INDENT,
                    report.mails().stream()
                            .map(it -> it.mail().name().toLowerCase(Locale.ROOT) + " " + Called.gate(it.gate()) + " to "
                                    + it.approver())
                            .collect(Collectors.joining(", ")));
        }
    }
}
