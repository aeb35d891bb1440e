package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.Reason;
import dev.headgate.config.Configuration;
import dev.headgate.config.Gate;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.Outcome;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.tooling.Mail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a release by what the judge sees of green in prod, from the event to the mails; seconds, not minutes. */
class JudgeScenarioTest {

    private static final Duration UNTIL_A_MINUTE_IS_SEEN = Duration.ofMinutes(3).plusSeconds(30);

    @Test
    void deploysAGoodGreenOnceHarmIsRuledOut() {
        Played happy = play("happy", 42);

        assertThat(happy.outcomes()).containsExactly(Outcome.DEPLOYED, Outcome.DEPLOYED, Outcome.DEPLOYED);
        assertThat(happy.finding().reason()).isEqualTo(Reason.ABSOLUTE);
        assertThat(happy.mail("team@example.com", "DEPLOYED"))
                .contains("Verdict         PASS (ABSOLUTE)")
                .contains("Evidence        green meets the error objective: server errors: green ");
    }

    @Test
    void saysBeforehandWhatItCanFind() {
        Played happy = play("happy", 42);

        String forecast = "a regression of 4.8x or worse is expected to be found within 19 minutes";
        assertThat(happy.mail("alice@example.com", "Approve web in prod?")).contains(forecast);
        assertThat(happy.mail("team@example.com", "web in prod: STARTED")).contains(forecast);
    }

