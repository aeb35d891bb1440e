package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.RunningTaskSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A service deployment on its way through its stages, until blue's tasks are gone. */
final class WayForward {

    /** A stage may take so long. */
    static final Duration STAGE_LIMIT = Duration.ofHours(24);

    private final Surroundings around;
    private final EcsDeployment deployment;
    private final ServiceTraffic traffic;
    private final StageHooks hooks;
    private final Timeline ahead;
    private final List<Shift> shifts;
    private final Ends ends;

    /**
     * What becomes of it.
     *
     * @param succeeds all of green's stages are behind it
     * @param breaks it cannot go on, and is told why
     * @param trips too many tasks of green have failed
     */
    record Ends(Runnable succeeds, Consumer<String> breaks, Runnable trips) {}

    WayForward(Surroundings around, EcsDeployment deployment, ServiceTraffic traffic, StageHooks hooks, Ends ends) {
        this.around = around;
        this.deployment = deployment;
        this.traffic = traffic;
        this.hooks = hooks;
        this.ends = ends;
        ahead = new Timeline(around.loop(), deployment.arn() + " goes on");
        // The first revision of all has nobody to share traffic with.
        List<Shift> all = Shift.of(deployment.configuration());
        shifts = deployment.change().sources().isEmpty() ? List.of(all.getLast()) : all;
    }

    void begin() {
        if (traffic.needsReconciliation()) {
            pass(Stage.RECONCILE_SERVICE, around.tempo().shift(), traffic::reconcile, this::scaleUp);
        } else {
            scaleUp();
        }
    }

    private void scaleUp() {
        pass(Stage.PRE_SCALE_UP, () -> {
            deployment.enter(Stage.SCALE_UP);
            RunningTaskSet green = traffic.bringGreen();
            deployment.circuitBreaker().begin(around.now());
            awaitGreen(green, around.now().plus(STAGE_LIMIT));
        });
    }

    private void awaitGreen(RunningTaskSet green, Instant limit) {
        boolean counts = around.readings().circuitBreakerCounts();
        if (green.isSteady()) {
            pass(Stage.POST_SCALE_UP, this::moveTestTraffic);
        } else if (counts && deployment.circuitBreaker().trips(green, around.now())) {
            ends.trips().run();
        } else if (around.now().isBefore(limit)) {
            ahead.then(Tempo.HEALTH_POLL, () -> awaitGreen(green, limit));
        } else {
            ends.breaks().accept("The stage SCALE_UP did not end within " + STAGE_LIMIT.toHours() + " hours.");
        }
    }

    private void moveTestTraffic() {
        deployment.want(deployment.wanted().production(), traffic.hasTestRule() ? 100 : 0);
        pass(
                Stage.TEST_TRAFFIC_SHIFT,
                around.tempo().shift(),
                traffic::testGreen,
                () -> pass(Stage.POST_TEST_TRAFFIC_SHIFT, () -> step(0)));
    }

    /** Each step of the traffic runs through both of its stages, and their hooks are asked each time. */
    private void step(int number) {
        pass(Stage.PRE_PRODUCTION_TRAFFIC_SHIFT, () -> {
            Shift shift = shifts.get(number);
            // What is wanted is told before the listener has it.
            deployment.want(shift.percent(), deployment.wanted().test());
            pass(
                    Stage.PRODUCTION_TRAFFIC_SHIFT,
                    around.tempo().shift(),
                    () -> traffic.weigh(shift.percent()),
                    () -> ahead.then(shift.bake(), number + 1 < shifts.size() ? () -> step(number + 1) : this::bake));
        });
    }

    private void bake() {
        pass(Stage.POST_PRODUCTION_TRAFFIC_SHIFT, () -> {
            deployment.enter(Stage.BAKE_TIME);
            int minutes = Optional.ofNullable(deployment.configuration().bakeTimeInMinutes())
                    .orElse(0);
            ahead.then(Duration.ofMinutes(minutes), this::cleanUp);
        });
    }

    private void cleanUp() {
        deployment.enter(Stage.CLEAN_UP);
        deployment.alarms().complete();
        deployment.circuitBreaker().complete();
        traffic.retireBlue(() -> ahead.then(Tempo.CLOSING, ends.succeeds()));
    }

    private void pass(Stage stage, Runnable onward) {
        pass(stage, around.tempo().idle(), () -> {}, onward);
    }

    private void pass(Stage stage, Duration takes, Runnable work, Runnable onward) {
        deployment.enter(stage);
        ahead.then(takes, () -> {
            work.run();
            hooks.run(stage, onward, ends.breaks());
        });
    }

    void cancel() {
        ahead.close();
        hooks.cancel();
    }
}
