package dev.headgate.cli.say;

import dev.headgate.cli.CommandLineRun;
import dev.headgate.cli.installation.SimulatedInstallation;
import dev.headgate.cli.terminal.Ink;
import dev.headgate.json.Json;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** Somebody who says something to a simulated installation. */
final class SayScene {

    private static final String MACHINE = "arn:aws:states:us-east-1:111122223333:stateMachine:headgate-";

    final SimulatedInstallation installation;
    private final SplittableRandom random = new SplittableRandom(3);
    private Optional<Watch> watch = Optional.empty();

    SayScene(Path folder) {
        this(folder, Manner.APPROVE);
    }

    SayScene(Path folder, Manner manner) {
        installation = new SimulatedInstallation(folder, manner);
    }

    @Command(name = "headgate")
    static final class Root {}

    /** From now on releases are watched by somebody else. */
    void watchBy(Watch other) {
        watch = Optional.of(other);
    }

    CommandLineRun say(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Root());
        new Voice(installation.installations(), random, Ink.NONE, watch)
                .commands()
                .forEach(line::addSubcommand);
        int exitCode = line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }

    /** Executions of a state machine, latest first. */
    List<ExecutionListItem> executions(String machine) {
        return installation
                .world
                .wire()
                .undisturbed(() -> installation
                        .world
                        .stepFunctions()
                        .client()
                        .listExecutions(it -> it.stateMachineArn(MACHINE + machine))
                        .executions());
    }

    /** What the only execution of a state machine was started with. */
    Map<String, Object> onlyInput(String machine) {
        List<ExecutionListItem> all = executions(machine);
        if (all.size() != 1) {
            throw new AssertionError("not one execution but " + all);
        }
        String input = installation
                .world
                .wire()
                .undisturbed(() -> installation
                        .world
                        .stepFunctions()
                        .client()
                        .describeExecution(it -> it.executionArn(all.getFirst().executionArn()))
                        .input());
        return Json.object(Json.tree(input), "$");
    }
}
