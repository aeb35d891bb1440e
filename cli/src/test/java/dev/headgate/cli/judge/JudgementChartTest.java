package dev.headgate.cli.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.BaselineSource;
import dev.headgate.analysis.CanaryJudge;
import dev.headgate.analysis.JudgeParameters;
import dev.headgate.analysis.MinuteRow;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class JudgementChartTest {

    static Stream<List<MinuteRow>> tables() {
        return Stream.of(
                List.of(),
                List.of(row(0, 0, 0, 0)),
                List.of(row(100, 60, 900, 5)),
                List.of(row(50, 60, 0, 0), row(0, 0, 500, 3), row(500, 5, 500, 0)),
                Collections.nCopies(90, row(500, 0, 500, 0)),
                Collections.nCopies(10, new MinuteRow(500, 5, 3000, 30, BaselineSource.HISTORY)),
                Collections.nCopies(10, row(5_000_000, 5_000_000, 5_000_000, 1)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void isWellFormedXmlWithFiniteCoordinates(List<MinuteRow> rows) throws Exception {
        String svg = draw(rows);

        assertThat(parse(svg).getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(svg).doesNotContain("NaN", "Infinity");
    }

    @Test
    void showsVerdictThresholdsRatesAndBounds() throws Exception {
        String text = parse(draw(Collections.nCopies(10, row(500, 50, 500, 5))))
                .getDocumentElement()
                .getTextContent();

        assertThat(text)
                .contains("Canary judge: FAIL (HARM) in minute 2")
                .contains("green 500 of 5000 failed (10.00 %)")
                .contains("ratio 10.00×, between")
                .contains("FAIL: ln(1/alpha)", "suspect: ln 10", "PASS: ln(1/beta)")
                .contains("Error rate", "objective", "bounds", "minute");
    }

    @Test
    void saysWhenNoOneRatioFits() throws Exception {
        List<MinuteRow> burst = Stream.concat(
                        Stream.of(row(1000, 300, 9000, 20)), Collections.nCopies(6, row(1000, 2, 9000, 20)).stream())
                .toList();

        assertThat(draw(burst)).contains("no one ratio fits all minutes");
    }

    @Test
    void breaksALineWhereThereWereNoRequests() {
        assertThat(draw(List.of(row(100, 5, 900, 9), row(0, 0, 900, 9), row(100, 5, 900, 9))))
                .containsPattern("<path class=\"line green alone\" d=\"M190.0 \\S+ h0.1 M646.0 \\S+ h0.1\">")
                .containsPattern("<path class=\"line blue dashed\" d=\"M190.0 \\S+ L418.0 \\S+ L646.0 \\S+\">");
    }

    @Test
    void leavesOutTheLineOfWhoeverHadNoRequests() {
        assertThat(draw(Collections.nCopies(3, row(100, 5, 0, 0))))
                .contains("<path class=\"line blue dashed\" d=\"\">")
                .doesNotContain("<path class=\"line green\" d=\"\">");
    }

    @Test
    void scalesTheErrorRateToRoundNumbersAboveAllThatIsSeen() {
        assertThat(draw(Collections.nCopies(3, row(1000, 70, 1000, 1))))
                .contains(">0 %</text>", ">2 %</text>", ">8 %</text>")
                .doesNotContain(">10 %</text>");
        assertThat(draw(Collections.nCopies(3, row(1000, 0, 1000, 0)))).contains(">0.5 %</text>", ">1 %</text>");
    }

    @Test
    void saysThatThereAreNoMinutesAndDrawsNone() {
        assertThat(draw(List.of())).contains("no minutes").doesNotContain("<path");
    }

    @Test
    void standsOnItsOwnWhereverPicturesAreShown() {
        assertThat(draw(List.of(row(10, 1, 10, 1)))).doesNotContain("var(");
    }

    @Test
    void carriesItsOwnStylesForLightAndDark() {
        assertThat(draw(List.of(row(10, 1, 10, 1))))
                .contains("prefers-color-scheme: dark")
                .doesNotContain("href", "@import", "url(");
    }

    private static String draw(List<MinuteRow> rows) {
        JudgeParameters parameters = JudgeParameters.DEFAULTS;
        return new JudgementChart(rows, parameters, CanaryJudge.judge(rows, List.of(), parameters, true)).svg();
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }

    private static MinuteRow row(double nG, double xG, double nB, double xB) {
        return new MinuteRow(nG, xG, nB, xB, BaselineSource.CONCURRENT);
    }
}
