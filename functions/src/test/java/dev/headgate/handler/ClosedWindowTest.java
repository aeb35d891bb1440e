package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.window.Outside;
import dev.headgate.config.window.Windows;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.WindowWait;
import dev.headgate.deployment.window.CalendarState;
import dev.headgate.deployment.window.Freeze;
import dev.headgate.handler.CheckReadinessHandler.Input;
import dev.headgate.handler.CheckReadinessHandler.Next;
import dev.headgate.handler.CheckReadinessHandler.Output;
import dev.headgate.json.Json;
import dev.headgate.notification.Message;
import dev.headgate.notification.Topic;
import dev.headgate.release.Release;
import dev.headgate.testing.Example;
import dev.headgate.testing.InMemoryStartTimes;
import dev.headgate.testing.QuietMinutes;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ShelvedImages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A release that comes when its environment is closed: it is Monday, nine o'clock. */
class ClosedWindowTest {

    private static final Windows AFTERNOONS =
            new Windows(List.of("mon-fri 13:00-17:00"), List.of(), "UTC", Outside.WAIT, Optional.empty());

    private final Scene scene = new Scene();

    @Test
    void waitsInOneGoUntilItOpensAndSaysSo() {
        open(Scene.release(false), AFTERNOONS);

        Output first = check();
        assertThat(first.next()).isEqualTo(Next.WAIT);
        assertThat(first.why())
                .containsExactly("its windows allow mon-fri 13:00-17:00 (UTC); it opens Mon 2026-03-02 13:00 UTC");
        assertThat(scene.told()).containsExactly("CLOSED");
        assertThat(scene.mailbox.getFirst().subject()).contains("waits until Mon 2026-03-02 13:00 UTC");

        int looks = 1;
        for (Output output = first; output.next() == Next.WAIT; output = check()) {
            scene.pass(Duration.ofSeconds(output.seconds()));
            looks++;
        }

        assertThat(scene.clock.instant()).isEqualTo(Scene.NINE.plus(Duration.ofHours(4)));
        assertThat(looks).isLessThan(40);
        assertThat(scene.told()).as("once").containsExactly("CLOSED");
        assertThat(scene.record().windowWait().filter(WindowWait::isWaiting)).isEmpty();
    }

    @Test
    void whatItWaitsForAWindowDoesNotCountAgainstItsTurnTimeout() {
        open(Scene.release(false), AFTERNOONS);
        check();
        scene.pass(Duration.ofHours(4));
        scene.backend.view = Example.view(List.of(Example.blue(Revision.Status.PRIMARY, 1)), 0, Optional.empty());

        assertThat(check().next()).isEqualTo(Next.WAIT);
        assertThat(Duration.between(scene.record().waitsForReadinessSince(), scene.clock.instant()))
                .isZero();
    }

    @Test
    void whatWouldBeRefusedThenIsRefusedAtOnce() {
        open(Scene.release(false), AFTERNOONS);
        scene.backend.withRedAlarm(Scene.ALARM);

        assertThat(check().next()).isEqualTo(Next.CLOSE);
        assertThat(scene.record().cause().orElseThrow().reason()).contains("is red already");
    }

