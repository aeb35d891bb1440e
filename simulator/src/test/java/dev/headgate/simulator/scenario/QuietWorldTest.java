package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.wire.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A world that is served has no end: what it remembers must not grow with the calls that reach it. */
class QuietWorldTest {

    @Test
    void keepsNoCalls() throws IOException {
        World world = QuietWorld.of(
                ConfigurationFile.parse(
                        Files.readString(Path.of("..", "headgate.yaml")), "headgate.yaml", "111122223333"),
                new Definitions(Path.of("..", "statemachine")),
                "https://approvals.example.com",
                World.START);
        world.wire().add(call -> call.number() % 7 == 0 ? Fault.Effect.THROTTLE : Fault.Effect.NONE);
        world.start("release", "a", "{\"service\": \"web\", \"imageTag\": \"v3\", \"environments\": [\"dev\"]}");
        world.loop().runFor(Duration.ofHours(1));

        assertThat(world.wire().count("states", "StartExecution") + world.wire().count("dynamodb", "GetItem"))
                .isPositive();
        assertThat(world.wire().calls()).isEmpty();
        assertThat(world.wire().strikes()).isEmpty();
    }
}
