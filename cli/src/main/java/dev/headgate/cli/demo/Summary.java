package dev.headgate.cli.demo;

import dev.headgate.cli.demo.Ending.EnvironmentEnding;
import dev.headgate.cli.picture.Words;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Outcome;
import dev.headgate.simulator.scenario.Scenario;
import dev.headgate.simulator.scenario.Scenarios;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The last words of a demo.
 *
 * @param width columns that a reason may fill
 */
record Summary(int width, Ink ink) {

    static final int USUAL_WIDTH = 80;

    private static final int OUTCOME_WIDTH = 12;

    List<String> lines(RunObserver run, Ending ending) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(ink.bold(run.release()) + ": " + outcome(ending.outcome(), 0) + " after "
                + DurationWords.rounded(ending.elapsed()) + " of virtual time");
        lines.add(ink.grey(
                "scenario " + run.told().scenario() + ", seed " + run.told().seed()));
        lines.add("");
        int names = ending.environments().stream()
                .mapToInt(it -> it.name().length())
                .max()
                .orElse(0);
        for (EnvironmentEnding environment : ending.environments()) {
            lines.addAll(environment(environment, names));
        }
        List<String> totals = run.sight().besides().totals();
        if (!totals.isEmpty()) {
            lines.add("");
            lines.add("Survived: " + String.join(", ", totals));
        }
        lines.add("");
        lines.add("Try next:");
        lines.addAll(next(run.told().scenario()));
        return lines;
    }

    private List<String> environment(EnvironmentEnding environment, int names) {
        String name = "  " + Words.padded(environment.name(), names) + "  ";
        String serving = "serves " + environment.servingName();
        if (environment.closing().isEmpty()) {
            String why = environment.planned() ? "not reached" : "not in it";
            return List.of(name + ink.grey(Words.padded(why, OUTCOME_WIDTH)) + " " + serving);
        }
        Closing closing = environment.closing().get();
        List<String> lines = new ArrayList<>();
        lines.add(name + outcome(closing.outcome().name(), OUTCOME_WIDTH) + " " + serving + took(environment));
        String indent = " ".repeat(name.length() + OUTCOME_WIDTH + 1);
        Words.wrapped(closing.reason(), width - indent.length()).forEach(it -> lines.add(indent + ink.grey(it)));
        return lines;
    }

    private static String took(EnvironmentEnding environment) {
        return environment
                .ended()
                .flatMap(ended -> environment.started().map(ended::minus))
                .map((Duration took) -> ", took " + DurationWords.rounded(took))
                .orElse("");
    }

    private String outcome(String outcome, int width) {
        String padded = Words.padded(outcome, width);
        return ink.bold(outcome.equals(Outcome.DEPLOYED.name()) ? ink.green(padded) : ink.red(padded));
    }

    private List<String> next(String scenario) {
        Scenario following = following(scenario);
        return List.of(
                "  ./headgate demo --scenario " + following.name(),
                "      " + ink.grey(following.summary()),
                "  ./headgate demo --list",
                "      " + ink.grey("names every scenario"));
    }

    /** The one after it in the list; the first one after the last. */
    private static Scenario following(String scenario) {
        List<Scenario> all = Scenarios.all();
        int index = all.stream().map(Scenario::name).toList().indexOf(scenario);
        return all.get((index + 1) % all.size());
    }
}
