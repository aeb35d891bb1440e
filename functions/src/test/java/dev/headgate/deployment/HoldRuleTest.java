package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Origin;
import dev.headgate.release.Overruling;
import dev.headgate.release.Release;
import dev.headgate.testing.Example;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HoldRuleTest {

    private static final Deployment HARM =
            rolledBack(Cause.Kind.FAILED, Outcome.ROLLED_BACK, "alarm web-prod-5xx is red");

    @ParameterizedTest
    @EnumSource(
            value = Origin.class,
            names = {"PIPELINE", "PUSH"})
    void holdsBackWhatComesByItself(Origin origin) {
        Fault held =
                HoldRule.check(plan(Optional.of(origin)), Optional.of(HARM)).orElseThrow();

        assertThat(held.sentence())
                .startsWith(
                        "image 7f7f7f7f7f7f was rolled back here by deployment web-prod-1 (alarm web-prod-5xx is red)")
                .contains("start the release state machine with {\"service\":\"web\",\"image\":\"sha256:7f7f")
                .contains("\"environments\":[\"prod\"]");
    }

    @Test
    void aPersonsReleasePasses() {
        assertThat(HoldRule.check(plan(Optional.of(Origin.PERSON)), Optional.of(HARM)))
                .isEmpty();
    }

    @Test
    void whatWasNeverRolledBackPasses() {
        assertThat(HoldRule.check(plan(Optional.of(Origin.PIPELINE)), Optional.empty()))
                .isEmpty();
    }

    /** A release that an earlier version of Headgate planned does not say what it came from. */
    @Test
    void whatDoesNotSayItsOriginCameByItselfWhereItsCodeHasAnAge() {
        Release release = release(Optional.empty());
        assertThat(release.isAutomatic()).isFalse();
        assertThat(aged(release).isAutomatic()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Cause.Kind.class)
    void onlyHarmIsHeldAgainstAnImage(Cause.Kind kind) {
        boolean harm = kind == Cause.Kind.FAILED || kind == Cause.Kind.ERROR;

        assertThat(HoldRule.didHarm(rolledBack(kind, Outcome.ROLLED_BACK, "why")))
                .isEqualTo(harm);
        assertThat(HoldRule.didHarm(rolledBack(kind, Outcome.NEEDS_HUMAN, "why")))
                .isFalse();
    }

    @Test
    void whatIsUnderWayHasDoneNoHarmYet() {
        assertThat(HoldRule.didHarm(Example.started().failing(Example.cause(Cause.Kind.FAILED, "why"))))
                .isFalse();
        assertThat(HoldRule.didHarm(Example.closed(Example.started(), Outcome.ROLLED_BACK, "why", "blue")))
                .isFalse();
    }

    @Test
    void theCauseSaysThatItIsHeld() {
        Fault held = HoldRule.check(plan(Optional.of(Origin.PUSH)), Optional.of(HARM))
                .orElseThrow();

        assertThat(HoldRule.holds(Cause.notReady(List.of(held), Example.ENDED))).isTrue();
        assertThat(HoldRule.holds(Example.cause(Cause.Kind.NOT_READY, held.sentence())))
                .isFalse();
    }

    private static Deployment rolledBack(Cause.Kind kind, Outcome outcome, String why) {
        return Example.closed(Example.started().failing(Example.cause(kind, why)), outcome, why, "blue");
    }

    private static DeploymentPlan plan(Optional<Origin> origin) {
        return Example.plan(release(origin), "prod");
    }

    private static Release release(Optional<Origin> origin) {
        return like(Example.release("why", "pipeline web"), Optional.empty(), origin);
    }

    private static Release aged(Release release) {
        return like(release, Optional.of(Example.OPENED), Optional.empty());
    }

    private static Release like(Release release, Optional<Instant> codeAt, Optional<Origin> origin) {
        return new Release(
                release.id(),
                release.service(),
                release.image(),
                false,
                release.reason(),
                release.requestedBy(),
                release.requestedAt(),
                release.executionArn(),
                Optional.empty(),
                Optional.empty(),
                codeAt,
                Optional.<Overruling>empty(),
                origin,
                Optional.empty());
    }
}
