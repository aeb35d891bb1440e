package dev.headgate.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Approvals;
import dev.headgate.approval.InMemoryApprovalStore;
import dev.headgate.approval.SampleDeployment;
import dev.headgate.approval.TaskTokens;
import dev.headgate.config.ConfigurationSource;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Outcome;
import dev.headgate.handler.StatusWidgetHandler;
import dev.headgate.release.ExampleConfiguration;
import dev.headgate.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

class StatusTest {

    private static final Instant NOON = SampleDeployment.NOON;

    private final Records records = new Records();
    private final InMemoryApprovalStore approvals = new InMemoryApprovalStore();
    private Instant now = NOON.plus(Duration.ofMinutes(90));
    private final InstantSource clock = () -> now;
    private final ConfigurationSource configuration = ExampleConfiguration::configuration;

    @Test
    void showsEveryPlaceAndWhatIsDeployedThere() {
        records.deployed.add(SampleDeployment.inProd()
                .closed(new Closing(Outcome.DEPLOYED, "baked", "green", NOON.plusSeconds(60))));

        Status status = status();

        assertThat(status.places())
                .extracting(it -> it.service() + "/" + it.environment())
                .containsExactly("web/prod", "web/dev", "web/staging", "web/load", "worker/dev");
        assertThat(html())
                .contains(
                        "<td>3.2.1<small>5e5e5e5e5e5e</small></td>",
                        "<td><time>89 min ago</time></td>",
                        "not by Headgate yet");
    }

    @Test
    void showsWhoseAnswerADeploymentWaitsFor() {
        Deployment deployment = records.holding(SampleDeployment.inProd());
        ask(deployment, SampleDeployment.GATE);

        assertThat(html())
                .contains(
                        "web in prod</a><small>is prepared</small>",
                        "</svg>0 %",
                        "alice or bob</b><small>for another 4 hours</small>");
    }

    @Test
    void waitsForNobodyOnceTheQuestionHasExpired() {
        Deployment deployment = records.holding(SampleDeployment.inProd());
        ask(deployment, SampleDeployment.GATE);
        now = now.plus(Duration.ofHours(4));

        assertThat(html()).contains("<td>nobody</td>").doesNotContain("alice or bob");
    }

