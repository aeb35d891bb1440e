package dev.headgate.benchmarks.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** How fast it is, no test can say; that every kind of request is answered, and measured, it can. */
@Timeout(180)
class EndpointComparisonTest {

    private static final String QUARTILES = "[\\d.]+ \\([\\d.]+ to [\\d.]+\\)";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int compare(String... arguments) {
        return new CommandLine(new EndpointComparison())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void printsARowForEachKindOfRequestAndForEachServerThatStarts() {
        int exitCode = compare("--rounds", "2", "--requests", "3", "--starts", "1", "--root", "..");

        assertThat(exitCode).describedAs(err.toString()).isZero();
        List<String> rows = out.toString()
                .lines()
                .filter(line -> line.matches("\\| [^|]+ \\| " + QUARTILES + " \\| " + QUARTILES + " \\|"))
                .toList();
        assertThat(rows).hasSize(1 + Ask.values().length + 2);
        assertThat(rows)
                .filteredOn(row -> row.startsWith("| a constant "))
                .allMatch(row -> row.endsWith("| 1.00 (1.00 to 1.00) |"));
        for (Ask ask : Ask.values()) {
            assertThat(rows).anyMatch(row -> row.startsWith("| " + ask.title() + " |"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds", "--requests", "--starts"})
    void refusesToMeasureNothing(String option) {
        assertThat(compare(option, "0")).isEqualTo(2);
        assertThat(err.toString()).contains(option + " must be at least 1, not 0");
    }
}
