package dev.headgate.cli.look.plan;

import dev.headgate.cli.look.Called;
import dev.headgate.cli.look.Moments;
import dev.headgate.cli.look.Sheet;
import dev.headgate.cli.look.plan.PlanReport.Stop;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.config.Gate;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A plan for people: environment by environment, whether it could begin, what would change and when. */
record PlanText(PlanReport report) {

    private static final int COLUMN = 13;
    private static final int INDENT = 2;

    void writeOn(Sheet sheet) {
        sheet.title("A release of " + report.service() + " to " + report.image() + ". Nothing is started.");
        report.unseen().forEach(it -> sheet.line(INDENT, "not seen: " + it, sheet.ink()::orange));
        report.environments().forEach(it -> stop(sheet, it));
        sheet.blank();
        sheet.line(
                0,
                report.cost()
                        .map(it -> "Where nothing goes wrong, that takes " + it.transitions()
                                + " state transitions and " + it.requests()
                                + " requests to AWS, as the simulator counts them.")
                        .orElse("How many state transitions that takes is not known."));
    }

    private void stop(Sheet sheet, Stop stop) {
        Ink ink = sheet.ink();
        Moments moments = new Moments(report.at());
        sheet.blank();
        sheet.title(stop.environment() + ", wave " + stop.wave() + ", by " + stop.backend());
        sheet.row("now", COLUMN, readiness(stop), paint(stop, ink));
        stop.why().forEach(it -> sheet.line(COLUMN, it));
        stop.unseen().forEach(it -> sheet.row("not seen", COLUMN, it, ink::orange));
        stop.serves().ifPresent(it -> sheet.row("serves", COLUMN, it));
        sheet.row("changes", COLUMN, changes(stop));
        stop.changes().ifPresent(all -> all.forEach(it -> sheet.line(COLUMN, it)));
        stop.gates()
                .forEach(it -> sheet.row(
                        "asked",
                        COLUMN,
                        String.join(" or ", it.approvers()) + " " + Called.gate(it.gate())
                                + (it.gate() == Gate.Before.FINISH ? ", where the judge can not tell" : "")
                                + (it.separationOfDuties() ? ", and not whoever asked for it" : "")));
        sheet.row("judge", COLUMN, judge(stop));
        String label = "earliest";
        for (PlanReport.Step step : stop.steps()) {
            sheet.row(
                    label,
                    COLUMN,
                    moments.at(step.at()) + String.format(Locale.ROOT, " %3d %% ", step.greenPercent()) + step.what());
            label = "";
        }
        sheet.row("at most", COLUMN, "until " + moments.at(stop.latest()) + ": " + stop.longest());
    }

    private static String readiness(Stop stop) {
        return switch (stop.readiness()) {
            case READY -> stop.unseen().isEmpty() ? "ready" : "ready, as far as it could be looked at";
            case WAITS -> "would wait";
            case REFUSED -> "would be refused";
            case UNKNOWN -> "could not be looked at";
        };
    }

    private static UnaryOperator<String> paint(Stop stop, Ink ink) {
        return switch (stop.readiness()) {
            case READY -> ink::green;
            case WAITS, UNKNOWN -> ink::orange;
            case REFUSED -> ink::red;
        };
    }

    private static String changes(Stop stop) {
        return stop.changes()
                .map(it -> it.isEmpty() ? "the image alone" : "the image, and")
                .orElse("not known");
    }

    private static String judge(Stop stop) {
        if (!stop.judged()) {
            return "nobody judges green here";
        }
        return stop.forecast().map(it -> it.sentence()).orElse("what it can find is not known");
    }
}
