package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.handler.RecordDecisionHandler.Answer;
import dev.headgate.handler.RecordDecisionHandler.Input;
import dev.headgate.handler.RecordDecisionHandler.Output;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordDecisionHandlerTest {

    private static final Answer APPROVED = new Answer(Decided.APPROVED, "carol", Optional.empty(), Scene.NINE);
    private static final Answer REJECTED =
            new Answer(Decided.REJECTED, "dan", Optional.of("not before the holidays"), Scene.NINE.plusSeconds(5));

    private final Scene scene = new Scene();
    private final RecordDecisionHandler handler = new RecordDecisionHandler(scene.store, scene.clock);

    @BeforeEach
    void open() {
        scene.opened();
    }

    @Test
    void recordsWhoApproved() {
        assertThat(record(APPROVED)).isEqualTo(new Output(true, false, "approved by carol"));
        assertThat(decision())
                .contains(
                        new GateDecision(Gate.Before.TRAFFIC, Decided.APPROVED, "carol", Optional.empty(), Scene.NINE));
        assertThat(scene.record().cause()).isEmpty();
    }

    @Test
    void recordsWhoRejectedAndWhy() {
        assertThat(record(REJECTED)).isEqualTo(new Output(false, false, "rejected by dan: not before the holidays"));
        assertThat(scene.record().cause())
                .contains(new Cause(
                        Cause.Kind.REJECTED, "rejected by dan: not before the holidays", Scene.NINE.plusSeconds(5)));
    }

    @Test
    void noAnswerIsNoApproval() {
        Output output = handler.handle(new Input("web-prod-1", Gate.Before.TRAFFIC, Optional.empty()));

        assertThat(output).isEqualTo(new Output(false, false, "nobody decided before the question expired"));
        assertThat(scene.record().cause()).map(Cause::kind).contains(Cause.Kind.EXPIRED);
        assertThat(decision()).isEmpty();
    }

    @Test
    void anApprovalThatCameFirstStands() {
        record(APPROVED);

        assertThat(record(REJECTED)).isEqualTo(new Output(true, false, "approved by carol"));
        assertThat(scene.record().cause()).isEmpty();
    }

    @Test
    void aRejectionThatCameFirstStands() {
        record(REJECTED);

        assertThat(record(APPROVED).approved()).isFalse();
        assertThat(decision()).map(GateDecision::by).contains("dan");
    }

    @Test
    void aSecondRunChangesNothing() {
        Output first = record(REJECTED);
        Deployment recorded = scene.record();

        assertThat(record(REJECTED)).isEqualTo(first);
        assertThat(scene.record()).isEqualTo(recorded);
    }

    private Output record(Answer answer) {
        return handler.handle(new Input("web-prod-1", Gate.Before.TRAFFIC, Optional.of(answer)));
    }

    private Optional<GateDecision> decision() {
        return scene.record().decisionAt(Gate.Before.TRAFFIC);
    }
}
