package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.asker.Asker;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Outcome;
import dev.headgate.handler.AnnounceReleaseHandler.Input;
import dev.headgate.handler.AnnounceReleaseHandler.Output;
import dev.headgate.notification.Message;
import dev.headgate.notification.Topic;
import dev.headgate.release.ReleasePlan;
import dev.headgate.testing.ExampleAsker;
import dev.headgate.testing.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnounceReleaseHandlerTest {

    private static final ReleasePlan.Deploy PLAN = new ReleasePlan.Deploy(
            Scene.release(false),
            List.of(
                    new ReleasePlan.Wave(1, List.of(Scene.plan("dev"))),
                    new ReleasePlan.Wave(3, List.of(Scene.plan("prod")))));
    private static final Problem STOPPED =
            new Problem("DeployWaves", "WaveNotDeployed", Optional.of("An environment was not deployed"));

    private final Scene scene = new Scene();
    private final AnnounceReleaseHandler handler =
            new AnnounceReleaseHandler(scene.store, scene.askers, scene.mailbox::add);

    @Test
    void isReleasedWhenEveryEnvironmentIsDeployed() {
        ended("dev", Outcome.DEPLOYED);
        ended("prod", Outcome.DEPLOYED);

        Output output = announce(Optional.empty());

        assertThat(output)
                .isEqualTo(new Output(
                        true,
                        false,
                        "every environment is deployed",
                        Map.of("dev", Outcome.DEPLOYED, "prod", Outcome.DEPLOYED)));
        assertThat(scene.told()).containsExactly("RELEASED");
    }

    @Test
    void saysWhoStartedTheReleaseAsIamKnowsIt() {
        ended("dev", Outcome.DEPLOYED);
        ended("prod", Outcome.DEPLOYED);
        scene.askers.note(
                Scene.release(false).executionArn(),
                ExampleAsker.asker(Asker.Act.STARTED, ExampleAsker.BOB, 0),
                Scene.NINE);

        announce(Optional.empty());

        assertThat(scene.mailbox).last().extracting(Message::body).asString().contains(ExampleAsker.BOB + " (IAM)");
    }

    @Test
    void isNotReleasedWhenOneEnvironmentWasNotReached() {
        ended("dev", Outcome.ROLLED_BACK);

        Output output = announce(Optional.of(STOPPED));

        assertThat(output.released()).isFalse();
        assertThat(output.summary()).isEqualTo("it ended {dev=ROLLED_BACK}");
        assertThat(scene.told()).containsExactly("RELEASE_FAILED");
    }

    @Test
    void aReleaseThatGaveWayIsSupersededAndPagesNobody() {
        ended("dev", Outcome.DEPLOYED);
        ended("prod", Outcome.SUPERSEDED);

        Output output = announce(Optional.of(STOPPED));

        assertThat(output.superseded()).isTrue();
        assertThat(output.released()).isFalse();
        assertThat(scene.mailbox).singleElement().satisfies(mail -> {
            assertThat(mail.topic()).isEqualTo(Topic.UPDATES);
            assertThat(mail.subject()).startsWith("[Headgate] web: RELEASE_SUPERSEDED - not in prod");
            assertThat(mail.body()).contains("gave way to a newer release. Nothing is wrong.");
        });
    }

    @Test
    void aReleaseOfWhichOneEnvironmentFailedIsNotSuperseded() {
        ended("dev", Outcome.DEPLOYED);
        ended("prod", Outcome.NEEDS_HUMAN);

        assertThat(announce(Optional.of(STOPPED)).superseded()).isFalse();
    }

    /** Its execution died before it wrote anything: no record tells of it, and so no alert but this one. */
    @Test
    void alertsWhereNothingElseCanTellOfAnEnvironment() {
        ended("dev", Outcome.DEPLOYED);

        announce(Optional.of(STOPPED));

        assertThat(scene.mailbox).singleElement().satisfies(mail -> {
            assertThat(mail.topic()).isEqualTo(Topic.ALERTS);
            assertThat(mail.body()).contains("The execution for prod ended before it wrote a record");
        });
    }

    @Test
    void doesNotPageForWhatADeploymentHasPagedForItself() {
        ended("dev", Outcome.ROLLED_BACK);

        announce(Optional.of(STOPPED));

        assertThat(scene.mailbox).extracting(Message::topic).containsExactly(Topic.UPDATES);
    }

    @Test
    void readsOutcomesFromTheRecordsAndNotFromTheExecutions() {
        ended("dev", Outcome.DEPLOYED);
        scene.opened();

        Output output = announce(Optional.empty());

        assertThat(output.released()).isFalse();
        assertThat(output.outcomes()).containsOnlyKeys("dev");
    }

    @Test
    void saysWhereNoEnvironmentWasReached() {
        assertThat(announce(Optional.of(STOPPED)).summary()).isEqualTo("no environment was reached");
    }

    @Test
    void alertsWithTheFaultsOfAReleaseThatWasNotPlanned() {
        Problem invalid = new Problem(
                "PlanRelease",
                "dev.headgate.release.InvalidReleaseException",
                Optional.of("{\"errorMessage\":\"There is no service webb\",\"stackTrace\":[\"a\"]}"));

        Output output = announce(Optional.empty(), Optional.of(invalid));

        assertThat(output).isEqualTo(new Output(false, false, "There is no service webb", Map.of()));
        assertThat(scene.mailbox).extracting(Message::topic).containsExactly(Topic.ALERTS);
        assertThat(scene.mailbox.getFirst().body()).contains("There is no service webb");
    }

    @Test
    void aSecondRunTellsTheSameAgain() {
        ended("dev", Outcome.DEPLOYED);
        ended("prod", Outcome.DEPLOYED);

        assertThat(announce(Optional.empty())).isEqualTo(announce(Optional.empty()));
        assertThat(scene.mailbox).hasSize(2).containsOnly(scene.mailbox.getFirst());
    }

    private Output announce(Optional<Problem> problem) {
        return announce(Optional.of(PLAN), problem);
    }

    private Output announce(Optional<ReleasePlan.Deploy> plan, Optional<Problem> problem) {
        Because because = new Because(Optional.empty(), Optional.empty(), problem);
        return handler.handle(new Input(Scene.execution("r-1"), plan, Optional.of(because), Optional.empty()));
    }

    private void ended(String environment, Outcome outcome) {
        var deployment = scene.opened(Scene.plan(environment));
        var ended = outcome == Outcome.DEPLOYED
                ? deployment
                : deployment.failing(new Cause(Cause.Kind.FAILED, "green was sick", Scene.NINE));
        scene.store.close(ended.closed(new Closing(outcome, "it ended", "web", Scene.NINE)));
    }
}
