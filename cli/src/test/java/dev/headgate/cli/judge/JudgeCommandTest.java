package dev.headgate.cli.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.headgate.analysis.BaselineSource;
import dev.headgate.analysis.CanaryJudge;
import dev.headgate.analysis.JudgeParameters;
import dev.headgate.analysis.Judgement;
import dev.headgate.analysis.MinuteRow;
import dev.headgate.text.PlainLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class JudgeCommandTest {

    private static final String ALIKE = row(500, 5, 500, 5);
    private static final String BAD = row(500, 50, 500, 5);

    @TempDir
    Path folder = Path.of("");

    private record Run(int exitCode, String out, String err) {
        Map<String, Object> json() throws IOException {
            return JSON.std.mapFrom(out);
        }
    }

    @Test
    void exitsWithZeroOnPass() throws IOException {
        Run run = judge(table(ALIKE, 30));

        assertThat(run.exitCode()).isZero();
        assertThat(run.json()).containsEntry("verdict", "PASS").containsEntry("reason", "RELATIVE");
        assertThat(run.out()).contains("\"failMinute\":null,\"phi\":1.0,\"minutes\":[{\"lnE\":");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void exitsWithThreeOnFail() throws IOException {
        Run run = judge(table(BAD, 5));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.json())
                .containsEntry("verdict", "FAIL")
                .containsEntry("reason", "HARM")
                .containsEntry("failMinute", 2);
    }

    @Test
    void exitsWithFourWhenInconclusive() throws IOException {
        Run run = judge("{\"rows\": []}");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.json())
                .containsEntry("verdict", "INCONCLUSIVE")
                .containsEntry("reason", "NO_GREEN_TRAFFIC")
                .containsEntry("minutes", List.of());
    }

    @Test
    void printsEveryNumberInFull() throws IOException {
        Judgement judgement = CanaryJudge.judge(
                Collections.nCopies(7, new MinuteRow(500, 7, 500, 5, BaselineSource.CONCURRENT)),
                List.of(),
                JudgeParameters.DEFAULTS,
                true);
        String json = judge(table(row(500, 7, 500, 5), 7)).out();

        assertThat(json)
                .endsWith("{\"lnE\":%s,\"lnERelative\":%s,\"lnEAbsolute\":%s,\"lnELeaveOneOut\":%s}]}\n"
                        .formatted(
                                judgement.minutes().getLast().lnE(),
                                judgement.minutes().getLast().lnERelative(),
                                judgement.minutes().getLast().lnEAbsolute(),
                                judgement.minutes().getLast().lnELeaveOneOut()));
        assertThat(json.split("lnERelative", -1)).hasSize(1 + 7);
    }

    @Test
    void takesSettingsAndHistory() throws IOException {
        String history = "{\"n\": 100, \"x\": 4}, {\"n\": 100, \"x\": 16}";
        Run estimated = judge("{\"rows\": [" + BAD + "], \"history\": [" + history + "]}");
        Run given = judge("{\"rows\": [" + BAD + "], \"phi\": 2.5, \"alpha\": 0.1, \"rho0Concurrent\": 1.5,"
                + " \"rho0History\": 3, \"rho1\": 4, \"beta\": 0.2, \"pMax\": 0.3}");

        assertThat((Double) estimated.json().get("phi")).isBetween(7.19, 7.21);
        assertThat(given.json()).containsEntry("phi", 2.5);
    }

    @Test
    void countsWhatIsMissingAsZero() throws IOException {
        Run run = judge("{\"rows\": [{\"nG\": 5, \"xG\": null, \"nB\": 45, \"source\": \"CONCURRENT\"}]}");

        assertThat(run.json()).containsEntry("reason", "NOT_ENOUGH_EVIDENCE");
    }

    @Test
    void readsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("table.json"), table(ALIKE, 30));

        assertThat(run("", file.toString()).exitCode()).isZero();
    }

    @Test
    void warnsOfInconsistentMetrics() {
        Run run = judge(table(row(5, 9, 45, 0), 1));

        assertThat(run.err()).contains("METRICS_INCONSISTENT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`rows`: [ROW, {`nG`: -1, `source`: `CONCURRENT`}]}|row 2, field nG: must be the minute's observed count",
                "{`rows`: [{`xB`: NaN, `source`: `HISTORY`}]}|row 1, field xB: must be the minute's observed count",
                "{`rows`: [{`nB`: 1e400, `source`: `HISTORY`}]}|row 1, field nB: must be the minute's observed count",
                "{`rows`: [{`nG`: `5`, `source`: `HISTORY`}]}|row 1, field nG: must be the minute's observed count, a number from 0 to 9007199254740992 (0 when none was reported), not \"5\"; write for example: `nG`: 100.0",
                "{`rows`: [ROW, {`nG`: 1}]}|row 2, field source: is missing; write for example: `source`: `CONCURRENT`",
                "{`rows`: [{`source`: `BLUE`}]}|row 1, field source: must be CONCURRENT or HISTORY, not \"BLUE\"",
                "{`rows`: [ROW, {`nGreen`: 1, `source`: `HISTORY`}]}|row 2, field nGreen: is unknown; the fields are",
                "{`rows`: [ROW, 7]}|row 2: must be an object, not 7; write for example: `rows`: [{",
                "{`rows`: 7}|field rows: must be a list, not 7",
                "{`rows`: [], `history`: [{`n`: 1}, {`m`: 1}]}|history minute 2, field m: is unknown",
                "{`rows`: [], `history`: [{`n`: -1}]}|history minute 1, field n: must be the minute's observed count",
                "{`rows`: [], `alfa`: 1}|field alfa: is unknown; the fields are [alpha,",
                "{`rows`: [], `alpha`: 1}|field alpha: must be more than 0 and less than 1, not 1; write for example: `alpha`: 0.01",
                "{`rows`: [], `phi`: 0.5}|field phi: must be a number of at least 1, not 0.5",
                "{}|field rows: is missing",
                "[]|the table: must be an object, not an empty list",
                "{`rows`: [}|this is not JSON, at line 1, column",
                "{`rows`: []} {}|there is more than one JSON value",
                "{`rows`: [], `rows`: []}|not JSON"
            })
    void exitsWithTwoOnBadInputAndNamesFaultAndCure(String json, String message) {
        Run run = judge(json.replace('`', '"').replace("ROW", ALIKE));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("judge: standard input: ").contains(message.replace('`', '"'));
        assertThat(run.out()).isEmpty();
    }

    @Test
    void tellsAllFaultsAtOnce() {
        Run run = judge("""
                {"rows": [{"nG": "5", "xB": -1, "source": "HISTORY"}, 7, {"nGreen": 1}],
                 "history": [{"n": true}], "alpha": 2, "rho1": 0}""");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .hasSize(9)
                .startsWith("judge: standard input: 8 faults:")
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo("  row 3, field nGreen: is unknown; the fields are [nB, nG, source, xB, xG]"));
    }

    @Test
    void tellsTwentyFaultsAndHowManyMoreThereAre() {
        Run run = judge("{\"rows\": [" + String.join(", ", Collections.nCopies(1000, "{}")) + "]}");

        assertThat(run.err().lines()).hasSize(22).last().isEqualTo("  and 980 more");
    }

    /** Of these, the reader of JSON names no place. */
    @Test
    void exitsWithTwoOnInputThatIsTooDeepOrTooLong() {
        for (String json : new String[] {
            "[".repeat(100_000),
            "{\"rows\": " + "[".repeat(60) + "]".repeat(60) + "}",
            "{\"" + "a".repeat(2_000_000) + "\": 1}"
        }) {
            Run run = judge(json);

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).startsWith("judge: standard input: ").hasSizeLessThan(1000);
        }
    }

    @Test
    void sendsNothingOfTheInputToTheTerminalThatItActsOn() {
        for (String json : new String[] {
            "{\"rows\": [{\"source\": \"\\u001b[2J\\u009b31m\\u0007\"}]}",
            "{\"rows\": [], \"\\u001b]0;owned\\u0007\": 1}",
            "{\"rows\": \"\\u001b[2J\\u2028\\u202e\"}"
        }) {
            Run run = judge(json);

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err().lines().count()).isLessThanOrEqualTo(2);
            assertThat(run.err().codePoints().filter(c -> c != '\n' && c != '\r' && !PlainLine.isSeen(c)))
                    .isEmpty();
        }
    }

    @Test
    void exitsWithTwoOnAnEmptyInput() {
        assertThat(judge("").exitCode()).isEqualTo(2);
    }

    @Test
    void exitsWithTwoWhenTheFileIsMissing() {
        Run run = run("", folder.resolve("none.json").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("none.json").contains("there is no such file");
    }

    @Test
    void exitsWithTwoWhenTheFileIsAFolder() {
        assertThat(run("", folder.toString()).exitCode()).isEqualTo(2);
    }

    @Test
    void exitsWithTwoOnWrongUsage() {
        assertThat(run("").exitCode()).isEqualTo(2);
        assertThat(run("", "-", "--draw").exitCode()).isEqualTo(2);
    }

    @Test
    void drawsTheChartBesideTheJudgement() throws IOException {
        Path chart = folder.resolve("chart.svg");
        Run run = run(table(BAD, 5), "-", "--chart", chart.toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.json()).containsEntry("verdict", "FAIL");
        assertThat(chart).content().startsWith("<svg").contains("Canary judge: FAIL (HARM) in minute 2");
    }

    @Test
    void drawsTheExampleOfTheDocumentation() throws IOException {
        Path docs = Path.of("..", "docs");
        Path chart = folder.resolve("example.svg");
        Run run = run("", docs.resolve("canary-judge-example.json").toString(), "--chart", chart.toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(chart).hasSameTextualContentAs(docs.resolve("canary-judge-example.svg"));
    }

    @Test
    void exitsWithTwoWhenTheChartCanNotBeWritten() {
        Run run = run(
                table(ALIKE, 5),
                "-",
                "--chart",
                folder.resolve("no/such/chart.svg").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("the chart can not be written to");
    }

    private static String row(int nG, int xG, int nB, int xB) {
        return "{\"nG\": %d, \"xG\": %d, \"nB\": %d, \"xB\": %d, \"source\": \"CONCURRENT\"}".formatted(nG, xG, nB, xB);
    }

    private static String table(String row, int minutes) {
        return "{\"rows\": [" + String.join(", ", Collections.nCopies(minutes, row)) + "]}";
    }

    private static Run judge(String json) {
        return run(json, "-");
    }

    private static Run run(String standardInput, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new JudgeCommand(new ByteArrayInputStream(standardInput.getBytes(UTF_8))))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }
}
