package dev.headgate.simulator.scenario;

import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.stepfunctions.SimulatedStepFunctions;
import dev.headgate.simulator.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/**
 * Prints what came of each seed as one line, so that two builds can be compared seed by seed: whatever only makes the simulator
 * faster changes no line.
 *
 * <p>A line is a digest of everything that a run leaves behind: each execution's history with all inputs and outputs, each call to
 * AWS with its time, the table's items, the mails, the broken laws and the story.
 *
 * <p>Arguments: the first seed, how many, {@code ecs} to have ECS move the traffic, {@code two} and {@code verbs} as in
 * {@link SeedRuns}, and {@code text} to print what is digested instead.
 */
final class SeedResults {

    private final StringBuilder text = new StringBuilder();

    private SeedResults() {}

    public static void main(String[] arguments) {
        long first = Long.parseLong(arguments[0]);
        long end = first + Long.parseLong(arguments[1]);
        List<String> words = List.of(arguments).subList(2, arguments.length);
        for (long seed = first; seed < end; seed++) {
            Draw.Drawn drawn = SeedRuns.draw(seed, words);
            String came = textOf(seed, drawn);
            System.out.println(words.contains("text") ? came : seed + " " + drawn.profile() + " " + digest(came));
        }
    }

    private static String textOf(long seed, Draw.Drawn drawn) {
        SeedResults results = new SeedResults();
        try {
            results.tell(Simulation.play(drawn.profile(), seed, drawn.turbulence(), drawn.mishaps()));
        } catch (RuntimeException | Error e) {
            // A run that ends so is a result, too; what is lacking is told by the stack.
            results.add("threw", e.toString());
        }
        return results.text.toString();
    }

    private void tell(Simulation run) {
        add("story", run.story());
        run.violations().forEach(it -> add("broken", it));
        World world = run.world();
        Wire wire = world.wire();
        wire.calls().forEach(it -> add("call", it));
        wire.strikes().forEach(it -> add("strike", it));
        world.tooling().sns().all().forEach(it -> add("mail", it));
        wire.undisturbed(() -> {
            tellHistories(world.stepFunctions());
            tellItems(world);
            return true;
        });
    }

    private void tellHistories(SimulatedStepFunctions stepFunctions) {
        for (StateMachineListItem machine :
                stepFunctions.listStateMachinesPaginator().stateMachines()) {
            for (ExecutionListItem execution : stepFunctions
                    .listExecutionsPaginator(it -> it.stateMachineArn(machine.stateMachineArn()))
                    .executions()) {
                add("execution", execution);
                stepFunctions
                        .getExecutionHistoryPaginator(it -> it.executionArn(execution.executionArn()))
                        .events()
                        .forEach(it -> add("event", it));
            }
        }
    }

    private void tellItems(World world) {
        world.tooling()
                .dynamoDb()
                .scanPaginator(it -> it.tableName("headgate-deployments"))
                .items()
                .forEach(it -> add("item", new TreeMap<>(it)));
    }

    private void add(String kind, Object what) {
        text.append(kind).append(' ').append(what).append('\n');
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
