package dev.headgate.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.cli.picture.Snapshot.EnvironmentState;
import dev.headgate.cli.picture.Snapshot.Happening;
import dev.headgate.cli.picture.Snapshot.Heading;
import dev.headgate.cli.picture.Snapshot.Health;
import dev.headgate.cli.picture.Snapshot.Link;
import dev.headgate.cli.picture.Snapshot.Message;
import dev.headgate.cli.picture.Snapshot.Question;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.deployment.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

    private static final Snapshot SNAPSHOT = new Snapshot(
            new Heading(
                    "web v3 (d19f03c4cc86)",
                    "alarm-during-shift  60x  seed 42",
                    Instant.parse("2026-03-02T09:21:30Z"),
                    Duration.ofSeconds(1290),
                    Optional.of(URI.create("http://127.0.0.1:4000")),
                    "The clock stands still until you decide:"),
            List.of(
                    new EnvironmentState(
                            "dev",
                            Phase.CLOSING,
                            Optional.of(Outcome.DEPLOYED),
                            100,
                            Health.NONE,
                            new Health(4, 4),
                            "green passed its bake",
                            Optional.of(Duration.ofSeconds(303))),
                    new EnvironmentState(
                            "staging",
                            Phase.MOVING,
                            Optional.empty(),
                            10,
                            new Health(4, 4),
                            new Health(3, 4),
                            "",
                            Optional.of(Duration.ofSeconds(754))),
                    new EnvironmentState(
                            "prod",
                            Phase.ASKING,
                            Optional.empty(),
                            0,
                            new Health(4, 4),
                            Health.NONE,
                            "alice or bob decides",
                            Optional.of(Duration.ofMinutes(4)))),
            List.of(
                    new Message(Duration.ofSeconds(168), "team@example.com", "web in dev: TRAFFIC - 100 % on green"),
                    new Message(Duration.ofSeconds(1059), "alice@example.com", "Approve web in prod?")),
            List.of(),
            List.of(new Question(
                    "prod",
                    "Approve web in prod?",
                    List.of(
                            new Link("alice", URI.create("http://127.0.0.1:4000/a/YN-XLFK0mFBwU63N190fhg")),
                            new Link("bob", URI.create("http://127.0.0.1:4000/a/4Yup5HymwBNHw4SSTi9K5w"))))));

    @Test
    void fitsSixtyColumns() {
        assertThat(frame(60, 40)).isEqualTo("""
                 web v3 (d19f03c4cc86)     alarm-during-shift  60x  seed 42
                 Mon 09:21:30 UTC                                 +00:21:30
                 Dashboard: http://127.0.0.1:4000

                 dev      DEPLOYED                                5 min 3 s
                          ▕██████████████▏ 100 % green  blue -    green 4/4
                          green passed its bake

                 staging  traffic is moving                     12 min 34 s
                          ▕█░░░░░░░░░░░░░▏  10 % green  blue 4/4  green 3/4


                 prod     waiting for approval                        4 min
                          ▕░░░░░░░░░░░░░░▏   0 % green  blue 4/4  green -
                          alice or bob decides

                 The clock stands still until you decide:
                 alice: Approve web in prod?
                 http://127.0.0.1:4000/a/YN-XLFK0mFBwU63N190fhg
                 or bob: http://127.0.0.1:4000/a/4Yup5HymwBNHw4SSTi9K5w

                 Messages
                 00:02:48  team@example.com   web in dev: TRAFFIC - 100 % …
                 00:17:39  alice@example.com  Approve web in prod?
                """.replaceAll("(?m)^ {16}", ""));
    }

    @Test
    void drawsALongerBarOnAHundredColumns() {
        assertThat(frame(100, 40).lines().filter(line -> line.contains("▕")))
                .containsExactly(
                        "          ▕████████████████████████████████████████████████▏ 100 % green  blue -    green 4/4",
                        "          ▕█████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░▏  10 % green  blue 4/4  green 3/4",
                        "          ▕░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░▏   0 % green  blue 4/4  green -");
        assertThat(frame(100, 40)).contains("TRAFFIC - 100 % on green\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 14, 18, 20, 24})
    void leavesOutWhatIsOnlyNiceBeforeItOutgrowsTheScreen(int height) {
        List<String> rows = new Frame(60, height, Ink.NONE).rows(SNAPSHOT);

        assertThat(rows).hasSizeLessThanOrEqualTo(height).allMatch(row -> row.length() <= 60);
        assertThat(rows.stream().filter(row -> row.contains("/a/")))
                .as("without a link nobody can answer")
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 50, 59})
    void saysOnANarrowTerminalWhatMattersAndWrapsNothingButALink(int width) {
        List<String> rows = new Frame(width, 40, Ink.NONE).rows(SNAPSHOT);

        assertThat(rows).filteredOn(row -> !row.contains("/a/")).allMatch(row -> row.length() <= width);
        assertThat(rows)
                .anyMatch(row -> row.contains("http://127.0.0.1:4000/a/YN-XLFK0mFBwU63N190fhg"))
                .anyMatch(row -> row.contains("staging") || row.contains("stagi"))
                .anyMatch(row -> row.contains("10 %"));
    }

    @Test
    void countsTheRowsThatALinkTakesOnANarrowTerminal() {
        List<String> rows = new Frame(30, 14, Ink.NONE).rows(SNAPSHOT);

        assertThat(rows.stream()
                        .mapToInt(row -> Math.max(1, Math.ceilDiv(row.length(), 31)))
                        .sum())
                .isLessThanOrEqualTo(14);
        assertThat(rows.stream().filter(row -> row.contains("/a/"))).hasSize(2);
    }

    @Test
    void showsTheLinksWhereEnvironmentsOutnumberTheRows() {
        List<EnvironmentState> many = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> new EnvironmentState(
                        "env" + i,
                        i == 33 ? Phase.ASKING : Phase.NOT_REACHED,
                        Optional.empty(),
                        0,
                        new Health(4, 4),
                        Health.NONE,
                        "",
                        Optional.empty()))
                .toList();
        List<String> rows = new Frame(80, 24, Ink.NONE)
                .rows(new Snapshot(SNAPSHOT.heading(), many, SNAPSHOT.messages(), List.of(), SNAPSHOT.questions()));

        assertThat(rows).hasSizeLessThanOrEqualTo(24);
        assertThat(rows.stream().filter(row -> row.contains("/a/"))).hasSize(2);
        assertThat(rows)
                .anyMatch(row -> row.contains("env33") && row.contains("waiting for approval"))
                .anyMatch(row -> row.matches(" \\d+ more: the window is too low"));
    }

    @Test
    void showsWhatHappensAroundItAndAllMessagesThatFit() {
        List<Message> messages = IntStream.range(0, 30)
                .mapToObj(i -> new Message(Duration.ofSeconds(i), "team@example.com", "message " + i))
                .toList();
        List<String> rows = new Frame(120, 60, Ink.NONE)
                .rows(new Snapshot(
                        SNAPSHOT.heading(),
                        SNAPSHOT.environments(),
                        messages,
                        List.of(new Happening(Duration.ofSeconds(75), "CreateDeployment's reply is lost")),
                        List.of()));

        assertThat(rows)
                .contains(" 00:01:15  CreateDeployment's reply is lost")
                .filteredOn(row -> row.contains("message "))
                .hasSizeGreaterThan(25);
    }

    @Test
    void colorsNothingThatItDoesNotUncolor() {
        assertThat(new Frame(60, 40, Ink.ANSI)
                        .rows(SNAPSHOT).stream()
                                .map(row -> row.replaceAll("\u001b(\\[[0-9;]*m|]8;;[^\u001b]*\u001b\\\\)", ""))
                                .toList())
                .isEqualTo(new Frame(60, 40, Ink.NONE).rows(SNAPSHOT));
    }

    private static String frame(int width, int height) {
        return new Frame(width, height, Ink.NONE)
                .rows(SNAPSHOT).stream().map(String::stripTrailing).reduce("", (all, row) -> all + row + "\n");
    }
}
