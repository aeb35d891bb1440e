package dev.headgate.simulator.installation;

import dev.headgate.aws.FunctionSettings;
import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import dev.headgate.function.Wiring;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.installation.SimulatedClients.AccountRegion;
import dev.headgate.telemetry.StructuredLog;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** What a world's functions are made of, for tests that invoke them without a state machine. */
public final class WorldFunctions {

    private WorldFunctions() {}

    /** The handlers, acting on this world at the time it is. */
    public static Wiring wiring(World world) {
        Map<AccountRegion, TargetAccount> targets = new HashMap<>();
        for (Service service : world.configuration().services()) {
            for (Environment environment : service.environments()) {
                Target target = environment.target();
                targets.put(
                        new AccountRegion(target.account(), target.region()),
                        world.place(service.name(), environment.name()).account());
            }
        }
        return new Wiring(
                new SimulatedClients(world.tooling(), targets, world.stepFunctions()::client),
                settings(world),
                world.loop(),
                new SplittableRandom(1),
                new StructuredLog(world.loop(), line -> {}));
    }

    /** What the functions of a world are told. */
    public static FunctionSettings settings(World world) {
        return new Arns(world.configuration()).settings("https://approvals.example.com");
    }

    /** What stands for each placeholder of the definitions. */
    public static Map<String, String> substitutions(Configuration configuration) {
        return new Arns(configuration).substitutions();
    }

    /** The table that the functions keep their records in. */
    public static String table(World world) {
        return new Arns(world.configuration()).table();
    }
}
