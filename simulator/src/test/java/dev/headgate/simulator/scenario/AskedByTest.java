package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.Trail;
import dev.headgate.simulator.tooling.Mail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What people are told of who had a part in a release: what IAM knows, where a trail tells it, and never more. */
class AskedByTest {

    private static final String RULE = "arn:aws:sts::111122223333:assumed-role/headgate-events/rule (IAM)";
    private static final String OPERATOR = "arn:aws:sts::111122223333:assumed-role/headgate-operators/operator (IAM)";

    @Test
    void everyEndSaysWhoStartedTheReleaseAndNotThatTheReleaseStartedIt() {
        assertThat(ends("happy", Trail::begin))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.body())
                        .contains("Requested by    pipeline web (as its input says)", "Asked by        " + RULE)
                        .doesNotContain("release-state-machine"));
    }

    @Test
    void anEndSaysWhoStoppedTheExecutionAndWhoTookItOver() {
        assertThat(ends("execution-dies", trail -> {
                    trail.begin();
                    trail.tellIn(Duration.ofSeconds(10));
                }))
                .filteredOn(it -> it.subject().contains("ROLLED_BACK"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.body())
                        .contains(
                                "Asked by        " + RULE,
                                "Stopped by      " + OPERATOR,
                                "Taken over by   Headgate's watchdog (IAM)"));
    }

    /** CloudTrail takes minutes, and a rollback may be over by then. */
    @Test
    void anEndWithinMinutesDoesNotSayWhoStopped() {
        assertThat(ends("execution-dies", Trail::begin))
                .filteredOn(it -> it.subject().contains("ROLLED_BACK"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.body())
                        .contains("Asked by        " + RULE)
                        .doesNotContain("Stopped by", "Taken over by"));
    }

    @Test
    void whatIsToldTwiceIsSaidOnce() {
        assertThat(ends("happy", trail -> {
                    trail.begin();
                    trail.tellTwice();
                }))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.body()).containsOnlyOnce("(IAM)"));
    }

    @Test
    void whereEventsAreLostAClaimIsAllThatIsSaid() {
        assertThat(ends("execution-dies", trail -> {
                    trail.begin();
                    trail.lose();
                }))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.body())
                        .contains("Requested by    pipeline web (as its input says)")
                        .doesNotContain("(IAM)"));
    }

    @Test
    void withoutATrailTheSameHappensAndTheClaimIsAllThatIsSaid() {
        List<Mail> without = ends("execution-dies", trail -> {});

        assertThat(without).isNotEmpty().allSatisfy(it -> assertThat(it.body()).doesNotContain("(IAM)"));
        assertThat(without.stream().map(Mail::subject).toList())
                .isEqualTo(ends("execution-dies", Trail::begin).stream()
                        .map(Mail::subject)
                        .toList());
    }

    /** Mails of ends of deployments and of the release. */
    private static List<Mail> ends(String name, Consumer<Trail> trail) {
        Scenario scenario = Scenarios.named(name).orElseThrow();
        Run run = new Run(
                scenario,
                Played.configuration(),
                new Definitions(Path.of("..", "statemachine")),
                "https://approvals.example.com",
                scenario.manner(),
                42);
        trail.accept(run.world().events().trail());
        run.begin();
        run.world().loop().runUntil(run::isDone);
        return run.world().tooling().sns().all().stream()
                .filter(it -> it.body().contains("Who asked and why"))
                .filter(it -> it.subject().contains("DEPLOYED")
                        || it.subject().contains("RELEASE_FAILED")
                        || it.subject().contains("RELEASED")
                        || it.subject().contains("ROLLED_BACK"))
                .toList();
    }
}
