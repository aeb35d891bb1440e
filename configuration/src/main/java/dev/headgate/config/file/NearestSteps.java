package dev.headgate.config.file;

import dev.headgate.config.Strategy;
import dev.headgate.config.Strategy.Pace;
import dev.headgate.config.Strategy.Step;
import dev.headgate.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a controller can do that is nearest to steps that it cannot. */
final class NearestSteps {

    private NearestSteps() {}

    /** The canary or the linear shift of about the same length that differs least in traffic, minute by minute. */
    static Strategy ofCodeDeploy(Strategy.Stepped stepped) {
        Strategy wanted = new Strategy.Stepped(
                stepped.steps().stream()
                        .map(it -> new Step(it.percent(), it.atMost()))
                        .toList(),
                Pace.CLOCK);
        Duration whole = wanted.longestShift();
        Stream<Strategy> canaries = IntStream.rangeClosed(1, 99).mapToObj(it -> new Strategy.Canary(it, whole));
        Stream<Strategy> linears = IntStream.rangeClosed(1, 50).mapToObj(it -> linear(it, whole));
        return Stream.concat(canaries, linears)
                .min(Comparator.comparingDouble(it -> distance(it, wanted)))
                .orElseThrow();
    }

    private static Strategy linear(int percent, Duration whole) {
        long holds = Math.ceilDiv(100, percent) - 1L;
        return new Strategy.Linear(
                percent, Duration.ofMinutes(Math.max(1, Math.round(whole.toMinutes() / (double) holds))));
    }

    private static double distance(Strategy one, Strategy other) {
        long minutes =
                Math.max(one.longestShift().toMinutes(), other.longestShift().toMinutes());
        // Days are compared at a thousand moments.
        long stride = Math.max(1, minutes / 1000);
        double sum = 0;
        for (long minute = 0; minute < minutes; minute += stride) {
            Duration since = Duration.ofMinutes(minute);
            sum += Math.abs(one.percentAfter(since) - other.percentAfter(since)) * (double) stride;
        }
        return sum;
    }

    /** As many steps as are wanted, if that can be, at multiples of one share that is large enough, each as near as can be. */
    static Strategy.Stepped ofEcs(Strategy.Stepped wanted) {
        return IntStream.rangeClosed(StepRules.SMALLEST_GRAIN, 50)
                .mapToObj(grain -> new Strategy.Stepped(multiples(wanted.steps(), grain), wanted.pace()))
                .min(Comparator.<Strategy.Stepped>comparingInt(it -> -it.steps().size())
                        .thenComparingInt(it -> shifted(it, wanted))
                        .thenComparingInt(it -> -it.grain()))
                .orElseThrow();
    }

    private static List<Step> multiples(List<Step> steps, int grain) {
        List<Step> multiples = new ArrayList<>();
        int highest = 99 / grain * grain;
        for (Step step : steps) {
            int percent = Math.clamp(Math.round(step.percent() / (float) grain) * (long) grain, grain, highest);
            if (multiples.isEmpty() || percent > multiples.getLast().percent()) {
                multiples.add(new Step(percent, step.hold(), step.atMost()));
            }
        }
        return multiples;
    }

    private static int shifted(Strategy.Stepped some, Strategy.Stepped wanted) {
        return IntStream.range(0, some.steps().size())
                .map(i -> Math.abs(
                        some.steps().get(i).percent() - wanted.steps().get(i).percent()))
                .sum();
    }

    /** As headgate.yaml writes it. */
    static String text(Strategy strategy) {
        return switch (strategy) {
            case Strategy.AllAtOnce() -> "allAtOnce";
            case Strategy.Canary(int percent, Duration interval) -> "{canary: " + shift(percent, interval) + "}";
            case Strategy.Linear(int percent, Duration interval) -> "{linear: " + shift(percent, interval) + "}";
            case Strategy.Stepped(List<Step> steps, Pace pace) ->
                steps.stream()
                        .map(NearestSteps::text)
                        .collect(Collectors.joining(
                                ", ", "{steps: [", pace == Pace.CLOCK ? "]}" : "], pace: " + pace.word() + "}"));
        };
    }

    private static String shift(int percent, Duration interval) {
        return "{percent: " + percent + ", interval: " + DurationText.of(interval) + "}";
    }

    private static String text(Step step) {
        String hold = "{percent: " + step.percent() + ", hold: " + DurationText.of(step.hold());
        return step.atMost().equals(step.hold())
                ? hold + "}"
                : hold + ", atMost: " + DurationText.of(step.atMost()) + "}";
    }
}
