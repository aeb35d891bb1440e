package dev.headgate.cli.picture;

import dev.headgate.cli.picture.Snapshot.EnvironmentState;
import dev.headgate.cli.picture.Snapshot.Heading;
import dev.headgate.cli.picture.Snapshot.Health;
import dev.headgate.cli.picture.Snapshot.Link;
import dev.headgate.cli.picture.Snapshot.Question;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.deployment.Outcome;
import dev.headgate.text.DurationWords;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One picture of the live view.
 *
 * <p>What a person has to do comes first: where rows or columns are few, questions stay whole and the rest gets shorter.
 *
 * @param width columns to fill
 * @param height most rows
 */
public record Frame(int width, int height, Ink ink) {

    /** Below this, a bar says less than a number. */
    private static final int NARROW = 60;

    /** Nothing can be said in less. */
    private static final int NARROWEST = 20;

    private static final int MOST_HAPPENINGS = 5;
    private static final int WIDEST_BAR = 48;

    /** What stands beside the bar: its ends, the percent and the health of both. */
    private static final int BESIDE_THE_BAR = 36;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEE HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    public Frame {
        width = Math.max(NARROWEST, width);
    }

    /** The rows from top to bottom. */
    public List<String> rows(Snapshot snapshot) {
        List<String> rows = new ArrayList<>(heading(snapshot.heading()));
        List<String> questions = questions(snapshot);
        int margins = snapshot.environments().size();
        int room = height - rowsOf(questions);
        boolean pictures = width >= NARROW && rows.size() + 3 * margins <= room;
        if (pictures && rows.size() + 3 * margins < room) {
            dashboard(snapshot.heading()).ifPresent(row -> rows.add(rows.size() - 1, row));
        }
        boolean roomy = rows.size() + 4 * margins <= room;
        rows.addAll(
                pictures
                        ? pictures(snapshot.environments(), roomy)
                        : lines(snapshot.environments(), room - rows.size()));
        rows.addAll(questions);
        rows.addAll(happenings(snapshot.happenings(), height - rowsOf(rows)));
        rows.addAll(messages(snapshot.messages(), height - rowsOf(rows)));
        return rows.subList(0, Math.min(rows.size(), height));
    }

    /** A link is never cut: on a narrow terminal it goes on in the next row. */
    private int rowsOf(List<String> rows) {
        return rows.stream()
                .mapToInt(row -> Math.max(1, Math.ceilDiv(Ink.lengthOf(row), width + 1)))
                .sum();
    }

    private List<String> pictures(List<EnvironmentState> environments, boolean roomy) {
        int names = longest(environments);
        List<String> rows = new ArrayList<>();
        for (EnvironmentState environment : environments) {
            rows.addAll(environment(environment, names));
            if (roomy) {
                rows.add("");
            }
        }
        return rows;
    }

    /** One row for each environment, those that something goes on in first to stay. */
    private List<String> lines(List<EnvironmentState> environments, int room) {
        int names = Math.min(longest(environments), width / 3);
        List<EnvironmentState> shown = environments;
        if (environments.size() > room) {
            List<EnvironmentState> most = environments.stream()
                    .sorted(Comparator.comparing(Frame::isQuiet))
                    .limit(Math.max(0, room - 1))
                    .toList();
            shown = environments.stream().filter(most::contains).toList();
        }
        List<String> rows =
                new ArrayList<>(shown.stream().map(it -> line(it, names)).toList());
        int hidden = environments.size() - shown.size();
        if (hidden > 0 && room > 0) {
            rows.add(" " + ink.grey(Words.cut(hidden + " more: the window is too low", width - 2)));
        }
        return rows;
    }

    private static boolean isQuiet(EnvironmentState environment) {
        return environment.phase() == Phase.NOT_REACHED
                || environment.phase() == Phase.QUIET
                || environment.outcome().isPresent();
    }

    private String line(EnvironmentState environment, int names) {
        String text = Words.padded(Words.cut(environment.name(), names), names)
                + String.format(Locale.ROOT, " %5s ", environment.percent())
                + environment.standing();
        return " " + Words.cut(text, width - 2);
    }

    private static int longest(List<EnvironmentState> environments) {
        return environments.stream().mapToInt(it -> it.name().length()).max().orElse(0);
    }

    private List<String> questions(Snapshot snapshot) {
        List<String> rows = new ArrayList<>(snapshot.questions().stream()
                .flatMap(it -> question(it).stream())
                .toList());
        if (!rows.isEmpty()) {
            rows.addFirst(" " + ink.grey(Words.cut(snapshot.heading().asking(), width - 2)));
        }
        return rows;
    }

