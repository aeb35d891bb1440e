package dev.headgate.cli.look.status;

import dev.headgate.cli.look.Moments;
import dev.headgate.cli.look.Sheet;
import dev.headgate.cli.picture.TrafficBar;
import dev.headgate.cli.picture.Words;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.deployment.Outcome;
import java.util.List;
import java.util.function.UnaryOperator;

/** The status for people: service by service, environment by environment. */
record StatusText(StatusReport report, UnaryOperator<String> command) {

    private static final int BAR = 24;
    private static final int LONGEST_NAME = 24;

    void writeOn(Sheet sheet) {
        String service = "";
        for (StatusReport.Place place : report.places()) {
            if (!place.service().equals(service)) {
                if (!service.isEmpty()) {
                    sheet.blank();
                }
                service = place.service();
                sheet.title(service);
            }
            place(sheet, place);
        }
        report.unseen().forEach(it -> sheet.blank().line(0, "Not seen: " + it, sheet.ink()::orange));
        List<UnderWay> stuck = report.places().stream()
                .flatMap(it -> it.underWay().stream())
                .filter(UnderWay::needsHuman)
                .toList();
        if (!stuck.isEmpty()) {
            sheet.blank();
            sheet.line(0, "Needs a human. What to do is said by", sheet.ink()::red);
            stuck.forEach(it -> sheet.whole(2, command.apply("show " + it.deployment())));
        }
    }

    private void place(Sheet sheet, StatusReport.Place place) {
        int column = column();
        String serving = place.serving()
                .map(it -> (place.needsHuman() ? "last deployed: " : "serves ") + it.image() + " since "
                        + moments().since(it.since()))
                .orElse("nothing deployed by Headgate yet");
        sheet.row(place.environment(), column, serving);
        place.closed()
                .ifPresent(it -> sheet.line(
                        column,
                        it.until()
                                        .map(until -> "closed for releases until "
                                                + moments().until(until))
                                        .orElse("closed for releases")
                                + ": " + it.why(),
                        sheet.ink()::orange));
        place.underWay().forEach(it -> underWay(sheet, column, it));
        place.endedSince()
                .ifPresent(it -> sheet.line(
                        column,
                        it.image() + " " + it.outcome() + " " + moments().since(it.at()) + ": " + it.reason(),
                        text -> it.outcome() == Outcome.ROLLED_BACK
                                ? sheet.ink().red(text)
                                : sheet.ink().grey(text)));
    }

    private void underWay(Sheet sheet, int column, UnderWay it) {
        Ink ink = sheet.ink();
        sheet.line(
                column,
                (it.rollback() ? "rollback to " : "") + it.image() + ": "
                        + (it.question().isPresent()
                                ? "waits for an answer"
                                : it.phase().words()),
                it.needsHuman() ? ink::red : it.question().isPresent() ? ink::orange : ink::bold);
        it.greenPercent()
                .filter(percent -> percent > 0)
                .ifPresent(percent -> sheet.drawn(" ".repeat(column) + TrafficBar.of(percent, BAR, ink) + " " + percent
                        + " % green" + (it.planned() ? ", by plan" : "")));
        if (it.greenPercent().isEmpty()) {
            sheet.line(column, "how much traffic green has, the live listener tells alone");
        }
        sheet.line(column, it.doing());
        it.judge()
                .ifPresent(judge -> sheet.line(
                        column,
                        "judge at " + moments().at(judge.at()) + ": " + verdict(judge) + ", " + judge.evidence()));
        if (!it.troubles().isEmpty()) {
            sheet.line(column, "the last look found " + String.join(", ", it.troubles()), ink::orange);
        }
        sheet.line(column, it.deployment() + ", asked for by " + it.requestedBy(), ink::grey);
    }

    private static String verdict(UnderWay.Judge judge) {
        return judge.verdict().equals("KEEP_WATCHING") ? "none yet" : judge.verdict();
    }

    private int column() {
        int longest = report.places().stream()
                .mapToInt(it -> Words.cut(it.environment(), LONGEST_NAME).length())
                .max()
                .orElse(0);
        return longest + 4;
    }

    private Moments moments() {
        return new Moments(report.at());
    }
}
