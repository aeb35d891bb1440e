package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.Metric;
import dev.headgate.approval.JudgeEvidence;
import dev.headgate.approval.JudgeEvidence.Point;
import dev.headgate.testing.ExampleQuestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvidenceChartTest {

    private final String chart = EvidenceChart.of(ExampleQuestion.EVIDENCE).toString();

    @Test
    void breaksALineWhereThereWereNoRequests() {
        assertThat(chart)
                .contains("<path class=\"green alone\" d=\"M166.7 60.0 h0.1 M833.3 40.0 h0.1\"></path>")
                .contains("<path class=\"blue\" d=\"M166.7 92.0 L500.0 100.0 L833.3 92.0\"></path>");
    }

    @Test
    void marksWhereGreenHadAllTrafficAndSaysWhatBlueIsFromThere() {
        assertThat(chart)
                .contains("<path class=\"mark\" d=\"M666.7 0.0 V100.0\"></path>")
                .contains("blue; from the mark on, its history");
    }

    @Test
    void hasNoMarkWhereGreenNeverHadAllTraffic() {
        assertThat(chartOf(Metric.SERVER_ERRORS, 0.01, 0.02)).doesNotContain("mark");
    }

    @Test
    void hasNoMarkWhereGreenHadAllTrafficFromTheStart() {
        Point point = new Point(Optional.of(0.01), Optional.of(0.02), 0, 0);
        JudgeEvidence alone =
                new JudgeEvidence(Metric.SERVER_ERRORS, ExampleQuestion.NOON, 1, 0.01, 0, List.of(point, point));

        assertThat(EvidenceChart.of(alone).toString()).doesNotContain("mark");
    }

    @Test
    void leavesBlueOutWhereItHadNoRequests() {
        assertThat(chartOf(Metric.SERVER_ERRORS, 0.01, 0.02))
                .contains("<path class=\"blue\" d=\"\"></path>")
                .contains("<path class=\"green alone\" d=\"M500.0 60.0 h0.1\"></path>");
    }

    @Test
    void drawsTheObjectiveAloneWhereNothingWasSeenYet() {
        JudgeEvidence none = new JudgeEvidence(Metric.SERVER_ERRORS, ExampleQuestion.NOON, 1, 0.01, 0, List.of());

        assertThat(EvidenceChart.of(none).toString())
                .contains("<path class=\"objective\" d=\"M0.0 50.0 H1000.0\"></path>")
                .doesNotContain("NaN", "Infinity", "d=\"M0.0 0.0");
    }

    @Test
    void scalesToARoundNumberAboveAllThatIsSeen() {
        assertThat(chart).contains("<span>5 %</span>").contains("objective, 1 %");
        assertThat(chartOf(Metric.SERVER_ERRORS, 0.0005, 0.0001)).contains("<span>0.1 %</span>", "objective, 0.05 %");
        assertThat(chartOf(Metric.SERVER_ERRORS, 0.01, 0.9)).contains("<span>100 %</span>");
    }

    /** The sample's scale ends at 5 %, and its objective is 1 %. */
    @Test
    void drawsTheObjectiveWhereItIsOnTheScale() {
        assertThat(chart).contains("<path class=\"objective\" d=\"M0.0 80.0 H1000.0\"></path>");
    }

    @Test
    void saysWhatWasCountedAndWhen() {
        assertThat(chart)
                .contains("<figcaption>Share of server errors</figcaption>")
                .contains("<span>12:00</span><span>2026-08-14 12:03 UTC</span>");
        assertThat(Stream.of(Metric.NO_RESPONSE, Metric.SLOW_RESPONSES).map(it -> chartOf(it, 0.01, 0.02)))
                .satisfiesExactly(
                        it -> assertThat(it).contains("Share of requests without a response"),
                        it -> assertThat(it).contains("Share of slow responses"));
    }

    @Test
    void drawsHowFarTheEvidenceHasCome() {
        assertThat(chart)
                .contains("<path class=\"worse\" d=\"M166.7 90.0 L500.0 90.0 L833.3 50.0\"></path>")
                .contains("<path class=\"no-worse\" d=\"M166.7 100.0 L500.0 80.0 L833.3 80.0\"></path>")
                .contains("<span>Enough to tell</span>");
    }

    private static String chartOf(Metric metric, double objective, double green) {
        Point point = new Point(Optional.empty(), Optional.of(green), 0, 0);
        return EvidenceChart.of(new JudgeEvidence(metric, ExampleQuestion.NOON, 1, objective, 1, List.of(point)))
                .toString();
    }
}
