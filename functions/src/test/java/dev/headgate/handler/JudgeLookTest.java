package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.Verdict;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.testing.QuietMinutes;
import dev.headgate.testing.Scene;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether a judge who cannot read any numbers has a say. */
class JudgeLookTest {

    private static final Optional<JudgeBaseline> BASELINE = Optional.of(
            new JudgeBaseline("app/web-prod/0123456789abcdef", Scene.NINE, Optional.empty(), Optional.empty()));

    private final Scene scene = new Scene();
    private final JudgeLook judge = new JudgeLook(new QuietMinutes());

    @Test
    void whoCannotReadWhatGreenDoesCannotTell() {
        Deployment serving = scene.started().judgedAgainst(BASELINE).trafficBegan(Scene.NINE);

        assertThat(unseen(serving)).map(JudgeReport::verdict).contains(Verdict.KEEP_WATCHING);
        scene.pass(Duration.ofHours(1));
        assertThat(unseen(serving.trafficMoved(Scene.NINE)))
                .map(JudgeReport::verdict)
                .contains(Verdict.INCONCLUSIVE);
    }

    @Test
    void thereIsNothingToTellBeforeGreenHasTraffic() {
        assertThat(unseen(scene.started().judgedAgainst(BASELINE))).isEmpty();
    }

    @Test
    void thereIsNothingToTellWhereNothingWasFixedToCompareWith() {
        assertThat(unseen(scene.started().trafficBegan(Scene.NINE))).isEmpty();
    }

    @Test
    void thereIsNothingToTellWhereNobodyJudges() {
        Deployment unjudged =
                scene.started(Scene.ungated("prod")).judgedAgainst(BASELINE).trafficBegan(Scene.NINE);

        assertThat(unseen(unjudged)).isEmpty();
    }

    private Optional<JudgeReport> unseen(Deployment deployment) {
        return judge.unseen(deployment, scene.clock.instant());
    }
}
