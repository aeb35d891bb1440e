package dev.headgate.cli.picture;

import dev.headgate.cli.picture.Snapshot.EnvironmentState;
import dev.headgate.cli.terminal.Ink;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes a line whenever something changes in an environment that a person would want to know. */
public final class PlainView implements View {

    private static final int BAR = 10;
    private static final int LONGEST_REASON = 90;

    /** What lasts shorter is a step on the way, and no news. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final PrintWriter out;
    private final Map<String, News> shown = new LinkedHashMap<>();
    private int told;
    private boolean headed;
    private final Map<String, Unsettled> unsettled = new LinkedHashMap<>();

    /** What a line is about: a number that moves in a reason makes none. */
    private record News(String standing, OptionalInt greenPercent, String doing) {
        static News of(EnvironmentState state) {
            String doing =
                    state.doing().replaceAll(" \\([^()]* (left|ago)\\)", "").replaceAll("\\d+( (s|min|h)\\b)?", "");
            return new News(state.standing(), state.greenPercent(), doing.startsWith(state.standing()) ? "" : doing);
        }
    }

    private record Unsettled(News news, Duration since, EnvironmentState state) {}

    public PlainView(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void changed(Watched run) {
        Duration now = run.elapsed();
        // What lasted until this event is told, though this event may end it.
        write(run, now.minus(SETTLED));
        run.environments().forEach(state -> look(now, state));
        narrate(run);
        write(run, now.minus(SETTLED));
    }

    @Override
    public void ended(Watched run) {
        write(run, run.elapsed());
    }

    /** What goes wrong is told when it does: what became of it follows below. */
    private void narrate(Watched run) {
        List<Snapshot.Happening> happenings = run.happenings();
        if (told < happenings.size()) {
            writeHeading(run);
            happenings.subList(told, happenings.size()).forEach(it -> out.println(happening(it)));
            told = happenings.size();
        }
    }

    static String happening(Snapshot.Happening happening) {
        return Words.clock(happening.at()) + "  ! " + happening.what();
    }

    private void look(Duration now, EnvironmentState state) {
        News news = News.of(state);

        if (state.phase() == Phase.NOT_REACHED
                || state.phase() == Phase.QUIET
                || news.equals(shown.get(state.name()))) {
            unsettled.remove(state.name());
        } else {
            Duration since = Optional.ofNullable(unsettled.get(state.name()))
                    .filter(before -> before.news().equals(news))
                    .map(Unsettled::since)
                    .orElse(now);
            unsettled.put(state.name(), new Unsettled(news, since, state));
        }
    }

    private void write(Watched run, Duration latest) {
        unsettled.values().stream()
                .filter(it -> it.since().compareTo(latest) <= 0)
                .sorted(Comparator.comparing(Unsettled::since))
                .toList()
                .forEach(it -> {
                    writeHeading(run);
                    unsettled.remove(it.state().name());
                    shown.put(it.state().name(), it.news());
                    out.println(line(it.since(), it.state()));
                });
        if (out.checkError()) {
            throw new OutputClosedException();
        }
    }

    /** Comes with the first line: before, it is not known yet which image is released. */
    private void writeHeading(Watched run) {
        if (!headed) {
            headed = true;
            out.println(run.title());
        }
    }

    static String line(Duration at, EnvironmentState state) {
        String weight = String.format(
                Locale.ROOT,
                "%s  %-8s %s %5s green  ",
                Words.clock(at),
                state.name(),
                state.greenPercent().isPresent()
                        ? TrafficBar.of(state.greenPercent().getAsInt(), BAR, Ink.NONE)
                        : " ".repeat(BAR + 2),
                state.percent());
        return weight + targets(state) + Words.cut(words(state), LONGEST_REASON);
    }

    private static String targets(EnvironmentState state) {
        return state.targets()
                .map(it -> String.format(Locale.ROOT, "blue %-3s green %-3s  ", it.blue(), it.green()))
                .orElse("");
    }

    private static String words(EnvironmentState state) {
        if (state.doing().isEmpty()) {
            return state.standing();
        }
        return state.doing().startsWith(state.standing()) ? state.doing() : state.standing() + ": " + state.doing();
    }
}
