package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.analysis.ObservedMinutes;
import dev.headgate.config.Severity;
import dev.headgate.config.Target;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.deployment.Outcome;
import dev.headgate.handler.CheckReadinessHandler.Input;
import dev.headgate.handler.CheckReadinessHandler.Next;
import dev.headgate.handler.CheckReadinessHandler.Output;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.release.ImageRegistry;
import dev.headgate.testing.Example;
import dev.headgate.testing.InMemoryStartTimes;
import dev.headgate.testing.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Before anything is created: of blue's last hour for the judge, and of the image's scan for the rule. */
class WhatReadinessReadsTest {

    private final Scene scene = new Scene();
    private final BlueMinutes minutes = new BlueMinutes();
    private final ScannedImage registry = new ScannedImage();

    @Test
    void readsTheLastHourOfWhatServesNow() {
        scene.opened();

        check();

        Instant settled = Scene.NINE.minus(Duration.ofMinutes(2));
        assertThat(minutes.spans).containsExactly(new MinuteSource.Span(settled.minus(Duration.ofHours(1)), settled));
        assertThat(minutes.series)
                .containsExactly(
                        new MinuteSource.Series("app/web-prod/0123456789abcdef", Example.BLUE_GROUP, Optional.empty()));
    }

    @Test
    void judgesByBluesSlowestHundredth() {
        scene.opened();

        Output output = check();

        JudgeBaseline baseline = scene.record().baseline().orElseThrow();
        assertThat(baseline.loadBalancer()).isEqualTo("app/web-prod/0123456789abcdef");
        assertThat(baseline.slowerThan()).contains(0.8);
        assertThat(output.forecast()).isEqualTo(baseline.forecast().map(it -> it.sentence()));
    }

    @Test
    void comparesWithNothingFromBeforeTheLastDeployment() {
        Instant before = Scene.NINE.minus(Duration.ofMinutes(20));
        scene.store.close(scene.opened(Scene.plan("before", Scene.release(false), "prod"))
                .closed(new Closing(Outcome.DEPLOYED, "done", Example.BLUE.image(), before)));
        scene.opened();

        check();

        assertThat(scene.record().baseline()).map(JudgeBaseline::notBefore).contains(before);
    }

    @Test
    void comparesWithAllThereIsOfTheFirstDeployment() {
        scene.opened();

        check();

        assertThat(scene.record().baseline()).map(JudgeBaseline::notBefore).contains(Instant.EPOCH);
    }

    @Test
    void refusesWhatTheScanHasFound() {
        registry.findings = Optional.of(Map.of(Severity.HIGH, 3));
        scene.opened(blocking(Optional.of(Severity.HIGH)));

        assertThat(check().next()).isEqualTo(Next.CLOSE);
        assertThat(scene.record().cause().orElseThrow().reason()).contains("3 HIGH");
    }

    @Test
    void readsNoScanWhereNothingIsBlocked() {
        scene.opened(blocking(Optional.empty()));

        assertThat(check().next()).isEqualTo(Next.READY);
        assertThat(registry.scansRead).isZero();
    }

    private static DeploymentPlan blocking(Optional<Severity> findings) {
        return Scene.with("prod", rules -> rules.gates().blockingFrom(findings));
    }

    private Output check() {
        return new CheckReadinessHandler(
                        scene.store,
                        scene.backend,
                        minutes,
                        registry,
                        scene.windows,
                        new InMemoryStartTimes(),
                        scene.mailbox::add,
                        scene.clock)
                .handle(new Input("web-prod-1", Scene.owner("web-prod-1")));
    }

    private static final class BlueMinutes implements MinuteSource {
        private final List<Series> series = new ArrayList<>();
        private final List<Span> spans = new ArrayList<>();

        @Override
        public BlueHour blueHour(Target target, Series asked, Span span) {
            series.add(asked);
            spans.add(span);
            return new BlueHour(List.of(), Optional.of(0.8));
        }

        @Override
        public ObservedMinutes observe(Target target, Series asked, String greenTargetGroup, Windows windows) {
            throw new AssertionError("nothing has been started yet");
        }
    }

    private static final class ScannedImage implements ImageRegistry {
        private Optional<Map<Severity, Integer>> findings = Optional.of(Map.of());
        private int scansRead;

        @Override
        public Optional<Image> byTag(String repository, String tag) {
            throw new AssertionError("a plan names a digest");
        }

        @Override
        public Optional<Image> byDigest(String repository, String digest) {
            return Optional.of(Scene.IMAGE);
        }

        @Override
        public Optional<Map<Severity, Integer>> scanFindings(String repository, Image of) {
            scansRead++;
            return findings;
        }
    }
}
