package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Configuration;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.simulator.environment.TrafficView.Revision;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.law.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two services that Headgate makes on one load balancer, released at once: neither touches what leads to the other. */
class SharedLoadBalancerTest {

    private static final String HOST = "shop.example.com";
    private static final Configuration CONFIGURATION = Profile.SHARED.configuration();

    private final World world =
            new World(CONFIGURATION, new Definitions(Path.of("..", "statemachine")), "https://approve.example.com", 7);
    private final ExecutionLog log = new ExecutionLog();
    private final Map<String, Stage> stages = new HashMap<>();
    private boolean shiftedAtOnce;

    @BeforeEach
    void setUp() {
        world.stepFunctions().addListener(log);
        CONFIGURATION.services().forEach(service -> {
            Stage stage = new Stage(world, service.name());
            stage.pushImages();
            stages.put(service.name(), stage);
        });
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void bothAreReleasedAndEachReachesOnlyItsOwn() {
        releaseBoth();

        assertThat(outcomes()).isEqualTo(Map.of("web", Outcome.DEPLOYED, "api", Outcome.DEPLOYED));
        assertThat(shiftedAtOnce).isTrue();
        assertThat(serving("web")).containsExactly(stage("web").newDigest());
        assertThat(serving("api")).containsExactly(stage("api").newDigest());
    }

    @Test
    void oneIsRolledBackWhileTheOtherGoesOn() {
        Stage web = stage("web");
        web.whenGreenHas(
                10, "prod", "fall sick", () -> web.place("prod").account().makeImageSick(web.newDigest()));

        releaseBoth();

        assertThat(outcomes()).isEqualTo(Map.of("web", Outcome.ROLLED_BACK, "api", Outcome.DEPLOYED));
        assertThat(shiftedAtOnce).isTrue();
        assertThat(serving("web")).containsExactly(web.currentDigest());
        assertThat(serving("api")).containsExactly(stage("api").newDigest());
    }

    /** All that holds of every installation holds of one with a shared load balancer. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noLawIsBrokenWhateverBefallsOneOfThem(long seed) {
        Place web = new Place("web", "prod");
        Simulation run = Simulation.play(
                Profile.SHARED,
                seed,
                List.of(
                        new Mishap.SickGreen(web, Duration.ofMinutes(seed * 3)),
                        new Mishap.EndedExecution(Math.toIntExact(20 * seed), true)));

        assertThat(run.violations()).as(run.story()).isEmpty();
    }

    private void releaseBoth() {
        SharedListeners shared = SharedListeners.of(world, "web");
        assertThat(SharedListeners.of(world, "api").arns()).isEqualTo(shared.arns());
        stages.forEach((service, stage) -> world.start("release", service, stage.requestEverywhere()));
        Instant limit = world.loop().instant().plus(Duration.ofHours(4));
        long seen = -1;
        while (!log.areAllOver() && world.loop().instant().isBefore(limit)) {
            var unused = world.loop().step();
            long now = stage("web").place("prod").account().changes();
            if (now != seen) {
                seen = now;
                requireApart(shared);
            }
        }
    }

    private void requireApart(SharedListeners shared) {
        assertThat(shared.reachedBy(HOST, "/")).containsExactly("web-prod");
        assertThat(shared.reachedBy(HOST, "/api/orders")).containsExactly("api-prod");
        assertThat(shared.reachedBy("other.example.com", "/api/orders")).isEmpty();
        assertThat(shared.pairs())
                .allMatch(pair -> Set.of("web-prod-1", "web-prod-2").containsAll(pair)
                        || Set.of("api-prod-1", "api-prod-2").containsAll(pair));
        shiftedAtOnce |= shared.isShifting(HOST, "/") && shared.isShifting(HOST, "/api/orders");
    }

    private Map<String, Outcome> outcomes() {
        Map<String, Outcome> outcomes = new HashMap<>();
        for (String id : log.deployments()) {
            Deployment deployment = world.records().find(id).orElseThrow();
            outcomes.put(
                    deployment.plan().release().service(),
                    deployment.closing().orElseThrow().outcome());
        }
        return outcomes;
    }

    private Stage stage(String service) {
        return Optional.ofNullable(stages.get(service)).orElseThrow();
    }

    private List<String> serving(String service) {
        return stage(service).traffic("prod").revisions().stream()
                .filter(it -> it.percent() > 0)
                .map(Revision::image)
                .map(image -> image.substring(image.indexOf('@') + 1))
                .toList();
    }
}
