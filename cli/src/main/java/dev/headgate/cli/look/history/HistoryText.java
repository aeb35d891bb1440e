package dev.headgate.cli.look.history;

import dev.headgate.cli.look.Called;
import dev.headgate.cli.look.Moments;
import dev.headgate.cli.look.Sheet;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.deployment.Outcome;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The history for people: three lines for each, and more where a reason is long. */
record HistoryText(HistoryReport report, UnaryOperator<String> command, int limit) {

    private static final int INDENT = 2;

    void writeOn(Sheet sheet) {
        String where = report.environment().map(it -> " in " + it).orElse("");
        sheet.title(report.service() + where + ", newest first");
        if (report.deployments().isEmpty()) {
            sheet.line(INDENT, "Nothing was deployed by Headgate yet, nor tried to.");
        }
        for (HistoryReport.Entry entry : report.deployments()) {
            sheet.blank();
            entry(sheet, entry);
        }
        report.unseen().forEach(it -> sheet.blank().line(0, "Not seen: " + it, sheet.ink()::orange));
        if (report.more()) {
            sheet.blank();
            sheet.line(0, "There are older ones:");
            sheet.whole(
                    INDENT,
                    command.apply("history " + report.service()
                            + report.environment().map(it -> " " + it).orElse("") + " --limit " + 2 * limit));
        }
    }

    private void entry(Sheet sheet, HistoryReport.Entry it) {
        Ink ink = sheet.ink();
        String outcome = it.outcome().map(Outcome::name).orElse("under way");
        sheet.line(
                INDENT,
                Moments.exactly(it.openedAt()) + " UTC  " + it.environment() + "  " + outcome + took(it.seconds()),
                text -> it.outcome().map(how -> Called.outcome(how, text, ink)).orElseGet(() -> ink.bold(text)));
        sheet.line(2 * INDENT, (it.rollback() ? "rollback to " : "") + it.image());
        it.why().ifPresent(why -> sheet.line(2 * INDENT, why));
        sheet.line(
                2 * INDENT,
                it.deployment() + ", asked for by " + it.requestedBy() + ": " + it.reason()
                        + it.settledBy().map(by -> " (settled by " + by + ")").orElse(""),
                ink::grey);
    }

    private static String took(Optional<Long> seconds) {
        return seconds.map(it -> ", took " + DurationWords.rounded(Duration.ofSeconds(it)))
                .orElse("");
    }
}
