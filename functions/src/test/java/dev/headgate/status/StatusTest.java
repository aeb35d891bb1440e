package dev.headgate.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Approvals;
import dev.headgate.approval.TaskTokens;
import dev.headgate.asker.Asker;
import dev.headgate.config.ConfigurationSource;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.Service;
import dev.headgate.config.window.Outside;
import dev.headgate.config.window.Windows;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.WindowWait;
import dev.headgate.deployment.window.CalendarState;
import dev.headgate.deployment.window.ClosuresNow;
import dev.headgate.deployment.window.Freeze;
import dev.headgate.handler.StatusWidgetHandler;
import dev.headgate.page.StatusHtml;
import dev.headgate.release.Release;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleAsker;
import dev.headgate.testing.ExampleQuestion;
import dev.headgate.testing.InMemoryApprovalStore;
import dev.headgate.testing.InMemoryAskerStore;
import dev.headgate.testing.InMemoryDeploymentStore;
import dev.headgate.testing.InMemoryFreezeStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
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

    private static final Instant NOON = ExampleQuestion.NOON;

    private final InMemoryDeploymentStore records = new InMemoryDeploymentStore();
    private final InMemoryAskerStore askers = new InMemoryAskerStore();
    private final List<String> recent = new ArrayList<>();
    private final InMemoryApprovalStore approvals = new InMemoryApprovalStore();
    private final InMemoryFreezeStore freezes = new InMemoryFreezeStore();
    private final Map<String, CalendarState> calendars = new HashMap<>();
    private Instant now = NOON.plus(Duration.ofMinutes(90));
    private final InstantSource clock = () -> now;
    private ConfigurationSource configuration = Example::configuration;

    @Test
    void showsEveryPlaceAndWhatIsDeployedThere() {
        ended(ExampleQuestion.inProd().closed(new Closing(Outcome.DEPLOYED, "baked", "green", NOON.plusSeconds(60))));

        Status status = status();

        assertThat(status.places())
                .extracting(it -> it.service() + "/" + it.environment())
                .containsExactly("web/prod", "web/dev", "web/staging", "web/load", "worker/dev");
        assertThat(html())
                .contains(
                        "<td>1.4.0<small>7f7f7f7f7f7f</small></td>",
                        "<td><time>1 hour 29 minutes ago</time></td>",
                        "not by Headgate yet");
    }

    @Test
    void showsWhoAskedForWhatIsDeployedAsIamKnowsIt() {
        Deployment deployed = ExampleQuestion.inProd();
        Asker alice = ExampleAsker.asker(Asker.Act.STARTED, ExampleAsker.ALICE, 0);
        askers.note(deployed.plan().release().executionArn(), alice, NOON);
        ended(deployed.closed(new Closing(Outcome.DEPLOYED, "baked", "green", NOON.plusSeconds(60))));

        assertThat(status().places())
                .filteredOn(it -> it.asker().equals(Optional.of(alice)))
                .extracting(Status.Place::environment)
                .containsExactly("prod");
        assertThat(html()).containsOnlyOnce(ExampleAsker.ALICE + " (IAM)");
    }

    @Test
    void showsWhoseAnswerADeploymentWaitsFor() {
        Deployment deployment = holding(ExampleQuestion.inProd());
        ask(deployment, ExampleQuestion.GATE);

        assertThat(html())
                .contains(
                        "web in prod</a><small>waits for an answer</small>",
                        "</svg>0 %",
                        "alice or bob</b><small>for another 4 hours</small>");
    }

    @Test
    void tellsHowManyOfThoseWhoAreSilentMustStillApprove() {
        Gate gate = new Gate(Gate.Before.DEPLOYMENT, List.of("alice", "bob", "carol"), Duration.ofHours(4), 2, false);
        ask(holding(ExampleQuestion.inProd()), gate);

        assertThat(html()).contains("<b class=\"late\">2 of alice, bob, carol</b>");
    }

    @Test
    void showsUntilWhenAndWhyADeploymentIsClosedOut() {
        Deployment waiting =
                WindowWait.closed(ExampleQuestion.inProd(), Instant.parse("2026-03-03T09:00:00Z"), "the <sale>", NOON);
        holding(waiting);

        assertThat(html())
                .contains(
                        "web in prod</a><small>is closed for releases</small>",
                        "<td>Tue 2026-03-03 09:00 UTC<small>the &lt;sale&gt;</small></td>");
    }

    @Test
    void showsWhoHasFrozenWhatWhyAndUntilWhenAndNothingMoreOnceThatIsOver() {
        Instant until = now.plus(Duration.ofHours(2));
        freeze("prod", Optional.empty(), until, "the <sale>");
        freeze("dev", Optional.of("worker"), until, "a test of its own");

        assertThat(closed())
                .containsOnlyKeys("web/prod", "worker/dev")
                .hasEntrySatisfying("web/prod", it -> assertThat(it.until()).contains(until));
        assertThat(html())
                .contains(
                        "<b class=\"late\">closed until Fri 2026-08-14 15:30 UTC</b><small>carol has frozen prod until Fri"
                                + " 2026-08-14 15:30 UTC: the &lt;sale&gt;</small>",
                        "<td>open</td>")
                .doesNotContain("<sale>");
        now = until;
        assertThat(closed()).isEmpty();
        assertThat(html()).doesNotContain("closed");
    }

    @Test
    void showsUntilWhenAWindowIsClosedInItsOwnTime() {
        within(new Windows(List.of("mon-fri 22:00-24:00"), List.of(), "Europe/Berlin", Outside.WAIT, Optional.empty()));

        assertThat(html())
                .contains(
                        "<b class=\"late\">closed until Fri 2026-08-14 22:00 Europe/Berlin</b><small>its windows allow"
                                + " mon-fri 22:00-24:00 (Europe/Berlin)</small>");
        now = Instant.parse("2026-08-14T20:15:00Z");
        assertThat(closed()).isEmpty();
    }

    @Test
    void showsWhatAChangeCalendarClosesAndOneThatCannotBeReadIsClosed() {
        within(new Windows(List.of(), List.of(), "UTC", Outside.WAIT, Optional.of("holidays")));

        assertThat(html()).contains("the change calendar holidays cannot be read, which counts as closed");
        calendars.put("holidays", new CalendarState.Closed(Optional.of(now.plus(Duration.ofDays(1)))));
        assertThat(html()).contains("the change calendar holidays is closed");
        calendars.put("holidays", new CalendarState.Open(Optional.empty()));
        assertThat(closed()).isEmpty();
    }

    @Test
    void whatOpensAtNoTimeThatAReleaseWaitsForNamesNone() {
        freeze("prod", Optional.empty(), now.plus(Duration.ofDays(60)), "for good");

        assertThat(closed().values()).extracting(Status.Closed::until).containsExactly(Optional.empty());
        assertThat(html()).contains("<b class=\"late\">closed</b><small>carol has frozen prod");
    }

    @Test
    void waitsForNobodyOnceTheQuestionHasExpired() {
        Deployment deployment = holding(ExampleQuestion.inProd());
        ask(deployment, ExampleQuestion.GATE);
        now = now.plus(Duration.ofHours(4));

        assertThat(html()).contains("<td>nobody</td>").doesNotContain("alice or bob");
    }

    @Test
    void tellsHowFarADeploymentIs() {
        Deployment opened = ExampleQuestion.inProd();
        Deployment gated = ExampleQuestion.started().registered("web:7").created("d-1");

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
        Deployment shifting = ExampleQuestion.started()
                .registered("web:7")
                .created("d-1")
                .trafficAllowed(NOON)
                .trafficBegan(NOON);
        holding(shifting);
        now = NOON.plusSeconds(seconds);

        assertThat(html()).contains(percent + " % of production traffic on green");
    }

    @Test
    void claimsNoWeightWhileItRollsBack() {
        holding(ExampleQuestion.started().created("d-1").trafficMoved(NOON).rollbackAsked(NOON));

        assertThat(html()).contains("unknown<small>the live listener tells</small>");
    }

    @Test
    void leadsToTheExecutionOfEachDeployment() {
        holding(ExampleQuestion.inProd());

        assertThat(html())
                .contains(
                        "href=\"https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1"
                                + "#/v2/executions/details/arn:aws:states:us-east-1:111122223333:execution:headgate-deployment:web-prod-1\"");
    }

    @Test
    void isAsDarkAsTheDashboard() {
        StatusWidgetHandler widget = new StatusWidgetHandler(reader(), clock);

        assertThat(widget.handle(Map.of("widgetContext", Map.of("theme", "dark"))))
                .isNotEqualTo(widget.handle(Map.of("widgetContext", Map.of("theme", "light"))));
    }

    @Test
    void showsWhatEndedLatelyWithItsOutcome() {
        ended(ExampleQuestion.inProd()
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
        Deployment held = records.close(holding(ExampleQuestion.inProd()).closed(unclear));

        assertThat(status().ongoing()).extracting(Status.Ongoing::phase).containsExactly(Phase.NEEDS_HUMAN);
        records.close(held.closed(new Closing(Outcome.ROLLED_BACK, "blue was seen to serve", "blue", NOON)));
        assertThat(status().ongoing()).isEmpty();
    }

    @Test
    void letsNobodysTextBecomeMarkup() {
        Release hostile = new Release(
                "r",
                "<script>alert(1)</script>",
                ExampleQuestion.RELEASE.image(),
                false,
                "",
                "\"><img src=x>",
                NOON,
                "arn");
        ended(ExampleQuestion.of(
                        hostile,
                        ExampleQuestion.inProd().plan().environment().rules().strategy())
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
                        .executions(Stream.of(
                                        "web-prod-2-recovery-7-2", "web-prod-2-recovery-7", "web-prod-2", "web-prod-1")
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

        assertThat(new StepFunctionsRecentDeployments(() -> stepFunctions, "arn").ids(3))
                .containsExactly("web-prod-2", "web-prod-1");
    }

    private void freeze(String environment, Optional<String> service, Instant until, String reason) {
        Freeze freeze =
                new Freeze(environment, service, now, until, reason, Optional.of("carol"), "arn", Optional.empty());
        assertThat(freezes.keep(freeze, Optional.empty())).isTrue();
    }

    /** The one environment there is, in these windows. */
    private void within(Windows windows) {
        Environment prod = Example.environment("prod", it -> it.within(windows));
        Service web = Example.service("web", "web", Example.web().releaseOn(), List.of(prod));
        configuration = () -> Example.configuration(web);
    }

    private Map<String, Status.Closed> closed() {
        Map<String, Status.Closed> all = new HashMap<>();
        status().places()
                .forEach(place ->
                        place.closed().ifPresent(it -> all.put(place.service() + "/" + place.environment(), it)));
        return all;
    }

    private Deployment holding(Deployment deployment) {
        recent.add(deployment.id());
        Deployment kept = records.register(deployment);
        assertThat(records.takeTurn(kept)).isEqualTo(new DeploymentStore.Turn.Ours());
        return kept;
    }

    private void ended(Deployment closed) {
        Closing closing = closed.closing().orElseThrow();
        records.close(holding(closed.takenOverBy(closed.executionArn(), NOON)).closed(closing));
    }

    private Status status() {
        return reader().read();
    }

    private StatusReader reader() {
        return new StatusReader(
                configuration,
                records,
                askers,
                approvals,
                most -> recent,
                at -> new ClosuresNow(
                        freezes.all(),
                        name -> calendars.getOrDefault(name, new CalendarState.Unreadable("there is no " + name)),
                        at),
                clock);
    }

    private String html() {
        return StatusHtml.of(status(), now, false);
    }

    private void ask(Deployment deployment, Gate gate) {
        TaskTokens unused = (token, output) -> TaskTokens.Delivery.DELIVERED;
        new Approvals(approvals, unused, message -> {}, new Random(1), clock, "https://example.com")
                .request(deployment.id(), ExampleQuestion.question(deployment, gate), gate.expiresAfter(), "token");
    }
}
