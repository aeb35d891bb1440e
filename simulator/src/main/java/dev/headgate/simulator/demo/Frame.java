package dev.headgate.simulator.demo;

import dev.headgate.deployment.Outcome;
import dev.headgate.simulator.demo.Snapshot.EnvironmentState;
import dev.headgate.simulator.demo.Snapshot.Heading;
import dev.headgate.simulator.demo.Snapshot.Health;
import dev.headgate.simulator.demo.Snapshot.Link;
import dev.headgate.simulator.demo.Snapshot.Question;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One picture of the live view.
 *
 * @param width columns to fill; fewer than 60 are taken for 60
 * @param height most rows
 */
record Frame(int width, int height, Ink ink) {

    private static final int NARROWEST = 60;
    private static final int MOST_MESSAGES = 6;
    private static final int WIDEST_BAR = 48;

    /** What stands beside the bar: its ends, the percent and the health of both. */
    private static final int BESIDE_THE_BAR = 36;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEE HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    Frame {
        width = Math.max(NARROWEST, width);
    }

    /** The rows from top to bottom. */
    List<String> rows(Snapshot snapshot) {
        List<String> rows = new ArrayList<>(heading(snapshot.heading()));
        List<String> questions = snapshot.questions().stream()
                .flatMap(it -> question(it).stream())
                .toList();
        int margins = snapshot.environments().size();
        // Questions come first: without their links nobody could answer them.
        if (rows.size() + 3 * margins + questions.size() < height) {
            dashboard(snapshot.heading()).ifPresent(row -> rows.add(rows.size() - 1, row));
        }
        boolean roomy = rows.size() + 4 * margins + questions.size() <= height;
        int names = snapshot.environments().stream()
                .mapToInt(it -> it.name().length())
                .max()
                .orElse(0);
        for (EnvironmentState environment : snapshot.environments()) {
            rows.addAll(environment(environment, names));
            if (roomy) {
                rows.add("");
            }
        }
        rows.addAll(questions);
        rows.addAll(messages(snapshot.messages(), height - rows.size()));
        return rows.subList(0, Math.min(rows.size(), height));
    }

    private List<String> heading(Heading heading) {
        String how = heading.scenario() + "  " + heading.pace() + "  seed " + heading.seed();
        String when = CLOCK.format(heading.now());
        String release = Words.cut(heading.release(), width - how.length() - 3);
        return List.of(
                between(ink.bold(release), release.length(), how, how.length()),
                between(ink.grey(when), when.length(), "+" + Words.clock(heading.elapsed()), 9),
                "");
    }

    private Optional<String> dashboard(Heading heading) {
        return heading.dashboard().map(url -> " " + ink.grey("Dashboard: ") + ink.link(url));
    }

    private List<String> environment(EnvironmentState environment, int names) {
        String elapsed = environment.elapsed().map(Words::duration).orElse("");
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
                indent + TrafficBar.of(environment.greenPercent(), Math.max(8, bar), ink)
                        + String.format(Locale.ROOT, "%4d %% green", environment.greenPercent())
                        + "  blue " + health(environment.blue())
                        + "  green " + health(environment.green()),
                indent + ink.grey(Words.cut(environment.doing(), width - indent.length())));
    }

    private String standing(EnvironmentState environment) {
        String text = environment.standing();
        if (environment.outcome().isPresent()) {
            return ink.bold(environment.outcome().get() == Outcome.DEPLOYED ? ink.green(text) : ink.red(text));
        }
        return switch (environment.phase()) {
            case NOT_REACHED -> ink.grey(text);
            case ASKING -> ink.orange(text);
            case ROLLING_BACK -> ink.red(text);
            case GETTING_READY, COMING_UP, MOVING, BAKING, RETIRING_BLUE, CLOSING -> text;
        };
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
            rows.add(" " + ink.grey(Words.cut("or " + other.approver() + ": " + other.url(), width - 2)));
        }
        rows.add("");
        return rows;
    }

    private List<String> messages(List<Snapshot.Message> messages, int rows) {
        List<String> shown = new ArrayList<>();
        int count = Math.min(Math.min(MOST_MESSAGES, rows - 1), messages.size());
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