    @Test
    void tellsHowFarADeploymentIs() {
        Deployment opened = SampleDeployment.inProd();
        Deployment gated = SampleDeployment.started().registered("web:7").created("d-1");

        assertThat(Phase.of(opened, false)).isEqualTo(Phase.WAITING);
        assertThat(Phase.of(opened, true)).isEqualTo(Phase.PREPARING);
        assertThat(Phase.of(gated, true)).isEqualTo(Phase.STARTING);
        assertThat(Phase.of(gated.trafficAllowed(NOON), true)).isEqualTo(Phase.SHIFTING);
        assertThat(Phase.of(gated.trafficMoved(NOON), true)).isEqualTo(Phase.BAKING);
        assertThat(Phase.of(gated.trafficMoved(NOON).blueRetiring(NOON), true)).isEqualTo(Phase.RETIRING);
        assertThat(Phase.of(gated.trafficMoved(NOON).rollbackAsked(NOON), true)).isEqualTo(Phase.ROLLING_BACK);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "59, 10", "60, 20", "539, 90", "3600, 100"})
    void showsTheWeightThatTheStrategyPlansWhileTrafficShifts(int seconds, int percent) {
        Deployment shifting = SampleDeployment.started()
                .registered("web:7")
                .created("d-1")
                .trafficAllowed(NOON)
                .trafficBegan(NOON);
        records.holding(shifting);
        now = NOON.plusSeconds(seconds);

        assertThat(html()).contains(percent + " % of production traffic on green");
    }

    @Test
    void claimsNoWeightWhileItRollsBack() {
        records.holding(
                SampleDeployment.started().created("d-1").trafficMoved(NOON).rollbackAsked(NOON));

        assertThat(html()).contains("unknown<small>the live listener tells</small>");
    }

    @Test
    void leadsToTheExecutionOfEachDeployment() {
        records.holding(SampleDeployment.inProd());

        assertThat(html())
                .contains(
                        "href=\"https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1"
                                + "#/v2/executions/details/arn:aws:states:eu-west-1:111122223333:execution:deployment:r-1-prod\"");
    }

    @Test
    void isAsDarkAsTheDashboard() {
        StatusWidgetHandler widget = new StatusWidgetHandler(reader(), clock);

        assertThat(widget.handle(Map.of("widgetContext", Map.of("theme", "dark"))))
                .isNotEqualTo(widget.handle(Map.of("widgetContext", Map.of("theme", "light"))));
    }

    @Test
    void showsWhatEndedLatelyWithItsOutcome() {
        records.recent(SampleDeployment.inProd()
                .closed(new Closing(Outcome.ROLLED_BACK, "web-prod-5xx is red", "blue", NOON.plusSeconds(600))));

        assertThat(status().ongoing()).isEmpty();
        assertThat(html())
                .contains(
                        "Nothing is being deployed.",
                        "<b class=\"bad\">ROLLED_BACK</b>",
                        "<td>web-prod-5xx is red</td>");
    }

    @Test
    void keepsShowingWhatNeedsAHumanForAsLongAsItHoldsTheLock() {
        Closing unclear = new Closing(Outcome.NEEDS_HUMAN, "the listener could not be read", "unknown", NOON);
        records.holding(SampleDeployment.inProd().closed(unclear));

        assertThat(status().ongoing()).extracting(Status.Ongoing::phase).containsExactly(Phase.NEEDS_HUMAN);
        records.locks.clear();
        assertThat(status().ongoing()).isEmpty();
    }

    @Test
    void letsNobodysTextBecomeMarkup() {
        Release hostile = new Release(
                "r",
                "<script>alert(1)</script>",
                SampleDeployment.RELEASE.image(),
                false,
                "",
                "\"><img src=x>",
                NOON,
                "arn");
        records.recent(SampleDeployment.of(
                        hostile,
                        "prod",
                        SampleDeployment.inProd().plan().environment().rules().strategy())
                .closed(new Closing(Outcome.REJECTED, "<b>no</b>", "blue", NOON)));

        assertThat(html())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; in prod", "&lt;b&gt;no&lt;/b&gt;")
                .doesNotContain("<script", "<b>no", "<img");
    }

    @Test
    void tellsTheDashboardsEditorWhatItIs() {
        StatusWidgetHandler widget = new StatusWidgetHandler(reader(), clock);

        assertThat(widget.handle(Map.of("describe", true)))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("markdown");
        assertThat(widget.handle(Map.of("widgetContext", Map.of()))).isEqualTo(html());
    }

    @Test
    void findsDeploymentsByTheExecutionsThatRanThemOrTookThemOver() {
        SfnClient stepFunctions = new SfnClient() {
            @Override
            public ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
                return ListExecutionsResponse.builder()
                        .executions(Stream.of("web-prod-2-recovery-7", "web-prod-2", "web-prod-1")
                                .map(name ->
                                        ExecutionListItem.builder().name(name).build())
                                .toList())
                        .build();
            }

            @Override
            public String serviceName() {
                return "states";
            }

            @Override
            public void close() {}
        };

        assertThat(new StepFunctionsRecentDeployments(stepFunctions, "arn").ids(3))
                .containsExactly("web-prod-2", "web-prod-1");
    }

    private Status status() {
        return reader().read();
    }

    private StatusReader reader() {
        return new StatusReader(configuration, records, approvals, most -> records.recentIds, clock);
    }

    private String html() {
        return StatusHtml.of(status(), now, false);
    }

    private void ask(Deployment deployment, Gate gate) {
        TaskTokens unused = (token, output) -> TaskTokens.Delivery.DELIVERED;
        new Approvals(approvals, unused, message -> {}, new Random(1), clock, "https://example.com")
                .request(deployment.id(), SampleDeployment.question(deployment, gate), gate.expiresAfter(), "token");
    }

    /** Records in a map, read only. */
    private static final class Records implements DeploymentStore {

        private final Map<String, Deployment> byId = new LinkedHashMap<>();
        private final List<Lock> locks = new ArrayList<>();
        private final List<String> recentIds = new ArrayList<>();
        private final List<Deployment> deployed = new ArrayList<>();

        Deployment holding(Deployment deployment) {
            locks.add(new Lock(deployment.plan().lockName(), deployment.id(), deployment.openedAt()));
            return recent(deployment);
        }

        Deployment recent(Deployment deployment) {
            byId.put(deployment.id(), deployment);
            recentIds.add(deployment.id());
            return deployment;
        }

        @Override
        public Optional<Deployment> find(String deploymentId) {
            return Optional.ofNullable(byId.get(deploymentId));
        }

        @Override
        public List<Deployment> deployed(String service, String environment, int most) {
            return deployed.stream()
                    .filter(it -> it.plan().lockName().equals(service + "/" + environment))
                    .limit(most)
                    .toList();
        }

        @Override
        public List<Lock> locks() {
            return locks;
        }

        @Override
        public Deployment register(Deployment deployment) {
            throw new UnsupportedOperationException("the status only reads");
        }

        @Override
        public Turn takeTurn(Deployment deployment) {
            throw new UnsupportedOperationException("the status only reads");
        }

        @Override
        public Deployment save(Deployment deployment) {
            throw new UnsupportedOperationException("the status only reads");
        }

        @Override
        public Deployment close(Deployment deployment) {
            throw new UnsupportedOperationException("the status only reads");
        }

        @Override
        public List<String> unannounced() {
            throw new UnsupportedOperationException("the status only reads");
        }

        @Override
        public void announced(String deploymentId) {
            throw new UnsupportedOperationException("the status only reads");
        }

        @Override
        public void giveUpTrigger(String releaseId) {
            throw new UnsupportedOperationException("the status only reads");
        }

        @Override
        public boolean claimTrigger(String triggerId, String releaseId, Instant expiresAt) {
            throw new UnsupportedOperationException("the status only reads");
        }
    }
}
