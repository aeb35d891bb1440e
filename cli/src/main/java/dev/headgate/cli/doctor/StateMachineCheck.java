package dev.headgate.cli.doctor;

import dev.headgate.json.Json;
import dev.headgate.simulator.installation.Definitions;
import java.util.List;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;

/** A state machine is deployed as the checkout has it. */
record StateMachineCheck(SfnClient stepFunctions, String arn, String machine, Definitions definitions, Stacks stacks)
        implements Check {

    @Override
    public String name() {
        return machine + " process";
    }

    @Override
    public List<String> permissions() {
        return List.of("states:DescribeStateMachine");
    }

    @Override
    public Result run() {
        DescribeStateMachineResponse deployed;
        try {
            deployed = stepFunctions.describeStateMachine(it -> it.stateMachineArn(arn));
        } catch (StateMachineDoesNotExistException e) {
            return new Result.Fault("there is no state machine " + arn, stacks.deployOrchestrator());
        }
        if (deployed.status() == StateMachineStatus.DELETING) {
            return new Result.Fault(
                    "the state machine " + deployed.name() + " is being deleted", stacks.deployOrchestrator());
        }
        boolean isCurrent = Differences.between(Json.tree(deployed.definition()), Json.tree(definitions.text(machine)))
                .isEmpty();
        return isCurrent
                ? new Result.Fine("the state machine " + deployed.name() + " is what this checkout has")
                : new Result.Fault(
                        "the state machine " + deployed.name() + " is another than this checkout has",
                        stacks.deployOrchestrator());
    }
}
