package dev.headgate.page;

import dev.headgate.approval.Wording;
import dev.headgate.config.Strategy;
import java.time.Duration;

/** How production traffic would move from blue to green, drawn: time to the right, green from below. */
final class TrafficSketch {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 56;
    /** Before the first shift, all is blue. */
    private static final int LEAD = 36;
    /** A step stays visible beside a bake of days, and a bake beside an hour of steps. */
    private static final double LEAST_SHARE = 0.25;

    private TrafficSketch() {}

    static Html of(Strategy strategy, Duration bake) {
        int bakeStart = LEAD + (int) Math.round((WIDTH - LEAD) * shiftShare(strategy.shiftDuration(), bake));
        return Html.of(
                """
                <svg class="shift" viewBox="0 0 {} {}" role="img" aria-label="Production traffic moves to green {}">
                <rect class="blue" width="{}" height="{}" rx="4"></rect>
                <path class="green" d="{}"></path>
                {}</svg>""",
                WIDTH,
                HEIGHT + 8,
                Wording.shift(strategy),
                WIDTH,
                HEIGHT,
                greenArea(strategy, bakeStart),
                bake.isZero()
                        ? Html.NOTHING
                        : Html.of(
                                "<rect class=\"bake\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"3\"></rect>",
                                bakeStart,
                                HEIGHT + 4,
                                WIDTH - bakeStart));
    }

    static Html legend(Duration bake) {
        return Html.of(
                """
                <small class="legend"><span><i class="blue"></i>on blue</span><span><i class="green"></i>on green</span>{}</small>""",
                bake.isZero() ? Html.NOTHING : Html.of("<span><i class=\"bake\"></i>bake time: blue is kept</span>"));
    }

    private static double shiftShare(Duration shift, Duration bake) {
        if (shift.isZero()) {
            return 0;
        }
        if (bake.isZero()) {
            return 1 - LEAST_SHARE;
        }
        double share = (double) shift.toSeconds() / shift.plus(bake).toSeconds();
        return Math.clamp(share, LEAST_SHARE, 1 - LEAST_SHARE);
    }

    private static String greenArea(Strategy strategy, int bakeStart) {
        StringBuilder path = new StringBuilder("M" + LEAD + " " + HEIGHT);
        long shift = strategy.shiftDuration().toSeconds();
        long passed = 0;
        for (Strategy.Step step : strategy.steps()) {
            passed += step.hold().toSeconds();
            path.append(" V").append(height(step.percent()));
            path.append(" H").append(LEAD + (bakeStart - LEAD) * passed / shift);
        }
        return path + " V0 H" + WIDTH + " V" + HEIGHT + " Z";
    }

    private static int height(int percent) {
        return HEIGHT - HEIGHT * percent / 100;
    }
}