    @Test
    void rollsBackASlowGreenWithinMinutes() {
        Played slow = play("slow-green", 42);

        assertThat(slow.prodOutcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(slow.detectedAfter())
                .isLessThanOrEqualTo(Duration.ofMinutes(1).plus(UNTIL_A_MINUTE_IS_SEEN));
        assertThat(slow.alert())
                .contains("Cause           green does harm: slow responses: green 71 of 147 (48 %), blue 10 of 1054")
                .contains("times blue's rate (21 to 120 with 95 % confidence); chance alone would look this bad"
                        + " less than once in a million times, in minute 2 (09:27 UTC)");
    }

    @Test
    void rollsBackAFailingGreenBeforeHalfTheTrafficIsOnIt() {
        Played failing = play("five-percent-errors", 1);

        assertThat(failing.prodOutcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(failing.detectedAfter())
                .isLessThanOrEqualTo(Duration.ofMinutes(2).plus(UNTIL_A_MINUTE_IS_SEEN));
        assertThat(failing.prod().milestones().trafficMoved()).isEmpty();
        assertThat(failing.alert())
                .contains("green does harm: server errors: green 11 of 254 (4.3 %), blue 3 of 1554 (0.19 %)")
                .contains("in minute 3 (09:28 UTC)");
    }

    @Test
    void findsRareErrorsAsGreensShareGrows() {
        Played rare = play("rare-errors", 1);

        assertThat(rare.prodOutcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(rare.detectedAfter()).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(15));
        assertThat(rare.alert()).contains("green does harm: server errors: green 15 of 1419 (1.1 %)", "minute 7");
    }

    @Test
    void asksPeopleWhereNobodyUsesProd() {
        Played idle = play("no-traffic", 42);
        Deployment prod = idle.prod();

        assertThat(idle.prodOutcome()).isEqualTo(Outcome.DEPLOYED);
        assertThat(idle.finding().reason()).isEqualTo(Reason.NO_GREEN_TRAFFIC);
        assertThat(Duration.between(
                        prod.milestones().trafficMoved().orElseThrow(),
                        prod.milestones().finishAsked().orElseThrow()))
                .isBetween(Duration.ofMinutes(40), Duration.ofMinutes(41));
        assertThat(prod.decisionAt(Gate.Before.FINISH)).map(GateDecision::by).hasValue("alice");
        assertThat(idle.mail("bob@example.com", "Approve that green stays for web in prod?"))
                .contains("Judge:        green had no requests to judge it by");
        assertThat(idle.mails("alice@example.com", "Approve that green stays")).hasSize(1);
        assertThat(idle.mail("team@example.com", "web in prod: DEPLOYED"))
                .contains("green stays, though the judge could not tell: green had no requests to judge it by;"
                        + " approved by alice");
    }

    @Test
    void asksPeopleWhereTooFewUseProd() {
        Played quiet = play("little-traffic", 42);

        assertThat(quiet.prodOutcome()).isEqualTo(Outcome.DEPLOYED);
        assertThat(quiet.finding().reason()).isEqualTo(Reason.NOT_ENOUGH_EVIDENCE);
        assertThat(quiet.prod().decisionAt(Gate.Before.FINISH)).isPresent();
        assertThat(quiet.mail("bob@example.com", "Approve that green stays for web in prod?"))
                .contains("Judge:        there is too little to tell: server errors: green ");
    }

    @Test
    void rollsBackWhatPeopleRejectAtTheEndOfTheBake() {
        Played rejected = play("no-traffic", Manner.REJECT, withoutGates(), 42);

        assertThat(rejected.prodOutcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(rejected.alert()).contains("Cause           rejected by ", "Verified: blue serves all production");
    }

    @Test
    void rollsBackWhatNobodyAnswersForAndWatchesMeanwhile() {
        Played ignored = play("no-traffic", Manner.IGNORE, withoutGates(), 42);
        Deployment prod = ignored.prod();

        assertThat(ignored.prodOutcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(Duration.between(
                        prod.milestones().finishAsked().orElseThrow(),
                        prod.milestones().rollbackAsked().orElseThrow()))
                .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));
        assertThat(ignored.alert())
                .contains("the judge can not tell: green had no requests to judge it by; nobody decided");
        assertThat(ignored.run.journal().track("web", "prod").states().stream()
                        .filter("RequestApproval"::equals)
                        .count())
                .isGreaterThan(50);
    }

    @Test
    void anAlarmWhileAQuestionStandsRollsBackWithoutWaitingForTheAnswer() {
        Scenario idle = Scenarios.named("no-traffic").orElseThrow();
        Scenario withAlarm = new Scenario("alarm-in-hold", "", idle.trigger(), Manner.IGNORE, stage -> {
            idle.conditions().accept(stage);
            stage.world().tooling().sns().onMail(mail -> {
                if (mail.subject().contains("that green stays")) {
                    stage.alarm("prod", stage.alarmOf("prod"));
                }
            });
        });

        Played played = play(withAlarm, Manner.IGNORE, withoutGates(), 42);

        assertThat(played.prodOutcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(Duration.between(
                        played.prod().milestones().finishAsked().orElseThrow(),
                        played.prod().milestones().rollbackAsked().orElseThrow()))
                .isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void doesNotRollBackForOneBadMinute() {
        Played burst = play("error-burst", 42);

        assertThat(burst.prodOutcome()).isEqualTo(Outcome.DEPLOYED);
        assertThat(burst.finding().reason()).isEqualTo(Reason.SUSPECT);
        assertThat(burst.mail("alice@example.com", "that green stays"))
                .containsPattern("Judge: +green may do harm: server errors: green \\d+ of \\d+ ");
    }

    @Test
    void doesNotBlameGreenForWhatBlueDoesToo() {
        Played degraded = play("blue-degraded-too", 42);

        assertThat(degraded.outcomes()).containsOnly(Outcome.DEPLOYED);
        assertThat(degraded.finding().reason()).isEqualTo(Reason.RELATIVE);
        assertThat(degraded.mail("team@example.com", "web in prod: TRAFFIC"))
                .contains("Verdict         none yet")
                .contains("Blue itself misses the error objective: ");
        assertThat(degraded.mail("team@example.com", "web in prod: DEPLOYED"))
                .contains("Warning         Blue itself misses the error objective: 2.8 % of its requests fail.");
    }

    @Test
    void neverTakesMissingMetricsForSuccess() {
        Played dark = play("metrics-missing", 42);

        assertThat(dark.finding().reason()).isEqualTo(Reason.METRICS_MISSING);
        assertThat(dark.prod().milestones().finishAsked()).isPresent();
        assertThat(dark.mail("alice@example.com", "that green stays")).contains("green's metrics are missing");
        assertThat(dark.prodOutcome()).isEqualTo(Outcome.DEPLOYED);
    }

    /** A run that is over. */
    private record Played(Run run) {

        List<Outcome> outcomes() {
            return run.service().environments().stream()
                    .flatMap(it -> run.journal().deployment("web", it.name()).stream())
                    .flatMap(it -> it.closing().stream())
                    .map(Closing::outcome)
                    .toList();
        }

        Deployment prod() {
            return run.journal().deployment("web", "prod").orElseThrow();
        }

        Outcome prodOutcome() {
            return prod().closing().orElseThrow().outcome();
        }

        Finding finding() {
            return prod().finding().orElseThrow();
        }

        /** From the first traffic on green to the rollback. */
        Duration detectedAfter() {
            return Duration.between(
                    prod().milestones().trafficBegan().orElseThrow(),
                    prod().milestones().rollbackAsked().orElseThrow());
        }

        String alert() {
            return mail("on-call@example.com", "web in prod: ROLLED_BACK");
        }

        String mail(String to, String inSubject) {
            return mails(to, inSubject).getLast();
        }

        List<String> mails(String to, String inSubject) {
            return run.world().tooling().sns().all().stream()
                    .filter(mail -> mail.to().equals(to) && mail.subject().contains(inSubject))
                    .map(Mail::body)
                    .toList();
        }
    }

    private static Played play(String name, long seed) {
        return play(name, Manner.APPROVE, configuration(), seed);
    }

    private static Played play(String name, Manner manner, Configuration configuration, long seed) {
        return play(Scenarios.named(name).orElseThrow(), manner, configuration, seed);
    }

    private static Played play(Scenario scenario, Manner manner, Configuration configuration, long seed) {
        Run run = new Run(
                scenario,
                configuration,
                new Definitions(Path.of("..", "statemachine")),
                "http://localhost:8080",
                manner,
                seed);
        run.begin();
        run.world().loop().runUntil(run::isDone);
        return new Played(run);
    }

    private static Configuration configuration() {
        return parse(yaml());
    }

    /** Only prod, so that no answer is asked for before the bake's end. */
    private static Configuration withoutGates() {
        return parse(yaml().replaceAll("(?m)^ +gates:\n(^ +- .*\n)+", ""));
    }

    private static Configuration parse(String yaml) {
        return ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333");
    }

    private static String yaml() {
        try {
            return Files.readString(Path.of("..", "headgate.yaml"));
        } catch (IOException e) {
            throw new AssertionError("headgate.yaml is at the root of the repository", e);
        }
    }
}
