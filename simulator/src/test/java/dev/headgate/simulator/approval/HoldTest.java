package dev.headgate.simulator.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.deployment.Outcome;
import dev.headgate.page.PageResponse;
import dev.headgate.simulator.scenario.Approvers;
import dev.headgate.simulator.tooling.Mail;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Green serves all of production, the judge can not tell, and people are asked. */
class HoldTest {

    private final GateRun run =
            new GateRun("{before: deployment, approvers: [alice, bob], expiresAfter: 1h}").untilTheJudgeAsks();

    @Test
    void showsWhatTheJudgeHasSeenAsADrawing() {
        String page = run.visit(link("alice")).html();

        assertThat(page)
                .contains("Keep green of web in prod?")
                .contains("<figcaption>Share of server errors</figcaption>")
                .contains("<figcaption>Evidence so far</figcaption>")
                .containsPattern("<path class=\"green\" d=\"M[0-9]")
                .containsPattern("<path class=\"no-worse\" d=\"M[0-9]");
        assertThat(page.indexOf("Seen so far")).isLessThan(page.indexOf("What changes"));
    }

    @Test
    void deploysWhatApproversKeep() {
        PageResponse page = run.answer(link("bob"), "APPROVED", "");

        assertThat(page.html()).contains("The deployment has the answer");
        assertThat(run.untilClosed()).isEqualTo(Outcome.DEPLOYED);
        assertThat(run.record().decisionAt(Gate.Before.FINISH)).isPresent();
        assertThat(run.subjects("alice").getLast()).isEqualTo("[Headgate] web in prod: keeping green approved");
    }

    @Test
    void tellsEveryoneWhenAnAlarmAnswersBeforeTheyDo() {
        run.world.place("web", "prod").account().alarm("web-prod-5xx", StateValue.ALARM);

        assertThat(run.untilClosed()).isEqualTo(Outcome.ROLLED_BACK);

        run.pass(Duration.ofMinutes(1));
        for (String approver : new String[] {"alice", "bob"}) {
            assertThat(run.subjects(approver).getLast())
                    .isEqualTo("[Headgate] web in prod: keeping green not asked any more");
            assertThat(run.visit(link(approver)).status()).isEqualTo(410);
        }
    }

    private URI link(String approver) {
        Mail newest = run.questions(approver).getLast();
        return Approvers.linkIn(newest).orElseThrow();
    }
}
