package dev.headgate.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PaceComparisonTest {

    @Test
    void printsATableOfAllTrafficAndThenARowForEachKindOfItAndForEachGreen() {
        String markdown = compare("--runs", "2", "--seed", "7");

        assertThat(markdown).startsWith("2 runs in each cell, seed 7.");
        assertThat(markdown.lines().filter(line -> line.startsWith("| way "))).hasSize(1);
        List<String> kinds =
                markdown.lines().filter(line -> line.matches("\\| \\d.*")).toList();
        assertThat(kinds).hasSize(6 * 6).allMatch(line -> columns(line) == 2 + Way.values().length);
        for (Way way : Way.values()) {
            assertThat(markdown.lines().filter(line -> line.startsWith("| " + way.title() + " |")))
                    .singleElement()
                    .matches(line -> columns(line) == 3 + 4);
        }
    }

    @Test
    void drawsTheSameTrafficFromTheSameSeed() {
        assertThat(compare("--runs", "2", "--seed", "7")).isEqualTo(compare("--runs", "2", "--seed", "7"));
        assertThat(compare("--runs", "2", "--seed", "7")).isNotEqualTo(compare("--runs", "2", "--seed", "8"));
    }

    @Test
    void refusesToRunNothing() {
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new PaceComparison())
                .setErr(new PrintWriter(err, true))
                .execute("--runs", "0");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("--runs must be at least 1, not 0");
    }

    private static long columns(String line) {
        return line.chars().filter(c -> c == '|').count() - 1;
    }

    private static String compare(String... arguments) {
        StringWriter out = new StringWriter();
        int exitCode = new CommandLine(new PaceComparison())
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
        assertThat(exitCode).isZero();
        return out.toString();
    }
}
