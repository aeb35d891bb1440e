package dev.headgate.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class JudgeComparisonTest {

    @Test
    void printsATableForEachRatioWithARowForEachKindOfTraffic() {
        String markdown = compare("--runs", "3", "--seed", "7");

        assertThat(markdown).startsWith("3 runs in each cell, seed 7.");
        assertThat(markdown.lines().filter(line -> line.startsWith("| blue's errors")))
                .hasSize(4);
        assertThat(markdown.lines().filter(line -> line.matches("\\| \\d.*"))).hasSize(4 * 24);
        assertThat(markdown.lines().filter(line -> line.startsWith("|")))
                .allMatch(line -> line.chars().filter(c -> c == '|').count() == 9);
    }

    @Test
    void drawsTheSameTrafficFromTheSameSeed() {
        assertThat(compare("--runs", "3", "--seed", "7")).isEqualTo(compare("--runs", "3", "--seed", "7"));
        assertThat(compare("--runs", "3", "--seed", "7")).isNotEqualTo(compare("--runs", "3", "--seed", "8"));
    }

    @Test
    void refusesToRunNothing() {
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new JudgeComparison())
                .setErr(new PrintWriter(err, true))
                .execute("--runs", "0");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("--runs must be at least 1, not 0");
    }

    private static String compare(String... arguments) {
        StringWriter out = new StringWriter();
        int exitCode = new CommandLine(new JudgeComparison())
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
        assertThat(exitCode).isZero();
        return out.toString();
    }
}