    @Test
    void isRefusedWhereThatIsConfigured() {
        open(
                Scene.release(false),
                new Windows(List.of("mon-fri 13:00-17:00"), List.of(), "UTC", Outside.REFUSE, Optional.empty()));

        assertThat(check().next()).isEqualTo(Next.CLOSE);
        assertThat(scene.record().cause().orElseThrow().reason())
                .isEqualTo("prod is closed for releases: its windows allow mon-fri 13:00-17:00 (UTC); it opens Mon"
                        + " 2026-03-02 13:00 UTC");
        assertThat(scene.record().cause().orElseThrow().kind().outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void isRefusedWhenItHasWaitedForFourWeeks() {
        open(Scene.release(false), AFTERNOONS);
        for (int days = 0; days < 28; days++) {
            frozen(Duration.ofDays(2));
            assertThat(check().next()).isEqualTo(Next.WAIT);
            scene.pass(Duration.ofDays(1));
        }

        assertThat(check().next()).isEqualTo(Next.CLOSE);
        assertThat(scene.record().cause().orElseThrow().reason()).contains("and it has waited 672 h");
    }

    @Test
    void goesOnWhereAPersonOverrulesItAndPeopleArePaged() {
        open(Scene.overriding("it is the cure"), AFTERNOONS);
        frozen(Duration.ofDays(2));

        assertThat(check().next()).isEqualTo(Next.READY);
        assertThat(scene.record().windowWait())
                .hasValueSatisfying(it -> assertThat(it.isOverruled()).isTrue())
                .hasValueSatisfying(it -> assertThat(it.why())
                        .isEqualTo("alice has frozen prod until Wed 2026-03-04 09:00 UTC: the sale"));
        Message alert = scene.mailbox.getFirst();
        assertThat(alert.topic()).isEqualTo(Topic.ALERTS);
        assertThat(alert.body()).contains("alice overrules that prod is closed", "the sale", "it is the cure");

        check();
        assertThat(scene.told()).as("once").containsExactly("OVERRULED");
    }

    @Test
    void aRollbackIsNeverFrozen() {
        open(Scene.release(true), AFTERNOONS);
        frozen(Duration.ofDays(2));
        scene.calendar = new CalendarState.Closed(Optional.empty());

        assertThat(check().next()).isEqualTo(Next.READY);
        assertThat(scene.record().windowWait()).isEmpty();
    }

    @Test
    void aFreezeOfAnotherServiceOrEnvironmentIsNotInTheWay() {
        scene.opened(Scene.ungated("prod"));
        keep("dev", Optional.empty());
        keep("prod", Optional.of("api"));
        assertThat(check().next()).isEqualTo(Next.READY);

        keep("prod", Optional.of("web"));
        assertThat(check().next()).isEqualTo(Next.WAIT);
    }

    @Test
    void aCalendarThatCannotBeReadIsClosed() {
        open(Scene.release(false), new Windows(List.of(), List.of(), "UTC", Outside.WAIT, Optional.of("holidays")));
        scene.calendar = new CalendarState.Unreadable("AccessDenied");

        Output output = check();
        assertThat(output.next()).isEqualTo(Next.WAIT);
        assertThat(output.why().getFirst()).contains("holidays cannot be read, which counts as closed: AccessDenied");

        scene.calendar = new CalendarState.Open(Optional.empty());
        assertThat(check().next()).isEqualTo(Next.READY);
    }

    /** It may stay so for the whole of the 28 days: looks grow rare, or the execution's history is full before they are over. */
    @Test
    void whatNamesNoEndIsNotLookedAtMoreOftenThanWhatDoes() {
        open(Scene.release(false), new Windows(List.of(), List.of(), "UTC", Outside.WAIT, Optional.of("holidays")));
        scene.calendar = new CalendarState.Unreadable("AccessDenied");

        int looks = 0;
        for (Output output = check(); output.next() == Next.WAIT; output = check()) {
            looks++;
            scene.pass(Duration.ofSeconds(output.seconds()));
        }

        assertThat(looks).isLessThan(90);
        assertThat(Duration.between(Scene.NINE, scene.clock.instant())).isGreaterThanOrEqualTo(Duration.ofDays(28));
    }

    @Test
    void whatItHasMetIsKeptInItsRecord() {
        open(Scene.release(false), AFTERNOONS);
        check();

        assertThat(Json.read(Json.write(scene.record()), Deployment.class)).isEqualTo(scene.record());
    }

    private void open(Release release, Windows windows) {
        scene.opened(Example.plan(
                "web-prod-1",
                release,
                Example.environment("prod", rules -> rules.gates().within(windows))));
    }

    private void frozen(Duration time) {
        keep("prod", Optional.empty(), time);
    }

    private void keep(String environment, Optional<String> service) {
        keep(environment, service, Duration.ofDays(2));
    }

    private void keep(String environment, Optional<String> service, Duration time) {
        Freeze freeze = new Freeze(
                environment,
                service,
                scene.clock.instant(),
                scene.clock.instant().plus(time),
                "the sale",
                Optional.of("alice"),
                "arn:1",
                Optional.empty());
        assertThat(scene.freezes.keep(freeze, scene.freezes.find(environment, service)))
                .isTrue();
    }

    private Output check() {
        return new CheckReadinessHandler(
                        scene.store,
                        scene.backend,
                        new QuietMinutes(),
                        new ShelvedImages().push(Scene.IMAGE),
                        scene.windows,
                        new InMemoryStartTimes(),
                        scene.mailbox::add,
                        scene.clock)
                .handle(new Input("web-prod-1", Scene.owner("web-prod-1")));
    }
}
