package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.tooling.Mail;
import dev.headgate.simulator.tooling.SimulatedSsm.CalendarEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No release moves production traffic when its environment is closed. It is Monday, nine o'clock, at first. */
class WindowPromisesTest {

    private static final String WORKING_HOURS =
            PromiseScene.AT_ONCE + "windows: {allow: [mon-fri 09:00-17:00], timezone: UTC}\n";
    private static final String OVERRIDE = ",\"override\":{\"reason\":\"it cures the outage\"}";
    private static final Instant TUESDAY_NINE = Instant.parse("2026-03-03T09:00:00Z");

    @Test
    void aReleaseInTheEveningWaitsUntilTheMorning() {
        PromiseScene scene = new PromiseScene(WORKING_HOURS, Manner.APPROVE).pass(Duration.ofHours(10));

        scene.deploy("d1", "v3").untilEntered("WaitForReadiness").pass(Duration.ofMinutes(1));
        assertThat(scene.mails("team"))
                .extracting(Mail::subject)
                .last()
                .isEqualTo("[Headgate] web in prod: CLOSED - waits until Tue 2026-03-03 09:00 UTC");
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(scene.record("d1").start().orElseThrow().at()).isBetween(TUESDAY_NINE, TUESDAY_NINE.plusSeconds(60));
        assertThat(scene.alerts()).isEmpty();
    }

