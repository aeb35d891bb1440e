package dev.headgate.simulator.demo;

import dev.headgate.simulator.demo.Snapshot.EnvironmentState;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes a line whenever something changes in an environment that a person would want to know. */
final class PlainView implements View {

    private static final int BAR = 10;

    private final PrintWriter out;
    private final Map<String, Change> shown = new HashMap<>();

    /** What a line is about: times that run down in a reason make no news. */
    private record Change(String standing, int greenPercent, String doing) {
        static Change of(EnvironmentState state) {
            return new Change(
                    state.standing(), state.greenPercent(), state.doing().replaceAll("\\d+ (s|min|h)\\b", "#"));
        }
    }

    PlainView(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void changed(RunObserver run) {
        for (EnvironmentState state : run.environments()) {
            Change change = Change.of(state);
            boolean isNews = !change.equals(shown.put(state.name(), change));
            if (isNews && state.phase() != Phase.NOT_REACHED) {
                out.println(line(run.elapsed(), state));
                out.flush();
            }
        }
    }

    static String line(Duration at, EnvironmentState state) {
        String weight = String.format(
                Locale.ROOT,
                "%s  %-8s %s %3d %% green  blue %-3s green %-3s  %s",
                Words.clock(at),
                state.name(),
                TrafficBar.of(state.greenPercent(), BAR, Ink.NONE),
                state.greenPercent(),
                state.blue(),
                state.green(),
                state.standing());
        return Optional.of(state.doing())
                .filter(doing -> !doing.isEmpty() && !doing.startsWith(state.standing()))
                .map(doing -> weight + ": " + doing)
                .orElse(weight);
    }
}
