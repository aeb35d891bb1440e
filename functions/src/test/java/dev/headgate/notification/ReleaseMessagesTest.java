package dev.headgate.notification;

import static dev.headgate.testing.Example.cause;
import static dev.headgate.testing.Example.closed;
import static dev.headgate.testing.Example.opened;
import static dev.headgate.testing.Example.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.asker.Asker;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Outcome;
import dev.headgate.release.Release;
import dev.headgate.release.ReleasePlan;
import dev.headgate.release.ReleasePlan.Wave;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleAsker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseMessagesTest {

    private static final Release RELEASE = Example.release("Fix the checkout", "alice");
    private static final ReleasePlan.Deploy PLAN = new ReleasePlan.Deploy(
            RELEASE,
            List.of(
                    new Wave(1, List.of(plan(RELEASE, "dev"))),
                    new Wave(2, List.of(plan(RELEASE, "staging"), plan(RELEASE, "load"))),
                    new Wave(3, List.of(plan(RELEASE, "prod")))));

    @Test
    void announcesWhereTheReleaseGoes() {
        Message message = ReleaseMessages.planned(PLAN);

        assertThat(message.topic()).isEqualTo(Topic.UPDATES);
        assertThat(message.subject())
                .isEqualTo("[Headgate] web: PLANNED - to dev, staging, load, prod: 1.4.0 (7f7f7f7f7f7f)");
        assertThat(message.attributes()).isEqualTo(Map.of("service", "web", "status", "PLANNED"));
        assertThat(message.body()).isEqualTo("""
                        The release of web to 1.4.0 (7f7f7f7f7f7f) begins.

                        Environments
                          dev             wave 1
                          staging         wave 2
                          load            wave 2
                          prod            wave 3

                        What
                          Service         web
                          Image           1.4.0 (7f7f7f7f7f7f)
                          Digest          sha256:7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f

                        Who asked and why
                          Requested by    alice (as its input says)
                          At              2026-03-02 10:14:30 UTC
                          Reason          Fix the checkout

                        Links
                          Step Functions  https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1\
                        #/v2/executions/details/arn:aws:states:us-east-1:111122223333:execution:headgate-release:r1
                        """);
    }

    @Test
    void hasALineForEachEnvironmentWhenOneWasNotDeployed() {
        Message message = ReleaseMessages.finished(
                PLAN,
                List.of(
                        closed(opened("dev"), Outcome.DEPLOYED, "Baked for 10 min", "green"),
                        closed(
                                opened("staging")
                                        .failing(cause(Cause.Kind.FAILED, "alarm web-staging-5xx is in ALARM")),
                                Outcome.ROLLED_BACK,
                                "Rolled back",
                                "blue"),
                        opened("load")),
                Optional.empty());

        assertThat(message.topic())
                .as("staging has sent its alert, and the watchdog ends load with one")
                .isEqualTo(Topic.UPDATES);
        assertThat(message.subject())
                .isEqualTo("[Headgate] web: RELEASE_FAILED - not in staging, load, prod: 1.4.0 (7f7f7f7f7f7f)");
        assertThat(message.body()).startsWith("""
                        The release of web to 1.4.0 (7f7f7f7f7f7f) has failed.

                        Environments
                          dev             wave 1   DEPLOYED      Baked for 10 min
                          staging         wave 2   ROLLED_BACK   alarm web-staging-5xx is in ALARM
                          load            wave 2   not ended
                          prod            wave 3   not started

                        What to do next
                        """);
    }

    @Test
    void tellsFollowersWhenAllIsDeployed() {
        Message message = ReleaseMessages.finished(
                PLAN,
                List.of("dev", "staging", "load", "prod").stream()
                        .map(it -> closed(opened(it), Outcome.DEPLOYED, "Baked for 10 min", "green"))
                        .toList(),
                Optional.of(ExampleAsker.asker(Asker.Act.STARTED, ExampleAsker.ALICE, 0)));

        assertThat(message.topic()).isEqualTo(Topic.UPDATES);
        assertThat(message.body()).contains("Asked by        " + ExampleAsker.ALICE + " (IAM)");
        assertThat(message.subject())
                .isEqualTo("[Headgate] web: RELEASED - to dev, staging, load, prod: 1.4.0 (7f7f7f7f7f7f)");
        assertThat(message.body()).startsWith("The release of web to 1.4.0 (7f7f7f7f7f7f) is done.\n");
    }

    /** Eight pushes while production waits for an answer: nobody is woken by what only waited. */
    @Test
    void aReleaseThatSomebodyDeclinedIsNews() {
        Message message = ReleaseMessages.finished(
                PLAN,
                List.of(closed(opened("dev"), Outcome.REJECTED, "rejected by dan: wrong Friday", "blue")),
                Optional.empty());

        assertThat(message.topic()).isEqualTo(Topic.UPDATES);
        assertThat(message.subject()).startsWith("[Headgate] web: RELEASE_REJECTED - not in dev, staging, load, prod");
        assertThat(message.body()).contains("Nothing was harmed.", "rejected by dan: wrong Friday");
    }
}