    private List<String> heading(Heading heading) {
        String how = heading.how();
        String when = CLOCK.format(heading.now());
        if (width < NARROW) {
            return List.of(
                    " " + ink.bold(Words.cut(heading.release(), width - 2)),
                    " " + ink.grey(Words.cut("+" + Words.clock(heading.elapsed()) + "  " + how, width - 2)),
                    "");
        }
        String release = Words.cut(heading.release(), Math.max(10, width - how.length() - 3));
        return List.of(
                between(ink.bold(release), release.length(), how, how.length()),
                between(ink.grey(when), when.length(), "+" + Words.clock(heading.elapsed()), 9),
                "");
    }

    private Optional<String> dashboard(Heading heading) {
        return heading.dashboard().map(url -> " " + ink.grey("Dashboard: ") + ink.link(url));
    }

    private List<String> environment(EnvironmentState environment, int names) {
        String elapsed = environment.elapsed().map(DurationWords::rounded).orElse("");
        String name = Words.padded(environment.name(), names);
        String standing = environment.standing();
        String indent = " ".repeat(names + 3);
        int bar = Math.min(WIDEST_BAR, width - indent.length() - BESIDE_THE_BAR);
        return List.of(
                between(
                        ink.bold(name) + "  " + standing(environment),
                        name.length() + 2 + standing.length(),
                        ink.grey(elapsed),
                        elapsed.length()),
                indent + bar(environment, Math.max(8, bar)) + targets(environment),
                indent + ink.grey(Words.cut(environment.doing(), width - indent.length())));
    }

    private String standing(EnvironmentState environment) {
        String text = environment.standing();
        if (environment.outcome().isPresent()) {
            return ink.bold(environment.outcome().get() == Outcome.DEPLOYED ? ink.green(text) : ink.red(text));
        }
        return switch (environment.phase()) {
            case NOT_REACHED, QUIET -> ink.grey(text);
            case ASKING -> ink.orange(text);
            case ROLLING_BACK -> ink.red(text);
            case GETTING_READY, COMING_UP, MOVING, BAKING, RETIRING_BLUE, CLOSING -> text;
        };
    }

    private String bar(EnvironmentState environment, int bar) {
        if (environment.phase() == Phase.QUIET) {
            return "";
        }
        return environment.greenPercent().isPresent()
                ? TrafficBar.of(environment.greenPercent().getAsInt(), bar, ink)
                        + String.format(Locale.ROOT, "%6s green", environment.percent())
                : ink.grey(Words.cut("the live listener tells where traffic goes", bar + 14));
    }

    private String targets(EnvironmentState environment) {
        return environment
                .targets()
                .map(it -> "  blue " + health(it.blue()) + "  green " + health(it.green()))
                .orElse("");
    }

    private String health(Health health) {
        String text = Words.padded(health.toString(), 3);
        return health.isWell() ? text : ink.red(text);
    }

    private List<String> question(Question question) {
        Link first = question.links().getFirst();
        List<String> rows = new ArrayList<>();
        rows.add(" " + ink.orange(Words.cut(first.approver() + ": " + question.subject(), width - 2)));
        rows.add(" " + ink.link(first.url()));
        for (Link other : question.links().subList(1, question.links().size())) {
            rows.add(" " + ink.grey("or " + other.approver() + ": " + other.url()));
        }
        rows.add("");
        return rows;
    }

    private List<String> happenings(List<Snapshot.Happening> happenings, int rows) {
        int count = Math.min(Math.min(MOST_HAPPENINGS, rows - 2), happenings.size());
        if (count <= 0) {
            return List.of();
        }
        List<String> shown = new ArrayList<>();
        shown.add(" " + ink.bold("What happens around it"));
        happenings
                .subList(happenings.size() - count, happenings.size())
                .forEach(it ->
                        shown.add(" " + ink.orange(Words.cut(Words.clock(it.at()) + "  " + it.what(), width - 2))));
        shown.add("");
        return shown;
    }

    private List<String> messages(List<Snapshot.Message> messages, int rows) {
        List<String> shown = new ArrayList<>();
        int count = Math.min(rows - 1, messages.size());
        if (count <= 0) {
            return shown;
        }
        shown.add(" " + ink.bold("Messages"));
        List<Snapshot.Message> latest = messages.subList(messages.size() - count, messages.size());
        int addresses = latest.stream().mapToInt(it -> it.to().length()).max().orElse(0);
        for (Snapshot.Message message : latest) {
            String to = Words.padded(message.to(), addresses);
            String text = Words.clock(message.at()) + "  " + to + "  " + message.subject();
            shown.add(" " + ink.grey(Words.cut(text, width - 2)));
        }
        return shown;
    }

    /** One text at the left end, one at the right; lengths are given because colours have none. */
    private String between(String left, int leftLength, String right, int rightLength) {
        return " " + left + " ".repeat(Math.max(1, width - 2 - leftLength - rightLength)) + right;
    }
}