    /** A look may fall on any minute before it opens, the last one too. */
    @ParameterizedTest
    @ValueSource(ints = {0, 7, 20, 35, 61, 118})
    void howeverLongItHasWaitedItStartsWhenItOpens(int minutes) {
        PromiseScene scene = new PromiseScene(
                        PromiseScene.AT_ONCE + "windows: {deny: [mon 06:00-11:00], timezone: UTC}\n", Manner.APPROVE)
                .pass(Duration.ofMinutes(minutes));

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.record("d1").start().orElseThrow().at())
                .isBetween(Instant.parse("2026-03-02T11:00:00Z"), Instant.parse("2026-03-02T11:01:00Z"));
    }

    @Test
    void aWeekendOfWaitingTakesFewStepsAndNoTurnTimeout() {
        PromiseScene scene = new PromiseScene(WORKING_HOURS + "turnTimeout: 1h\n", Manner.APPROVE)
                .pass(Duration.ofDays(4).plusHours(10));

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(scene.record("d1").start().orElseThrow().at())
                .isBetween(Instant.parse("2026-03-09T09:00:00Z"), Instant.parse("2026-03-09T09:01:00Z"));
        assertThat(Histories.of(scene.world(), "d1")).hasSizeLessThan(700);
    }

    @Test
    void isRefusedWhereThatIsConfigured() {
        PromiseScene scene = new PromiseScene(
                        PromiseScene.AT_ONCE
                                + "windows: {allow: [mon-fri 09:00-17:00], timezone: UTC, outside: refuse}\n",
                        Manner.APPROVE)
                .pass(Duration.ofHours(10));

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("REJECTED: prod is closed for releases");
        assertThat(scene.mails("team"))
                .extracting(Mail::body)
                .last()
                .asString()
                .contains("Nothing needs repair. When it is open again", "\"override\"");
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void aPersonsWordLetsItPassAndPagesWhoIsOnCall() {
        PromiseScene scene = new PromiseScene(WORKING_HOURS, Manner.APPROVE).pass(Duration.ofHours(10));
        Instant asked = scene.now();

        cure(scene).untilClosed("fix");

        assertThat(scene.end("fix")).startsWith("DEPLOYED");
        assertThat(Duration.between(asked, scene.now())).isLessThan(Duration.ofHours(1));
        assertThat(scene.mails("on-call"))
                .singleElement()
                .extracting(Mail::body)
                .asString()
                .contains("dave overrules that prod is closed", "mon-fri 09:00-17:00", "it cures the outage");
        assertThat(scene.mails("team"))
                .extracting(Mail::body)
                .last()
                .asString()
                .contains("Overruled", "mon-fri 09:00-17:00");
    }

    @Test
    void whatIsFrozenByCommandWhileAQuestionStandsIsWithheldUntilItEnds() {
        PromiseScene scene = new PromiseScene(
                PromiseScene.AT_ONCE + "gates: [{before: traffic, approvers: [alice], expiresAfter: 8h}]\n",
                Manner.IGNORE);
        scene.deploy("d1", "v3").untilEntered("RequestApproval").pass(Duration.ofMinutes(5));

        freeze(scene, Duration.ofHours(2));
        assertThat(scene.answer("alice", "APPROVED")).isEqualTo(200);
        scene.pass(Duration.ofMinutes(90));
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(scene.mails("team")).extracting(Mail::subject).anyMatch(it -> it.contains("CLOSED - waits until"));
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(scene.record("d1").milestones().trafficAllowed().orElseThrow())
                .isAfter(scene.record("d1").start().orElseThrow().at().plus(Duration.ofHours(2)));
    }

    /** The freeze comes when readiness has been looked at, and CodeDeploy keeps green back for an hour only. */
    @Test
    void aFreezeThatRacesWithAStartEndsItBeforeAnyTraffic() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilEntered("StartDeployment");
        scene.start(
                "freeze",
                "{\"freeze\":{\"environment\":\"prod\",\"until\":\"2026-03-02T20:00:00Z\",\"reason\":\"the sale\"}}");

        scene.untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("REJECTED").contains("somebody has frozen prod until", "the sale");
        assertThat(scene.record("d1").milestones().trafficBegan()).isEmpty();
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void byEcsGreenIsKeptUpOverNight() {
        PromiseScene scene = new PromiseScene(
                "controller: ecs\n" + PromiseScene.AT_ONCE
                        + "gates: [{before: traffic, approvers: [alice], expiresAfter: 20h}]\n",
                Manner.APPROVE);
        scene.deploy("d1", "v3").untilEntered("StartDeployment");
        freeze(scene, Duration.ofHours(14));

        scene.untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(scene.record("d1").milestones().trafficAllowed().orElseThrow())
                .isAfter(scene.record("d1").start().orElseThrow().at().plus(Duration.ofHours(13)));
    }

    /** A look may fall on any minute before it ends. */
    @ParameterizedTest
    @ValueSource(ints = {63, 100, 121, 158, 177, 304})
    void byEcsAGreenThatIsKeptUpGetsItsTrafficWhenTheFreezeEnds(int minutes) {
        PromiseScene scene = new PromiseScene(
                "controller: ecs\n" + PromiseScene.AT_ONCE
                        + "gates: [{before: traffic, approvers: [alice], expiresAfter: 20h}]\n",
                Manner.APPROVE);
        scene.deploy("d1", "v3").untilEntered("StartDeployment");
        freeze(scene, Duration.ofMinutes(minutes));
        Instant until = scene.now().plus(Duration.ofMinutes(minutes));

        scene.untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(scene.record("d1").milestones().trafficAllowed().orElseThrow())
                .isBetween(until.minusSeconds(120), until.plusSeconds(120));
    }

    @Test
    void byEcsAGreenThatIsNotKeptUpForSoLongIsTakenBackByUs() {
        PromiseScene scene = new PromiseScene("controller: ecs\n" + PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilEntered("StartDeployment");
        freeze(scene, Duration.ofHours(14));

        scene.untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("REJECTED").contains("the sale");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
    }

    @Test
    void aRollbackPassesWhateverIsFrozen() {
        PromiseScene scene = new PromiseScene(WORKING_HOURS, Manner.APPROVE);
        scene.deploy("d1", "v3").untilClosed("d1").pass(Duration.ofHours(10));
        freeze(scene, Duration.ofDays(2));
        Instant asked = scene.now();

        scene.rollBack("back").untilClosed("back");

        assertThat(scene.end("back")).startsWith("DEPLOYED");
        assertThat(Duration.between(asked, scene.now())).isLessThan(Duration.ofMinutes(30));
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
    }

    @Test
    void aRollbackTakesTheEnvironmentFromAReleaseThatWaitsForItsWindow() {
        PromiseScene scene = new PromiseScene(WORKING_HOURS, Manner.APPROVE);
        scene.deploy("d0", "v3").untilClosed("d0").pass(Duration.ofHours(10));
        scene.deploy("d1", "v4").pass(Duration.ofHours(2));
        Instant asked = scene.now();

        scene.rollBack("back").untilClosed("back");

        assertThat(scene.end("d1")).startsWith("SUPERSEDED");
        assertThat(scene.end("back")).startsWith("DEPLOYED");
        assertThat(Duration.between(asked, scene.now())).isLessThan(Duration.ofMinutes(30));
    }

    @Test
    void aNewerReleaseTakesThePlaceOfOneThatWaitsForItsWindow() {
        PromiseScene scene = new PromiseScene(WORKING_HOURS, Manner.APPROVE).pass(Duration.ofHours(10));
        scene.deploy("d1", "v3").pass(Duration.ofHours(2));

        scene.deploy("d2", "v4").untilClosed("d2");

        assertThat(scene.end("d1")).startsWith("SUPERSEDED");
        assertThat(scene.end("d2")).startsWith("DEPLOYED");
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
    }

    @Test
    void whatIsSaidEndsWellAndWhatCannotBeSaidDoesNot() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);

        freeze(scene, Duration.ofHours(4));
        assertThat(scene.path("freeze")).isEqualTo("OpenDeployment IsItOurTurn Said");
        assertThat(scene.log.statusOf("freeze").orElseThrow()).hasToString("SUCCEEDED");
        scene.deploy("d1", "v3").untilEntered("d1 WaitForReadiness");

        scene.start(
                        "unfreeze",
                        "{\"unfreeze\":{\"environment\":\"prod\",\"service\":\"web\"},\"requestedBy\":\"alice\"}")
                .untilClosed("d1");
        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(scene.mails("team")).extracting(Mail::subject).anyMatch(it -> it.contains("web in prod: UNFROZEN"));

        scene.start("again", "{\"unfreeze\":{\"environment\":\"prod\"}}").pass(Duration.ofMinutes(1));
        assertThat(scene.log.statusOf("again").orElseThrow()).hasToString("FAILED");
    }

    @Test
    void aChangeCalendarIsAskedByItsName() {
        PromiseScene scene = new PromiseScene(
                PromiseScene.AT_ONCE + "windows: {calendar: holidays}\n",
                Manner.APPROVE,
                stage -> stage.world()
                        .tooling()
                        .ssm()
                        .calendar(
                                "holidays",
                                true,
                                List.of(new CalendarEvent(Instant.parse("2026-03-02T09:10:00Z"), TUESDAY_NINE))));

        scene.deploy("d1", "v3").untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(scene.record("d1").start().orElseThrow().at())
                .isBetween(TUESDAY_NINE, TUESDAY_NINE.plusSeconds(120));
    }

    @Test
    void aChangeCalendarThatIsNotThereKeepsEverythingClosed() {
        PromiseScene scene = new PromiseScene(
                PromiseScene.AT_ONCE + "windows: {calendar: holidays}\n",
                Manner.APPROVE,
                stage -> stage.world().tooling().ssm().removeCalendar("holidays"));

        scene.deploy("d1", "v3").untilEntered("WaitForReadiness").pass(Duration.ofHours(5));

        assertThat(scene.closing("d1")).isEmpty();
        assertThat(scene.record("d1").windowWait().orElseThrow().why())
                .startsWith("the change calendar holidays cannot be read, which counts as closed: ");
    }

    private static void freeze(PromiseScene scene, Duration time) {
        scene.start(
                        "freeze",
                        "{\"freeze\":{\"environment\":\"prod\",\"service\":\"web\",\"until\":\""
                                + scene.now().plus(time) + "\",\"reason\":\"the sale\"},\"requestedBy\":\"alice\"}")
                .until(
                        () -> scene.log
                                .statusOf("freeze")
                                .filter(it -> !it.toString().equals("RUNNING"))
                                .isPresent(),
                        Duration.ofMinutes(2));
    }

    private static PromiseScene cure(PromiseScene scene) {
        return scene.start(
                "fix",
                "{\"service\":\"web\",\"environment\":\"prod\",\"imageTag\":\"v3\",\"requestedBy\":\"dave\"" + OVERRIDE
                        + "}");
    }
}
